"""Small builders of deliveries in each format, with invented names: a test names only what it is about.

Marks are given as the format prints them; None leaves the mark out.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from generator.importing.packages import Package, open_folder, open_zip


@dataclass(frozen=True, slots=True)
class AnAttachment:
    title: str = "Budgetnotat"
    path: str = "1.pdf"
    mark: str | None = "open"


@dataclass(frozen=True, slots=True)
class AnItem:
    number: str = "1"
    title: str = "Budget for Birkeå"
    mark: str | None = "open"
    texts: tuple[tuple[str, str], ...] = (("Baggrund", "<p>Budgettet er lagt frem.</p>"), ("Beslutning", "Godkendt."))
    attachments: tuple[AnAttachment, ...] = ()
    case: str = "25/1"
    neutral: str = ""
    extra: str = ""
    """Anything more that the format has, as it is written there."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: how it is built, what it writes for "public", and what its file is called."""

    build: Callable[..., bytes]
    item_mark: str
    attachment_mark: str
    file: str


def _element(name: str, value: str | None) -> str:
    return "" if value is None else f"<{name}>{escape(value)}</{name}>"


def _word(mark: str | None, public: str) -> str | None:
    return public if mark == "open" else mark


# Acadre


def _fields(**values: str | None) -> str:
    fields = (f'<field name="{name}">{escape(value)}</field>' for name, value in values.items() if value is not None)
    return f"<fields>{''.join(fields)}</fields>"


def acadre(*items: AnItem, name: str = "Referat", sysid: str = "77", people: str = "") -> bytes:
    listed = people or acadre_member(sysid="1", name="Karen  Holm (A)", absent="0", role="Formand")
    tables = "".join(_acadre_item(item) for item in items)
    meeting = _fields(
        sysid="9", name="Kulturudvalget", date="2025-03-10 09:00", finish="2025-03-10 11:30", location="Mødelokale 2"
    )
    return f"""<?xml version="1.0"?><root><table name="agenda">{_fields(sysid=sysid, name=name)}
<table name="committee">{_fields(sysid="5", name="Kulturudvalget")}</table>
<table name="meeting">{meeting}
<table name="meetmember">{listed}</table></table>{tables}</table></root>""".encode()


def acadre_member(**values: str) -> str:
    return f'<table name="member">{_fields(**values, email="kh@x.example")}</table>'


def _acadre_item(item: AnItem) -> str:
    bullets = "".join(
        f'<table name="bullet">{_fields(bulletname=name, bulletcontent=text, bulletsortorder=str(place))}</table>'
        for place, (name, text) in enumerate(item.texts, 1)
    )
    enclosures = "".join(
        '<table name="enclosure">'
        + _fields(name=each.title, filename=each.path, access=_word(each.mark, "1"), sort=str(place))
        + "</table>"
        for place, each in enumerate(item.attachments, 1)
    )
    fields = _fields(
        sysid="3", name=item.title, access=_word(item.mark, "1"), caseno=item.case, caseofficername="Sagsbehandler Bo"
    )
    return f"""<table name="agendaitemparents">{_fields(sort=item.number)}<table name="agendaitem">{fields}
{item.extra}{bullets}{enclosures}</table></table>"""


def acadre_manifest(*versions: Mapping[str, str], sysid: str = "77") -> bytes:
    """Each version's values; what a test does not name is a published version of the minutes."""
    ordinary = {
        "sysid": "1", "xmlfilename": "20.xml", "type": "2", "access": "Åben", "accessid": "1", "publish": "1",
        "createdDate": "2025-03-11 10:00", "filesfolder": f"Files_{sysid}_21",
    }  # fmt: skip
    tables = "".join(
        "<fields>"
        + "".join(f"<field {name}={quoteattr(value)}></field>" for name, value in {**ordinary, **version}.items())
        + "</fields>"
        for version in versions
    )
    return f"""<root><table name="agenda"><fields><field name="Referat"></field><field sysid="{sysid}"></field>
<field access="1"></field></fields></table><table name="producedAgenda">{tables}</table></root>""".encode()


