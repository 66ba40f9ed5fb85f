"""The nouns of a differential diagnosis: candidates, what speaks for and against each, and what to ask next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from model.evidence import Finding
from model.medicine.observations import NoteReading, Observation, RefusedTerm

Scope = Literal["common", "rare", "both"]
Match = Literal["exact", "broader", "narrower", "absent"]
"""How the disease's own finding lies to the observed one: the same; the disease lists something more general; or
something more special; the finding was looked for and is absent."""
Severity = Literal["emergency", "urgent", "routine", "self_limiting"]


@dataclass(frozen=True, slots=True)
class Contribution(Finding):
    """What one observation does to one disease. `name` is the observed concept, `method` a `Match`.

    `value` is its share of the score: above 0 it speaks for the disease, below 0 against. `confidence` is the frequency
    of the finding in the disease where one is known, else 0.5. `evidence` cites where the frequency is from.
    """

    label: str = ""
    """Name of the observed concept in the reader's language."""
    matched: str = ""
    """The disease's own concept, "" where it lists nothing near."""
    matched_label: str = ""
    frequency: float | None = None
    """Share of patients with `matched`, None where the source gives none."""
    counts: tuple[int, int] | None = None
    """n of m patients, where the source counts them."""


@dataclass(frozen=True, slots=True)
class Account:
    """A candidate explained."""

    supporting: tuple[Contribution, ...] = ()
    """Strongest first."""
    contradicting: tuple[Contribution, ...] = ()
    unexplained: tuple[str, ...] = ()
    """Observed concepts the disease does not account for; they never count against it."""
    red_flags: tuple[Finding, ...] = ()
    facts: tuple[Finding, ...] = ()
    """What else is known of the disease: inheritance, onset, the sex it is bound to; each with its source."""


@dataclass(frozen=True)
class Candidate:
    """One disease of the list."""

    disease: str
    """``OMIM:…``, ``ORPHA:…`` or an id of the project's graph."""
    name: str
    """In the reader's language where a name in it is known."""
    scope: Literal["common", "rare"]
    probability: float
    """Calibrated; of its own list only: common and rare are two models."""
    score: float
    """Higher is better; comparable within one list only."""
    explain: Callable[[], Account] = field(repr=False, compare=False)
    """Works the account out when it is looked at."""
    icd10: str | None = None
    severity: Severity | None = None

    @cached_property
    def account(self) -> Account:
        """What speaks for it and against it."""
        return self.explain()

    @property
    def supporting(self) -> tuple[Contribution, ...]:
        """Findings that speak for it, strongest first."""
        return self.account.supporting

    @property
    def contradicting(self) -> tuple[Contribution, ...]:
        """Findings that speak against it."""
        return self.account.contradicting

    @property
    def red_flags(self) -> tuple[Finding, ...]:
        """Signs of danger in this disease that the note shows."""
        return self.account.red_flags


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask or to test next."""

    concept: str
    label: str
    kind: str
    """"symptom", "sign", "test" or "history"."""
    gain: float
    """Expected information gain over the candidates, in bits."""
    separates: tuple[str, ...]
    """Names of the leading candidates whose probability a yes raises most."""


@dataclass(frozen=True, slots=True)
class Sufficiency:
    """Whether enough is known to rank."""

    level: Literal["too_little", "some", "enough"]
    terms: int
    """Findings that count."""
    information: float
    """Sum of their information content, in nats."""
    reason: str
    """A key of the desk's words that says what to add."""


@dataclass(frozen=True)
class Diagnosis:
    """The differential of one patient."""

    candidates: tuple[Candidate, ...]
    """Best first; with scope "both" all common ones before all rare ones."""
    observations: tuple[Observation, ...]
    observed: tuple[str, ...]
    excluded: tuple[str, ...]
    """The concepts that were ranked on."""
    sufficiency: Sufficiency
    red_flags: tuple[Finding, ...]
    """Signs of danger whatever the disease."""
    other: dict[str, float]
    """Scope → probability that none of its candidates is it."""
    knowledge_version: str
    refused: tuple[RefusedTerm, ...] = ()
    """Ids that were given and cannot be observations, with the reason."""
    note: NoteReading | None = None
    ask: Callable[[Literal["common", "rare"]], tuple[Question, ...]] = field(
        default=lambda _scope: (), repr=False, compare=False
    )

    @cached_property
    def next_questions(self) -> tuple[Question, ...]:
        """The most informative things to ask, best first: over the common list, or the rare one where it is alone."""
        return self.questions("common" if self.of("common") else "rare")

    def questions(self, scope: Literal["common", "rare"]) -> tuple[Question, ...]:
        """The same over one of the two lists."""
        return self.ask(scope)

    def of(self, scope: Literal["common", "rare"]) -> tuple[Candidate, ...]:
        """The candidates of one of the two lists."""
        return tuple(candidate for candidate in self.candidates if candidate.scope == scope)
