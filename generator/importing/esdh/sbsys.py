"""SBSYS: one `Dagsorden` with its values as attributes (esdh.md, SBSYS `Dagsorden`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.importing.esdh.delivery import (
    DeliveredAttachment,
    DeliveredItem,
    DeliveredMeeting,
    DeliveredText,
    Kind,
    kind_by_decisions,
    kind_by_name,
)
from generator.importing.esdh.values import one_line, says, says_closed, when
from generator.importing.esdh.xml import attribute, content, elements, value

_ENCODED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_agenda(root: etree._Element) -> DeliveredMeeting:
    """The meeting in a `Dagsorden`."""
    meeting = root.find("Møde")
    meeting = root if meeting is None else meeting
    date, time = when(
        f"{attribute(meeting, 'Mødedato')} {attribute(meeting, 'Mødetid')}",
        f"{attribute(meeting, 'Mødeslutdato') or attribute(meeting, 'Mødedato')} {attribute(meeting, 'Mødesluttid')}",
    )
    is_closed = says(attribute(root, "Åben"), "true") is False or says_closed(attribute(root, "Dagsordentype"))
    items = tuple(_items(root, is_closed))
    return DeliveredMeeting(
        body=attribute(meeting, "Udvalg"),
        date=date,
        kind=_kind(attribute(root, "Dagsordentype"), items),
        item_mark="Åbent",
        attachment_mark="MaaPubliceres",
        items=items,
        time=time,
        place=attribute(meeting, "Mødested"),
    )


def _kind(printed: str, items: tuple[DeliveredItem, ...]) -> Kind:
    """By the type; one that is not known counts as a draft, so that none slips through (trap 6)."""
    return kind_by_name(printed) or ("draft" if printed else kind_by_decisions(items))


def _items(root: etree._Element, is_closed: bool) -> Iterator[DeliveredItem]:
    """The items, those in the group of closed ones contradicted whatever they say themselves."""
    for listed in elements(root, "Dagsordenpunkter"):
        for item in elements(listed, "Dagsordenpunkt"):
            yield _item(item, is_closed)
        for group in elements(listed, "Gruppe"):
            is_closed_group = is_closed or says_closed(attribute(group, "navn"))
            for item in elements(group, "Dagsordenpunkt"):
                yield _item(item, is_closed_group)


def _item(item: etree._Element, is_contradicted: bool) -> DeliveredItem:
    return DeliveredItem(
        number=attribute(item, "Nummer").rstrip("."),
        title=value(item, "Overskrift"),
        is_public=says(attribute(item, "Åbent"), "true"),
        is_contradicted=is_contradicted,
        texts=tuple(DeliveredText(_heading(text), content(text)) for text in elements(item, "Indhold/*")),
        attachments=tuple(
            DeliveredAttachment(
                attribute(each, "Navn"), attribute(each, "BilagUrl"), says(attribute(each, "MaaPubliceres"), "true")
            )
            for each in elements(item, "Bilagsliste/Bilag")
        ),
    )


def _heading(text: etree._Element) -> str:
    """The element's name as a heading: what XML does not allow in a name is written `_x0020_`, a space also `_`."""
    decoded = _ENCODED.sub(lambda code: chr(int(code[1], 16)), str(text.tag))
    return one_line(decoded.replace("_", " "))