# SBSYS


def sbsys(*items: AnItem, kind: str = "Referat", agenda_mark: str | None = None, group: str = "") -> bytes:
    mark = "" if agenda_mark is None else f' Åben="{agenda_mark}"'
    listed = "".join(map(_sbsys_item, items))
    listed = f'<Gruppe navn="{group}">{listed}</Gruppe>' if group else listed
    return f"""<?xml version="1.0" encoding="utf-8"?><Dagsorden DagsordenID="7" Dagsordentype="{kind}"{mark}>
<Møde MødeID="9" Udvalg="Kulturudvalget" UdvalgID="5" Mødedato="10. marts 2025" Mødetid="09:00"
 Mødeslutdato="10. marts 2025" Mødesluttid="11:30" Mødested="Mødelokale 2"/>
<Dagsordenpunkter>{listed}</Dagsordenpunkter></Dagsorden>""".encode()


def _sbsys_item(item: AnItem) -> str:
    mark = "" if item.mark is None else f" Åbent={quoteattr(_word(item.mark, 'true') or '')}"
    texts = "".join(
        f"<{name.replace(' ', '_x0020_')}>{escape(text)}</{name.replace(' ', '_x0020_')}>" for name, text in item.texts
    )
    files = "".join(
        f'<Bilag BilagID="1" Navn={quoteattr(each.title)} BilagUrl={quoteattr(each.path)}'
        + ("" if each.mark is None else f" MaaPubliceres={quoteattr(_word(each.mark, 'true') or '')}")
        + "/>"
        for each in item.attachments
    )
    return f"""<Dagsordenpunkt DagsordenpunktID="1" Nummer={quoteattr(item.number)}{mark}>
{_element("Overskrift", item.title)}{item.extra}<Indhold>{texts}</Indhold>
<Bilagsliste>{files}</Bilagsliste></Dagsordenpunkt>"""


# Publication


def publication(*items: AnItem, kind: str | None = "2", members: str = "", agenda_mark: str | None = None) -> bytes:
    return publication_of(publication_agenda(*items, members=members, agenda_mark=agenda_mark), kind=kind)


def publication_of(*agendas: str, kind: str | None = "2") -> bytes:
    """A publication of several agendas."""
    return f"""\ufeff<?xml version="1.0" encoding="utf-8"?><Publication>{_element("PublicationTypeAsValue", kind)}
<Agendas>{"".join(agendas)}</Agendas></Publication>""".encode()


def publication_agenda(
    *items: AnItem, members: str = "", agenda_mark: str | None = None, begin: str = "10-03-2025 09:00:00"
) -> str:
    return f"""<Agenda ID="1">{_element("IsPublic", agenda_mark)}<Meeting ID="2"><When><![CDATA[{begin}]]></When>
<Until><![CDATA[10-03-2025 11:30:00]]></Until><Where>Mødelokale 2</Where>
<Members>{members or publication_member("Karen Holm (A)")}</Members></Meeting>
<Committee ID="3"><Name>Kulturudvalget</Name></Committee>
<Items>{"".join(map(_publication_item, items))}</Items></Agenda>"""


def publication_member(
    name: str, status: str = "0", note: str = "", roles: str = "", tag: str = "MeetingMember"
) -> str:
    return f"""<{tag}><Name>{escape(name)}</Name><EmailAddress>kh@x.example</EmailAddress>
<ParticipationStatusAsValue>{status}</ParticipationStatusAsValue><ParticipationNote>{escape(note)}</ParticipationNote>
<MeetingMemberRolesList>{escape(roles)}</MeetingMemberRolesList></{tag}>"""


