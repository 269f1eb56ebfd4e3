"""The files that readers can download: what they hold, seen and unseen, and copies without what is unseen."""

from generator.downloads.examining import clean, examine

__all__ = ["clean", "examine"]
