"""Signs of danger whatever the disease: the rules are sound, and hold when all they ask for is there."""

from __future__ import annotations

import pytest

from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.graph.ranker import graph_ranker
from model.medicine.graph.red_flags import Bound, general_red_flags, rules
from model.medicine.observations import Measurement
from model.medicine.ontology.ontology import ontology
from model.medicine.reading.measurements import measured
from tests.tree.test_words import HALF_WIDTH

FEVER, NECK, HEADACHE, TESTIS, URTICARIA, WHEEZE = (
    "HP:0001945",
    "HP:0025258",
    "HP:0002315",
    "HP:0033839",
    "HP:0001025",
    "HP:0030828",
)


def value(name: str, number: float) -> Measurement:
    return Measurement(name, number, "", None, None, "normal")


def raised(*findings: str, values=(), age=None, sex=None) -> set[str]:
    known = graph_ranker().known(findings)
    return {flag.name for flag in general_red_flags(known, values, "en", age=age, sex=sex)}


def test_there_are_rules_enough() -> None:
    assert len(rules()) >= 60
    assert len({rule.name for rule in rules()}) == len(rules())


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_rule_is_sound(rule) -> None:
    own = KnowledgeGraph.load().findings
    assert rule.groups
    assert rule.sources
    assert all(rule.groups)
    for one in (one for group in rule.groups for one in group):
        if isinstance(one, Bound):
            assert (one.below is None) != (one.above is None)
        else:
            assert one in own or ontology().resolve(one).id == one
    assert rule.youngest < rule.oldest
    assert rule.en[0].isupper()
    assert not HALF_WIDTH.search(rule.zh)


def test_values_named_by_rules_are_values_that_are_read() -> None:
    notes = "SpO2 88%, BP 80/40 mmHg, HR 140 bpm, RR 30/min, temperature 34.0 °C, GCS 9, glucose 2.0 mmol/L"
    read = {each.measurement.name for each in measured(notes, "en", 40.0, None)}
    named = {one.measured for rule in rules() for group in rule.groups for one in group if isinstance(one, Bound)}
    assert {"oxygen_saturation", "systolic_pressure", "heart_rate", "respiratory_rate", "temperature"} <= read & named


def test_nothing_known_raises_nothing() -> None:
    assert raised() == set()


def test_every_group_must_be_there() -> None:
    assert "stiff_neck" in raised(NECK, FEVER)
    assert "stiff_neck" not in raised(NECK)
    assert "stiff_neck" not in raised(FEVER, HEADACHE)


@pytest.mark.parametrize(("saturation", "is_raised"), [(91.9, True), (92, False), (98, False)])
def test_a_value_beyond_its_limit(saturation: float, is_raised: bool) -> None:
    assert ("low_oxygen" in raised(values=[value("oxygen_saturation", saturation)])) is is_raised


def test_a_limit_is_of_its_own_value() -> None:
    assert "low_oxygen" not in raised(values=[value("heart_rate", 60)])
    assert "very_fast_pulse" in raised(values=[value("heart_rate", 131)], age=40)


@pytest.mark.parametrize(("age", "is_raised"), [(0.1, True), (0.25, False), (3, False), (None, False)])
def test_a_rule_bound_to_an_age(age, is_raised: bool) -> None:
    assert ("young_infant_with_fever" in raised(FEVER, age=age)) is is_raised


@pytest.mark.parametrize(("sex", "is_raised"), [("male", True), (None, True), ("female", False)])
def test_a_rule_bound_to_a_sex(sex, is_raised: bool) -> None:
    assert ("scrotal_pain_young" in raised(TESTIS, age=14, sex=sex)) is is_raised


def test_a_more_special_finding_counts() -> None:
    assert "anaphylaxis" in raised(URTICARIA, WHEEZE)
    assert "sepsis_picture" in raised("AS:high_fever", "HP:0002615", "HP:0001649")


def test_flags_say_who_says_so_in_the_readers_language() -> None:
    known = graph_ranker().known([NECK, FEVER])
    [flag] = [each for each in general_red_flags(known, (), "zh") if each.name == "stiff_neck"]
    assert "脑膜炎" in flag.value
    assert flag.evidence[0].source.startswith("NG240")
