"""A case from outside: the form it fills, and what could not be taken over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.medicine.entry import Entered
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.observations import Language, RefusedTerm, Sex
from model.medicine.ontology.ontology import ontology
from model.safety import clean_text

LARGEST = 2 << 20
"""Bytes of a file that is read."""
MOST_FINDINGS = 1_000
_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read."""

    entered: Entered
    refused: tuple[RefusedTerm, ...] = ()
    """Ids that cannot be observations, each with the reason."""


@dataclass(frozen=True, slots=True)
class Said:
    """One finding as the file names it."""

    id: str
    label: str
    present: bool


def imported(
    findings: Iterable[Said], language: Language, sex: Sex | None = None, age: float | None = None
) -> Imported:
    """The form: former ids as the current ones; of a finding said to be both present and absent the presence."""
    answers: dict[str, str] = {}
    refused: dict[str, RefusedTerm] = {}
    own, terms = KnowledgeGraph.load().findings, ontology()
    for said in findings:
        if said.id in own:
            concept: str | None = said.id
        else:
            resolved = terms.resolve(said.id)
            concept = resolved.id
            if resolved.refusal is not None:
                refused[said.id] = RefusedTerm(_quote(said), resolved.refusal, resolved.consider)
        if concept is not None and answers.get(concept) != "present":
            answers[concept] = "present" if said.present else "absent"
    return Imported(Entered(answers=answers, sex=sex, age=age, language=language), tuple(refused.values()))


def _quote(said: Said) -> str:
    return " ".join(clean_text(f"{said.id} {said.label}").split())[:_LONGEST_QUOTE]
