"""Any figure by account name or regular expression, over lines, tables and text; no expression can hold the app up."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from model.errors import AssayError
from model.finance.library import custom
from model.finance.library.custom import LONGEST_TEXT, Definition, Hit, Search, definition, search
from tests.model.finance.library.samples import OWNER, shelve
from tests.model.finance.library.test_followed import filing
from tests.model.finance.sample_report import MILLION, sample_report

ENGLISH = (
    "Backlog was $186 million at year-end.\nWe had approximately 3,450 employees. Backlog was $ 90 million in 2022."
)


def find(text: str, kind: custom.Kind = "pattern", places=("text",), texts=(ENGLISH,), report=None) -> Search:
    """Search one report of our own."""
    entry = filing(2023)
    made = Definition(kind, text, places)
    return search(made, OWNER, lambda *_: report or sample_report(), lambda *_: texts, [entry])


def found(result: Search) -> list[tuple[int, Decimal]]:
    return [(hit.year, hit.value) for hit in result.hits]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (r"backlog was", [186 * MILLION, 90 * MILLION]),
        (r"approximately ([\d,]+) employees", [3_450]),
        (r"approximately (?P<count>[\d,]+)", [3_450]),
        (r"(\d+) million", [186 * MILLION, 90 * MILLION]),
        (r"employees", []),
        (r"zebra", []),
        (r"a*", [186 * MILLION, 3_450, 90 * MILLION]),
    ],
)
def test_the_value_is_the_group_else_the_first_amount_in_the_sentence(text: str, values: list[int]) -> None:
    assert list(dict.fromkeys(value for _, value in found(find(text)))) == values


def test_a_hit_shows_its_sentence_with_the_hit_marked_and_its_page() -> None:
    (hit,) = find(r"approximately ([\d,]+) employees", texts=("", ENGLISH)).hits
    assert hit.page == 2
    assert hit.quote == "We had approximately 3,450 employees."
    assert hit.quote[slice(*hit.span)] == "approximately 3,450 employees"
    assert (hit.printed, hit.as_printed) == ("3,450", True)


def test_the_year_is_one_the_sentence_names_else_the_reports() -> None:
    entry = filing(2023)
    texts = ("Debt was $5 million in 2023. Cash was $7 million in 2019. Sales were $9 million in 2022 and in 2023.",)
    years = {}
    for word in ("Debt", "Cash", "Sales"):
        result = search(Definition("pattern", f"{word} w(?:as|ere)", ("text",)), OWNER, None, lambda *_: texts, [entry])
        years[word] = result.hits[0].year
    assert years == {"Debt": 2023, "Cash": 2023, "Sales": 2023}


def test_a_label_is_read_as_a_report_finds_it() -> None:
    result = find("Net sales", "label", ("lines",))
    assert found(result) == [(2023, 5_240 * MILLION), (2022, 4_870 * MILLION), (2021, 4_410 * MILLION)]
    assert result.hits[0].line == 0
    assert result.hits[0].quote[slice(*result.hits[0].span)] == "Net sales"
    assert found(find("Revenue", "label", ("lines",)))[0] == (2023, 5_240 * MILLION)


def test_an_expression_over_lines_takes_every_line_it_fits() -> None:
    result = find("^operating", places=("lines",))
    assert {hit.quote.rsplit(" ", 1)[0] for hit in result.hits} == {"Operating income"}
    both = find("income", places=("lines",))
    assert len(both.values(both.hits[0].filing, 2023)) > 1


def test_the_samples_are_searched_in_all_three_places() -> None:
    filings = shelve("quillmere_2024", "yanxi_2024")
    tables = search(definition("label", "Americas", ["tables"]), OWNER)
    assert found(tables) == [(2024, 390_750_000), (2023, 361_894_000), (2022, 344_727_000)]
    assert [each.name for each in tables.without] == ["yanxi_2024.pdf"]
    text = search(definition("pattern", r"营业收入([\d,.]+)万元", ["text"]), OWNER)
    assert (2024, Decimal("1862400600")) in found(text)
    lines = search(definition("label", "存货", ["lines"]), OWNER)
    years = {(hit.filing.name, hit.year) for hit in lines.hits}
    assert years >= {("yanxi_2024.pdf", 2024), ("yanxi_2024.pdf", 2023)}
    assert filings["yanxi_2024"] in lines.searched


def test_an_account_is_not_continued_by_its_change_in_the_cash_flow_statement() -> None:
    shelve("quillmere_2024")
    result = search(definition("label", "Inventories", ["lines"]), OWNER)
    assert [hit.year for hit in result.hits] == [2024, 2023]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "pattern_empty"),
        ("   \u200b", "pattern_empty"),
        ("x" * (LONGEST_TEXT + 1), "pattern_too_long"),
        ("(a", "pattern_parenthesis"),
        ("a)", "pattern_parenthesis"),
        ("[a", "pattern_brackets"),
        ("[z-a]", "pattern_brackets"),
        ("*a", "pattern_repeat"),
        ("a**", "pattern_repeat"),
        ("a\\", "pattern_escape"),
        ("(?P<n>a)(?P=m)", "pattern_group"),
        (r"\p{Foo}", "pattern_group"),
        ("a{2,1}", "pattern_invalid"),
        ("(?:(?:a{200}){200}){200}", "pattern_too_many_copies"),
        ("a{99999999}", "pattern_too_many_copies"),
    ],
)
def test_faulty_expressions_are_refused_in_both_languages(text: str, code: str) -> None:
    with pytest.raises(AssayError) as fault:
        definition("pattern", text, ["text"])
    assert fault.value.code == code
    assert fault.value.message("en") != fault.value.message("zh")


def test_a_place_must_be_chosen_and_places_are_kept_in_order() -> None:
    with pytest.raises(AssayError) as fault:
        definition("label", "Cash", [])
    assert fault.value.code == "pattern_no_place"
    assert definition("label", " Cash ", ["text", "lines"]) == Definition("label", "Cash", ("lines", "text"))


def test_a_label_is_no_expression() -> None:
    assert definition("label", "Cash (restricted", ["text"]).text == "Cash (restricted"
    assert found(find("was $186", "label", texts=("It was $186 5 million.",))) == [(2023, 5 * MILLION)]


@pytest.mark.parametrize("text", [r"(a+)+$", r"(a|aa)+$", r"(.*a){25}$"])
def test_a_catastrophic_expression_is_stopped(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custom, "SECONDS_A_REPORT", 0.05)
    filings = [filing(year) for year in (2023, 2022, 2021, 2020)]
    begun = time.monotonic()
    result = search(Definition("pattern", text, ("text",)), OWNER, None, lambda *_: ("a" * 4_000 + "!",), filings)
    assert time.monotonic() - begun < 5
    assert len(result.stopped) == custom.MOST_STOPPED
    assert result.gave_up
    assert result.hits == ()


def test_lines_and_tables_are_under_the_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custom, "SECONDS_A_REPORT", 0.0)
    result = find(r"sales", places=("lines",))
    assert [each.name for each in result.stopped] == ["Meridian_2023.pdf"]
    assert not result.gave_up


def test_a_search_over_its_whole_time_ends_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(custom, "SECONDS_IN_ALL", -1.0)
    result = find("backlog")
    assert (result.searched, result.gave_up) == ((), True)


def test_a_report_with_too_many_hits_is_cut_and_named() -> None:
    result = find(r"x", texts=("x 5. " * 200,))
    assert len(result.hits) == custom.MOST_HITS_A_REPORT
    assert [each.name for each in result.crowded] == ["Meridian_2023.pdf"]


def test_different_values_in_one_report_are_ambiguous() -> None:
    result = find("backlog was")
    assert len(result.values(result.hits[0].filing, 2023)) == 2
    assert result.values(filing(1999), 2023) == ()


@settings(max_examples=60, deadline=None)
@given(some.text(max_size=40), some.text(max_size=120))
def test_whatever_is_typed_is_searched_or_refused(text: str, page: str) -> None:
    try:
        made = definition("pattern", text, ["text"])
    except AssayError:
        return
    for hit in search(made, OWNER, None, lambda *_: (page,), [filing(2023)]).hits:
        assert isinstance(hit, Hit)
        assert 0 <= hit.span[0] <= hit.span[1] <= len(hit.quote)
