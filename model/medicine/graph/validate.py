"""What is wrong with a graph, before anybody relies on it: each rule broken is a problem with its place.

Works on the content of the file, so that a graph that cannot even be loaded is explained too. The fields are described
in data/knowledge/medicine/SOURCE.md. ICD-10 codes are checked for their form only (WHO: a letter, a digit, a digit or
letter, and up to four more places behind a point).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from model.desk_words import desk_word
from model.medicine.differential import Severity
from model.medicine.graph.knowledge_graph import AGE_BANDS, Basis, Kind
from model.medicine.observations import Language, Onset, Sex
from model.medicine.ontology.ontology import Ontology

SYSTEMS = (
    "respiratory",
    "cardiovascular",
    "digestive",
    "paediatric",
    "infectious",
    "ear_nose_throat",
    "neurological",
    "dermatological",
    "genitourinary",
    "obstetric_gynaecological",
    "endocrine_metabolic",
    "musculoskeletal",
    "haematological",
    "emergency",
    "eye",
    "mental",
)
"""The groups a condition may belong to; each has a word ``system_…``."""

_CONDITION = re.compile(r"[a-z][a-z0-9_]*")
_OWN_FINDING = re.compile(r"AS:[a-z][a-z0-9_]*")
_ICD10 = re.compile(r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that is broken, and where."""

    rule: str
    """A key of the desk's words behind ``problem_``."""
    place: str
    """``condition``, ``condition > finding``, ``sources > key`` or ``findings > id``."""
    value: str = ""
    """What stands there."""

    def text(self, language: Language) -> str:
        """What is wrong, and what would be right."""
        return desk_word("medicine", f"problem_{self.rule}", language, value=self.value)


def problems(content: Content, terms: Ontology) -> tuple[Problem, ...]:
    """Everything wrong with a graph, in the order of the file; empty for a sound one."""
    found: list[Problem] = []
    for key, source in content["sources"].items():
        found += _of_source(key, source)
    for key, finding in content["findings"].items():
        found += _of_own_finding(key, finding, terms)
    for condition in content["conditions"]:
        for rule in _CONDITION_RULES:
            found += rule(condition, content, terms)
    return (*found, *_twice(content), *_unused(content))


def _of_source(key: str, source: Content) -> Iterator[Problem]:
    place = f"sources > {key}"
    for field in ("title", "publisher"):
        if not str(source.get(field) or "").strip():
            yield Problem("source_incomplete", place, field)
    url = source.get("url")
    if url is not None and not str(url).startswith("https://"):
        yield Problem("source_address", place, str(url))


def _of_own_finding(key: str, finding: Content, terms: Ontology) -> Iterator[Problem]:
    place = f"findings > {key}"
    if not _OWN_FINDING.fullmatch(key):
        yield Problem("finding_id", place, key)
    if finding.get("kind") not in get_args(Kind):
        yield Problem("kind", place, str(finding.get("kind")))
    yield from _names(place, finding)
    label = str(finding.get("en", "")).casefold()
    if label in _labels(terms):
        yield Problem("finding_has_term", place, _labels(terms)[label])


@lru_cache(maxsize=2)
def _labels(terms: Ontology) -> Mapping[str, str]:
    """The labels of all phenotypes, lower case, with their ids."""
    return {terms.names[n].casefold(): terms.ids[n] for n in range(len(terms)) if terms.phenotypes[n]}


def _names(place: str, named: Content) -> Iterator[Problem]:
    for language in ("en", "zh"):
        for name in (named.get(language, ""), *named.get(f"names_{language}", ())):
            if not name.strip():
                yield Problem("name_missing", place, language)
            elif language == "en" and _CHINESE.search(name):
                yield Problem("name_not_english", place, name)
    if named.get("zh") and not _CHINESE.search(named["zh"]):
        yield Problem("name_not_chinese", place, named["zh"])


def _identity(condition: Content, _content: Content, _terms: Ontology) -> Iterator[Problem]:
    """Id, names, code and group."""
    place = condition["id"]
    if not _CONDITION.fullmatch(place):
        yield Problem("condition_id", place, place)
    yield from _names(place, condition)
    if not _ICD10.fullmatch(condition["icd10"]):
        yield Problem("icd10", place, condition["icd10"])
    if condition["system"] not in SYSTEMS:
        yield Problem("system", place, condition["system"])
    if condition["severity"] not in get_args(Severity):
        yield Problem("severity", place, condition["severity"])


def _epidemiology(condition: Content, _content: Content, _terms: Ontology) -> Iterator[Problem]:
    """How often, how fast, in whom."""
    place = condition["id"]
    if not _number(condition["rate"]) or condition["rate"] <= 0:
        yield Problem("rate", place, str(condition["rate"]))
    if not condition["onset"]:
        yield Problem("onset", place)
    allowed = {"onset": get_args(Onset), "age": tuple(AGE_BANDS), "sex": get_args(Sex)}
    for field, names in allowed.items():
        for name in condition[field]:
            if name not in names:
                yield Problem(field, place, str(name))
    for field in ("age", "sex"):
        for name, weight in condition[field].items():
            if not _number(weight) or weight < 0:
                yield Problem("weight", f"{place} > {name}", str(weight))


