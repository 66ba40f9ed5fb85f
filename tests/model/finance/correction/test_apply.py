"""Which correction has the last word, and what holds for any set of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.finance.correction.apply import apply
from model.finance.correction.record import Correction
from model.finance.figures import Figure
from model.finance.formula import combine
from model.finance.report import Report
from tests.model.finance.correction.case import HERE, THERE, correction, report, row, scale, value
from tests.model.finance.sample_report import MILLION, ROWS

_PRINTED = {metric: statement for metric, _, _, statement, _ in ROWS if metric}
_READ = {source: report(source) for source in (HERE, THERE)}


@st.composite
def corrections(draw) -> list[Correction]:
    """Up to five corrections of any kind on either of two reports, some taken back."""
    return [draw(one_correction()) for _ in range(draw(st.integers(0, 5)))]


@st.composite
def one_correction(draw) -> Correction:
    on = draw(st.sampled_from((HERE, THERE)))
    metric = draw(st.sampled_from(sorted(_PRINTED)))
    statement, kind = _PRINTED[metric], draw(st.sampled_from(["value", "row", "scale", "confirmed"]))
    common = {"on": on, "withdrawn": draw(st.booleans()), "made_on": _READ[on]}
    if kind == "value":
        year = draw(st.sampled_from(_READ[on].years))
        return value(metric, draw(st.integers(-9_000, 9_000)), year, statement=statement, **common)
    if kind == "row":
        lines = [line for line in _READ[on].lines if line.statement == statement]
        line = draw(st.sampled_from(lines))
        return row(metric, line.label, line.section, statement, **common)
    if kind == "scale":
        units = st.sampled_from((1, 1_000, 10_000, MILLION))
        return scale(metric, draw(units), draw(units), **common)
    return correction("confirmed", metric, **common)


@given(corrections(), st.sampled_from((HERE, THERE)))
def test_taking_all_back_gives_the_reading(made, source) -> None:
    taken_back = [replace(each, withdrawn=True) for each in made]
    assert apply(_READ[source], taken_back).report is _READ[source]
    assert apply(_READ[source], taken_back).changes == ()


@given(corrections(), st.sampled_from((HERE, THERE)))
def test_applying_twice_is_applying_once(made, source) -> None:
    once = apply(_READ[source], made).report
    assert apply(once, made).report == once


@given(corrections(), st.sampled_from((HERE, THERE)))
def test_derived_figures_are_what_their_formulas_give(made, source) -> None:
    shown = apply(_READ[source], made).report
    for figure in shown.metrics:
        _assert_follows(figure, shown, made)


def _assert_follows(figure: Figure, shown: Report, made: list[Correction]) -> None:
    if figure.formula is None:
        return
    again = combine(figure.name, figure.year, figure.formula.operator, figure.formula.inputs).value
    assert abs(again - figure.value) <= Decimal("1e-7")
    for operand in figure.formula.inputs:
        stands = shown.metric(operand.name, operand.year)
        if operand.formula is None and stands is not None:
            assert operand.value == stands.value
        _assert_follows(operand, shown, made)


@given(corrections(), st.sampled_from((HERE, THERE)))
def test_changes_tell_the_whole_difference(made, source) -> None:
    read = _READ[source]
    shown = apply(read, made)
    changed = {(change.after.name, change.after.year) for change in shown.changes}
    for figure in shown.report.metrics:
        key = (figure.name, figure.year)
        assert (figure.method == "corrected") == (key in changed)
        if figure.formula is None and key not in changed:
            assert figure.value == read.value(*key)
    for change in shown.changes:
        assert shown.report.metric(change.after.name, change.after.year) == change.after
        assert change.before == read.metric(change.after.name, change.after.year)
        assert change.replayed == (change.correction.document_id != source)


def last_word(*made: Correction, source: str = HERE) -> Decimal | None:
    return apply(_READ[source], made).report.value("net_income", 2023) / MILLION


def test_a_later_correction_wins_over_an_earlier_one() -> None:
    assert last_word(value("net_income", 650), value("net_income", 640)) == 640
    assert last_word(value("net_income", 650), row("net_income", "Gross profit")) == 2_060
    assert last_word(row("net_income", "Gross profit"), value("net_income", 650)) == 650


def test_a_correction_on_the_report_itself_wins_over_a_later_replayed_one() -> None:
    own, other = value("net_income", 650), value("net_income", 640, on=THERE)
    assert last_word(own, other) == 650
    assert last_word(own, other, source=THERE) == 640


def test_one_that_was_taken_back_says_nothing() -> None:
    assert last_word(value("net_income", 650), value("net_income", 640, withdrawn=True)) == 650


def test_a_confirmed_figure_is_not_touched_by_replays() -> None:
    confirmed, other = correction("confirmed", "net_income"), value("net_income", 640, on=THERE)
    assert last_word(confirmed, other) == 660
    assert last_word(confirmed, other, value("net_income", 650)) == 650


def test_a_unit_is_put_right_on_the_row_that_was_put_right_before() -> None:
    made = [row("net_income", "Gross profit"), scale("net_income", MILLION, 1_000)]
    assert apply(_READ[HERE], made).report.value("net_income", 2023) == 2_060_000


def test_what_stands_behind_a_figure_can_be_asked() -> None:
    confirmed, made = correction("confirmed", "cash"), value("net_income", 650)
    shown = apply(_READ[HERE], [confirmed, made, correction("confirmed", "inventories", on=THERE)])
    assert shown.change("net_income", 2023).correction == made
    assert shown.change("net_income", 2023).original == 660 * MILLION
    assert shown.change("net_income", 2022) is None
    assert shown.confirmation("cash", 2023) == confirmed
    assert shown.confirmation("inventories", 2023) is None, "said of another report"
    assert apply(_READ[HERE], [replace(confirmed, withdrawn=True)]).confirmation("cash", 2023) is None
