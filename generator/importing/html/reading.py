"""The readers of HTML: of a whole page, and of the HTML in a field of a case system's delivery."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.headings import read_heading
from generator.importing.audit import words
from generator.importing.blocks import Block, Heading, Paragraph, plain
from generator.importing.html.assembling import assemble
from generator.importing.html.chrome import chrome, outside
from generator.importing.html.encoding import decode_page
from generator.importing.html.flow import flow
from generator.importing.html.lines import Lines
from generator.importing.html.overview import unfold_items
from generator.importing.html.signs import weigh
from generator.importing.html.tree import Element, parse
from generator.importing.html.unseen import has_unseen
from generator.importing.reading import Document, Removed
from generator.importing.titles import heading_text
from generator.problems import Message, Problem, say


def read_html(data: bytes) -> Document | Problem:
    """The document in a web page: its content, with what stands around it told as taken out.

    Refused is what is no text, what is beyond reason, and a page whose text is yet to be fetched.
    """
    decoded = decode_page(data)
    if decoded.text is None:
        return decoded.problems[0]
    tree = parse(decoded.text)
    if isinstance(tree, Problem):
        return tree
    left_out = unfold_items(tree)
    weights = weigh(tree)
    left_out |= chrome(tree, weights)
    left_out |= outside(tree, weights, left_out)
    document = read_tree(tree, left_out)
    if not words(document.text):
        hint = say("Åbn den i en browser, print den til PDF, og importér den")
        return Problem("error", say("Siden rummer ingen tekst; måske hentes den først, når siden vises"), hint=hint)
    return replace(
        document,
        blocks=_with_body(document.blocks),
        problems=(*decoded.problems, *document.problems),
        hides="<!--" in decoded.text or has_unseen(tree, document.text),
    )


def _with_body(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; where a page marks the headings of sections, its plain paragraphs are none."""
    if not any(isinstance(block, Heading) and read_heading(heading_text(plain(block.text))) for block in blocks):
        return tuple(blocks)
    return tuple(
        replace(block, is_body=True) if isinstance(block, Paragraph) and not block.emphasised else block
        for block in blocks
    )


def read_fragment(html: str, first_line: int = 1) -> Document:
    """The document in a piece of HTML; its lines are counted from `first_line`.

    HTML that is beyond reason gives a document without text, and the error that says so.
    """
    tree = parse(html)
    if isinstance(tree, Problem):
        return Document((), (), "", (tree,))
    return read_tree(tree, {}, first_line)


def read_tree(tree: Element, left_out: Mapping[Element, Message], first_line: int = 1) -> Document:
    """The document in a tree, without the elements `left_out`."""
    lines = Lines(first_line)
    problems: list[Problem] = []
    blocks = assemble(flow(tree, lines, left_out), problems)
    text = lines.text()
    filled, dots = _without_dots(blocks)
    return Document(filled, _in_order(*lines.removed, *dots), text, (*problems, *_missing(lines.pictures)))


def _in_order(*removed: Removed) -> tuple[Removed, ...]:
    return tuple(sorted(removed, key=lambda entry: entry.line))


def _without_dots(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], list[Removed]]:
    """The blocks without those that are a full stop alone: case systems want one in a field that is to be empty."""
    dots = [block for block in blocks if _is_dots(block)]
    removed = [Removed(block.line, ".", say("et punktum uden tekst")) for block in dots]
    return tuple(block for block in blocks if not _is_dots(block)), removed


def _is_dots(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip(". …")


def _missing(pictures: Sequence[int]) -> tuple[Problem, ...]:
    """What is said of pictures that nothing in the page describes, by their lines."""
    if not pictures:
        return ()
    message = say("Billeder uden beskrivelse er udeladt ({count})", count=len(pictures))
    hint = say("Se efter i kilden, om de viser noget, der skal stå i teksten")
    return (Problem("warning", message, line=pictures[0], hint=hint),)
