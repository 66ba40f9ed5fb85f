from __future__ import annotations

from model.medicine.reading.reader import read_note


def _quotes(text: str, concept: str) -> list[str]:
    return [each.quote for each in read_note(text).observations if each.concept == concept]


def test_an_abbreviation_is_read_after_its_definition() -> None:
    text = "ID card lost. Intellectual disability (ID) was mild. Her brother has ID."
    assert _quotes(text, "HP:0001249") == ["Intellectual disability", "ID"]
    assert read_note(text).concepts("family") == ("HP:0001249",)


def test_letters_that_are_not_the_initials_define_nothing() -> None:
    assert _quotes("Intellectual disability (UK). UK registry.", "HP:0001249") == ["Intellectual disability"]
