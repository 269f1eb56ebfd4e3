"""What a PDF says of itself: title, author, programs, paths, history (ISO 32000-1, 14.3)."""

from __future__ import annotations

import html
import re

import pikepdf

from generator.downloads.pdf.objects import WrittenObjects
from generator.findings import FoundText
from generator.problems import say

_PLACE = say("egenskaberne")
_LONGEST = 2_000_000  # signs of one packet; of those with a picture in them, the first
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r"(?<!\S)(?!xml)[^\s=]+\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_BLANKS = re.compile(r"\s+")
_DATE = re.compile(r"D:\d{4,14}[-+Z\d']*|\b\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[-+]\d\d:\d\d)?")
_IDENTITY = re.compile(r"\b(?:uuid|xmp\.[id]id|adobe:docid:\w+):[-\w]+")

# What programs make a title of by themselves: a path, the name of a file, of themselves, or of nothing.
_NO_TITLE = re.compile(
    r"^(?:Microsoft (?:Word|Office|PowerPoint|Excel)|Word|Excel|PowerPoint)\s*-\s|[\\/]|\.\w{3,4}$"
    r"|^(?:untitled|unavngivet|uden titel|(?:dokument|document|præsentation|presentation|mappe|book)\s?\d*)$",
    re.IGNORECASE,
)


_ACCESSIBLE = re.compile(r"\bpdfuaid:part(?:\s*=\s*[\"']|>)\s*(\d)")  # ISO 14289-1, 5
_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<pdfuaid:part>{part}</pdfuaid:part>{title}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)


def properties(pdf: pikepdf.Pdf, objects: WrittenObjects) -> FoundText | None:
    """All that is said of the file, its pages and pictures, but for dates and the numbers that programs give them."""
    said = [text for _, text in _information(pdf)]
    for item, written in objects:
        if b"/Metadata" in written and isinstance(item, pikepdf.Stream) and item.get("/Type") == pikepdf.Name.Metadata:
            said.append(_plain(_decoded(item.read_bytes())))
    text = "\n".join(filter(str.strip, (_IDENTITY.sub("", _DATE.sub("", each)) for each in said)))
    return FoundText(_PLACE, text) if text else None


def _information(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """The keys and values of the document information dictionary."""
    told = pdf.trailer.get("/Info")
    if not isinstance(told, pikepdf.Dictionary):
        return []
    pairs = ((key, str(value).replace("\0", "").strip()) for key, value in told.items()
             if isinstance(value, pikepdf.String))  # fmt: skip
    return [(key, value) for key, value in pairs if value]


def title_to_keep(pdf: pikepdf.Pdf) -> str:
    """The title where a person has given one.

    Readers' programs show it, and read it aloud, in place of the file's name: WCAG 2.1, 2.4.2 (technique PDF18), and
    PDF/UA (ISO 14289-1, 7.1) ask for it. What a program has made up, mostly of where the file lay, tells no reader
    anything and may tell a case's name: that one goes. A kept title is a text as any other, and is looked through.
    """
    title = dict(_information(pdf)).get("/Title", "")
    return "" if _NO_TITLE.search(title) else title


def has_properties(pdf: pikepdf.Pdf) -> bool:
    """Whether more is said of the file than a copy keeps."""
    said = dict(_information(pdf))
    title = title_to_keep(pdf)
    return said != ({"/Title": title} if title else {}) or _packet_of(pdf) != _packet_to_keep(pdf)


def strip_properties(pdf: pikepdf.Pdf) -> bool:
    """Take all that is said of the file out, but for what a copy keeps; whether there was any."""
    if not has_properties(pdf):
        return False
    title, packet = title_to_keep(pdf), _packet_to_keep(pdf)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    if title:
        pdf.trailer["/Info"] = pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String(title)))
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    if packet:
        pdf.Root["/Metadata"] = pdf.make_stream(packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    return True


def _packet_of(pdf: pikepdf.Pdf) -> bytes:
    packet = pdf.Root.get("/Metadata")
    return packet.read_bytes() if isinstance(packet, pikepdf.Stream) else b""


def _packet_to_keep(pdf: pikepdf.Pdf) -> bytes:
    """The XMP that says that the file is made to be read aloud, where it does: there is no other place to say it."""
    claim = _ACCESSIBLE.search(_decoded(_packet_of(pdf)))
    if not claim:
        return b""
    title = html.escape(title_to_keep(pdf))
    told = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>' if title else ""
    return _PACKET.format(part=claim[1], title=told).encode()


def _decoded(packet: bytes) -> str:
    if packet[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return packet.decode("utf-16", "replace")[:_LONGEST]
    return packet.decode("utf-8", "replace")[:_LONGEST]


def _plain(xml: str) -> str:
    """The words of XMP: in elements, and in attributes."""

    def values(tag: re.Match[str]) -> str:
        if tag[0].startswith("<?"):
            return ""
        return " ".join(first or second for first, second in _ATTRIBUTE.findall(tag[0])) + "\n"

    lines = (_BLANKS.sub(" ", html.unescape(line)).strip() for line in _TAG.sub(values, xml).splitlines())
    return "\n".join(filter(None, lines))
