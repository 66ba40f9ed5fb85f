"""The diagnosis model: reads a note, ranks what may explain it, and says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Literal

import numpy as np

from model.evidence import Finding
from model.medicine.answers.answer import Answer
from model.medicine.differential import Account, Candidate, Diagnosis, Question, Scope
from model.medicine.graph import explanation
from model.medicine.graph.knowledge_graph import Condition, KnowledgeGraph
from model.medicine.graph.ranker import graph_ranker
from model.medicine.graph.red_flags import general_red_flags
from model.medicine.knowledge import versions
from model.medicine.observations import Language, Measurement, NoteReading, Observation, Onset, RefusedTerm, Sex
from model.medicine.onset import illness_onset
from model.medicine.ontology.names import name_of
from model.medicine.ontology.ontology import ontology
from model.medicine.questions import gains
from model.medicine.rare.explanation import explain
from model.medicine.rare.names import disease_name
from model.medicine.rare.ranker import rare_ranker
from model.medicine.reading.identifiers import map_ids
from model.medicine.reading.reader import read_note
from model.medicine.sufficiency import sufficiency
from model.medicine.suggestion import suggestion

LISTED = 100
"""Rare candidates a diagnosis lists; of common ones all are listed."""
LIKELY = 0.1
"""Probability from which on an emergency is named among the signs of danger."""
LEADING = 0.5
"""Probability from which on the signs of danger of a condition itself are raised."""
_LEADING = 20
"""Candidates whose findings are considered for the next question."""
_QUESTIONS = 12


class DiagnosisModel:
    """The desk's engine; costs nothing to make, knowledge is loaded once a process when first used."""

    def read(self, text: str) -> tuple[Observation, ...]:
        """What a note says was observed, in the order of the text."""
        return self.read_note(text).observations

    def read_note(self, text: str) -> NoteReading:
        """The same with age, sex and measurements."""
        return read_note(text, extra=KnowledgeGraph.load().named)

    def diagnose(
        self,
        text: str | None = None,
        observed: Sequence[str] = (),
        excluded: Sequence[str] = (),
        sex: Sex | None = None,
        age: float | None = None,
        scope: Scope = "rare",
        leave_out: Sequence[str] = (),
        *,
        priors: Mapping[str, float] | None = None,
        language: Language | None = None,
        onset: Onset | None = None,
        measurements: Sequence[Measurement] = (),
    ) -> Diagnosis:
        """Rank the diseases that may explain a note and the findings given beside it.

        `observed` and `excluded` are ontology or graph ids; former ids are mapped, others are left out and named in
        `Diagnosis.refused` with the reason. `age` in years. `leave_out` names references (``PMID:…``) whose
        annotations must not be used. `priors` multiplies how often a disease group (a system of the graph) is seen;
        `onset` is the illness's, and `measurements` are looked through for signs of danger.
        """
        note = self.read_note(text) if text else None
        if note is not None:
            observed = (*observed, *ontology().most_special(note.concepts("present")))
            excluded = (*excluded, *note.concepts("absent"))
            sex, age = sex or note.sex, note.age if age is None else age
            onset, measurements = onset or illness_onset(note), (*measurements, *note.measurements)
        language = language or (note.language if note else "en")
        present, refused = _current(observed)
        known = graph_ranker().known(present)
        denied, refused_too = _current(excluded)
        absent = tuple(finding for finding in denied if finding not in known)
        patient = Patient(present, absent, sex, age, onset)
        common = _common(patient, priors or {}, language) if scope != "rare" else _NOTHING
        rare = _rare(patient, tuple(leave_out), language) if scope != "common" else _NOTHING
        return Diagnosis(
            candidates=(*common.candidates, *rare.candidates),
            observations=note.observations if note else (),
            observed=present,
            excluded=absent,
            sufficiency=sufficiency(present, rare_ranker().information, ontology()),
            red_flags=_red_flags(patient, common, measurements, language),
            other={name: part.other for name, part in (("common", common), ("rare", rare)) if part.candidates},
            knowledge_version=str(versions()),
            refused=(*refused, *refused_too),
            note=note,
            ask=partial(_questions, patient, {"common": common, "rare": rare}, language),
        )

    def answer(self, question: str, owner: str | None = None) -> Answer:
        """Sentences that answer a medical question, each with its source, or an answer without text."""
        # Only who asks pays for the search
        from model.medicine.answers.service import answer

        return answer(question, owner)

    def generate(self, text: str) -> str:
        """The grounded suggestion for a note, in its language: common causes with why, signs of danger, what to ask."""
        found = self.diagnose(text, scope="common")
        return suggestion(found, found.note.language if found.note else "en")


