"""Why a condition of the graph stands where it stands: each finding, how the graph lists it, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.desk_words import desk_word
from model.evidence import Evidence, Finding
from model.medicine.differential import Account, Contribution
from model.medicine.graph.knowledge_graph import Condition, KnowledgeGraph
from model.medicine.graph.ranker import OBLIGATE, GraphRanker
from model.medicine.graph.shares import Match
from model.medicine.observations import Language
from model.medicine.ontology.names import name_of


def explain(
    ranker: GraphRanker, condition: Condition, observed: Sequence[str], excluded: Sequence[str], language: Language
) -> Account:
    """What speaks for and against a condition, and which of its signs of danger are there.

    The values of the contributions add up to the score above the prior; findings that others imply are left out.
    """
    number = ranker.conditions.index(condition)
    supporting, unexplained, contradicting = [], [], []
    for finding in ranker.counted(observed):
        match = ranker.match(condition, finding)
        gain = float(ranker.gain(finding)[number])
        if match is None:
            unexplained.append(finding)
        else:
            supporting.append(_contribution(ranker.graph, finding, match, gain, language))
    for finding in ranker.counted_absent(excluded):
        match = ranker.match(condition, finding)
        if match is not None and match.frequency >= OBLIGATE:
            loss = float(ranker.loss(finding)[number])
            contradicting.append(_contribution(ranker.graph, finding, match, loss, language, "absent"))
    supporting.sort(key=lambda each: -float(str(each.value)))
    return Account(
        supporting=tuple(supporting),
        contradicting=tuple(contradicting),
        unexplained=tuple(unexplained),
        red_flags=tuple(red_flags(ranker, [condition], observed, language)),
    )


def red_flags(
    ranker: GraphRanker, conditions: Iterable[Condition], observed: Sequence[str], language: Language
) -> list[Finding]:
    """The signs of danger of these conditions that the observed findings show; a more special finding counts."""
    known = ranker.known(observed)
    return [
        Finding(condition.id, flag.text(language), 1.0, ranker.graph.cited(flag.sources), "red_flag")
        for condition in conditions
        for flag in condition.red_flags
        if known.issuperset(flag.findings)
    ]


def emergencies(graph: KnowledgeGraph, conditions: Iterable[Condition], language: Language) -> list[Finding]:
    """Those of these conditions that are emergencies, as one sign of danger; none where none is."""
    found = [condition for condition in conditions if condition.severity == "emergency"]
    if not found:
        return []
    comma = desk_word("medicine", "red_flag_comma", language)
    names = comma.join(condition.names.label(language) for condition in found)
    text = desk_word("medicine", "red_flag_emergency", language, names=names)
    sources = dict.fromkeys(source for condition in found for source in condition.sources)
    return [Finding("likely_emergency", text, 1.0, graph.cited(tuple(sources)), "red_flag")]


def _contribution(
    graph: KnowledgeGraph, finding: str, match: Match, value: float, language: Language, method: str | None = None
) -> Contribution:
    share = f"{match.edge.frequency:.0%}"
    return Contribution(
        name=finding,
        value=value,
        confidence=match.frequency,
        evidence=_cited(graph, match, share),
        method=method or match.method,
        label=label(graph, finding, language),
        matched=match.edge.finding,
        matched_label=label(graph, match.edge.finding, language),
        frequency=match.edge.frequency,
    )


def label(graph: KnowledgeGraph, finding: str, language: Language) -> str:
    """The name of an ontology term or of the graph's own finding."""
    own = graph.findings.get(finding)
    return own.label(language) if own else name_of(finding, language)


def _cited(graph: KnowledgeGraph, match: Match, share: str) -> tuple[Evidence, ...]:
    return graph.cited(match.edge.sources, share)
