from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.medicine.ontology.ontology import ontology
from model.medicine.reading.measurements import measured, quantities


def _one(text: str, language: str = "en", age: float | None = None, sex: str | None = None) -> tuple[str, float, str]:
    (found,) = measured(text, language, age, sex)  # type: ignore[arg-type]
    return found.measurement.name, found.measurement.value, found.measurement.level


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("T 38.9 ℃", ("temperature", 38.9, "high")),
        ("Temp 101.2 F", ("temperature", pytest.approx(38.44, abs=0.01), "high")),
        ("temperature of 36.8", ("temperature", 36.8, "normal")),
        ("SpO2 91 %", ("oxygen_saturation", 91.0, "low")),
        ("WBC 15 x10^9/L", ("white_cells", 15.0, "high")),
        ("WBC 15,000/uL", ("white_cells", 15.0, "high")),
        ("Hb 8.5 g/dL", ("haemoglobin", 85.0, "low")),
        ("creatinine 1.2 mg/dL", ("creatinine", pytest.approx(106.1, abs=0.1), "normal")),
        ("glucose 250", ("glucose", pytest.approx(13.875), "high")),
        ("Na 128", ("sodium", 128.0, "low")),
        ("GCS 13", ("consciousness", 13.0, "low")),
    ],
)
def test_values_are_converted_and_judged(text: str, said: tuple[str, float, str]) -> None:
    assert _one(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("体温38.9℃", ("temperature", 38.9, "high")),
        ("白细胞15×10^9/L", ("white_cells", 15.0, "high")),
        ("白细胞 15×10⁹/L", ("white_cells", 15.0, "high")),
        ("血氧饱和度91%", ("oxygen_saturation", 91.0, "low")),
        ("脉搏130次/分", ("heart_rate", 130.0, "high")),
        ("血红蛋白为85g/L", ("haemoglobin", 85.0, "low")),
    ],
)
def test_chinese_values(text: str, said: tuple[str, float, str]) -> None:
    assert _one(text, "zh") == said


def test_a_blood_pressure_is_two_values() -> None:
    for text, language in (("BP 180/110 mmHg", "en"), ("血压180/110mmHg", "zh"), ("BP: 24/14.7 kPa", "en")):
        found = measured(text, language, None, None)  # type: ignore[arg-type]
        assert [each.measurement.name for each in found] == ["systolic_pressure", "diastolic_pressure"]
        assert {each.measurement.level for each in found} == {"high"}


def test_age_and_sex_choose_the_range() -> None:
    assert _one("HR 130", age=1.5)[2] == "normal"
    assert _one("HR 130", age=40)[2] == "high"
    assert _one("Hb 130 g/L", age=40, sex="male")[2] == "low"
    assert _one("Hb 130 g/L", age=40, sex="female")[2] == "normal"
    assert measured("ALT 60", "en", 3, None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "T 5 lesion",
        "K 3/5",
        "HR 130 kg",
        "pulse 3",
        "ALT",
        "Plan 38",
        "T 39 cm",
        "Temp 39 millimetres",
        "Hb 120 days",
        "glucose 30 mg/dLx",
    ],
)
def test_what_is_no_value_of_a_body_is_left_out(text: str) -> None:
    assert measured(text, "en", None, None) == ()


@pytest.mark.parametrize("text", ["体温39毫米", "血红蛋白120天"])
def test_another_unit_is_no_value_in_chinese(text: str) -> None:
    assert measured(text, "zh", None, None) == ()


@given(st.floats(30, 44).map(lambda value: round(value, 1)))
def test_fahrenheit_comes_back_to_celsius(celsius: float) -> None:
    fahrenheit = round(celsius * 9 / 5 + 32, 2)
    assert _one(f"T {fahrenheit} °F")[1] == pytest.approx(celsius, abs=0.01)


def test_the_table_names_current_terms_and_a_source_for_every_range() -> None:
    for row in quantities().values():
        assert row["ranges"]
        assert all(each["source"] for each in row["ranges"])
        for side in ("low", "high"):
            assert side not in row or ontology().resolve(row[side]["concept"]).id == row[side]["concept"]
            assert side in row or side not in row["rules_out"]


@pytest.mark.parametrize("key", ["low", "high"])
@pytest.mark.parametrize("quantity", sorted(quantities()))
def test_a_value_on_the_edge_of_its_range_is_normal(quantity: str, key: str) -> None:
    row = quantities()[quantity]
    bounds = next((each for each in row["ranges"] if each.get("from", 0) <= 30 < each.get("to", 200)), None)
    if bounds is None or bounds[key] is None or bounds.get("sex"):
        return
    step = -0.01 if key == "low" else 0.01
    name = row["en"][0]
    written = [f"{name} {bounds[key] + beyond:g} {row['unit']}" for beyond in (0, step)]
    levels = [_one(text)[2] for text in written if measured(text, "en", 30, None)]
    assert levels == ["normal", key][: len(levels)]


def test_an_age_on_the_edge_belongs_to_the_older() -> None:
    ranges = quantities()["heart_rate"]["ranges"]
    edge = next(each for each in ranges if each.get("from", 0) > 0)
    (found,) = measured("HR 100", "en", float(edge["from"]), None)
    assert (found.measurement.low, found.measurement.high) == (edge["low"], edge["high"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hb 8.5 g/dL.", 85.0),
        ("Hb 85 g/L, WBC", 85.0),
        ("glucose 30 mg/dL fasting", 1.665),
    ],
)
def test_the_unit_behind_a_value_is_taken_whole(text: str, value: float) -> None:
    assert measured(text, "en", 30, None)[0].measurement.value == pytest.approx(value)
