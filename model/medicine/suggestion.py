"""A differential in words: each sentence says what the knowledge says, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from model.desk_words import desk_word
from model.medicine.differential import Candidate, Contribution, Diagnosis
from model.medicine.observations import Language

_NAMED = 3
"""Candidates a suggestion names of each list."""
_GIVEN = 5
"""Findings given for a candidate."""
_ASKED = 3


def suggestion(diagnosis: Diagnosis, language: Language) -> str:
    """Signs of danger, the leading candidates with what speaks for and against them, and what to ask next."""
    if not diagnosis.observed:
        return "\n".join((_word("suggestion_nothing", language), _word("suggestion_notice", language)))
    return "\n".join((*_lines(diagnosis, language), _word("suggestion_notice", language)))


def _lines(diagnosis: Diagnosis, language: Language) -> Iterator[str]:
    for flag in diagnosis.red_flags:
        yield _word("suggestion_red_flag", language, flag=flag.value, source=flag.evidence[0].source)
    for scope in ("common", "rare"):
        listed = diagnosis.of(scope)[:_NAMED]
        if listed:
            yield _word(f"suggestion_{scope}", language)
        for place, candidate in enumerate(listed, 1):
            yield _candidate(place, candidate, language)
    asked = [question.label for question in diagnosis.next_questions[:_ASKED]]
    if asked:
        yield _word("suggestion_ask", language, findings=_listed(asked, language))


def _candidate(place: int, candidate: Candidate, language: Language) -> str:
    parts = [_word("suggestion_candidate", language, place=place, name=candidate.name, share=candidate.probability)]
    if candidate.supporting:
        findings = _listed([_shown(each, language) for each in candidate.supporting[:_GIVEN]], language)
        parts.append(_word("suggestion_for", language, findings=findings))
    if candidate.contradicting:
        findings = _listed([_shown(each, language) for each in candidate.contradicting], language)
        parts.append(_word("suggestion_against", language, findings=findings))
    sources = [evidence.source for each in candidate.supporting[:_GIVEN] for evidence in each.evidence]
    if sources:
        parts.append(_word("suggestion_source", language, sources=_listed(list(dict.fromkeys(sources)), language)))
    return "".join(parts)


def _shown(each: Contribution, language: Language) -> str:
    """The finding with the share of patients who show it; the disease's own name for it where that differs."""
    if each.frequency is None:
        return each.label
    name = each.label if each.method in ("exact", "absent") else f"{each.label} ({each.matched_label})"
    return _word("suggestion_finding", language, name=name, share=each.frequency)


def _listed(words: list[str], language: Language) -> str:
    return _word("suggestion_comma", language).join(words)


def _word(key: str, language: Language, **blanks: object) -> str:
    return desk_word("medicine", key, language, **blanks)
