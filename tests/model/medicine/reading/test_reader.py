from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.medicine.ontology.ontology import ontology
from model.medicine.reading.reader import language_of, read_note

_PIECES = st.sampled_from(
    [
        "fever",
        "No ",
        "cough",
        ", ",
        ". ",
        "for 3 days",
        "\n",
        "short and broad thumbs",
        "T 38.9 ℃",
        "mother has ",
        "é\u200b",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=60))
def test_every_quote_stands_where_the_reading_says(text: str) -> None:
    reading = read_note(text, "en")
    for each in reading.observations:
        assert reading.text[each.start : each.end] == each.quote != ""
    places = [each.start for each in reading.observations]
    assert places == sorted(places)


def test_offsets_refer_to_the_cleaned_text() -> None:
    reading = read_note("a\u200b fe\u200bver")
    assert reading.text == "a fever"
    assert [(each.start, each.end) for each in reading.observations] == [(2, 7)]


@pytest.mark.parametrize(
    ("text", "language"), [("发热3天,WBC 15", "zh"), ("fever", "en"), ("", "en"), ("12 / 3", "en")]
)
def test_language_is_told_from_the_letters(text: str, language: str) -> None:
    assert language_of(text) == language
    assert read_note(text).language == language


def test_a_value_and_a_name_are_both_kept() -> None:
    reading = read_note("34-year-old woman with fever. T 38.9 ℃, SpO2 97 %.")
    assert (reading.age, reading.sex) == (34.0, "female")
    assert [each.concept for each in reading.observations] == ["HP:0001945", "HP:0001945", "HP:0012418"]
    assert reading.concepts("absent") == ("HP:0012418",)
    assert [each.level for each in reading.measurements] == ["high", "normal"]


def test_names_of_the_graph_are_read_beside_those_of_the_ontology() -> None:
    extra = (("recent long flight", "AS:0001"), ("fever", "AS:0002"))
    found = {
        each.concept: each.label for each in read_note("Fever after a recent long flight.", extra=extra).observations
    }
    assert found == {"HP:0001945": ontology().name("HP:0001945"), "AS:0001": "recent long flight"}


def test_a_name_inside_a_denied_one_is_not_denied() -> None:
    assert read_note("No chest pain.").concepts("absent") == ("HP:0100749",)
    assert "HP:0012531" in read_note("Chest pain.").concepts("present")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("oedema", "Edema"),
        ("seizures", "Seizure"),
        ("kidney hypoplasia", "Renal hypoplasia"),
        ("loss of hearing", "Hearing impairment"),
        ("atrophy of the optic nerve", "Optic atrophy"),
    ],
)
def test_word_order_number_and_spelling_do_not_matter(text: str, label: str) -> None:
    assert label in {each.label for each in read_note(text).observations}
