"""Does the knowledge bear a statement out? Each finding that is claimed of a disease is looked up in it.

supported: the disease lists the finding, or one more special or more general. contradicted: the knowledge gives it as
practically never seen (`NEVER`), or its absence is claimed where nearly all patients show it (`OBLIGATE`), or a stated
share of patients is off by more than `TOLERANCE`. unknown: the knowledge says nothing, which is no evidence either way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from model.errors import KnowledgeError
from model.evidence import Evidence, Finding
from model.medicine.differential import Diagnosis
from model.medicine.graph.explanation import label
from model.medicine.graph.knowledge_graph import Condition, KnowledgeGraph
from model.medicine.graph.ranker import OBLIGATE, GraphRanker
from model.medicine.observations import Language, Observation, Status
from model.medicine.ontology.ontology import ontology
from model.medicine.rare.annotations import UNSTATED, rare_annotations
from model.medicine.rare.citations import citations
from model.medicine.reading.reader import read_note

NEVER = 0.025
"""Share of patients up to which a finding speaks against a disease: "very rare" of the ontology's frequency classes."""
TOLERANCE = 0.2
"""How far a stated share of patients may be from the known one: the width of a step of our grades."""

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_STOP = re.compile(r"(?<!\d)\.\s+(?=[A-Z])")
_NO_CLAIM = re.compile(
    r"[?？]\s*$|^\W*(?:建议询问|建议检查|请询问|有无|是否|出处|来源|ask\b|consider asking|question|source)",
    re.IGNORECASE,
)
"""Questions, advice on what to ask, and citations claim nothing of the patient."""
_SHARE = re.compile(r"^\s*[(（]?\D{0,6}?(\d{1,3}(?:\.\d+)?)\s*[%％]")


@dataclass(frozen=True, slots=True)
class Claim(Finding):
    """A finding claimed of a disease, with what the knowledge says to it.

    `value` is the known share of patients, None where there is none; `method` how the disease lists the finding.
    """

    concept: str = ""
    status: Status = "present"
    span: tuple[int, int] | None = None
    """Where the statement says so, None for claims that are no text."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the knowledge says to a statement about one disease; true where it supports and nothing contradicts."""

    disease: str
    supported: tuple[Claim, ...] = ()
    contradicted: tuple[Claim, ...] = ()
    unknown: tuple[Claim, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.supported) and not self.contradicted


@dataclass(frozen=True, slots=True)
class Known:
    """What the knowledge says of a finding in a disease."""

    share: float | None
    """Of patients; None where it is listed without a number."""
    method: str
    evidence: tuple[Evidence, ...]


LookUp = Callable[[str, Language], Known | None]


def verify(graph: KnowledgeGraph, statement: str | Diagnosis, target: str) -> Verdict:
    """Hold a text, or a differential, against what is known of one disease.

    `target` is a condition of the graph or an ``OMIM:…`` / ``ORPHA:…`` id, ``_symptoms`` behind it or not. Of a text
    only what it says of the target counts: sentences about another named condition, questions, relatives and what is
    uncertain claim nothing. Raises KnowledgeError("condition_unknown").
    """
    disease = target.removesuffix("_symptoms")
    look_up = _look_up(graph, disease)
    if isinstance(statement, str):
        language, claims = _claims(graph, statement, disease)
    else:
        language = statement.note.language if statement.note else "en"
        claims = [
            *((finding, "present", None, None) for finding in statement.observed),
            *((finding, "absent", None, None) for finding in statement.excluded),
        ]
    return _judged(graph, disease, look_up, language, claims)


_Claimed = tuple[str, Status, tuple[int, int] | None, float | None]
"""Concept, status, where it is said, and the share of patients the statement gives."""


def _judged(
    graph: KnowledgeGraph, disease: str, look_up: LookUp, language: Language, claims: Iterable[_Claimed]
) -> Verdict:
    verdicts: dict[str, list[Claim]] = {"supported": [], "contradicted": [], "unknown": []}
    for concept, status, span, stated in claims:
        known = look_up(concept, language)
        verdict = _verdict(known, status, stated)
        if verdict is not None:
            verdicts[verdict].append(
                Claim(
                    name=label(graph, concept, language),
                    value=known.share if known else None,
                    confidence=1.0 if known else 0.0,
                    evidence=known.evidence if known else (),
                    method=known.method if known else "unknown",
                    concept=concept,
                    status=status,
                    span=span,
                )
            )
    return Verdict(disease, *(tuple(verdicts[name]) for name in ("supported", "contradicted", "unknown")))


