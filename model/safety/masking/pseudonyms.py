"""Personal data replaced by pseudonyms that stay the same within a case, and put back for the owner.

What this protects: the masked text, and every result, export and log made from it, holds no personal data that was
found. What it does not: data that was not found stays (see the measured recall); a rare finding may still tell who
somebody is; and `Masked.replacements` with the `CaseKey` hold the data itself, unencrypted. They belong in a row
that only the owner reads; whoever can read the whole store can read them, and deleting the row makes the
masking final.
"""

from __future__ import annotations

import re
import secrets
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.safety.masking.dates import day_first, shifted_date
from model.safety.masking.english_names import bare_name
from model.safety.masking.finding import find_personal
from model.safety.masking.spans import Kind, PersonalSpan, folded

_CHINESE_NAMES: dict[Kind, str] = {
    "name": "姓名",
    "national_id": "证件号",
    "phone": "电话",
    "email": "邮箱",
    "address": "地址",
    "hospital_number": "编号",
    "date": "日期",
    "age_over_89": "年龄",
    "account": "账号",
    "url": "网址",
    "ip": "网络地址",
    "plate": "车牌",
    "card": "卡号",
    "postcode": "邮编",
    "organisation": "单位",
}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PSEUDONYM = re.compile(r"\[([A-Z_0-9]+)-\d+\]|〔([\u4e00-\u9fff]+)\d+〕")


@dataclass(frozen=True, slots=True)
class CaseKey:
    """What makes the pseudonyms of one case; kept with its replacements, apart from its texts."""

    days: int
    """By how many days the case's dates are moved."""
    pseudonyms: tuple[tuple[Kind, str, str], ...] = ()
    """Kind, original and pseudonym of everything the case's texts have named so far."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """One pseudonym in a masked text."""

    start: int
    end: int
    """Offsets of the pseudonym in the masked text."""
    pseudonym: str
    span: PersonalSpan
    """What stood there, with its offsets in the original text."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without the personal data found in it, and, apart, what was taken out."""

    text: str
    replacements: tuple[Replacement, ...]
    key: CaseKey
    """The key for the case's next text: it knows the pseudonyms of this one."""

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the masked text of a span of the original; one that cuts into a pseudonym takes it whole."""
        return _place(self.replacements, start, last=False), _place(self.replacements, end, last=True)


def new_case_key() -> CaseKey:
    """A key for a new case: its dates go back by one to 52 whole weeks, so that intervals and weekdays stay."""
    return CaseKey(-7 * (1 + secrets.randbelow(52)))


def mask(text: str, key: CaseKey) -> Masked:
    """The text with personal data replaced: dates moved by the key's days, ages over 89 as 90+, the rest numbered.

    Titles before a name stay: they tell a woman from a man.
    """
    spans = find_personal(text)
    namer = _Namer(text, key)
    pieces: list[str] = []
    replacements: list[Replacement] = []
    place = length = 0
    for span in spans:
        pseudonym = namer.pseudonym(span)
        length += span.start - place
        replacements.append(Replacement(length, length + len(pseudonym), pseudonym, span))
        pieces += [text[place : span.start], pseudonym]
        place, length = span.end, length + len(pseudonym)
    return Masked("".join(pieces) + text[place:], tuple(replacements), namer.key())


def unmask(masked_text: str, replacements: Sequence[Replacement]) -> str:
    """The original of a masked text; raises ValueError when the replacements are another text's."""
    pieces, place = [], 0
    for replacement in replacements:
        if masked_text[replacement.start : replacement.end] != replacement.pseudonym:
            raise ValueError(f"no pseudonym at {replacement.start}")
        pieces += [masked_text[place : replacement.start], replacement.span.quote]
        place = replacement.end
    return "".join(pieces) + masked_text[place:]


class _Namer:
    """Gives each original of a case its pseudonym, the same one every time."""

    def __init__(self, text: str, key: CaseKey) -> None:
        self._chinese = _CHINESE.search(text) is not None
        self._days_first = day_first(folded(text))
        self._key = key
        self._known = {(kind, original): pseudonym for kind, original, pseudonym in key.pseudonyms}
        self._taken = {match[0] for match in _PSEUDONYM.finditer(text)} | set(self._known.values())
        self._counts = Counter(kind for kind, _, _ in key.pseudonyms)

    def pseudonym(self, span: PersonalSpan) -> str:
        if span.kind == "age_over_89":
            return "90+"
        if span.kind == "date":
            moved = shifted_date(folded(span.quote), self._key.days, day_before_month=self._days_first)
            if moved is not None:
                return moved
        if span.kind == "name":
            start, end = bare_name(span.quote)
            return span.quote[:start] + self._numbered("name", span.quote[start:end]) + span.quote[end:]
        return self._numbered(span.kind, span.quote)

    def _numbered(self, kind: Kind, quote: str) -> str:
        known = (kind, " ".join(folded(quote).casefold().split()))
        if known not in self._known:
            fresh = (name for name in self._fresh(kind) if name not in self._taken)
            self._known[known] = self._same_person(*known) or next(fresh)
            self._taken.add(self._known[known])
        return self._known[known]

    def _same_person(self, kind: Kind, original: str) -> str | None:
        """The pseudonym of the one full name known that holds this word, as Smith after John Smith."""
        full = [name for (of, known), name in self._known.items() if of == kind == "name" and original in known.split()]
        return full[0] if len(full) == 1 else None

    def _fresh(self, kind: Kind) -> Iterator[str]:
        while True:
            self._counts[kind] += 1
            number = self._counts[kind]
            yield f"〔{_CHINESE_NAMES[kind]}{number}〕" if self._chinese else f"[{kind.upper()}-{number}]"

    def key(self) -> CaseKey:
        known = tuple((kind, original, pseudonym) for (kind, original), pseudonym in self._known.items())
        return replace(self._key, pseudonyms=known)


def _place(replacements: Sequence[Replacement], offset: int, *, last: bool) -> int:
    """Where an offset of the original lies in the masked text; inside a pseudonym, at its nearer outer edge."""
    index = bisect_right(replacements, offset, key=lambda replacement: replacement.span.start) - 1
    if index < 0:
        return offset
    before = replacements[index]
    if offset >= before.span.end:
        return before.end + offset - before.span.end
    return before.end if last and offset > before.span.start else before.start
