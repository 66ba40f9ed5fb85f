"""Labels: from printed words to the metrics of the dictionary, by ordered rules.

The rules are data (data/knowledge/finance/metrics.json). A rule's patterns are tried in order; the first that matches
any row of the statement decides, so the exact wording wins over the loose one wherever both are printed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from data.knowledge import knowledge_path
from model.finance.figures import Line, StatementKind
from model.finance.wording import compact, label_key

_PER_SHARE = re.compile("per(common|ordinary|basic|diluted|class|a|b)*(share|unit|ads)|每股")
_WEIGHTED = re.compile("weighted|average|sharesoutstanding|numberofshares|sharesused|加权")


@dataclass(frozen=True, slots=True)
class Rule:
    """How one metric is recognised among a statement's rows."""

    name: str
    statement: StatementKind
    kind: Literal["money", "per_share"]
    patterns: tuple[re.Pattern[str], ...]
    exclude: re.Pattern[str] | None
    avoid: re.Pattern[str] | None
    """Rows matching this are taken only when nothing else matches the pattern."""
    avoid_section: re.Pattern[str] | None
    """Rows under such a heading are never taken."""
    prefer_section: re.Pattern[str] | None
    """Of several matching rows those under such a heading are meant."""
    last: bool
    """Take the last matching row instead of the first."""
    under: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """(heading, label) pairs for rows that only their heading explains, tried after the patterns."""
    total: re.Pattern[str] | None
    """A total that is meant when no row before it matches `total_unless_after`."""
    total_unless_after: re.Pattern[str] | None
    sign: Literal["as_printed", "positive", "cost"]
    add_up: bool
    """All matching rows count, not one of them."""
    derived_input: bool
    """Only an input of derived figures and checks, not a metric of its own."""


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the dictionary."""
    entries = json.loads(knowledge_path("finance/metrics.json").read_text(encoding="utf-8"))["metrics"]
    return tuple(_rule(entry) for entry in entries)


def metric_names() -> tuple[str, ...]:
    """Names of the printed metrics, without mere inputs."""
    return tuple(rule.name for rule in rules() if not rule.derived_input)


def _rule(entry: Mapping[str, Any]) -> Rule:
    return Rule(
        name=str(entry["name"]),
        statement=entry["statement"],
        kind=entry.get("kind", "money"),
        patterns=tuple(re.compile(label) for label in entry["labels"]),
        exclude=_optional(entry.get("exclude")),
        avoid=_optional(entry.get("avoid")),
        avoid_section=_optional(entry.get("avoid_section")),
        prefer_section=_optional(entry.get("prefer_section")),
        last=entry.get("pick") == "last",
        under=tuple((re.compile(heading), re.compile(label)) for heading, label in entry.get("under", ())),
        total=_optional(entry.get("total")),
        total_unless_after=_optional(entry.get("total_unless_after")),
        sign=entry.get("sign", "as_printed"),
        add_up=bool(entry.get("add_up")),
        derived_input=bool(entry.get("derived_input")),
    )


def _optional(pattern: object) -> re.Pattern[str] | None:
    return re.compile(str(pattern)) if pattern else None


def pick_lines(lines: Sequence[Line]) -> dict[str, tuple[Line, ...]]:
    """For each metric the row that prints it, or all rows that make it up; metrics without a row are absent."""
    picked: dict[str, tuple[Line, ...]] = {}
    for rule in rules():
        own = [line for line in lines if line.statement == rule.statement]
        if rule.add_up:
            found = tuple(line for line in own if _allowed(rule, line) and _matches(rule, line))
        else:
            line = _pick(rule, own)
            found = () if line is None else (line,)
        if found:
            picked[rule.name] = found
    return picked


def _matches(rule: Rule, line: Line) -> bool:
    words = _words(rule, line)
    return any(pattern.search(words) for pattern in rule.patterns)


def _pick(rule: Rule, lines: Sequence[Line]) -> Line | None:
    candidates = [line for line in lines if _allowed(rule, line)]
    total = _total(rule, lines)
    if total is not None:
        return total
    for pattern in rule.patterns:
        matching = [line for line in candidates if pattern.search(_words(rule, line))]
        if not matching:
            continue
        plain = [line for line in matching if not (rule.avoid and rule.avoid.search(label_key(line.label)))]
        chosen = _preferred(rule, plain or matching)
        return chosen[-1] if rule.last else chosen[0]
    for heading, label in rule.under:
        for line in lines:
            if heading.search(label_key(line.section)) and label.search(label_key(line.label)):
                return line
    return None


def _preferred(rule: Rule, lines: list[Line]) -> list[Line]:
    if rule.prefer_section is None:
        return lines
    return [line for line in lines if rule.prefer_section.search(compact(line.section))] or lines


def metric_of(line: Line, names: Collection[str]) -> str | None:
    """The metric among `names` whose patterns a row of any table matches, by the order of the dictionary."""
    for rule in rules():
        if rule.name not in names or not _allowed(rule, line):
            continue
        avoided = rule.avoid is not None and rule.avoid.search(_words(rule, line))
        if not avoided and _matches(rule, line):
            return rule.name
    return None


def _words(rule: Rule, line: Line) -> str:
    """What the patterns are matched with: for per-share rows that say neither basic nor diluted, the heading too."""
    key = label_key(line.label)
    if rule.kind == "per_share" and not re.search("basic|diluted|每股", key):
        return key + compact(line.section)
    return key


def _total(rule: Rule, lines: Sequence[Line]) -> Line | None:
    if rule.total is None or rule.total_unless_after is None:
        return None
    for line in lines:
        key = label_key(line.label)
        if rule.total.search(key):
            return line
        if rule.total_unless_after.search(key):
            return None
    return None


def _allowed(rule: Rule, line: Line) -> bool:
    key, section = label_key(line.label), compact(line.section)
    if rule.exclude and rule.exclude.search(key):
        return False
    if rule.avoid_section and rule.avoid_section.search(section):
        return False
    if rule.kind == "per_share":
        heading = bool(_PER_SHARE.search(section)) and not _WEIGHTED.search(section)
        return bool(_PER_SHARE.search(key) or heading) and all(abs(cell.value) < 100_000 for cell in line.cells)
    return True


def same_label(label: str, lines: Iterable[Line]) -> list[Line]:
    """Lines printed as `label`, but for spacing, numbering, notes and the standard wording of Chinese accounts."""
    rows = list(lines)
    wanted, loose = compact(label), label_key(label)
    exact = [line for line in rows if compact(line.label) == wanted]
    keyed = [line for line in rows if label_key(line.label) == loose]
    canonical = _standard(loose)
    standard = [line for line in rows if _standard(label_key(line.label)) == canonical]
    return list(dict.fromkeys([*exact, *keyed, *standard]))


def same_account(label: str, lines: Iterable[Line]) -> list[Line]:
    """Lines printed as `label`, then lines of the metric `label` stands for, best match first."""
    rows, loose = list(lines), label_key(label)
    metrics = {rule.name for rule in rules() if any(pattern.search(loose) for pattern in rule.patterns)}
    named = [line for line in rows if line.metric in metrics]
    return list(dict.fromkeys([*same_label(label, rows), *named]))


_STANDARD_WORDS = (
    (re.compile("[的所](?!有者|得税)"), ""),
    (re.compile("股东权益"), "所有者权益"),
    (re.compile("归属于?于?(母公司|本公司|公司|上市公司)(所有者|股东|普通股股东)"), "归属于母公司所有者"),
    (re.compile("及|与"), "和"),
    (re.compile("总计|总额合计"), "合计"),
    (re.compile("年末"), "期末"),
    (re.compile("年初"), "期初"),
    (re.compile("产生现金流量净额"), "现金流量净额"),
    (re.compile("影响额$"), "影响"),
    (re.compile("^营业税金"), "税金"),
    (re.compile("变动(净收益|损益|净损益)$"), "变动收益"),
    (re.compile("^投资净收益$"), "投资收益"),
)


@cache
def _standard(key: str) -> str:
    """A Chinese account name in the wording of the standard statement form."""
    for pattern, replacement in _STANDARD_WORDS:
        key = pattern.sub(replacement, key)
    return key