def _publication_item(item: AnItem) -> str:
    fields = "".join(
        f"<ItemField><Caption>{escape(name)}</Caption><Index>{place}</Index><HasContent>{bool(text)}</HasContent>"
        f"<Content>{escape(text)}</Content></ItemField>"
        for place, (name, text) in enumerate(item.texts, 1)
    )
    files = "".join(
        f"""<Enclosure ID="1"><Name>{escape(each.title)}</Name><FileName>P:\\Direktionen\\hemmelig.pdf</FileName>
{_element("IsPublic", _word(each.mark, "True"))}{_element("InstantiationFilePathRelative", each.path)}</Enclosure>"""
        for each in item.attachments
    )
    return f"""<Item ID="1">{_element("Caption", item.title)}{_element("Number", item.number)}{item.extra}
{_element("IsPublic", _word(item.mark, "True"))}<Case ID="0">{_element("Number", item.case)}</Case>
<Fields>{fields}</Fields><Enclosures>{files}</Enclosures></Item>"""


# eDoc


def edoc(*items: AnItem, state: str = "Referat endeligt godkendt", agenda_type: str | None = "Åben dagsorden") -> bytes:
    return f"""<?xml version="1.0"?><Meeting><Committee>Kulturudvalget</Committee>
<MeetingDate>10-03-2025 09:00:00</MeetingDate><MeetingState>{state}</MeetingState><MeetingAgendaTypes>
<MeetingAgendaType>{_element("AgendaType", agenda_type)}<MeetingAgendaItems>{"".join(map(_edoc_item, items))}
</MeetingAgendaItems></MeetingAgendaType></MeetingAgendaTypes></Meeting>""".encode()


_TAG = re.compile(r"</?[a-z]+>")  # eDoc's text is plain


def _edoc_item(item: AnItem) -> str:
    lines = [f"{item.number}.\t{item.title}", "", f"Sagsnr.: {item.case}", "Dok.nr.: 2025-77", ""]
    for heading, text in item.texts:
        lines.extend((heading, _TAG.sub("", text), ""))
    files = "".join(
        f"""<Attachment attachmentid="1">{_element("Title", each.title)}{_element("PDFDocument", each.path)}
{_element("PublishingType", _word(each.mark, "SKAL PUBLICERES"))}</Attachment>"""
        for each in item.attachments
    )
    return f"""<MeetingAgendaItem>{_element("AgendaItemNumber", item.number)}<Document documentid="1">
{_element("Title", item.title)}{_element("NeutralTitle", item.neutral)}{item.extra}
{_element("PublishingType", _word(item.mark, "SKAL PUBLICERES"))}<Attachments>{files}</Attachments></Document>
{_element("FullText", chr(10).join(lines))}</MeetingAgendaItem>"""


# Fujitsu eDoc

_NAMESPACE = "http://www.fujitsu.dk/agenda/xml/schemas/2009/03/31/"


def fujitsu(*items: AnItem, kind: str = "Minute", identifier: str = "a1") -> bytes:
    written = f"""<Root xmlns:edoc="{_NAMESPACE}"><OutputTypeEnumName>{kind}</OutputTypeEnumName>
<Committee><Name>Kulturudvalget</Name><Meeting>
<MeetingDateTime>10-03-2025 09:00</MeetingDateTime><EndDateTime>10-03-2025 11:30</EndDateTime>
<MeetingLocation>Mødelokale 2</MeetingLocation><MeetingParticipants><MeetingParticipant><Name>Karen Holm</Name>
<RoleInMeeting>Formand</RoleInMeeting><Participate>true</Participate><PoliticalParty>Arbejderlisten</PoliticalParty>
<PoliticalPartyList>A</PoliticalPartyList></MeetingParticipant></MeetingParticipants>
<Agenda><Identifier>{identifier}</Identifier>
<AgendaElements>{"".join(map(_fujitsu_item, items))}</AgendaElements></Agenda>
</Meeting></Committee></Root>"""
    return (
        written.replace("</", "\0")
        .replace("<", "<edoc:")
        .replace("\0", "</edoc:")
        .replace("edoc:Root", "Root")
        .encode()
    )