def _verdict(known: Known | None, status: Status, stated: float | None) -> str | None:
    """None for an absence that says nothing: the disease shows the finding in some only."""
    if status == "absent":
        often = known is not None and known.share is not None and known.share >= OBLIGATE
        return "contradicted" if often else None
    if known is None:
        return "unknown"
    if known.share is None:
        return "supported"
    off = stated is not None and known.method == "exact" and abs(stated - known.share) > TOLERANCE
    return "contradicted" if known.share <= NEVER or off else "supported"


def _look_up(graph: KnowledgeGraph, disease: str) -> LookUp:
    if disease in graph.conditions:
        return partial(_in_graph, _ranker(graph), graph.conditions[disease])
    if disease in rare_annotations().number:
        return partial(_in_annotations, disease)
    raise KnowledgeError("condition_unknown", name=disease)


@lru_cache(maxsize=4)
def _ranker(graph: KnowledgeGraph) -> GraphRanker:
    return GraphRanker(graph, ontology())


def _in_graph(ranker: GraphRanker, condition: Condition, finding: str, language: Language) -> Known | None:
    match = ranker.match(condition, finding)
    if match is None:
        return None
    quote = f"{label(ranker.graph, match.edge.finding, language)} {match.edge.frequency:.0%}"
    return Known(match.frequency, match.method, ranker.graph.cited(match.edge.sources, quote))


def _in_annotations(disease: str, finding: str, _language: Language) -> Known | None:
    """The row nearest to the finding: the same term, else a more special one, else a more general one."""
    rows, terms = rare_annotations(), ontology()
    best: tuple[int, float, Known] | None = None
    for row in range(*rows.rows(rows.number[disease]).indices(len(rows.term))):
        term = terms.ids[rows.term[row]]
        if term == finding:
            near, method = 3, "exact"
        elif terms.is_a(term, finding):
            near, method = 2, "narrower"
        elif terms.is_a(finding, term):
            near, method = 1, "broader"
        else:
            continue
        stated = float(rows.frequency[row])
        share = 0.0 if rows.negated[row] else None if stated == UNSTATED else stated
        known = Known(share, method, citations(terms, rows, row))
        rank = (near, 0.5 if share is None else share, known)
        if best is None or rank[:2] > best[:2]:
            best = rank
    return best[2] if best else None


def _claims(graph: KnowledgeGraph, text: str, disease: str) -> tuple[Language, list[_Claimed]]:
    """What the text claims of the disease: its own sentences, and those that name no condition after them."""
    note = read_note(text, extra=graph.named)
    longest = [one for one in note.observations if not any(_holds(other, one) for other in note.observations)]
    claims: list[_Claimed] = []
    speaks_of = disease
    for start, end in _sentences(note.text):
        sentence = note.text[start:end]
        names = [(start + found.start(), start + found.end(), named) for found, named in _named(graph, sentence)]
        speaks_of = names[0][2] if names else speaks_of
        if speaks_of != disease or _NO_CLAIM.search(sentence):
            continue
        for seen in longest:
            # 肺炎 is a term of the ontology too: to name the disease is not to claim a finding
            within = any(seen.start < last and first < seen.end for first, last, _ in names)
            if start <= seen.start < end and not within and seen.status in ("present", "absent"):
                claims.append((seen.concept, seen.status, (seen.start, seen.end), _stated(note.text, seen, end)))
    return note.language, claims


def _holds(other: Observation, one: Observation) -> bool:
    """Whether a longer name holds this one: severe headache is one claim, not headache too."""
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def _stated(text: str, seen: Observation, end: int) -> float | None:
    """The share of patients given right behind the finding."""
    found = _SHARE.match(text[seen.end : min(end, seen.end + 16)])
    return float(found[1]) / 100 if found else None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in _SENTENCE.finditer(text):
        begin = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            yield begin, stop.end()
            begin = stop.end()
        if begin < line.end():
            yield begin, line.end()


def _named(graph: KnowledgeGraph, sentence: str) -> list[tuple[re.Match[str], str]]:
    """Where a sentence names conditions, and which; it speaks of the first."""
    pattern, ids = _names(graph)
    return [(found, ids[found[0].casefold()]) for found in pattern.finditer(sentence)]


@lru_cache(maxsize=4)
def _names(graph: KnowledgeGraph) -> tuple[re.Pattern[str], dict[str, str]]:
    """Every name of every condition, longest first."""
    ids: dict[str, str] = {}
    for condition in graph.conditions.values():
        for name in (condition.names.en, condition.names.zh, *condition.names.names_en, *condition.names.names_zh):
            if len(name) > 1:
                ids.setdefault(name.casefold(), condition.id)
    ordered = sorted(ids, key=len, reverse=True)
    written = "|".join(rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name) for name in ordered)
    return re.compile(written or r"(?!)", re.IGNORECASE), ids
