"""Tables of segments, geography and debt maturities: found by the text, read from the page, of the right topic."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model.documents import document_id, read_text, read_words
from model.finance.disclosures import TOPICS, disclosure_pages, is_ratio, read_disclosures, read_tables
from model.finance.figures import DisclosureTable
from tests.model.finance.library.samples import FOLDER, read_sample
from tests.model.finance.words import Printed, page
from tests.typeset.report import Book, Style
from tests.typeset.tables import Head, Look, Row, Span, heads

EDGES = (300.0, 370.0, 440.0)
SOURCE = "ab" * 32


def table(report, topic: str) -> DisclosureTable:
    return next(each for each in report.tables if each.topic == topic)


def row(found: DisclosureTable, label: str, section: str = "") -> dict[str, Decimal]:
    (match,) = [each for each in found.rows if each.label == label and each.section.startswith(section)]
    return {cell.column: cell.value for cell in match.cells}


@pytest.mark.parametrize(
    ("name", "topics"),
    [
        ("quillmere_2024", {"geography": 23, "debt_maturity": 25, "segments": 26}),
        ("quillmere_2023", {"geography": 23, "debt_maturity": 24, "segments": 26}),
    ],
)
def test_the_english_sample_prints_each_topic_once(name: str, topics: dict[str, int]) -> None:
    assert {each.topic: each.page for each in read_sample(name)[0].tables} == topics


def test_segments_of_the_english_sample_stand_under_their_heading() -> None:
    found = table(read_sample("quillmere_2024")[0], "segments")
    assert row(found, "Laboratory Instruments", "Net revenue") == {
        "2024": Decimal(509_385_000),
        "2023": Decimal(471_768_000),
        "2022": Decimal(449_389_000),
    }
    assert row(found, "Laboratory Instruments", "Income from operations")["2024"] == Decimal(133_459_000)
    assert row(found, "Corporate and unallocated expenses")["2023"] == Decimal(-63_950_000)


def test_maturities_are_read_though_their_title_stands_on_the_page_before() -> None:
    found = table(read_sample("quillmere_2024")[0], "debt_maturity")
    assert found.title.endswith("rincipal payments due are")
    assert row(found, "2028") == {"Maturities": Decimal(35_290_000)}
    assert row(found, "Total principal payments") == {"Maturities": Decimal(242_790_000)}


def test_a_chinese_segment_table_has_words_over_its_columns_and_yuan_as_its_unit() -> None:
    by_page = {each.page: each for each in read_sample("yanxi_2024")[0].tables}
    assert row(by_page[28], "营业利润") == {
        "泵业务分部": Decimal("186118327.79"),
        "阀业务分部": Decimal("108024818.90"),
        "分部间抵销": Decimal("-22040328.29"),
        "合计": Decimal("272102818.40"),
    }
    assert row(by_page[8], "控制阀")["毛利率(%)"] == Decimal("31.83")
    assert row(by_page[8], "控制阀")["营业收入"] == Decimal("564307375.92")


def test_every_number_stands_where_its_evidence_says() -> None:
    for name in ("quillmere_2024", "yanxi_2024"):
        report = read_sample(name)[0]
        words = read_words(FOLDER / f"{name}.pdf", sorted({each.page for each in report.tables}))
        for found in report.tables:
            for each in found.rows:
                for cell in each.cells:
                    x0, y0, x1, y1 = cell.evidence.box
                    inside = [
                        w.text for w in words[found.page] if x0 - 1 < w.x0 and w.x1 < x1 + 1 and y0 - 1 < w.y0 < y1
                    ]
                    assert "".join(inside) in cell.evidence.quote.replace(" ", "")
                    assert any(character.isdigit() or character in "-—" for character in "".join(inside))


GEOGRAPHY: list[Printed] = [
    "Net revenue by geographic region was as follows:",
    ("(in millions)", "2023", "2022"),
    ("Americas", "1,390", "1,361"),
    ("Europe", "1,186", "1,172"),
    ("Total revenue", "2,576", "2,533"),
]
LADDER: list[Printed] = [
    "Maturities of long-term debt are as follows:",
    ("(in thousands)", "Maturities"),
    ("2024", "11,102"),
    ("2025", "10,692"),
    ("2026", "17,512"),
    ("2027", "17,112"),
    ("Thereafter", "99,000"),
]


def read(printed: list[Printed], scale: int = 1, topic_page: bool = True) -> tuple[DisclosureTable, ...]:
    texts = [" ".join(line if isinstance(line, str) else " ".join(line) for line in printed)]
    words = page(printed, EDGES)
    if topic_page:
        return read_disclosures(texts, [1], lambda _page: words, SOURCE, scale)
    return read_tables(texts, 1, lambda _page: words, SOURCE, scale)


def test_the_unit_is_the_tables_own_and_else_the_statements() -> None:
    assert read(GEOGRAPHY)[0].scale == 1_000_000
    bare = [GEOGRAPHY[0], ("", "2023", "2022"), *GEOGRAPHY[2:]]
    assert read(bare, scale=1_000)[0].rows[0].cells[0].value == Decimal(1_390_000)


@pytest.mark.parametrize(("printed", "topic"), [(GEOGRAPHY, "geography"), (LADDER, "debt_maturity")])
def test_the_topic_is_known_by_title_and_rows(printed, topic) -> None:
    assert [each.topic for each in read(printed)] == [topic]


@pytest.mark.parametrize(
    ("printed", "said", "instead"),
    [
        (GEOGRAPHY, "Net revenue by geographic region was", "Income before income taxes by geographic region was"),
        (GEOGRAPHY, "Net revenue by geographic region was", "Goodwill by geographic region was"),
        (GEOGRAPHY, "Net revenue by geographic region was", "Quarterly revenue by region (unaudited) was"),
        (LADDER, "Maturities of long-term debt", "Maturities of operating lease liabilities"),
        (LADDER, "Maturities of long-term debt", "Estimated future benefit payments"),
    ],
)
def test_tables_under_like_titles_are_of_no_topic(printed, said, instead) -> None:
    changed = [line.replace(said, instead) if isinstance(line, str) else line for line in printed]
    assert read(changed) == ()
    assert [each.topic for each in read(changed, topic_page=False)] == ["other"]


def test_rows_that_count_other_things_than_money_are_of_no_topic() -> None:
    assert read([*GEOGRAPHY, ("Square footage (MMcf)", "1,000", "1,100")]) == ()


@pytest.mark.parametrize(
    ("label", "column", "ratio"),
    [
        ("毛利率", "", True),
        ("控制阀", "营业收入比上年增减(%)", True),
        ("Revenue", "Percent of total", True),
        ("Dividends per share", "2023", True),
        ("Income from continuing operations", "2023", False),
        ("Operating margin", "2023", False),
    ],
)
def test_what_stands_as_printed(label: str, column: str, ratio: bool) -> None:
    assert is_ratio(label, column) is ratio


def test_pages_are_chosen_by_title_and_numbers_and_at_most_six() -> None:
    prose = "We report two segments by geographic area. " * 40
    dense = "Segment information 2023 2022 " + "Industrial 10,911 10,399 " * 60
    assert disclosure_pages([prose, dense, prose]) == [2]
    assert disclosure_pages([prose]) == []
    assert disclosure_pages([]) == []
    assert len(disclosure_pages([dense] * 20)) <= 6


def test_a_table_overleaf_from_its_title_is_found() -> None:
    title = "The policies of the company. " * 30 + "\nNote 11. Segment information"
    overleaf = "2023 2022 " + "Industrial 10,911 10,399 " * 60
    assert disclosure_pages([title, overleaf]) == [2]


LOOK = Look(size=9, widths=(70,) * 5, gap=6)


@pytest.fixture(scope="module")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A note with years under spanning words, a ladder across, and a table that is none of the topics."""
    book = Book(Style("Notes", "Meridian Instruments Inc. — 2023 Annual Report"))
    book.text("Note 18. Geographic areas. Net sales and property by geographic area of the customer were as follows:")
    spanning = Head((Span("Net sales", 0, 2, True), Span("Property, net", 3, 4, True)), "(Millions)")
    rows = [
        Row("United States", ("1237", "1218", "1204", "489", "491")),
        Row("Asia Pacific", ("981", "885", "904", "167", "157")),
        Row("Europe, Middle East and Africa", ("646", "616", "623", "180", "151")),
        Row("Total company", ("2864", "2719", "2731", "836", "799"), "total"),
    ]
    book.table(rows, [spanning, heads("2023", "2022", "2021", "2023", "2022")], LOOK)
    book.text("Note 9. Scheduled principal payments on debt for the next five years are as follows (in millions):")
    book.table(
        [Row("Principal payments", ("134", "127", "115", "73", "55"))],
        [heads("2024", "2025", "2026", "2027", "2028")],
        LOOK,
    )
    book.text("Note 3. Inventories are carried at the lower of cost and net realizable value, by the first-in method.")
    book.table(
        [Row("Raw materials", ("1040", "1039")), Row("Finished goods", ("1036", "1022"))],
        [heads("2023", "2022")],
        Look(widths=(70, 70)),
    )
    path = tmp_path_factory.mktemp("notes") / "notes.pdf"
    book.build(path)
    return path, list(read_text(path).texts)


