"""Pictures: JPEG, PNG, GIF, WebP, and TIFF and BMP to look into."""

from __future__ import annotations

from generator.downloads.pictures.cleaning import clean
from generator.downloads.pictures.examining import examine

__all__ = ["clean", "examine"]