def fujitsu_notification(path: str, publish: str, timestamp: str, identifier: str = "a1") -> bytes:
    return f"""<Root xmlns:edoc="{_NAMESPACE}"><edoc:Notification>
<edoc:AgendaIdentifier>{identifier}</edoc:AgendaIdentifier>
<edoc:Publish>{publish}</edoc:Publish><edoc:PathToXml>{path}</edoc:PathToXml>
<edoc:Timestamp>{timestamp}</edoc:Timestamp></edoc:Notification></Root>""".encode()


def _fujitsu_item(item: AnItem) -> str:
    texts = "".join(
        f"<CasePresentation>{_element('Title', name)}{_element('Content', text)}</CasePresentation>"
        for name, text in item.texts
    )
    files = "".join(
        f"""<Attachment>{_element("Title", each.title)}{_element("AccessEnumName", _word(each.mark, "Public"))}
{_element("Link", each.path)}</Attachment>"""
        for each in item.attachments
    )
    return f"""<AgendaElement>{_element("AccessIsPublic", _word(item.mark, "true"))}<HandlingItem>
{_element("SerialNo", item.number)}{_element("Title", item.title)}{_element("NeutralTitle", item.neutral)}
{_element("CaseNumber", item.case)}<CaseWorker>Sagsbehandler Bo</CaseWorker>{item.extra}
<CasePresentations>{texts}</CasePresentations><Attachments>{files}</Attachments></HandlingItem></AgendaElement>"""


# The FirstAgenda API


def firstagenda(*items: AnItem, name: str = "Referat") -> bytes:
    answer = {
        "Dagsordenpunkter": [_firstagenda_item(item) for item in items],
        "Udvalg": {"Navn": "Kulturudvalget"},
        "Moede": {
            "Navn": name, "Dato": "2025-03-10T09:00:00+01:00", "MeetingEndUtc": None, "Sted": "Mødelokale 2",
            "Moededeltagere": [{"Name": "Karen Holm", "Absent": False, "ParticipationCancelled": False}],
        },
    }  # fmt: skip
    return json.dumps(answer).encode()


def _firstagenda_item(item: AnItem) -> dict[str, object]:
    html = "".join(f"<h3>{heading}</h3>{text}" for heading, text in item.texts)
    marks = {"open": True, "closed": False}
    return {
        "Number": item.number, "Caption": item.title, "CaseNumber": item.case,
        "Felter": [{"Navn": "", "Html": f"<div>{html}</div>"}],
        "Bilag": [{"Navn": each.title} | _mark(each.mark, marks) for each in item.attachments],
    } | _mark(item.mark, marks)  # fmt: skip


def _mark(mark: str | None, marks: Mapping[str, bool]) -> dict[str, object]:
    return {} if mark is None else {"IsOpen": marks.get(mark, mark)}


FORMATS: dict[str, Kind] = {
    "acadre": Kind(acadre, "1", "1", "20.XML"),
    "sbsys": Kind(sbsys, "true", "true", "Dagsorden.xml"),
    "publication": Kind(publication, "True", "True", "Publication7.xml"),
    "edoc": Kind(edoc, "SKAL PUBLICERES", "SKAL PUBLICERES", "eDocAgendaPublishing.xml"),
    "fujitsu": Kind(fujitsu, "true", "Public", "4b3c.xml"),
    "firstagenda": Kind(firstagenda, "true", "true", "dagsorden.json"),
}


def a_folder(folder: Path, files: Mapping[str, bytes]) -> Package:
    """The files written below `folder`, as a package."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return open_folder(folder)


def a_zip(file: Path, files: Mapping[str, bytes]) -> Package:
    """The files packed in the ZIP `file`, as a package."""
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    package = open_zip(file)
    assert isinstance(package, Package)
    return package
