"""The words of the finance desk in English and Chinese: metrics, statements, checks, reasons, notices and units.

Screens, exports and the command line name things from here, so that they agree.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from data.knowledge import knowledge_path
from model.desk_words import desk_word

Kind = Literal["money", "per_share", "shares", "ratio", "percent", "days"]
Section = Literal["income", "balance", "cash_flow", "derived"]
SECTIONS: tuple[Section, ...] = ("income", "balance", "cash_flow", "derived")

KEY_METRICS = (
    "total_revenue",
    "operating_income",
    "net_income",
    "operating_cash_flow",
    "total_assets",
    "eps_diluted",
)
"""What a reader wants to see first, in order."""


@dataclass(frozen=True, slots=True)
class Metric:
    """How a metric is called, what it measures and where it is listed."""

    name: str
    en: str
    zh: str
    kind: Kind
    section: Section

    def label(self, language: str) -> str:
        """The name for readers of "en" or "zh"."""
        return self.zh if language == "zh" else self.en


@cache
def metrics() -> dict[str, Metric]:
    """Every metric of the dictionary by name, in the order of display."""
    return {
        name: Metric(name, entry["en"], entry["zh"], cast(Kind, entry["kind"]), cast(Section, entry["section"]))
        for name, entry in _file("metric_names.json").items()
    }


def metric(name: str) -> Metric:
    """A metric of the dictionary; an input outside it is shown under its own name as an amount."""
    known = metrics().get(name)
    if known is not None:
        return known
    words = name.replace("_", " ").capitalize()
    return Metric(name=name, en=words, zh=words, kind="money", section="derived")


def term(key: str, language: str, /, **blanks: object) -> str:
    """A word of the desk such as ``check_gross_profit``, its blanks filled."""
    return desk_word("finance", key, language, **blanks)


@cache
def _file(name: str) -> dict[str, dict[str, str]]:
    text = knowledge_path(f"finance/{name}").read_text(encoding="utf-8")
    return cast(dict[str, dict[str, str]], json.loads(text))
