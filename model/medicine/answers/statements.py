"""Facts put into sentences: one fixed sentence a kind of fact, each with its source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model.desk_words import desk_word
from model.evidence import Evidence
from model.medicine.answers.answer import Statement
from model.medicine.answers.facts import Fact, name_of_disease
from model.medicine.naming import finding_name
from model.medicine.observations import Language


def shown(fact: Fact, language: Language, before: str = "") -> Statement:
    """A disease shows a finding in so many patients. `before` is a word key that the sentence begins with."""
    kind = _kind(fact)
    said = sentence(
        kind,
        fact.evidence,
        language,
        disease=name_of_disease(fact.disease, language),
        finding=finding_name(fact.finding, language),
        share=share(fact),
    )
    return replace(said, text=desk_word("medicine", before, language) + said.text) if before else said


def _kind(fact: Fact) -> str:
    if fact.absent:
        return "answer_absent"
    if not fact.written:
        return "answer_symptom_listed"
    return "answer_symptom_graded" if fact.graded else "answer_symptom"


def share(fact: Fact) -> str:
    """How often, a grade of ours marked as such."""
    return f"≈{fact.written}" if fact.graded else fact.written


def together(facts: Sequence[Fact], language: Language) -> Statement:
    """One disease shows several findings."""
    findings = [f"{finding_name(fact.finding, language)} {share(fact)}".rstrip() for fact in facts]
    return sentence(
        "answer_together",
        [each for fact in facts for each in fact.evidence],
        language,
        disease=name_of_disease(facts[0].disease, language),
        findings=listed(findings, language),
    )


def sentence(key: str, evidence: Iterable[Evidence], language: Language, /, **blanks: object) -> Statement:
    """A sentence of the desk's words with its sources."""
    cited = tuple(dict.fromkeys(evidence))
    sources = tuple(dict.fromkeys(each.source for each in cited))
    return Statement(desk_word("medicine", key, language, **blanks), cited, sources)


def listed(words: Iterable[str], language: Language) -> str:
    """Words one after the other."""
    return desk_word("medicine", "answer_comma", language).join(words)
