"""The screen of agreement and fairness: a table taken in, its columns named, what it says, and what it refuses."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import words
from model.education.evaluation.measures import PAIRED, measure_cards
from model.education.evaluation.report import evaluate, sample
from model.education.evaluation.table import guessed, numbers, read_table
from tests.pages.education.screen import LANGUAGES, press, say
from tests.pages.screens import open_screen, texts

AGREEMENT = "pages/education/agreement.py"
both = pytest.mark.parametrize("language", LANGUAGES)


def open_sample(language: str = "en") -> AppTest:
    return press(open_screen(AGREEMENT, language), "agreement_sample")


def upload(data: bytes, language: str = "en") -> AppTest:
    test = open_screen(AGREEMENT, language)
    return test.get("file_uploader")[0].upload("marks.csv", data, "text/csv").run()


def warnings(test: AppTest) -> str:
    return "\n".join(each.value for each in test.warning)


def rows(machine_shift: float = 0.0) -> bytes:
    lines = [f"{n % 7},{n % 7 + machine_shift},{'a' if n < 12 else 'b'}" for n in range(24)]
    return ("human,machine,group\n" + "\n".join(lines)).encode()


@both
def test_start_says_what_a_table_holds(language: str) -> None:
    test = open_screen(AGREEMENT, language)
    assert not test.exception
    assert not test.error
    assert say("agreement_needs_list", language) in texts(test)
    assert [button.key for button in test.button if button.proto.type == "primary"] == ["agreement_sample"]


@both
def test_sample_shows_the_figures_the_library_gives(language: str) -> None:
    test = open_sample(language)
    assert not test.exception
    assert not test.error
    table = read_table(sample())
    report = evaluate(numbers(table, guessed(table)))
    shown = [metric.value for metric in test.metric]
    assert report.true_score is not None
    assert report.coverage is not None
    assert report.humans is not None
    assert shown == [
        f"{report.machine.kappa:.3f}",
        f"{report.machine.mean_error:.3f}",
        f"{report.true_score.prmse:.3f}",
        f"{report.coverage.inside:.1%}",
    ]
    beside = test.table[0].value
    assert list(beside.columns) == [
        say(f"agreement_{pair}", language) for pair in ("machine_human", "machine_second", "human_second")
    ]
    assert beside.iloc[1].tolist()[2] == f"{report.humans.kappa:.3f}"
    assert set(beside.index) == {
        say("agreement_count", language),
        *(measure_cards()[measure].title[language] for measure in PAIRED),
    }


@both
def test_groups_are_judged_and_the_kind_school_is_named(language: str) -> None:
    test = open_sample(language)
    assert "Hill" in warnings(test)
    frame = next(frame.value for frame in test.dataframe if "Hill" in frame.value.iloc[:, 0].tolist())
    verdicts = dict(zip(frame.iloc[:, 0], frame[say("agreement_state", language)], strict=True))
    assert verdicts["Hill"] == say("agreement_flagged", language)
    assert verdicts["North"] == say("agreement_fine", language)


def test_pictures_hold_every_essay_and_every_group() -> None:
    against, school, first_language = (json.loads(chart.proto.spec) for chart in open_sample().get("plotly_chart"))
    assert len(against["data"][1]["x"]) == 80
    assert school["data"][0]["y"] == ["Hill", "North", "South"]
    assert first_language["data"][0]["y"] == ["Mandarin", "other"]
    assert sorted(shape["x0"] for shape in school["layout"]["shapes"]) == [-0.1, 0.1]


@both
def test_formulas_are_shown_with_their_sources(language: str) -> None:
    test = open_sample(language)
    test.session_state["agreement_formulas"] = True
    test.run()
    assert len(test.latex) == len(measure_cards())
    for card in measure_cards().values():
        assert card.title[language] in texts(test).replace("\\", "")
        assert card.source in texts(test).replace("\\", "")


def test_shifted_machine_is_flagged_and_an_equal_one_is_not() -> None:
    assert say("agreement_smd_flagged", "en") in warnings(upload(rows(1.0)))
    assert warnings(upload(rows())) == ""


@both
def test_what_a_table_lacks_is_told(language: str) -> None:
    shown = texts(upload(rows(), language))
    for word in ("agreement_no_true", "agreement_no_intervals", "agreement_no_second"):
        assert say(word, language) in shown


def test_columns_and_tolerance_are_the_readers() -> None:
    test = open_sample()
    number = test.selectbox(key="agreement_human_1")
    before = test.metric[0].value
    number.set_value("rater2").run()
    assert test.metric[0].value != before
    test.multiselect(key="agreement_groups_1").set_value([]).run()
    assert say("agreement_no_groups", "en") in texts(test)
    test.number_input(key="agreement_within_1").set_value(60.0).run()
    within = measure_cards()["within"].title["en"]
    assert test.table[0].value.loc[within].iloc[0] == "100.0%"


@both
def test_column_that_is_no_number_is_named_and_the_choice_stays(language: str) -> None:
    test = open_sample(language)
    test.selectbox(key="agreement_human_1").set_value("school").run()
    assert not test.exception
    assert "school" in test.error[0].value
    assert not test.metric
    test.selectbox(key="agreement_human_1").set_value("rater1").run()
    assert test.metric


@both
def test_what_is_no_table_is_refused(language: str) -> None:
    test = upload(b"nothing", language)
    assert len(test.error) == 1
    assert test.get("file_uploader")


def test_foreign_headings_and_groups_stay_text() -> None:
    data = rows(1.0).replace(b"group", b"*bold*").replace(b",a", b",<b>a")
    test = upload(data)
    test.multiselect(key="agreement_groups_1").set_value(["*bold*"]).run()
    assert not test.exception
    assert "**\\*bold\\***" in texts(test)
    assert "\\<b\\>a" in warnings(test)


def test_another_table_starts_over() -> None:
    test = press(open_sample(), "agreement_other")
    assert test.get("file_uploader")
    assert not test.metric


def test_every_measure_is_told_in_both_languages() -> None:
    for card in measure_cards().values():
        for text in (card.title, card.means):
            assert set(text) == {"en", "zh"}
            assert all(text.values())
    assert {"agreement_low", "agreement_high"} <= words().keys()