def _citations(condition: Content, content: Content, _terms: Ontology) -> Iterator[Problem]:
    """Every statement names a work that the graph lists."""
    place = condition["id"]
    cited = [(place, condition["source"])]
    cited += [(f"{place} > {edge[0]}", edge[4]) for edge in condition["findings"]]
    cited += [(f"{place} > {' + '.join(flag['all'])}", flag["source"]) for flag in condition["red_flags"]]
    for where, sources in cited:
        if not sources:
            yield Problem("source_missing", where)
        for key in sources:
            if key not in content["sources"]:
                yield Problem("source_unknown", where, key)


def _edges(condition: Content, content: Content, terms: Ontology) -> Iterator[Problem]:
    """What the condition shows: known findings, each once, with a share of patients."""
    place = condition["id"]
    if not condition["findings"]:
        yield Problem("no_findings", place)
    counted = Counter(edge[0] for edge in condition["findings"])
    for finding in (finding for finding, times in counted.items() if times > 1):
        yield Problem("edge_twice", f"{place} > {finding}")
    for finding, frequency, kind, basis, _ in condition["findings"]:
        where = f"{place} > {finding}"
        yield from _term(where, finding, content, terms)
        if not _number(frequency) or not 0 < frequency <= 1:
            yield Problem("frequency", where, str(frequency))
        if kind not in get_args(Kind):
            yield Problem("kind", where, str(kind))
        if basis not in get_args(Basis):
            yield Problem("basis", where, str(basis))


def _order(condition: Content, _content: Content, terms: Ontology) -> Iterator[Problem]:
    """Who has the special finding has the general one: the general one cannot be rarer."""
    shares = {edge[0]: edge[1] for edge in condition["findings"] if edge[0] in terms.index and _number(edge[1])}
    for special, share in shares.items():
        for number in terms.ancestors(terms.index[special]):
            general = terms.ids[number]
            if shares.get(general, 1.0) < share:
                yield Problem("general_rarer", f"{condition['id']} > {general}", special)


def _red_flags(condition: Content, content: Content, terms: Ontology) -> Iterator[Problem]:
    """Signs of danger speak both languages and ask for known findings."""
    place = condition["id"]
    if condition["severity"] == "emergency" and not condition["red_flags"]:
        yield Problem("emergency_unflagged", place)
    for flag in condition["red_flags"]:
        where = f"{place} > {' + '.join(flag['all'])}"
        if not flag["all"]:
            yield Problem("flag_empty", where)
        yield from _names(where, flag)
        for finding in flag["all"]:
            yield from _term(where, finding, content, terms)


_CONDITION_RULES: tuple[Callable[[Content, Content, Ontology], Iterator[Problem]], ...] = (
    _identity,
    _epidemiology,
    _citations,
    _edges,
    _order,
    _red_flags,
)


def _term(place: str, finding: str, content: Content, terms: Ontology) -> Iterator[Problem]:
    """A finding is the graph's own or a current phenotype."""
    if finding.startswith("AS:"):
        if finding not in content["findings"]:
            yield Problem("finding_unknown", place, finding)
        return
    resolved = terms.resolve(finding)
    if resolved.refusal is not None:
        yield Problem(f"term_{resolved.refusal}", place, finding)
    elif resolved.replaced:
        yield Problem("term_replaced", place, f"{finding} → {resolved.id}")


def _twice(content: Content) -> Iterator[Problem]:
    """Ids and names belong to one condition only."""
    ids = Counter(condition["id"] for condition in content["conditions"])
    for condition in (condition for condition, times in ids.items() if times > 1):
        yield Problem("condition_twice", condition, condition)
    bearers: dict[str, dict[str, None]] = {}
    for condition in content["conditions"]:
        for name in _all_names(condition):
            bearers.setdefault(name.casefold(), {})[condition["id"]] = None
    for name, conditions in bearers.items():
        if len(conditions) > 1:
            yield Problem("name_twice", " + ".join(conditions), name)


def _all_names(named: Content) -> tuple[str, ...]:
    return (named["en"], named["zh"], *named.get("names_en", ()), *named.get("names_zh", ()))


def _unused(content: Content) -> Iterator[Problem]:
    """A source that nothing cites."""
    conditions = content["conditions"]
    flags = [flag for condition in conditions for flag in condition["red_flags"]]
    cited = {key for each in (*conditions, *flags) for key in each["source"]}
    cited |= {key for condition in conditions for edge in condition["findings"] for key in edge[4]}
    for key in content["sources"]:
        if key not in cited:
            yield Problem("source_unused", f"sources > {key}")


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
