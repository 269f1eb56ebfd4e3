"""What a PowerPoint presentation holds (ECMA-376 part 1, 19): slides, notes, and what lies outside what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from generator.downloads.nesting import joined, text_at
from generator.downloads.office.parts import Parts
from generator.downloads.xml import attribute, everything, local, running_text
from generator.findings import Examined, HiddenPart
from generator.problems import Message, say

_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Presentation:
    """Præsentation: the numbers of its slides, and how large they are."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    """From 1, by the name of the part."""
    notes_of: Mapping[str, int] = field(default_factory=dict)
    """The number of the slide, by the name of the part with its notes."""
    size: tuple[int, int] | None = None
    """Width and height in English metric units."""


def read_presentation(parts: Parts) -> Presentation:
    """The slides in the order that they are shown in; empty where the package has none."""
    name = parts.first("/presentation.xml")
    root = parts.root(name) if name else None
    if name is None or root is None:
        return Presentation()
    targets = {relation.id: relation.target for relation in parts.relations.get(name, ())}
    ids = (
        next((str(value) for key, value in node.attrib.items() if key.endswith("}id")), "")
        for node in root.iterfind("{*}sldIdLst/{*}sldId")
    )
    numbers = {targets.get(each, ""): number for number, each in enumerate(ids, 1)}
    notes = {
        relation.target: number
        for slide, number in numbers.items()
        for relation in parts.relations.get(slide, ())
        if relation.kind == "notesSlide"
    }
    size = root.find("{*}sldSz")
    width_height = (_measure(size, "cx"), _measure(size, "cy")) if size is not None else (None, None)
    return Presentation(numbers, notes, _both(*width_height))


def _both(first: int | None, second: int | None) -> tuple[int, int] | None:
    return (first, second) if first is not None and second is not None else None


def _measure(node: _Element, name: str) -> int | None:
    text = attribute(node, name)
    return int(text) if text.removeprefix("-").isdecimal() and len(text) <= 12 else None


def examine_slide(root: _Element, part: str, presentation: Presentation) -> Examined:
    """A slide: its text, and whether it, or some of it, is not shown."""
    number = presentation.numbers.get(part)
    place = say("dias {number}", number=number) if number else say("et dias, som ikke er med i præsentationen")
    return joined(text_at(place, everything(root)), Examined(parts=tuple(_hidden_parts(root, place, presentation))))


def _hidden_parts(root: _Element, place: Message, presentation: Presentation) -> Iterator[HiddenPart]:
    if attribute(root, "show").lower() in _OFF or place.template.startswith("et dias"):
        yield HiddenPart("hidden", say("{place}, som er skjult", place=place))
    shapes = [shape for shape in root.iterfind("{*}cSld/{*}spTree/*") if running_text(shape).strip()]
    outside = sum(_is_outside(shape, presentation.size) for shape in shapes)
    if outside:
        yield HiddenPart("hidden", say("tekst uden for {place} (felter: {count})", place=place, count=outside))
    named = (node for shape in shapes for node in shape.iter("{*}cNvPr"))
    if hidden := sum(node.get("hidden", "").lower() in ("1", "true") for node in named):
        yield HiddenPart("hidden", say("skjulte felter på {place} (antal: {count})", place=place, count=hidden))


def _is_outside(shape: _Element, size: tuple[int, int] | None) -> bool:
    """Whether a shape lies wholly beside the slide; one without a place of its own has that of the layout."""
    frame = shape.find("{*}xfrm") if local(shape) == "graphicFrame" else shape.find("*/{*}xfrm")
    at = frame.find("{*}off") if frame is not None else None
    extent = frame.find("{*}ext") if frame is not None else None
    if size is None or at is None or extent is None:
        return False
    x, y, width, height = _measure(at, "x"), _measure(at, "y"), _measure(extent, "cx"), _measure(extent, "cy")
    if x is None or y is None or width is None or height is None:
        return False
    return x >= size[0] or y >= size[1] or x + width <= 0 or y + height <= 0


def examine_notes(root: _Element, part: str, presentation: Presentation) -> Examined:
    """A slide's notes: no reader of the slides sees them, but who opens the file does, as with comments."""
    number = presentation.notes_of.get(part)
    place = say("noterne til dias {number}", number=number) if number else say("noter uden dias")
    bodies = (shape for shape in root.iter("{*}sp") if shape.find("{*}nvSpPr/{*}nvPr/{*}ph[@type='body']") is not None)
    is_written = any(running_text(body).strip() for body in bodies)
    return joined(
        text_at(place, everything(root)), Examined(parts=(HiddenPart("comments", place),) if is_written else ())
    )
