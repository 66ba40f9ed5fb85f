"""An understood question answered from the graph, the annotations and the ontology."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from model.desk_words import desk_word
from model.evidence import Evidence
from model.medicine.answers.answer import Kind, Statement
from model.medicine.answers.asking import Asked
from model.medicine.answers.facts import Fact, between, is_common, name_of_disease, of_disease, of_finding, one_each
from model.medicine.answers.statements import listed, sentence, share, shown, together
from model.medicine.graph.knowledge_graph import KnowledgeGraph
from model.medicine.naming import finding_name
from model.medicine.observations import Language
from model.medicine.ontology.names import name_of
from model.medicine.ontology.ontology import INHERITANCE, ontology
from model.medicine.rare.annotations import rare_annotations
from model.medicine.rare.citations import page_of

_FINDINGS = 12
"""Findings given for a disease."""
_DISEASES = 8
"""Diseases of each list given for a finding, and types of a series."""
_APART = 8
"""Findings given for each of two diseases that are told apart."""
_NOT_SHOWN = ("test", "history")
"""Kinds of findings given after what the patient feels and the doctor sees."""
RARE = 0.05
"""Share of patients up to which a finding is no symptom to expect: "occasional" begins there in the ontology."""
_ROWS = 5
"""Publications given for one frequency."""
_ONSET = "HP:0003674"
_HPO = "https://hpo.jax.org/browse/term/{}"


def statements(asked: Asked, language: Language) -> tuple[Statement, ...]:
    """What the knowledge says to it; nothing where it says nothing."""
    return tuple(_COMPOSERS[asked.kind](asked, language))


def _symptoms(asked: Asked, language: Language) -> Iterable[Statement]:
    for disease in asked.diseases[0][:_DISEASES]:
        facts = [fact for fact in one_each(of_disease(disease, language)) if not fact.absent]
        facts.sort(key=lambda fact: fact.kind in _NOT_SHOWN)
        if facts:
            return [shown(fact, language) for fact in facts[:_FINDINGS]]
    return ()


def _frequency(asked: Asked, language: Language) -> Iterable[Statement]:
    return [shown(fact, language) for fact in _rows(asked, language) if fact.written or fact.absent][:_ROWS]


def _symptom_of(asked: Asked, language: Language) -> Iterable[Statement]:
    rows = _rows(asked, language)
    for number, fact in enumerate(rows[:_ROWS]):
        yield shown(fact, language, "" if number else _verdict(fact))


def _verdict(fact: Fact) -> str:
    """Yes, no, or rarely for what so few patients show that it argues against the disease."""
    if fact.absent:
        return "answer_no"
    return "answer_rarely" if fact.share is not None and fact.share <= RARE else "answer_yes"


def _rows(asked: Asked, language: Language) -> tuple[Fact, ...]:
    """Rows of the first finding and disease meant that have any; of the exact finding before more special ones."""
    for finding in asked.findings[0]:
        rows = [fact for disease in asked.diseases[0][:_DISEASES] for fact in between(disease, finding, language)]
        if rows:
            return tuple(sorted(rows, key=lambda fact: (fact.absent, not fact.written)))
    return ()


def _causes(asked: Asked, language: Language) -> Iterable[Statement]:
    """Diseases that show every finding named: common ones, then rare ones."""
    each = [_by_disease(findings, language) for findings in asked.findings]
    shared = [disease for disease in each[0] if all(disease in others for others in each[1:])]
    facts = {disease: [of[disease] for of in each] for disease in shared}
    shared.sort(key=lambda disease: -min(fact.share or 0.0 for fact in facts[disease]))
    for common in (True, False):
        for disease in islice((each for each in shared if is_common(each) is common), _DISEASES):
            rows = facts[disease]
            yield shown(rows[0], language) if len(rows) == 1 else together(rows, language)


def _by_disease(findings: Sequence[str], language: Language) -> Mapping[str, Fact]:
    found: dict[str, Fact] = {}
    for finding in findings:
        for fact in of_finding(finding, language):
            found.setdefault(fact.disease, fact)
    return found


def _red_flags(asked: Asked, language: Language) -> Iterable[Statement]:
    graph = KnowledgeGraph.load()
    for disease in asked.diseases[0]:
        condition = graph.conditions.get(disease)
        for flag in condition.red_flags if condition else ():
            cited, name = graph.cited(flag.sources), name_of_disease(disease, language)
            yield sentence("answer_red_flag", cited, language, disease=name, flag=flag.text(language))


def _inheritance(asked: Asked, language: Language) -> Iterable[Statement]:
    return _modes(asked, language, "answer_inheritance", INHERITANCE)


def _onset(asked: Asked, language: Language) -> Iterable[Statement]:
    graph = KnowledgeGraph.load()
    for disease in asked.diseases[0]:
        condition = graph.conditions.get(disease)
        if condition:
            paces = [desk_word("medicine", f"answer_onset_{each}", language) for each in condition.onset]
            cited, name = graph.cited(condition.sources), condition.names.label(language)
            yield sentence("answer_onset_common", cited, language, disease=name, modes=listed(paces, language))
    yield from _modes(asked, language, "answer_onset", _ONSET)


def _modes(asked: Asked, language: Language, key: str, root: str) -> Iterable[Statement]:
    """Modes of inheritance, or ages of onset, that the database entries of the rare diseases of that name give."""
    annotations, terms = rare_annotations(), ontology()
    entries: dict[tuple[str, ...], list[str]] = {}
    for each in asked.diseases[0]:
        if not is_common(each):
            known = annotations.diseases[annotations.number[each]]
            modes = tuple(mode for mode in (*known.inheritance, *known.course) if terms.is_a(mode, root))
            if modes:
                entries.setdefault(modes, []).append(each)
    for modes, diseases in entries.items():
        quote = ", ".join(map(terms.name, modes))
        cited = [Evidence(source=each, quote=quote, url=page_of(each)) for each in diseases]
        names = listed([name_of(mode, language) for mode in modes], language)
        yield sentence(key, cited, language, disease=_entries(diseases, language), modes=names)


def _entries(diseases: Sequence[str], language: Language) -> str:
    """The name of an entry, or of the first of several of that name with how many there are."""
    name = name_of_disease(diseases[0], language)
    if len(diseases) == 1:
        return name
    return desk_word("medicine", "answer_entries", language, name=name, count=len(diseases), others=len(diseases) - 1)


def _definition(asked: Asked, language: Language) -> Iterable[Statement]:
    terms = ontology()
    for finding in asked.findings[0] if len(asked.findings) == 1 else ():
        definition = terms.definition(finding) if finding in terms.index else ""
        if definition:
            cited = Evidence(source=finding, quote=definition, url=_HPO.format(finding))
            name, text = finding_name(finding, language), definition.rstrip(". ")
            yield sentence("answer_definition", [cited], language, name=name, definition=text)
            return


def _difference(asked: Asked, language: Language) -> Iterable[Statement]:
    """What is more frequent in the first, then in the second, widest first; one not listed counts as never seen."""
    first, second = (_first_known(diseases, language) for diseases in asked.diseases)
    if not first or not second:
        return []
    names = [name_of_disease(next(iter(facts.values())).disease, language) for facts in (first, second)]
    said = []
    for more, less in ((first, second), (second, first)):
        gains = {finding: _share(more, finding) - _share(less, finding) for finding in more}
        widest = sorted((each for each in gains if gains[each] > 0), key=lambda each: -gains[each])[:_APART]
        said += [_apart(finding, (first, second), names, language) for finding in widest]
    return said


def _first_known(diseases: Sequence[str], language: Language) -> Mapping[str, Fact]:
    """The findings with a frequency of the first disease of that name that has any."""
    for disease in diseases:
        facts = {fact.finding: fact for fact in one_each(of_disease(disease, language)) if fact.share is not None}
        if facts:
            return facts
    return {}


def _share(facts: Mapping[str, Fact], finding: str) -> float:
    return (facts[finding].share or 0.0) if finding in facts else 0.0


def _apart(finding: str, sides: tuple[Mapping[str, Fact], ...], names: list[str], language: Language) -> Statement:
    here = [facts.get(finding) for facts in sides]
    evidence = [each for fact in here if fact for each in fact.evidence]
    name, (first, second) = finding_name(finding, language), here
    if first and second:
        blanks = {"first": names[0], "second": names[1], "share": share(first), "other": share(second)}
        return sentence("answer_differs", evidence, language, finding=name, **blanks)
    alone, missing = (0, 1) if first else (1, 0)
    fact = first or second
    assert fact is not None  # noqa: S101 - it is listed in one of them
    blanks = {"first": names[alone], "second": names[missing], "share": share(fact)}
    return sentence("answer_differs_alone", evidence, language, finding=name, **blanks)


_COMPOSERS: Mapping[Kind, Callable[[Asked, Language], Iterable[Statement]]] = {
    "symptoms": _symptoms,
    "frequency": _frequency,
    "symptom_of": _symptom_of,
    "causes": _causes,
    "red_flags": _red_flags,
    "inheritance": _inheritance,
    "onset": _onset,
    "definition": _definition,
    "difference": _difference,
}