def test_a_typeset_note_is_read_cell_by_cell(typeset) -> None:
    path, texts = typeset
    words = read_words(path, [1])
    found = read_disclosures(texts, [1], lambda n: words.get(n, ()), document_id(path.read_bytes()), 1)
    assert [each.topic for each in found] == ["geography", "debt_maturity"]
    assert row(found[0], "Europe, Middle East and Africa") == {
        "Net sales 2023": 646_000_000,
        "Net sales 2022": 616_000_000,
        "Net sales 2021": 623_000_000,
        "Property, net 2023": 180_000_000,
        "Property, net 2022": 151_000_000,
    }
    assert row(found[1], "Principal payments") == {
        str(2024 + step): value * 1_000_000 for step, value in enumerate((134, 127, 115, 73, 55))
    }


def test_any_other_table_of_a_page_can_be_asked_for(typeset) -> None:
    path, texts = typeset
    words = read_words(path, [1])
    found = read_tables(texts, 1, lambda n: words.get(n, ()), "s", 1)
    assert [each.topic for each in found] == ["geography", "debt_maturity", "other"]
    assert row(found[2], "Raw materials") == {"2023": 1040, "2022": 1039}


def test_topics_have_words() -> None:
    from model.finance.terms import term

    for topic in (*TOPICS, "other"):
        assert term(f"table_{topic}", "zh") != term(f"table_{topic}", "en")
