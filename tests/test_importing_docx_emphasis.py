"""Looks of runs as Markdown: whatever begins and ends where, the words stay, and what is marked was so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.importing.audit import words
from generator.importing.blocks import plain
from generator.importing.docx.emphasis import Span, in_markdown, printed


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span("Et "), Span("fedt", bold=True), Span(" ord.")], "Et **fedt** ord."),
        ([Span("Et"), Span(" fedt ", bold=True), Span("ord.")], "Et **fedt** ord."),
        ([Span("Beslutning:", bold=True), Span("Godkendt.")], "**Beslutning**:Godkendt."),
        ([Span("Beslutning:", bold=True), Span(" Godkendt.")], "**Beslutning:** Godkendt."),
        ([Span("to", bold=True), Span(" "), Span("ord", bold=True)], "**to ord**"),
        ([Span("f", bold=True), Span("orbogstav")], "**f**orbogstav"),
        ([Span("se"), Span("(bilag)", bold=True)], "se(bilag)"),  # a mark there would open nothing
        ([Span("fed", bold=True), Span("kursiv", italic=True)], "**fed**kursiv"),
        ([Span("begge", bold=True, italic=True)], "***begge***"),
        ([Span("a\nb", bold=True)], "**a**\\\n**b**"),
        ([Span(" – ", bold=True)], "–"),
        ([Span("CO", bold=True), Span("2", bold=True, mark="sub"), Span(" er")], "**CO<sub>2</sub>** er"),
        ([Span("se ", bold=True), Span("her", bold=True, link="https://a.example/")], "**se** **[her](https://a.example/)**"),
        ([Span("x", hidden=True), Span("y")], "y"),
    ],
)  # fmt: skip
def test_marks_lean_on_words(spans: list[Span], expected: str) -> None:
    assert in_markdown(spans) == expected


_spans = st.lists(
    st.builds(
        Span,
        st.text(st.sampled_from('ab æ.,:-–(*_[]\\<>`"»1\n'), min_size=1, max_size=6),
        st.booleans(),
        st.booleans(),
        st.sampled_from(["", "", "", "sub"]),
    ),
    min_size=1,
    max_size=8,
)


def _shown(tokens: list[Token]) -> Iterator[tuple[str, bool, bool]]:
    """Each letter that Markdown shows, and whether it is bold and italic."""
    bold = italic = 0
    for token in tokens:
        bold += (token.type == "strong_open") - (token.type == "strong_close")
        italic += (token.type == "em_open") - (token.type == "em_close")
        yield from ((letter, bool(bold), bool(italic)) for letter in token.content if letter.isalnum())


@given(_spans)
def test_what_markdown_shows_is_what_the_runs_said_and_no_more_is_emphasised(spans: list[Span]) -> None:
    markdown = in_markdown([span for span in spans if span.mark == ""])
    meant = [
        (letter, span.bold, span.italic) for span in spans if not span.mark for letter in span.text if letter.isalnum()
    ]
    inline = MarkdownIt("commonmark").disable(["html_inline", "autolink"]).parseInline(markdown)
    shown = list(_shown(inline[0].children or []) if inline else [])
    assert [letter for letter, _, _ in shown] == [letter for letter, _, _ in meant]
    for (_, bold, italic), (_, was_bold, was_italic) in zip(shown, meant, strict=True):
        assert bold <= was_bold
        assert italic <= was_italic


# typed backslashes and tags are left out: the audit takes them for marks, wherever they stand
@given(_spans.filter(lambda spans: not any(sign in span.text for span in spans for sign in "\\<>")))
def test_the_audit_counts_the_same_words_in_the_text_and_in_the_markdown(spans: list[Span]) -> None:
    assert words(in_markdown(spans)) == words(printed(spans))


@given(st.lists(st.tuples(st.sampled_from(["ord", "to ord", "(a)", "b."]), st.booleans(), st.booleans()), min_size=1))
def test_runs_set_apart_by_blanks_all_keep_their_emphasis(parts: list[tuple[str, bool, bool]]) -> None:
    spans = [Span(text, bold, italic) for text, bold, italic in parts]
    apart = [each for span in spans for each in (span, Span(" "))]
    tokens = MarkdownIt("commonmark").parseInline(in_markdown(apart))[0].children or []
    meant = [(letter, span.bold, span.italic) for span in spans for letter in span.text if letter.isalnum()]
    assert list(_shown(tokens)) == meant


def test_the_grammar_reads_a_line_without_its_marks() -> None:
    assert plain(in_markdown([Span("Beslutning", bold=True), Span(" den 10. marts")])) == "Beslutning den 10. marts"
