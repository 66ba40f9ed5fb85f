from __future__ import annotations

import pytest

from model.medicine.reading.patient import patient


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("A 34-year-old woman", 34.0, "female"),
        ("34yo M with cough", 34.0, "male"),
        ("62M with pain", 62.0, "male"),
        ("F/45, cough", 45.0, "female"),
        ("6-month-old boy", 0.5, "male"),
        ("a man aged 70", 70.0, "male"),
        ("newborn girl", 0.0, "female"),
        ("She has had a cough", None, "female"),
        ("Temp 101.2 F", None, None),
        ("fever for 3 days", None, None),
    ],
)
def test_age_and_sex(text: str, age: float | None, sex: str | None) -> None:
    assert patient(text, "en") == (age, sex)


def test_a_chinese_note_is_read_by_its_own_rules() -> None:
    assert patient("患者男,45岁", "zh") == (45.0, "male")
