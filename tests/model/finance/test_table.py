"""Rows of a page as entries of a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from model.finance.rows import rows_of_page
from model.finance.table import Table, read_table, unfold
from tests.model.finance.words import LEFT, Printed, left, page, right, rows

EDGES = (380.0, 460.0)
HEAD: list[Printed] = ["(In millions)", ("", "2023", "2022")]
BODY: list[Printed] = [
    ("Net sales", "4,812", "4,610"),
    ("Cost of sales", "3,120", "3,011"),
    ("Gross profit", "1,692", "1,599"),
]


def read(printed: list[Printed], edges: tuple[float, ...] = EDGES, fiscal_year: int | None = None) -> Table:
    table = read_table(rows(printed, edges), fiscal_year)
    assert table is not None
    return table


def entries(table: Table) -> list[tuple[str, dict[int, str]]]:
    return [
        (entry.text, {year: number.printed for year, number in entry.cells.items()})
        for entry in table.entries(table.columns, table.notes)
    ]


def test_a_row_is_its_label_and_its_numbers_by_year() -> None:
    assert entries(read([*HEAD, *BODY]))[0] == ("Net sales", {2023: "4,812", 2022: "4,610"})


def test_the_head_is_kept_as_text() -> None:
    assert read([*HEAD, *BODY]).head == "(In millions)\n2023 2022"


@given(some.lists(some.tuples(some.integers(1_000, 10**9), some.integers(1_000, 10**9)), min_size=3, max_size=10))
def test_every_number_comes_out_in_its_year(table: list[tuple[int, int]]) -> None:
    printed: list[Printed] = [(f"Item {chr(65 + i)}", f"{a:,}", f"({b:,})") for i, (a, b) in enumerate(table)]
    found = entries(read([*HEAD, *printed]))
    assert found == [(f"Item {chr(65 + i)}", {2023: f"{a:,}", 2022: f"({b:,})"}) for i, (a, b) in enumerate(table)]


def test_empty_cells_are_absent_and_dashes_are_zero() -> None:
    found = dict(entries(read([*HEAD, *BODY, ("Impairment", "—", "12"), ("Gain", "", "7,700")])))
    assert found["Impairment"] == {2023: "—", 2022: "12"}
    assert found["Gain"] == {2022: "7,700"}


def test_currency_signs_are_no_part_of_labels() -> None:
    words = page([*HEAD, *BODY], EDGES) + left("$", 345, 80 + 2 * 14) + left("$", 425, 80 + 2 * 14)
    table = read_table(rows_of_page(1, words), None)
    assert table is not None
    assert entries(table)[0] == ("Net sales", {2023: "4,812", 2022: "4,610"})


def test_note_numbers_are_neither_labels_nor_amounts() -> None:
    words = page([*HEAD, *BODY], EDGES) + left("Note", 250, 80 + 14)
    for index, note in enumerate(("5", "14", "23(a)")):
        words += right(note, 268, 80 + (2 + index) * 14)
    table = read_table(rows_of_page(1, words), None)
    assert table is not None
    assert [text for text, _ in entries(table)] == ["Net sales", "Cost of sales", "Gross profit"]
    assert [column.year for column in table.columns] == [2023, 2022]


def test_percentages_are_left_out() -> None:
    printed: list[Printed] = [("", "2023", "2022", "Change"), *((*row, f"{n}.5%") for n, row in enumerate(BODY, 3))]
    assert entries(read(printed, (*EDGES, 540)))[0] == ("Net sales", {2023: "4,812", 2022: "4,610"})


def test_headings_over_the_first_row_belong_to_the_body() -> None:
    found = entries(read([*HEAD, "Revenues:", *BODY]))
    assert found[0] == ("Revenues:", {})


def test_numbers_of_a_column_without_a_year_are_left_out() -> None:
    printed: list[Printed] = [("", "2023", "2022", "Pro forma"), *((*row, "9,999") for row in BODY)]
    assert all(set(cells) == {2023, 2022} for _, cells in entries(read(printed, (*EDGES, 540))))


def test_a_label_may_reach_close_to_the_numbers() -> None:
    label = "Costs of everything that was sold to customers in a year"
    assert entries(read([*HEAD, *BODY, (label, "1,234,567", "1,234,567")]))[-1][0] == label


def test_the_year_of_a_chinese_head_names_this_and_last_period() -> None:
    table = read(["2023年12月31日", ("项目", "期末余额", "期初余额"), *BODY])
    assert [column.year for column in table.columns] == [2023, 2022]


def test_no_columns_no_table() -> None:
    assert read_table(rows(["The accompanying notes are an integral part of these statements."]), 2023) is None


def halves(count: int) -> list:
    """A balance sheet whose liabilities stand beside its assets."""
    words = page([("Assets", "2023", "2022")], (200, 260))
    words += [*left("Liabilities", 290, 80), *right("2023", 480, 80), *right("2022", 540, 80)]
    for index in range(count):
        top = 94.0 + 14 * index
        words += [*left("Inventories", LEFT, top), *right("1,100", 200, top), *right("1,200", 260, top)]
        words += [*left("Payables", 290, top), *right("2,100", 480, top), *right("2,200", 540, top)]
    return rows_of_page(1, words)


def test_halves_side_by_side_are_read_left_first() -> None:
    first, second = unfold(halves(5))
    assert [row.text for row in first] == ["Assets 2023 2022", *["Inventories 1,100 1,200"] * 5]
    assert [row.text for row in second] == ["Liabilities 2023 2022", *["Payables 2,100 2,200"] * 5]


def test_halves_may_have_one_column_each() -> None:
    words = [*right("2023", 200, 80), *right("2023", 480, 80)]
    for index in range(5):
        top = 94.0 + 14 * index
        words += [*left("Inventories", LEFT, top), *right("1,100", 200, top)]
        words += [*left("Payables", 290, top), *right("2,100", 480, top)]
    first, second = unfold(rows_of_page(1, words))
    assert [first[1].text, second[1].text] == ["Inventories 1,100", "Payables 2,100"]


def test_a_table_of_one_half_stays_whole() -> None:
    whole = rows([*HEAD, *BODY], EDGES)
    assert unfold(whole) == [whole]
    assert unfold([]) == [[]]
