"""Acadre: a manifest that tells which versions were produced, and beside it the XML of each (esdh.md, Acadre)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.importing.esdh.delivery import (
    DeliveredAttachment,
    DeliveredItem,
    DeliveredMeeting,
    DeliveredPerson,
    DeliveredText,
    Kind,
    Mark,
    kind_by_decisions,
    kind_by_name,
)
from generator.importing.esdh.values import one_line, says, says_closed, when, whole, without_address
from generator.importing.esdh.xml import content, elements

_OPEN_CODE = "1"  # 2 is closed, 3 concerns a person
_OPEN_NAMES = ("åben", "åbent", "offentlig")
_KINDS: dict[str, Kind] = {"0": "draft", "1": "agenda", "2": "minutes"}


@dataclass(frozen=True, slots=True)
class Version:
    """Version: one printing of the agenda or the minutes, as the manifest tells of it."""

    kind: Kind
    is_published: bool
    folder: str
    file: str
    created: str
    number: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Manifest: an agenda's id, and its versions."""

    agenda: str
    versions: tuple[Version, ...]

    @property
    def newest(self) -> Version | None:
        """The newest published version, of the minutes where there are any; None where nothing is published."""
        published = [version for version in self.versions if version.is_published and version.kind != "draft"]
        return max(published, key=lambda each: (each.kind == "minutes", each.created, each.number), default=None)


def read_manifest(root: etree._Element) -> Manifest:
    """What a manifest says. Each value is an attribute of a `field` of its own."""
    agenda = _attributes(root.find("table[@name='agenda']/fields"))
    is_closed = _mark(agenda.get("access", ""), "") is False
    produced = (_attributes(fields) for fields in elements(root, ".//table[@name='producedAgenda']/fields"))
    return Manifest(agenda.get("sysid", ""), tuple(_version(fields, is_closed) for fields in produced))


def agenda_of(root: etree._Element) -> str:
    """The id of the agenda in the XML of a version; the manifest has the same."""
    return _value(root.find("table[@name='agenda']"), "sysid")


def _attributes(fields: etree._Element | None) -> dict[str, str]:
    found = fields.findall("field") if fields is not None else []
    return {str(name): one_line(str(value)) for field in found for name, value in field.attrib.items()}


def _version(fields: dict[str, str], is_closed: bool) -> Version:
    is_public = _mark(fields.get("accessid", ""), fields.get("access", "")) is True
    return Version(
        _KINDS.get(fields.get("type", ""), "draft"),
        fields.get("publish") == "1" and is_public and not is_closed,
        fields.get("filesfolder", ""),
        fields.get("xmlfilename", "") or f"{fields.get('xmlFusionID', '')}.xml",
        fields.get("createdDate", "") or fields.get("publishDate", ""),
        whole(fields.get("sysid", "")) or 0,
    )


def read_agenda(root: etree._Element, kind: Kind | None = None) -> DeliveredMeeting:
    """The meeting in the XML of a version; of what `kind` it is the manifest tells, else its own name."""
    committee, meeting = root.find(".//table[@name='committee']"), root.find(".//table[@name='meeting']")
    agenda = root.find("table[@name='agenda']")
    is_closed = _mark(_value(agenda, "access"), _value(agenda, "accessname")) is False
    is_contradicted = is_closed or says_closed(_value(agenda, "name")) or says_closed(_value(meeting, "name"))
    items = tuple(
        _item(parent, item, is_contradicted)
        for parent in root.iterfind(".//table[@name='agendaitemparents']")
        if (item := parent.find("table[@name='agendaitem']")) is not None
    )
    items = tuple(sorted(items, key=lambda item: whole(item.number) or 0))
    date, time = when(_value(meeting, "date"), _value(meeting, "finish"))
    return DeliveredMeeting(
        body=_value(committee, "name"),
        date=date,
        kind=kind or kind_by_name(_value(agenda, "name")) or kind_by_decisions(items),
        item_mark="access",
        attachment_mark="access",
        items=items,
        time=time,
        place=_value(meeting, "location"),
        name=_value(meeting, "name"),
        people=tuple(_people(committee, meeting)),
    )


def _value(table: etree._Element | None, name: str) -> str:
    """A value of a table on one line: the text of the field called `name`."""
    return one_line(_text(table, name))


def _text(table: etree._Element | None, name: str) -> str:
    field = table.find(f"fields/field[@name='{name}']") if table is not None else None
    return "" if field is None else content(field)


def _mark(code: str, name: str) -> Mark:
    """The mark that a code and its name are together; they must not contradict each other."""
    marks = {says(code, _OPEN_CODE), says(name, *_OPEN_NAMES)} - {None}
    return None if not marks else marks == {True}


def _people(committee: etree._Element | None, meeting: etree._Element | None) -> Iterator[DeliveredPerson]:
    """The members with their absence; what the meeting does not say of one, the committee's list of members does."""
    members = {_value(member, "sysid"): member for member in _members(committee, "commember")}
    for member in _members(meeting, "meetmember") or members.values():
        known = members.get(_value(member, "sysid"))
        yield DeliveredPerson(
            without_address(_value(member, "name")),
            _value(member, "absent") not in ("", "0"),
            _value(member, "role") or _value(known, "role"),
            _value(member, "party") or _value(known, "party"),
        )


def _members(table: etree._Element | None, name: str) -> list[etree._Element]:
    return table.findall(f"table[@name='{name}']/table[@name='member']") if table is not None else []


def _item(parent: etree._Element, item: etree._Element, is_contradicted: bool) -> DeliveredItem:
    bullets = sorted(elements(item, "table[@name='bullet']"), key=lambda bullet: _sort(bullet, "bulletsortorder"))
    enclosures = sorted(elements(item, "table[@name='enclosure']"), key=lambda enclosure: _sort(enclosure, "sort"))
    return DeliveredItem(
        number=_value(parent, "sort"),
        title=_value(item, "name"),
        is_public=_mark(_value(item, "access"), _value(item, "accessname")),
        is_contradicted=is_contradicted,
        case=_value(item, "caseno"),
        texts=tuple(
            DeliveredText(_value(bullet, "bulletname"), _text(bullet, "bulletcontent"), absent=tuple(_absent(bullet)))
            for bullet in bullets
        ),
        attachments=(
            *(_attachment(each, "name", "filename", "access", "accessname") for each in enclosures),
            *(
                _attachment(each, "Title", "FileName", "", "PublicAccessLevelName")
                for each in item.iterfind("table[@name='Case']/table[@name='Files']/table[@name='File']")
            ),
        ),
    )


def _sort(table: etree._Element, name: str) -> int:
    return whole(_value(table, name)) or 0


def _absent(bullet: etree._Element) -> Iterator[str]:
    for member in elements(bullet, "table[@name='absentmembers']"):
        if name := without_address(_value(member, "name")):
            yield name


def _attachment(table: etree._Element, title: str, file: str, code: str, name: str) -> DeliveredAttachment:
    mark = _mark(_value(table, code) if code else "", _value(table, name))
    return DeliveredAttachment(_value(table, title), _value(table, file), mark)
