"""Each rule of the graph, broken once on purpose; the shipped graph breaks none."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from components.i18n import words
from data.knowledge import knowledge_path
from model.medicine.graph.knowledge_graph import SHIPPED
from model.medicine.graph.validate import SYSTEMS, Problem, problems
from model.medicine.ontology.ontology import ontology
from tests.model.medicine.small_graph import COUGH, DYSPNEA, EXERTIONAL_DYSPNEA, FEVER, SMOKING, content
from tests.quality.medicine import graph_problems

Content = dict[str, Any]
OBSOLETE, FORMER, INHERITANCE_TERM = "HP:0200135", "HP:0001388", "HP:0000006"


def found(graph: Content) -> list[Problem]:
    return list(problems(graph, ontology()))


def pneumonia(graph: Content) -> Content:
    condition: Content = graph["conditions"][0]
    return condition


def set_edge(place: int, value: object) -> Callable[[Content], None]:
    def change(graph: Content) -> None:
        pneumonia(graph)["findings"][0][place] = value

    return change


def set_field(field: str, value: object) -> Callable[[Content], None]:
    def change(graph: Content) -> None:
        pneumonia(graph)[field] = value

    return change


def set_flag(field: str, value: object) -> Callable[[Content], None]:
    def change(graph: Content) -> None:
        pneumonia(graph)["red_flags"][0][field] = value

    return change


def set_source(field: str, value: object) -> Callable[[Content], None]:
    def change(graph: Content) -> None:
        graph["sources"]["guide"][field] = value

    return change


def set_own(field: str, value: object) -> Callable[[Content], None]:
    def change(graph: Content) -> None:
        graph["findings"][SMOKING][field] = value

    return change


def repeat_edge(graph: Content) -> None:
    pneumonia(graph)["findings"].append(list(pneumonia(graph)["findings"][0]))


def make_general_rarer(graph: Content) -> None:
    pneumonia(graph)["findings"].append([EXERTIONAL_DYSPNEA, 0.9, "symptom", "graded", ["book"]])


def rename_own(graph: Content) -> None:
    graph["findings"]["Smoking"] = graph["findings"].pop(SMOKING)


def drop_flags_of_an_emergency(graph: Content) -> None:
    graph["conditions"][1]["severity"] = "emergency"


def leave_a_source(graph: Content) -> None:
    graph["sources"]["dust"] = {"title": "Dust", "publisher": "Shelf"}


def give_an_id_twice(graph: Content) -> None:
    graph["conditions"][1]["id"] = "pneumonia"


BROKEN: list[tuple[str, str, Callable[[Content], None]]] = [
    ("source_incomplete", "sources > guide", set_source("publisher", " ")),
    ("source_address", "sources > guide", set_source("url", "http://example.org")),
    ("source_missing", f"pneumonia > {FEVER}", set_edge(4, [])),
    ("source_missing", "pneumonia", set_field("source", [])),
    ("source_unknown", f"pneumonia > {FEVER}", set_edge(4, ["hearsay"])),
    ("source_unknown", "pneumonia > HP:0012418", set_flag("source", ["hearsay"])),
    ("source_unused", "sources > dust", leave_a_source),
    ("finding_id", "findings > Smoking", rename_own),
    ("finding_has_term", f"findings > {SMOKING}", set_own("en", "Wheezing")),
    ("kind", f"findings > {SMOKING}", set_own("kind", "feeling")),
    ("kind", f"pneumonia > {FEVER}", set_edge(2, "feeling")),
    ("basis", f"pneumonia > {FEVER}", set_edge(3, "guessed")),
    ("frequency", f"pneumonia > {FEVER}", set_edge(1, 1.2)),
    ("frequency", f"pneumonia > {FEVER}", set_edge(1, 0)),
    ("frequency", f"pneumonia > {FEVER}", set_edge(1, "often")),
    ("frequency", f"pneumonia > {FEVER}", set_edge(1, True)),
    ("edge_twice", f"pneumonia > {FEVER}", repeat_edge),
    ("no_findings", "pneumonia", set_field("findings", [])),
    ("general_rarer", f"pneumonia > {DYSPNEA}", make_general_rarer),
    ("name_missing", "pneumonia", set_field("zh", "")),
    ("name_missing", "pneumonia", set_field("names_en", [" "])),
    ("name_missing", "pneumonia > HP:0012418", set_flag("zh", "")),
    ("name_not_english", "pneumonia", set_field("en", "肺炎")),
    ("name_not_chinese", "pneumonia", set_field("zh", "Pneumonia")),
    ("name_twice", "pneumonia + common_cold", set_field("names_zh", ["感冒"])),
    ("condition_id", "Lung Fire", set_field("id", "Lung Fire")),
    ("condition_twice", "pneumonia", give_an_id_twice),
    ("icd10", "pneumonia", set_field("icd10", "18.9")),
    ("system", "pneumonia", set_field("system", "lungs")),
    ("severity", "pneumonia", set_field("severity", "bad")),
    ("rate", "pneumonia", set_field("rate", 0)),
    ("onset", "pneumonia", set_field("onset", [])),
    ("onset", "pneumonia", set_field("onset", ["sudden"])),
    ("age", "pneumonia", set_field("age", {"toddler": 1})),
    ("sex", "pneumonia", set_field("sex", {"other": 1})),
    ("weight", "pneumonia > older", set_field("age", {"older": -1})),
    ("weight", "pneumonia > male", set_field("sex", {"male": "twice"})),
    ("emergency_unflagged", "common_cold", drop_flags_of_an_emergency),
    ("flag_empty", "pneumonia > ", set_flag("all", [])),
    ("finding_unknown", "pneumonia > AS:nowhere", set_edge(0, "AS:nowhere")),
    ("term_unknown", "pneumonia > HP:9999999", set_edge(0, "HP:9999999")),
    ("term_obsolete", f"pneumonia > {OBSOLETE}", set_edge(0, OBSOLETE)),
    ("term_modifier", f"pneumonia > {INHERITANCE_TERM}", set_edge(0, INHERITANCE_TERM)),
    ("term_replaced", f"pneumonia > {FORMER}", set_edge(0, FORMER)),
]


def test_a_sound_graph_has_no_problem() -> None:
    assert found(content()) == []


def test_the_shipped_graph_has_no_problem() -> None:
    shipped = json.loads(knowledge_path(SHIPPED).read_text(encoding="utf-8"))
    assert [(problem.rule, problem.place, problem.value) for problem in found(shipped)] == []


@pytest.mark.parametrize(("rule", "place", "spoil"), BROKEN, ids=[f"{rule}-{n}" for n, (rule, *_) in enumerate(BROKEN)])
def test_a_broken_rule_is_a_problem_with_its_place(rule, place, spoil) -> None:
    graph = content()
    spoil(graph)
    hit = [problem for problem in found(graph) if problem.rule == rule]
    assert [problem.place for problem in hit] == [place]
    english, chinese = hit[0].text("en"), hit[0].text("zh")
    assert hit[0].value in english
    assert hit[0].value in chinese
    assert english != chinese
    assert english.endswith(".")
    assert chinese.endswith("。")


def test_every_rule_that_has_words_is_broken_above() -> None:
    worded = json.loads(knowledge_path("medicine/terms/graph_problems.json").read_text(encoding="utf-8"))
    assert {key.removeprefix("problem_") for key in worded} == {rule for rule, *_ in BROKEN}


def test_a_flag_may_ask_for_something_more_special_or_more_general_than_what_is_listed() -> None:
    graph = content()
    pneumonia(graph)["red_flags"][0]["all"] = [EXERTIONAL_DYSPNEA, "HP:0002795", COUGH]
    assert found(graph) == []


def test_every_group_of_diseases_has_its_words() -> None:
    assert [name for name in SYSTEMS if f"system_{name}" not in words()] == []


def test_the_command_names_each_problem_and_fails(tmp_path, capsys) -> None:
    graph = content()
    set_field("rate", 0)(graph)
    path = tmp_path / "graph.json"
    path.write_text(json.dumps(graph), encoding="utf-8")
    assert graph_problems.main([str(path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "pneumonia: The rate “0” is not a number above 0.",
        "graph.json: 1 problems",
    ]
    assert graph_problems.main([]) == 0
