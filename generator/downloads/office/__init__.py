"""Office Open XML (ECMA-376): Word, Excel and PowerPoint since 2007."""

from __future__ import annotations

from generator.downloads.office.cleaning import clean
from generator.downloads.office.examining import examine

__all__ = ["clean", "examine"]
