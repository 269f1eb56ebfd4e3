"""EXIF: what a camera writes about a picture (CIPA DC-008)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PIL import ExifTags, Image

from generator.downloads.nesting import APART
from generator.problems import Message, say

OPENING = b"Exif\x00\x00"
"""What stands before it in a JPEG file."""

_GROUPS = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.IFD1)
_UPRIGHT = 1
_ORIENTATIONS = range(2, 9)
_LONGEST = 100_000  # signs of one value


@dataclass(frozen=True, slots=True)
class Exif:
    """EXIF-oplysninger: by their names in the standard, in all groups together."""

    values: Mapping[str, object]
    has_place: bool
    """Whether it tells where the picture was taken."""

    @property
    def text(self) -> str:
        """All values."""
        return APART.join(_worded(value) for value in self.values.values())

    @property
    def orientation(self) -> int:
        """Which way up the picture is, 2 to 8; 1 where nothing has to be turned."""
        said = self.values.get("Orientation")
        return said if isinstance(said, int) and said in _ORIENTATIONS else _UPRIGHT

    def told(self) -> Iterator[Message]:
        """What of it tells of people, their cameras and where they were."""
        if self.has_place:
            yield say("hvor billedet er taget (GPS)")
        names = self.values.keys()
        if names & {"Artist", "Copyright", "XPAuthor", "CameraOwnerName"}:
            yield say("fotografens navn")
        if names & {"Make", "Model", "BodySerialNumber", "LensSerialNumber", "LensModel", "MakerNote"}:
            yield say("hvilket kamera billedet er taget med")
        if names & {"Software", "ProcessingSoftware", "HostComputer"}:
            yield say("hvilket program billedet er lavet med")
        if names & {"DateTime", "DateTimeOriginal", "DateTimeDigitized"}:
            yield say("hvornår billedet er taget")
        if names & {"ImageDescription", "XPTitle", "XPComment", "XPSubject", "XPKeywords", "UserComment"}:
            yield say("en beskrivelse af billedet")
        if "JpegIFOffset" in names:
            yield say("et lille billede, måske fra før det blev beskåret")


def read_exif(block: bytes) -> Exif:
    """The EXIF data of a block that begins as a TIFF file does, or of a TIFF file; what is broken of it is left out."""
    exif = Image.Exif()
    values: dict[str, object] = {}
    has_place = False
    with warnings.catch_warnings(action="ignore"):  # Pillow warns of broken values, and leaves them out
        try:
            exif.load(block)
            values |= {ExifTags.TAGS.get(tag, str(tag)): value for tag, value in exif.items()}
            for group in _GROUPS:
                inner = exif.get_ifd(group)
                names = ExifTags.GPSTAGS if group == ExifTags.IFD.GPSInfo else ExifTags.TAGS
                has_place |= group == ExifTags.IFD.GPSInfo and len(inner) > 1  # more than which version it is of
                values |= {names.get(tag, str(tag)): value for tag, value in inner.items()}
        except Exception:  # noqa: BLE001  # whatever Pillow stumbles on: struct.error, SyntaxError, KeyError, TypeError …
            return Exif(values, has_place)
    return Exif(values, has_place)


def orientation_alone(orientation: int) -> bytes:
    """A block of EXIF that tells which way up the picture is, and nothing else."""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + bytes([orientation]) + b"\x00\x00"
    return b"MM\x00*\x00\x00\x00\x08\x00\x01" + entry + b"\x00\x00\x00\x00"


def _worded(value: object) -> str:
    """A value as text; bytes may hold letters of one byte or of two (the tags that Windows writes)."""
    if isinstance(value, bytes):
        wide = value.count(b"\x00") * 3 > len(value)
        return value[:_LONGEST].decode("utf-16-le" if wide else "utf-8", "replace").replace("\x00", "")
    text = str(value)[:_LONGEST]
    try:
        return text.encode("latin-1").decode("utf-8")  # as many programs write, and Pillow does not read
    except UnicodeError:
        return text