@dataclass(frozen=True, slots=True)
class Patient:
    """What is ranked on: current ids, each in one of the two."""

    observed: tuple[str, ...]
    excluded: tuple[str, ...]
    sex: Sex | None = None
    age: float | None = None
    onset: Onset | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the two lists."""

    candidates: tuple[Candidate, ...] = ()
    other: float = 0.0
    leading: tuple[Condition, ...] = ()
    """Conditions of the leading common candidates."""
    shares: Callable[[], tuple[Mapping[str, float], ...]] = tuple
    """Works out the findings of the leading candidates with P(finding | disease)."""


_NOTHING = _Part()


def _current(findings: Sequence[str]) -> tuple[tuple[str, ...], tuple[RefusedTerm, ...]]:
    """The ids as this release has them, each once, and those it refuses; ids of the graph pass as they are."""
    own = KnowledgeGraph.load().findings
    kept: dict[str, None] = {}
    refused: tuple[RefusedTerm, ...] = ()
    for finding in findings:
        mapped, denied = ((finding,), ()) if finding in own else map_ids([finding])
        kept |= dict.fromkeys(mapped)
        refused += denied
    return tuple(kept), refused


def _common(patient: Patient, priors: Mapping[str, float], language: Language) -> _Part:
    ranker = graph_ranker()
    found = ranker.rank(
        patient.observed, patient.excluded, sex=patient.sex, age=patient.age, priors=priors, onset=patient.onset
    )
    candidates = tuple(
        Candidate(
            disease=condition.id,
            name=condition.names.label(language),
            scope="common",
            probability=float(probability),
            score=float(score),
            explain=partial(explanation.explain, ranker, condition, patient.observed, patient.excluded, language),
            icd10=condition.icd10,
            severity=condition.severity,
        )
        for condition, score, probability in zip(found.conditions, found.score, found.probability, strict=True)
    )
    leading = found.conditions[:_LEADING]
    return _Part(candidates, found.other, leading, partial(_listed, leading))


def _listed(conditions: Sequence[Condition]) -> tuple[Mapping[str, float], ...]:
    return tuple({edge.finding: edge.frequency for edge in condition.edges} for condition in conditions)


def _red_flags(
    patient: Patient, common: _Part, measurements: Sequence[Measurement], language: Language
) -> tuple[Finding, ...]:
    """Signs of danger whatever the disease, likely emergencies, then signs of the leading condition; each text once."""
    ranker = graph_ranker()
    ranked = tuple(zip(common.leading, common.candidates, strict=False))
    likely = [condition for condition, candidate in ranked if candidate.probability >= LIKELY]
    leading = [condition for condition, candidate in ranked if candidate.probability >= LEADING]
    known = ranker.known(patient.observed)
    found = general_red_flags(known, measurements, language, age=patient.age, sex=patient.sex)
    found += explanation.emergencies(ranker.graph, likely, language)
    found += explanation.red_flags(ranker, leading, patient.observed, language)
    return tuple({flag.value: flag for flag in reversed(found)}.values())[::-1]


def _rare(patient: Patient, leave_out: tuple[str, ...], language: Language) -> _Part:
    ranker, known = rare_ranker(), ontology().index
    observed = tuple(finding for finding in patient.observed if finding in known)
    excluded = tuple(finding for finding in patient.excluded if finding in known)
    found = ranker.rank(observed, excluded, sex=patient.sex, age=patient.age, leave_out=leave_out)
    candidates = tuple(
        Candidate(
            disease=ranker.rows.diseases[number].id,
            name=disease_name(ranker.rows.diseases[number], language),
            scope="rare",
            probability=float(probability),
            score=float(score),
            explain=partial(_explained, int(number), observed, excluded, language, leave_out),
        )
        for number, score, probability in islice(zip(found.order, found.score, found.probability, strict=True), LISTED)
    )
    leading = tuple(int(number) for number in found.order[:_LEADING])
    return _Part(candidates, found.other, shares=partial(ranker.shares, leading))


def _explained(
    disease: int,
    observed: tuple[str, ...],
    excluded: tuple[str, ...],
    language: Language,
    leave_out: tuple[str, ...],
) -> Account:
    label = partial(name_of, language=language)
    return explain(rare_ranker(), disease, observed, excluded, leave_out=leave_out, label=label).account


def _questions(
    patient: Patient, parts: Mapping[str, _Part], language: Language, scope: Literal["common", "rare"]
) -> tuple[Question, ...]:
    """What settles most among the leading candidates of one of the lists."""
    part, graph = parts[scope], graph_ranker().graph
    shares = part.shares()
    probability = np.array([candidate.probability for candidate in part.candidates[: len(shares)]])
    found = gains(probability, shares, frozenset((*patient.observed, *patient.excluded)), ontology())
    return tuple(
        Question(
            concept=gain.finding,
            label=explanation.label(graph, gain.finding, language),
            kind=graph.kind(gain.finding),
            gain=gain.bits,
            separates=tuple(part.candidates[number].name for number in gain.raises),
        )
        for gain in found[:_QUESTIONS]
    )
