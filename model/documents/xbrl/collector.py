"""Collects contexts, units and facts while an XBRL document streams by. No tree is built, nothing is fetched.

XBRL 2.1, sections 4.6 (items), 4.7 (contexts) and 4.8 (units); Inline XBRL 1.1, section 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from model.documents.xbrl.facts import Fact
from model.documents.xbrl.numbers import inline_number, plain_number, precision
from model.errors import DocumentRefused

_INSTANCE = "{http://www.xbrl.org/2003/instance}"
_INLINE = ("{http://www.xbrl.org/2013/inlineXBRL}", "{http://www.xbrl.org/2008/inlineXBRL}")
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_PERIODS = {f"{_INSTANCE}{name}": name for name in ("startDate", "endDate", "instant")}
_MEASURE = f"{_INSTANCE}measure"
_DIMENSIONS = (f"{_INSTANCE}segment", f"{_INSTANCE}scenario")
_TAXONOMIES = (("/us-gaap/", "us-gaap"), ("/ifrs-full", "ifrs-full"))
"""What the address of a taxonomy contains, and the name its tags are known by."""

DEEPEST = 200
MOST_ELEMENTS = 1_500_000
"""Of a document; a large filing has a third of them."""
_DEEPEST_FACTS = 8
"""Facts within facts."""
_LONGEST_TEXT, _MOST_PIECES = 200, 32
"""Characters and pieces of a number; a longer text is none."""


@dataclass(slots=True)
class _Context:
    dates: dict[str, date] = field(default_factory=dict)
    dimensional: bool = False


@dataclass(slots=True)
class _Open:
    """A fact whose end has not come by yet."""

    depth: int
    tag: str
    attributes: Mapping[str, str]
    inline: bool
    text: list[str] = field(default_factory=list)


class Collector:
    """The target of an XML parser: it is told of every element and keeps what facts need."""

    def __init__(self) -> None:
        self._contexts: dict[str, _Context] = {}
        self._units: dict[str, list[str]] = {}
        self._raw: list[_Open] = []
        self._open: list[_Open] = []
        self._prefixes: dict[str, list[str]] = {}
        self._depth = self._elements = 0
        self._context: _Context | None = None
        self._unit: list[str] | None = None
        self._words: list[str] | None = None

    def start_ns(self, prefix: str, address: str) -> None:
        """A prefix now stands for the namespace of that address."""
        self._prefixes.setdefault(prefix or "", []).append(address)

    def end_ns(self, prefix: str) -> None:
        """The prefix stands for what it stood for before."""
        self._prefixes[prefix or ""].pop()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins. Raises DocumentRefused("xbrl_unsafe") for more or deeper ones than a filing has."""
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST or self._elements > MOST_ELEMENTS or len(self._open) > _DEEPEST_FACTS:
            raise DocumentRefused("xbrl_unsafe")
        if tag == f"{_INSTANCE}context":
            self._context = self._contexts.setdefault(attributes.get("id", ""), _Context())
        elif tag == f"{_INSTANCE}unit":
            self._unit = self._units.setdefault(attributes.get("id", ""), [])
        elif tag in _DIMENSIONS and self._context is not None:
            self._context.dimensional = True
        elif tag in _PERIODS or tag == _MEASURE:
            self._words = []
        elif "contextRef" in attributes and "unitRef" in attributes:
            self._begin_fact(tag, attributes)

    def data(self, text: str) -> None:
        """Text within the current element."""
        if self._words is not None:
            self._words.append(text)
        for fact in self._open:
            if len(fact.text) <= _MOST_PIECES:
                fact.text.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._open and self._open[-1].depth == self._depth:
            self._raw.append(self._open.pop())
        elif tag in _PERIODS and self._context is not None:
            self._keep_date(_PERIODS[tag])
        elif tag == _MEASURE and self._unit is not None:
            self._unit.append("".join(self._words or ()).strip().rpartition(":")[2])
        elif tag == f"{_INSTANCE}context":
            self._context = None
        elif tag == f"{_INSTANCE}unit":
            self._unit = None
        if tag in _PERIODS or tag == _MEASURE:
            self._words = None
        self._depth -= 1

    def close(self) -> tuple[Fact, ...]:
        """The numeric facts without dimensions, in the order they came; raises DocumentRefused("xbrl_no_facts")."""
        if not self._contexts or not self._raw:
            raise DocumentRefused("xbrl_no_facts")
        return tuple(fact for raw in self._raw if (fact := self._fact(raw)) is not None)

    def _begin_fact(self, tag: str, attributes: dict[str, str]) -> None:
        inline = tag in (f"{namespace}nonFraction" for namespace in _INLINE)
        name = self._resolved(attributes.get("name", "")) if inline else tag[1:]
        address, _, local = name.rpartition("}")
        taxonomy = next((known for part, known in _TAXONOMIES if part in address), None)
        if taxonomy is not None:
            self._open.append(_Open(self._depth, f"{taxonomy}:{local}", attributes, inline))

    def _resolved(self, name: str) -> str:
        """A prefixed name as ``address}name``, by the prefixes in force here."""
        prefix, _, local = name.strip().rpartition(":")
        return f"{(self._prefixes.get(prefix) or [''])[-1]}}}{local}"

    def _keep_date(self, kind: str) -> None:
        day = _day("".join(self._words or ()), is_end=kind != "startDate")
        if day is not None and self._context is not None:
            self._context.dates[kind] = day

    def _fact(self, raw: _Open) -> Fact | None:
        context = self._contexts.get(raw.attributes["contextRef"].strip())
        value = _value(raw)
        if context is None or context.dimensional or value is None:
            return None
        end = context.dates.get("instant") or context.dates.get("endDate")
        if end is None:
            return None
        unit = "/".join(self._units.get(raw.attributes["unitRef"].strip(), ()))
        decimals = precision(raw.attributes.get("decimals", ""))
        return Fact(raw.tag, context.dates.get("startDate"), end, unit, value, decimals)


def _value(raw: _Open) -> Decimal | None:
    text = "".join(raw.text)
    if raw.attributes.get(_NIL) in ("true", "1") or len(text) > _LONGEST_TEXT or len(raw.text) > _MOST_PIECES:
        return None
    if not raw.inline:
        return plain_number(text)
    form = raw.attributes.get("format", "").rpartition(":")[2]
    return inline_number(text, form, raw.attributes.get("scale", ""), raw.attributes.get("sign", ""))


def _day(text: str, is_end: bool) -> date | None:
    """A date; a moment at midnight that ends a period ends the day before."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    midnight = "T" in text and (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    try:
        return moment.date() - timedelta(days=1) if is_end and midnight else moment.date()
    except OverflowError:
        return None
