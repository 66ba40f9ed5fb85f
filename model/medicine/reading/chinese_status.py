"""What a Chinese note says of each finding it names: there, denied, in a relative, uncertain, or not of this patient.

A denial reaches over a list joined by 、及和或 to the next comma (否认胸痛、咯血及发热), not beyond; phrases that only
look like one (无明显诱因, 未缓解) are set aside first. A relative is meant until the sentence ends or returns to the
patient.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from model.medicine.observations import Status
from model.medicine.reading.chinese_lexicon import reading_tables

FINDING = "■"
"""Stands for each character of a finding in the text that cues are looked for in."""
_REACH = 300
"""Characters before and after a finding in which something may be said of it."""

_WORDS: dict[str, list[str]] = reading_tables()["status"]


def _any(key: str) -> str:
    """The words of a list of reading_zh.json as one pattern, longer ones first."""
    return "|".join(sorted((re.escape(word) for word in _WORDS[key]), key=len, reverse=True))


_NO_DENIAL = re.compile(f"(?:{_any('no_denial')})(?!显)")
_CUE = re.compile(
    f"(?P<asked>{_any('asked')})"
    f"|(?P<uncertain>{_any('uncertain')}|可能[为是有]?(?![与由因系]))"
    f"|(?P<denied>(?:{_any('denied')})(?:{_any('denied_further')})*|(?:{_any('denied_right_before')})(?={FINDING}|$))"
)
_TURN = re.compile(f"{_any('turn')}|后(?=[^、]*有)")
_LIST = rf"^(?:(?:[、及和与或]|以及)[^，。；、及和与或{FINDING}]{{0,4}}{FINDING}++)*+"
_DENIED_AFTER = re.compile(
    rf"{_LIST}\s*(?:征|试验)?(?:均|都|皆)?[为呈]?[:：]?\s*(?:阴性|[（(]\s*[-－–—﹣]\s*[）)]|未引出|未见|未及|已排除|可排除|不明显)"
    rf"|{_LIST}(?:均|都|皆)(?:无|没有|未)|^\s*[:：]?\s*(?:无|没有)(?=[，,。；;、\s）)]|$)"
)
_UNCERTAIN_AFTER = re.compile(
    r"^(?:症状?)?\s*(?:[（(]?[？?][）)]?|可能(?![与由因系])|待排|待除外|可疑|可能性大|不除外|不能除外|不能排除)"
)
_RELATIVE = re.compile(f"(?:{_any('relatives')}|父母(?=均|皆|都|双方|有|患|曾|及))(?!{_any('reporting')})")
_PATIENT = re.compile(_any("patient"))
_CLAUSE, _SENTENCE, _PARAGRAPH = re.compile("[。；;！!\n，,]"), re.compile("[。；;！!\n]"), re.compile("[。！!\n]")


class Cues:
    """A note with its findings blotted out, so that what is said of them can be looked for."""

    def __init__(self, text: str, findings: Sequence[tuple[int, int]]) -> None:
        letters = list(text)
        for start, end in findings:
            letters[start:end] = FINDING * (end - start)
        self.text = _NO_DENIAL.sub(lambda phrase: "□" * len(phrase[0]), "".join(letters))
        """As long as the note; phrases that only look like a denial are set aside too."""
        self._ends = {
            mark: [end.end() for end in mark.finditer(self.text)] for mark in (_CLAUSE, _SENTENCE, _PARAGRAPH)
        }

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence around `at` begins, and where it ends with its mark."""
        ends = self._ends[_SENTENCE]
        place = bisect_right(ends, at)
        return ends[place - 1] if place else 0, ends[place] if place < len(ends) else len(self.text)

    def status(self, start: int, end: int) -> Status | None:
        """What is said of the finding at start to end; None where it is not said of anyone who is ill."""
        kind = _kind_before(self._before(_CLAUSE, start))
        if kind == "asked":
            return None
        after = self.text[end : end + _REACH]
        denied = kind == "denied" or bool(_DENIED_AFTER.match(after))
        if _of_relative(self._before(_PARAGRAPH, start)):
            return None if denied else "family"
        if denied:
            return "absent"
        return "uncertain" if kind == "uncertain" or _UNCERTAIN_AFTER.match(after) else "present"

    def _before(self, mark: re.Pattern[str], at: int) -> str:
        """What stands before `at` since the last such mark."""
        place = bisect_right(self._ends[mark], at)
        begin = self._ends[mark][place - 1] if place else 0
        return self.text[max(begin, at - _REACH) : at]


def _kind_before(clause: str) -> str | None:
    """The kind of the last cue of the clause that still reaches to its end."""
    cues = tuple(_CUE.finditer(clause))
    return cues[-1].lastgroup if cues and not _TURN.search(clause, cues[-1].end()) else None


def _of_relative(sentence: str) -> bool:
    """Whether the last one spoken of is a relative."""
    relative = max((mark.start() for mark in _RELATIVE.finditer(sentence)), default=-1)
    patient = max((mark.start() for mark in _PATIENT.finditer(sentence)), default=-1)
    return relative > patient
