"""The reading of one delivery: from its file to the meeting it tells of, with the files of its attachments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from generator.importing import formats
from generator.importing.esdh import acadre, edoc, firstagenda, fujitsu, publication, sbsys
from generator.importing.esdh.delivery import DeliveredMeeting
from generator.importing.esdh.found import Delivery
from generator.importing.esdh.meeting import read_meeting
from generator.importing.esdh.recognition import DeliveryFormat, recognise
from generator.importing.esdh.xml import parse_xml
from generator.importing.packages import Package
from generator.importing.reading import ReadDocument
from generator.importing.unreadable import why_unreadable
from generator.model import Item, MeetingKind
from generator.problems import Problem, say

_READERS: dict[DeliveryFormat, Callable[[etree._Element], DeliveredMeeting | Problem]] = {
    "acadre": acadre.read_agenda,
    "sbsys": sbsys.read_agenda,
    "publication": publication.read_publication,
    "edoc": edoc.read_agenda,
    "fujitsu": fujitsu.read_agenda,
}


def read_delivery(package: Package, delivery: Delivery, body: str = "") -> ReadDocument:
    """The meeting in a delivery, its attachments with the names of their files in the package.

    `body` names the body in place of the delivery's own name for it.
    """
    if delivery.problem:
        return ReadDocument(None, (delivery.problem,))
    try:
        data = package.read(delivery.name)
    except OSError as error:
        message = say("Kan ikke læses: {reason}", reason=why_unreadable(error))
        return ReadDocument(None, (Problem("error", message),))
    delivered = _delivered(data, delivery.kind)
    if isinstance(delivered, Problem):
        return ReadDocument(None, (delivered,))
    read = read_meeting(delivered, lambda path: package.find(path, delivery.name), body)
    if not delivery.unnamed:
        return read
    message = say(
        "{count} dokumenter i leveringens mappe er ikke nævnt i den og er ikke importeret", count=delivery.unnamed
    )
    hint = say("De kan være lukkede. Er de referater for sig selv, så læg dem i en anden mappe")
    return replace(read, problems=(*read.problems, Problem("note", message, hint=hint)))


def read_alone(data: bytes, body: str = "") -> ReadDocument:
    """The meeting in a delivery's file that came by itself, without the files of its attachments."""
    delivered = _delivered(data)
    if isinstance(delivered, Problem):
        return ReadDocument(None, (delivered,))
    read = read_meeting(_without_files(delivered), lambda _: None, body)
    has_attachments = read.meeting and any(item.attachments for item in read.meeting.items if isinstance(item, Item))
    if not has_attachments:
        return read
    hint = say("Importér hele leveringen (mappen eller ZIP-filen), så kommer filerne med")
    note = Problem("note", say("Bilagene er nævnt uden deres filer"), hint=hint)
    return replace(read, problems=(*read.problems, note))


def _delivered(data: bytes, kind: MeetingKind | None = None) -> DeliveredMeeting | Problem:
    """What the file says; or why it is refused."""
    sized = formats.recognise(data)
    if isinstance(sized, Problem):
        return sized
    found = recognise(data)
    if found is None:
        return Problem("error", say("Filen ligner ikke en levering fra et sagssystem"))
    if found in ("acadre-manifest", "fujitsu-notification"):
        message = say("Filen fortæller kun, hvad der er leveret; selve referatet ligger i en anden fil")
        return Problem("error", message, hint=say("Importér hele leveringen (mappen eller ZIP-filen)"))
    if found == "firstagenda":
        answer = firstagenda.parse_json(data)
        return answer if isinstance(answer, Problem) else firstagenda.read_answer(answer)
    parsed = parse_xml(data)
    if isinstance(parsed, Problem):
        return parsed
    delivered = _READERS[found](parsed.root)
    if isinstance(delivered, Problem):
        return delivered
    return replace(delivered, kind=kind or delivered.kind, problems=(*parsed.problems, *delivered.problems))


def _without_files(delivered: DeliveredMeeting) -> DeliveredMeeting:
    items = (
        replace(item, attachments=tuple(replace(each, path="") for each in item.attachments))
        for item in delivered.items
    )
    return replace(delivered, items=tuple(items))
