"""Small builders of pictures with metadata."""

from __future__ import annotations

import io

from PIL import Image
from PIL.PngImagePlugin import PngInfo


def a_jpeg(size: tuple[int, int] = (8, 6), *, comment: bytes = b"", exif: Image.Exif | None = None) -> bytes:
    """A JPEG of one colour."""
    target = io.BytesIO()
    image = Image.new("RGB", size, (200, 10, 30))
    image.save(target, "JPEG", comment=comment or None, exif=exif.tobytes() if exif else b"", icc_profile=b"profil")
    return target.getvalue()


def a_png(size: tuple[int, int] = (8, 6), **texts: str) -> bytes:
    """A PNG of one colour with texts by their keywords."""
    target, information = io.BytesIO(), PngInfo()
    for keyword, text in texts.items():
        information.add_text(keyword, text, zip=True)
    Image.new("RGB", size, (200, 10, 30)).save(target, "PNG", pnginfo=information)
    return target.getvalue()


def saved(form: str, **more: object) -> bytes:
    """A small picture in any format of Pillow's."""
    target = io.BytesIO()
    Image.new("P", (8, 6), 3).save(target, form, **more)
    return target.getvalue()
