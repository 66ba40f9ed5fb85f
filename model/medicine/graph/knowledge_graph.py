"""The project's own graph of common and can't-miss disease: conditions, their findings, how often, and who says so.

The shipped graph is data/knowledge/medical_kg.json; its fields are described in data/knowledge/medicine/SOURCE.md.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from data.knowledge import knowledge_path
from model.errors import KnowledgeError
from model.evidence import Evidence
from model.medicine.differential import Severity
from model.medicine.observations import Language, Onset, Sex

if TYPE_CHECKING:
    from model.medicine.differential import Diagnosis
    from model.medicine.verification import Verdict

SHIPPED = "medical_kg.json"
Kind = Literal["symptom", "sign", "test", "history"]
Basis = Literal["published", "ddxplus", "graded"]
"""Where a frequency is from: a figure of the source; the DDXPlus data set; our grade after the source."""
AGE_BANDS: Mapping[str, tuple[float, float]] = {
    "infant": (0, 2),
    "child": (2, 12),
    "adolescent": (12, 18),
    "adult": (18, 40),
    "middle": (40, 65),
    "older": (65, 200),
}
"""Years, the upper bound excluded."""


@dataclass(frozen=True, slots=True)
class Source:
    """A work that edges cite."""

    key: str
    title: str
    publisher: str
    year: int | None
    url: str | None

    def evidence(self, quote: str | None = None) -> Evidence:
        """The work as evidence."""
        year = f" ({self.year})" if self.year else ""
        return Evidence(source=f"{self.title}, {self.publisher}{year}", quote=quote, url=self.url)


@dataclass(frozen=True, slots=True)
class Names:
    """How something is called."""

    en: str
    zh: str
    names_en: tuple[str, ...] = ()
    names_zh: tuple[str, ...] = ()

    def label(self, language: Language) -> str:
        """The first name in that language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Edge:
    """A condition shows a finding."""

    finding: str
    """HP id or AS: id."""
    frequency: float
    """P(finding | condition) when the patient is first seen."""
    kind: Kind
    basis: Basis
    sources: tuple[str, ...]
    """Keys of the graph's sources, at least one."""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """Findings that together mean danger in a condition."""

    findings: tuple[str, ...]
    en: str
    zh: str
    sources: tuple[str, ...]

    def text(self, language: Language) -> str:
        """What it means and what to do, for readers of that language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Condition:
    """A disease of the graph."""

    id: str
    names: Names
    icd10: str
    system: str
    severity: Severity
    rate: float
    """New episodes per 1,000 first consultations in primary and emergency care together, an order of magnitude."""
    onset: tuple[Onset, ...]
    age: Mapping[str, float]
    """Age band → rate relative to all ages."""
    sex: Mapping[str, float]
    sources: tuple[str, ...]
    edges: tuple[Edge, ...]
    red_flags: tuple[RedFlag, ...]

    def weight(self, age: float | None, sex: Sex | None) -> float:
        """How much likelier or less likely it is at that age (years) and sex than on average."""
        weight = self.sex.get(sex, 1.0) if sex else 1.0
        if age is not None:
            band = next((name for name, (low, high) in AGE_BANDS.items() if low <= age < high), None)
            weight *= self.age.get(band, 1.0) if band else 1.0
        return weight


class KnowledgeGraph:
    """All conditions with what they show. Read-only; make one with `load`."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.version: str = content["version"]
        self.sources = {key: _source(key, each) for key, each in content["sources"].items()}
        self.findings = {key: _names(each) for key, each in content["findings"].items()}
        """The graph's own findings (``AS:…``); the others are terms of the ontology."""
        self.parents = {key: tuple(each.get("is_a", ())) for key, each in content["findings"].items()}
        """Terms or findings of which a finding of the graph's own is a kind."""
        self.kinds: Mapping[str, Kind] = {key: each["kind"] for key, each in content["findings"].items()}
        self.conditions = {each["id"]: _condition(each) for each in content["conditions"]}

    @classmethod
    def load(cls, name: str | Path = SHIPPED) -> KnowledgeGraph:
        """The graph of a file, or the shipped one by its name.

        Raises KnowledgeError: graph_missing, graph_unreadable (not JSON, or a field is missing).
        """
        if str(name) == SHIPPED:
            return _shipped()
        return cls(_content(Path(name)))

    @cached_property
    def by_finding(self) -> Mapping[str, tuple[tuple[Condition, Edge], ...]]:
        """Which conditions list a finding."""
        listed: dict[str, list[tuple[Condition, Edge]]] = {}
        for condition in self.conditions.values():
            for edge in condition.edges:
                listed.setdefault(edge.finding, []).append((condition, edge))
        return {finding: tuple(pairs) for finding, pairs in listed.items()}

    @cached_property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Every name of the graph's own findings, in both languages, with its id: what a reader of notes looks for."""
        return tuple(
            (name, finding)
            for finding, names in self.findings.items()
            for name in (names.en, names.zh, *names.names_en, *names.names_zh)
        )

    def verify(self, statement: str | Diagnosis, target: str) -> Verdict:
        """Whether knowledge bears out what a text, or a differential, says of a disease (``pneumonia_symptoms``).

        `target` is a condition of this graph or the id of a rare disease. Raises KnowledgeError("condition_unknown").
        """
        # Verification reads texts, and reading stands on the graph
        from model.medicine.verification import verify

        return verify(self, statement, target)

    def kind(self, finding: str) -> Kind:
        """What a finding is to the one who asks for it: the kind most conditions list it as."""
        if finding in self.kinds:
            return self.kinds[finding]
        listed = Counter(edge.kind for _, edge in self.by_finding.get(finding, ()))
        return max(listed, key=lambda kind: listed[kind], default="sign")

    def cited(self, sources: tuple[str, ...], quote: str | None = None) -> tuple[Evidence, ...]:
        """The works behind an edge as evidence."""
        return tuple(self.sources[key].evidence(quote) for key in sources)


@lru_cache(maxsize=1)
def _shipped() -> KnowledgeGraph:
    return KnowledgeGraph(_content(knowledge_path(SHIPPED)))


def _content(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        missing = {"version", "sources", "findings", "conditions"} - content.keys()
    except OSError as fault:
        raise KnowledgeError("graph_missing", name=path.name) from fault
    except (ValueError, AttributeError) as fault:
        raise KnowledgeError("graph_unreadable", name=path.name) from fault
    if missing:
        raise KnowledgeError("graph_unreadable", name=path.name)
    return cast(Mapping[str, Any], content)


def _source(key: str, each: Mapping[str, Any]) -> Source:
    return Source(key, each["title"], each["publisher"], each.get("year"), each.get("url"))


def _names(each: Mapping[str, Any]) -> Names:
    return Names(each["en"], each["zh"], tuple(each.get("names_en", ())), tuple(each.get("names_zh", ())))


def _condition(each: Mapping[str, Any]) -> Condition:
    return Condition(
        id=each["id"],
        names=_names(each),
        icd10=each["icd10"],
        system=each["system"],
        severity=each["severity"],
        rate=float(each["rate"]),
        onset=tuple(each["onset"]),
        age=each["age"],
        sex=each["sex"],
        sources=tuple(each["source"]),
        edges=tuple(
            Edge(finding, float(frequency), kind, basis, tuple(sources))
            for finding, frequency, kind, basis, sources in each["findings"]
        ),
        red_flags=tuple(
            RedFlag(tuple(flag["all"]), flag["en"], flag["zh"], tuple(flag["source"])) for flag in each["red_flags"]
        ),
    )
