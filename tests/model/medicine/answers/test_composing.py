"""Facts become sentences; each has a source, and a grade of ours says so."""

from __future__ import annotations

import pytest

from model.medicine.answers import composing
from model.medicine.answers.lexicon import lexicon
from model.medicine.answers.service import LONGEST_QUESTION, answer
from model.medicine.graph.explanation import label
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.rare.annotations import rare_annotations


@pytest.mark.parametrize(
    "question",
    [
        "What are the symptoms of gout?",
        "What causes hemoptysis?",
        "Which diseases cause fever and stiff neck?",
        "Red flags of migraine?",
        "How is Wilson disease inherited?",
        "When does Fabry disease begin?",
        "Difference between gout and septic arthritis?",
        "咳嗽是肺炎的症状吗？",
        "什么是眼球震颤？",
    ],
)
def test_every_sentence_has_a_source(question) -> None:
    found = answer(question)
    assert found.text
    assert all(each.evidence and each.sources for each in found.statements)
    assert set(found.evidence) == {place for each in found.statements for place in each.evidence}
    assert len(found.text.split("\n")) == len(found.statements)


def test_a_graded_share_is_not_given_as_the_sources_figure() -> None:
    found = answer("How common is fever in pneumonia?").statements[0]
    assert "graded here" in found.text
    assert "≈" in found.text
    assert all("%" not in (place.quote or "") for place in found.evidence)
    assert "分级估计" in answer("肺炎患者中发热有多常见？").statements[0].text


def test_patients_counted_by_a_publication_are_given_as_counted() -> None:
    found = answer("How often is proteinuria seen in Fabry disease?")
    counted = [each for each in found.statements if each.sources == ("PMID:19473999",)]
    assert counted
    assert all("/" in each.text and "≈" not in each.text for each in counted)
    assert counted[0].evidence[0].url == "https://pubmed.ncbi.nlm.nih.gov/19473999/"


def test_a_frequency_class_is_given_as_a_range() -> None:
    texts = [each.text for each in answer("How often is proteinuria seen in Fabry disease?").statements]
    assert any("30–79%" in text for text in texts)


def test_a_finding_stated_to_be_absent_is_denied_with_its_source() -> None:
    found = answer("Is motor delay a symptom of CHAND syndrome?")
    assert found.statements[0].text.startswith("No. ")
    assert found.statements[0].sources == ("ORPHA:1401",)
    assert answer("CHAND syndrome会出现运动发育迟缓吗？").statements[0].text.startswith("否。")


def test_a_listed_finding_is_affirmed() -> None:
    assert answer("Does pneumonia cause cough?").text.startswith("Yes. ")


def test_no_row_is_no_answer_and_says_so() -> None:
    found = answer("Is arachnodactyly a symptom of gout?")
    assert found.text is None
    assert found.reason == "no_row"
    assert found.understood == ("arachnodactyly", "gout")


def test_a_common_disease_has_no_inheritance_to_tell() -> None:
    assert answer("How is gout inherited?").reason == "no_row"


def test_causes_give_common_before_rare_disease() -> None:
    names = [each.sources[0] for each in answer("What causes hemoptysis?").statements]
    rare = [name.startswith(("OMIM", "ORPHA", "PMID")) for name in names]
    assert rare == sorted(rare)
    assert set(rare) == {False, True}


def test_two_findings_are_both_shown_by_every_disease_given() -> None:
    found = answer("Which diseases cause ectopia lentis and arachnodactyly?")
    assert "Marfan" in found.text
    # Its lenses are displaced, its fingers short
    assert answer("Is ectopia lentis a symptom of Weill-Marchesani syndrome 1?").text.startswith("Yes. ")
    assert "Weill-Marchesani" not in found.text


def test_a_definition_is_quoted_and_its_language_said() -> None:
    english = answer("Define ptosis.")
    assert english.evidence[0].quote.rstrip(".") in english.text
    assert "英文定义" in answer("什么是上睑下垂？").text


def test_difference_names_what_each_shows_more() -> None:
    texts = [each.text for each in answer("Difference between migraine and tension headache?").statements]
    first = [text for text in texts if "Migraine ≈" in text.split(", ")[0]]
    assert first
    assert any("not listed in Migraine" in text for text in texts)


@pytest.mark.parametrize(("question", "reason"), [("  ", "empty"), ("咳" * (LONGEST_QUESTION + 1), "too_long")])
def test_what_cannot_be_asked_is_told(question, reason) -> None:
    assert answer(question).reason == reason
    assert answer(question).text is None


@pytest.mark.parametrize(
    ("question", "begins"),
    [("支气管哮喘会咯血吗？", "少见。"), ("Is fever a symptom of pneumonia?", "Yes. ")],
)
def test_what_few_patients_show_is_no_plain_yes(question: str, begins: str) -> None:
    assert (answer(question).text or "").startswith(begins)


def test_all_types_of_a_series_are_counted_by_mode_of_inheritance() -> None:
    found = answer("What is the inheritance pattern of osteogenesis imperfecta?")
    named = {source for each in found.statements for source in each.sources}
    listed = lexicon().mentions("osteogenesis imperfecta")[0].diseases
    rows = rare_annotations()
    assert named == {each for each in listed if rows.diseases[rows.number[each]].inheritance}
    assert len(named) > 8
    assert len({each.text.rpartition(":")[2] for each in found.statements}) == len(found.statements)


@pytest.mark.parametrize("question", ["Alarm symptoms in low back pain?", "腰痛有哪些危险信号？"])
def test_condition_is_meant_by_its_name_without_non_specific(question: str) -> None:
    assert answer(question).kind == "red_flags"


def test_what_is_felt_and_seen_comes_before_tests() -> None:
    graph = KnowledgeGraph.load()
    kinds = {label(graph, edge.finding, "en"): edge.kind for edge in graph.conditions["aortic_dissection"].edges}
    said = [each.text for each in answer("What are the typical signs of aortic dissection?").statements]
    shown = [kinds[text.partition(": ")[2].rpartition(" in ≈")[0]] for text in said]
    places = [kind in ("test", "history") for kind in shown]
    assert places == sorted(places)
    assert not places[0]


def test_one_finding_is_told_with_its_share_and_several_together() -> None:
    assert " in ≈" in answer("What causes hemoptysis?").statements[0].text
    several = answer("Which diseases cause photophobia and neck stiffness?").statements[0].text
    assert "Photophobia ≈" in several
    assert "Stiff neck ≈" in several


def test_what_two_diseases_share_alike_does_not_tell_them_apart(monkeypatch) -> None:
    monkeypatch.setattr(composing, "_APART", 1000)
    graph = KnowledgeGraph.load()
    first, second = (
        {edge.finding: edge.frequency for edge in graph.conditions[each].edges} for each in ("gout", "septic_arthritis")
    )
    alike = {label(graph, finding, "en") for finding, share in first.items() if second.get(finding) == share}
    said = answer("What is the difference between gout and septic arthritis?").statements
    assert alike
    assert not alike & {each.text.partition(": ")[0] for each in said}


def test_modes_of_inheritance_are_named_in_the_readers_language() -> None:
    assert "常染色体显性遗传" in answer("马方综合征怎么遗传？").text
