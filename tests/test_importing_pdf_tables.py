"""Tables in PDFs: drawn with lines, over page breaks, in aligned columns, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Printed
from reportlab.platypus import Table as PrintedTable

from generator.importing.blocks import Heading, Paragraph, Table
from tests.pdfs import Page, after, box, column, drawn, flowing, grid, read, style, text

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def tables(data: bytes) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in read(data).blocks if isinstance(block, Table)]


def ruled(rows: list[list[str]], *more: tuple[object, ...], head: int = 0, width: float = 130) -> PrintedTable:
    cells = [[Printed(cell, style(size=10)) for cell in row] for row in rows]
    return PrintedTable(cells, colWidths=[width] * len(rows[0]), repeatRows=head, style=[*GRID, *more])


def test_a_drawn_table_keeps_its_cells_and_those_that_wrap() -> None:
    rows = [
        ["År", "Udgift", "Bemærkning"],
        ["2025", "1,5 mio. kr.", "Anlæg, som er beskrevet nærmere i bilag 2 til sagen"],
        ["2026", "", "Drift"],
    ]
    assert tables(flowing([ruled(rows)])) == [tuple(map(tuple, rows))]


def test_text_before_and_after_a_table_stays_in_its_place() -> None:
    story = [Printed("Før tabellen.", style()), ruled([["A1", "B1"], ["A2", "B2"]]), Printed("Efter den.", style())]
    kinds = [type(block) for block in read(flowing(story)).blocks]
    assert kinds == [Paragraph, Table, Paragraph]


def test_a_cell_over_several_columns_is_the_first_of_them() -> None:
    rows = [["Regnskab", ""], ["2025", "1,5"], ["2026", "2,0"]]
    assert tables(flowing([ruled(rows, ("SPAN", (0, 0), (1, 0)))])) == [tuple(map(tuple, rows))]


def test_a_table_over_a_page_break_is_one_and_its_repeated_head_is_told() -> None:
    rows = [["År", "Udgift", "Bemærkning"], *([f"{2000 + place}", f"{place}", "Anlæg og drift"] for place in range(60))]
    document = read(flowing([ruled(rows, head=1)]))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert table.rows == tuple(map(tuple, rows))
    repeated = {(each.text, str(each.why)) for each in document.removed}
    assert repeated == {("År\tUdgift\tBemærkning", "tabellens hoved gentaget")}


def test_two_tables_after_one_another_are_two() -> None:
    first, second = [["A1", "B1"], ["A2", "B2"]], [["C1", "D1"], ["C2", "D2"]]
    story = [ruled(first), Printed("Mellem dem.", style()), ruled(second)]
    assert tables(flowing(story)) == [tuple(map(tuple, first)), tuple(map(tuple, second))]


def test_two_tables_with_nothing_between_them_are_two() -> None:
    page = [*grid([60, 200, 400], [86, 106, 126]), *grid([60, 200, 400], [186, 206, 226])]
    cells = [*column(["A1", "A2"], step=20), *column(["B1", "B2"], x=210, step=20)]
    more = [*column(["C1", "C2"], 200, step=20), *column(["D1", "D2"], 200, x=210, step=20)]
    assert tables(drawn([*page, *cells, *more])) == [(("A1", "B1"), ("A2", "B2")), (("C1", "D1"), ("C2", "D2"))]


def test_a_frame_around_text_is_no_table() -> None:
    page = [*grid([60, 400], [80, 130]), *column(["En tekst i en ramme.", "Den fortsætter her."])]
    assert tables(drawn(page)) == []


def test_a_table_that_arranges_the_text_is_read_cell_by_cell() -> None:
    page = [
        *grid([60, 200, 400], [80, 130, 180]),
        *column(["Beslutning", "Baggrund"], 100, step=50),
        *column(["Godkendt.", "En tekst."], 100, x=210, step=50),
    ]
    assert [block.text for block in read(drawn(page)).blocks if isinstance(block, Heading | Paragraph)] == [
        "Beslutning Godkendt.",
        "Baggrund En tekst.",
    ]


def test_a_value_that_is_a_heading_elsewhere_leaves_a_table_a_table() -> None:
    rows = [["Indsats", "Ansvarlig", "Beløb"], ["Opslag", "Kommunikation", "0,5"], ["Økonomi", "CSO", "0,9"]]
    assert tables(flowing([ruled(rows)])) == [tuple(map(tuple, rows))]


def test_a_table_that_arranges_items_is_read_line_by_line() -> None:
    rows = [["1.", "Lukket punkt", "25/1204"], ["2.", "Nyt rådhus", "25/1205"]]
    assert tables(flowing([ruled(rows)])) == []


def test_names_in_a_drawn_table_are_a_name_a_line() -> None:
    page = [
        *grid([60, 200, 400], [86, 106, 126]),
        *column(["Karen Holm (A)", "Bo Lund (V)"], 100, step=20),
        *column(["Ida Krog (C)", "Per Skov (Ø)"], 100, x=210, step=20),
    ]
    (names,) = read(drawn(page)).blocks
    assert isinstance(names, Paragraph)
    assert names.lines == ("Karen Holm (A)", "Ida Krog (C)", "Bo Lund (V)", "Per Skov (Ø)")


def aligned(*columns: list[str], step: float = 14) -> Page:
    return [draw for place, cells in enumerate(columns) for draw in column(cells, x=70 + 140 * place, step=step)]


def test_three_aligned_columns_are_a_table() -> None:
    columns = (["År", "2025", "2026"], ["Udgift", "1,5", "2,0"], ["Indtægt", "0,5", "0,7"])
    assert tables(drawn(aligned(*columns))) == [tuple(zip(*columns, strict=True))]


def test_a_column_of_figures_beside_text_is_a_table_whichever_edge_they_keep() -> None:
    labels = column(["Formål", "Anlæg på rådhuset", "Drift af rådhuset", "I alt"])
    figures = ["Beløb", "1.200.000 kr.", "300.000 kr.", "1.500.000 kr."]
    right: Page = [text(540 - after(figure), 100 + 14 * place, figure) for place, figure in enumerate(figures)]
    (rows,) = tables(drawn([*labels, *right]))
    assert rows[1] == ("Anlæg på rådhuset", "1.200.000 kr.")


def test_a_line_close_below_a_row_belongs_to_it() -> None:
    page = [*aligned(["År", "2025", "2026"], ["Udgift", "1,5", "2,0"], ["Note", "Se", "Se"], step=30)]
    page.append(text(350, 143, "bilaget"))
    (rows,) = tables(drawn(page))
    assert rows[1] == ("2025", "1,5", "Se bilaget")


def test_two_rows_or_two_columns_of_text_are_no_table() -> None:
    assert tables(drawn(aligned(["Anlæg", "Drift"], ["mange", "få"], ["ja", "nej"]))) == []
    assert tables(drawn(aligned(["Anlæg", "Drift", "Løn"], ["mange ting", "få ting", "en ting"]))) == []


def test_justified_entries_of_few_words_are_no_table() -> None:
    bullets = column(["•", "•", "•"], x=56)
    assert (
        tables(drawn([*bullets, *aligned(["Anlæg", "Drift", "Løn"], ["og", "med", "til"], ["alt", "i", "er"])])) == []
    )


def test_a_table_with_shaded_rows_is_read_and_hides_nothing() -> None:
    shading: list[Callable[[Canvas], None]] = [box(60, 86, 400, 106, grey=0.9)]
    page = [*shading, *grid([60, 200, 400], [86, 106, 126]), *column(["År", "2025"], step=20),
            *column(["Udgift", "1,5"], x=210, step=20)]  # fmt: skip
    assert tables(drawn(page)) == [(("År", "Udgift"), ("2025", "1,5"))]
