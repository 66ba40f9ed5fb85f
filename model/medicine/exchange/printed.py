"""The case to print or to file: one HTML page with findings, signs of danger, the two lists and why, with sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.desk_words import desk_word
from model.evidence import Evidence
from model.markup import Cell, Markup, document, element, joined, table
from model.medicine import entry
from model.medicine.cases.case import LISTS, OLDEST, Case, ListName
from model.medicine.cases.pins import standings
from model.medicine.differential import Candidate, Contribution, Diagnosis
from model.medicine.naming import finding_name
from model.medicine.observations import Language

LISTED = 10
"""Candidates of each list."""
EXPLAINED = 3
"""Leading candidates of each list with their findings and sources."""
_STATUSES = ("present", "absent", "family", "uncertain")


@dataclass(frozen=True, slots=True)
class _Page:
    case: Case
    diagnosis: Diagnosis
    language: Language

    def word(self, key: str, **blanks: object) -> str:
        return desk_word("medicine", key, self.language, **blanks)

    def pair(self, key: str, value: object) -> str:
        return self.word("print_pair", name=self.word(key), value=value)

    def names(self, names: Sequence[str]) -> str:
        return self.word("suggestion_comma").join(names)


def to_html(case: Case, diagnosis: Diagnosis, language: Language) -> bytes:
    """The page in "en" or "zh", UTF-8; names are in the language of the diagnosis."""
    page = _Page(case, diagnosis, language)
    notice = page.word("suggestion_notice")
    body = [
        *_head(page),
        *_flags(page),
        *_findings(page),
        *_note(page),
        *(part for name in LISTS for part in _list(page, name)),
        *_followed_up(page),
        element(
            "p", page.word("print_versions", versions=diagnosis.knowledge_version, engine=case.engine), "quiet small"
        ),
        element("p", notice, "notice"),
    ]
    corners = (f"{case.number} · {case.title}", notice, f"{case.number} · {diagnosis.knowledge_version}")
    return document(f"{case.number} {case.title}", language, joined(body), corners).encode("utf-8")


def _head(page: _Page) -> Iterator[Markup]:
    note, entered = page.diagnosis.note, page.case.entered
    age = entered.age if entered.age is not None else note.age if note else None
    sex = entered.sex or (note.sex if note else None)
    facts = [page.pair("print_saved", page.case.created.strftime("%Y-%m-%d"))]
    facts += [page.pair("print_sex", page.word(f"print_sex_{sex}"))] if sex else []
    facts += [page.pair("print_age", f"{age:g}{'+' if age >= OLDEST else ''}")] if age is not None else []
    yield element("h1", page.word("print_title", number=page.case.number))
    yield element("p", " · ".join(facts), "quiet")
    yield element("p", f"⚠ {page.word('suggestion_notice')}", "notice")


def _flags(page: _Page) -> Iterator[Markup]:
    flags = page.diagnosis.red_flags
    yield element("h2", page.word("print_red_flags"))
    if not flags:
        yield element("p", page.word("print_no_red_flag"), "quiet")
    for flag in flags:
        yield element("p", f"⚠ {flag.value} [{page.names(_sources(flag.evidence))}]", "fail")


def _findings(page: _Page) -> Iterator[Markup]:
    said = entry.findings(page.case.entered)
    seen = {each.concept: each for each in reversed(page.diagnosis.observations)}
    rows: list[Sequence[Cell]] = []
    for status in _STATUSES:
        for concept in (concept for concept, holds in said.items() if holds == status):
            quote = seen[concept].quote if concept in seen else page.word("print_by_hand")
            name = finding_name(concept, page.language)
            rows.append([(name, ""), (page.word(f"status_{status}"), ""), (quote, "quote small"), (concept, "small")])
    yield element("h2", page.word("print_findings"))
    yield table(_columns(page, "print_finding", "print_status", "print_said", "print_id"), rows)


def _note(page: _Page) -> Iterator[Markup]:
    if page.case.entered.text:
        yield element("h2", page.word("print_note"))
        for line in page.case.entered.text.splitlines():
            yield element("p", line, "quote")


def _list(page: _Page, name: ListName) -> Iterator[Markup]:
    listed = page.diagnosis.of(name)[:LISTED] if page.diagnosis.observed else ()
    if not listed:
        return
    yield element("h2", page.word(f"print_list_{name}"))
    yield element("p", page.word("print_list_note"), "quiet small")
    rows: list[Sequence[Cell]] = [
        [(str(place), "n"), (each.name, ""), (f"{each.probability:.0%}", "n"), (each.icd10 or each.disease, "small")]
        for place, each in enumerate(listed, 1)
    ]
    rows.append([("", ""), (page.word("command_other"), "quiet"), (f"{page.diagnosis.other[name]:.0%}", "n"), ("", "")])
    yield table(_columns(page, "print_place", "print_disease", "print_probability", "print_id", numeric=(0, 2)), rows)
    for each in listed[:EXPLAINED]:
        yield from _why(page, each)


def _why(page: _Page, candidate: Candidate) -> Iterator[Markup]:
    """The evidence of one candidate; findings it does not explain are named and count for nothing."""
    yield element("p", element("b", candidate.name))
    rows = [_reason(page, each) for each in (*candidate.supporting, *candidate.contradicting)]
    if rows:
        keys = ("print_finding", "print_match", "print_share", "print_frequency", "print_source")
        yield table(_columns(page, *keys, numeric=(2, 3)), rows)
    if unexplained := candidate.account.unexplained:
        names = page.names([finding_name(concept, page.language) for concept in unexplained])
        yield element("p", page.pair("print_unexplained", names), "quiet small")


def _reason(page: _Page, each: Contribution) -> Sequence[Cell]:
    name = each.label if each.matched_label in ("", each.label) else f"{each.label} ← {each.matched_label}"
    if each.counts is not None and each.counts[1]:
        frequency = f"{each.counts[0]}/{each.counts[1]}"
    else:
        frequency = page.word("print_unstated") if each.frequency is None else f"{each.frequency:.0%}"
    return [
        (name, ""),
        (page.word(f"print_match_{each.method}"), "whole"),
        (f"{float(str(each.value)):+.2f}", "n"),
        (frequency, "n"),
        (page.names(_sources(each.evidence)), "quote small"),
    ]


def _followed_up(page: _Page) -> Iterator[Markup]:
    if page.case.pins:
        yield element("h2", page.word("print_pins"))
        rows = [
            [
                (str(number), "n"),
                (each.pin.name, ""),
                (page.word(f"print_list_{each.pin.scope}"), ""),
                (str(each.place or page.word("print_not_listed")), "n"),
                (each.pin.note, "quote small"),
            ]
            for number, each in enumerate(standings(page.case, page.diagnosis), 1)
        ]
        keys = ("print_place", "print_disease", "print_list", "print_listed_at", "print_remark")
        yield table(_columns(page, *keys, numeric=(0, 3)), rows)
    if (outcome := page.case.outcome) is not None:
        yield element("h2", page.word("print_outcome"))
        place = outcome.place or page.word("print_not_listed")
        yield element("p", page.word("print_outcome_line", name=outcome.name, when=outcome.when, place=place))


def _columns(page: _Page, *keys: str, numeric: Sequence[int] = ()) -> list[Cell]:
    return [(page.word(key), "n" if number in numeric else "") for number, key in enumerate(keys)]


def _sources(evidence: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(each.source for each in evidence))
