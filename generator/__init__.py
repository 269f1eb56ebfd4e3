"""Referatarkiv: minutes of meetings as a linked, searchable, read-only archive."""

__version__ = "0.1.0"
