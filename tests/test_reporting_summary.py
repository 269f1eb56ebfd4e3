"""The table that an import ends with."""

from __future__ import annotations

from generator.accession import Accession
from generator.problems import Problem, say
from generator.reporting import summary_lines

DOUBT = (Problem("warning", say("Dokumentet nævner ingen deltagere")),)


def test_documents_are_counted_by_kind_of_file_and_by_what_became_of_them() -> None:
    accessions = [
        Accession("a.pdf", "new"), Accession("b.PDF", "new", problems=DOUBT), Accession("c.docx", "refused"),
        Accession("d.pdf", "unchanged"),
    ]  # fmt: skip
    assert summary_lines(accessions, "da") == [
        "       Dokumenter  Læst  ny  uændret  afvist  Tvivlsomme",
        ".docx           1     0   0        0       1           0",
        " .pdf           3     3   2        1       0           1",
        "I alt           4     3   2        1       1           1",
    ]


def test_documents_of_one_kind_are_one_row_and_no_document_is_none() -> None:
    assert len(summary_lines([Accession("a.pdf", "new")], "en")) == 2
    assert summary_lines([], "en")[-1].split() == ["Total", "0", "0", "0", "0"]
