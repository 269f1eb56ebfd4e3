"""Pictures: what they tell beside what they show is found, and copies show the same and tell nothing."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageOps

from generator.downloads import pictures
from generator.findings import Examined
from tests.pictures import a_jpeg, a_png, saved

_TURNED = 6


def _exif(*, orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Bo Test"
    exif[ExifTags.Base.Model] = "Kamera 7"
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (55.0, 40.0, 0.0)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return exif


def _words(found: Examined) -> str:
    return "\n".join(text.text for text in found.texts)


def _told(found: Examined, kind: str = "metadata") -> list[str]:
    return [str(part.place) for part in found.parts if part.kind == kind]


def _shown(data: bytes) -> tuple[tuple[int, int], bytes]:
    """The picture as it is shown, turned the right way up: its size and its pixels."""
    with Image.open(io.BytesIO(data)) as image:
        turned = ImageOps.exif_transpose(image)
        return turned.size, turned.tobytes()


def test_a_name_in_the_letters_of_today_is_read() -> None:
    exif = _exif()
    exif[ExifTags.Base.Artist] = "Ea Prøve".encode()
    assert "Ea Prøve" in _words(pictures.examine(a_jpeg(exif=exif)))


def test_where_and_by_whom_a_picture_was_taken_is_told() -> None:
    found = pictures.examine(a_jpeg(exif=_exif()))
    assert _told(found) == ["hvor billedet er taget (GPS)", "fotografens navn", "hvilket kamera billedet er taget med"]
    assert "Bo Test" in _words(found)


@pytest.mark.parametrize("size", [(1240, 1754), (1754, 1240)])
def test_a_picture_like_a_page_is_told_to_be_unread(size: tuple[int, int]) -> None:
    assert _told(pictures.examine(a_png(size)), "unread") == ["ordene i et billede, der ligner en scannet side"]


@pytest.mark.parametrize("size", [(1600, 1200), (1500, 1000), (141, 100), (1920, 1080)])
def test_a_photo_is_not(size: tuple[int, int]) -> None:
    assert not _told(pictures.examine(a_png(size)), "unread")


def test_texts_of_a_png_are_unpacked() -> None:
    found = pictures.examine(a_png(Comment="nummer 010190-1234"))
    assert "010190-1234" in _words(found)
    assert _told(found) == ["oplysninger om billedet (PNG-tekst)"]


def test_what_follows_after_a_picture_is_found() -> None:
    for data in (a_jpeg(), a_png(), saved("GIF"), saved("WEBP", lossless=True)):
        found = pictures.examine(data + b"afklippet: 010190-1234")
        assert "010190-1234" in _words(found)
        assert _told(found, "embedded") == ["data, som står efter billedet"]


def test_what_stands_beside_the_pixels_of_a_bitmap_is_found() -> None:
    whole = saved("BMP")
    assert pictures.examine(whole) == Examined()
    found = pictures.examine(whole + b"afklippet: 010190-1234")
    assert "010190-1234" in _words(found)
    assert _told(found, "embedded") == ["data, som står efter billedet"]


@pytest.mark.parametrize(
    "data",
    [
        a_jpeg(comment=b"Bo", exif=_exif(orientation=_TURNED)),
        a_jpeg(exif=_exif()) + b"mere",
        a_png(Author="Bo") + b"mere",
        saved("GIF", comment=b"Bo"),
        saved("WEBP", lossless=True, exif=_exif().tobytes(), xmp=b"<x/>"),
    ],
)
def test_a_cleaned_picture_shows_the_same_and_tells_nothing(data: bytes) -> None:
    cleaned = pictures.clean(data)
    assert cleaned
    assert len(cleaned) < len(data)
    assert _shown(cleaned) == _shown(data)
    assert not pictures.examine(cleaned).parts
    assert pictures.clean(cleaned) is None


def test_the_colour_profile_stays() -> None:
    cleaned = pictures.clean(a_jpeg(comment=b"Bo"))
    assert cleaned
    with Image.open(io.BytesIO(cleaned)) as image:
        assert image.info["icc_profile"] == b"profil"


def test_a_moving_picture_still_moves() -> None:
    target = io.BytesIO()
    frames = [Image.new("RGB", (8, 6), colour) for colour in ("red", "green", "blue")]
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], loop=0, comment=b"Bo")
    cleaned = pictures.clean(target.getvalue())
    assert cleaned
    with Image.open(io.BytesIO(cleaned)) as image:
        assert (getattr(image, "n_frames", 1), image.info["loop"]) == (3, 0)


def test_a_picture_that_tells_nothing_is_left_alone() -> None:
    for data in (a_jpeg(), a_png(), saved("GIF"), saved("WEBP", lossless=True)):
        assert pictures.clean(data) is None


def test_a_tiff_is_looked_into_and_not_copied() -> None:
    data = saved("TIFF", software="Skanner 3", artist="Ea Prøve")
    assert _told(pictures.examine(data)) == ["fotografens navn", "hvilket program billedet er lavet med"]
    assert pictures.clean(data) is None


def test_a_picture_too_large_for_any_memory_costs_nothing() -> None:
    header = struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    data = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data += b"\0\0\0\0IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    assert _told(pictures.examine(data), "unread") == ["hele billedet, som er for stort"]


WHOLE = (
    a_jpeg(comment=b"Bo", exif=_exif(orientation=_TURNED)),
    a_png(Author="Bo"),
    saved("GIF", comment=b"Bo"),
    saved("WEBP", lossless=True, exif=_exif().tobytes()),
    saved("TIFF", artist="Bo"),
    saved("BMP"),
)


@given(st.data())
def test_no_broken_picture_is_an_exception(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    broken = bytes(whole[: data.draw(st.integers(1, len(whole)))])
    assert pictures.examine(broken).texts is not None
    pictures.clean(broken)
