"""Since when a finding is there, as Chinese notes say it: 咳嗽3天, 3天前出现发热, 近半年消瘦, 突发胸痛2小时."""

from __future__ import annotations

import re

from model.medicine.observations import Onset, Timing
from model.medicine.reading.chinese_status import FINDING, Cues

_DAYS = {
    "年": 365.0,
    "月": 30.0,
    "周": 7.0,
    "星期": 7.0,
    "礼拜": 7.0,
    "天": 1.0,
    "日": 1.0,
    "小时": 1 / 24,
    "分钟": 1 / 1440,
}
_DAYS |= {"时": 1 / 24, "分": 1 / 1440, "h": 1 / 24, "d": 1.0}
_NAMED_DAYS = {
    "今天": 0.0,
    "今晨": 0.0,
    "今早": 0.0,
    "今日": 0.0,
    "昨天": 1.0,
    "昨晚": 1.0,
    "昨日": 1.0,
    "昨夜": 1.0,
    "前天": 2.0,
}
_NAMED_DAYS |= {"前晚": 2.0, "大前天": 3.0, "上周": 7.0, "上个月": 30.0, "去年": 365.0}
_DIGITS = {"半": 0.5, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}

_NUMBER = (
    r"(?P<number>\d+(?:\.\d+)?(?:[-~～至]\d+)?|半|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
    "|数十?|几十?|多|好几)"
)
_DURATION = (
    rf"(?<![\d.年第每]){_NUMBER}[多余来几]?个?(?P<half>半)?(?P<unit>年|月|周|星期|礼拜|天|日|小时|时|分钟|分|[hd](?![a-z]))"
    r"(?P<and_half>半)?[多余]?(?![龄岁\d]|以上|以内|一次|缓解|左右缓解)"
)
_NAMED = "(?P<named>" + "|".join(sorted(_NAMED_DAYS, key=len, reverse=True)) + ")"
_SINCE = re.compile(rf"(?:(?P<recent>最近|近|这)[的这]?)?{_DURATION}(?P<ago>之?前|以前|以来|来(?!院))?|{_NAMED}")
_FILL = "(?:已|约|近|大概|持续|有|达|共|了|病史|史|超过|将近|反复|间断|间歇性?|阵发|大约|差不多)*"
_LIST = rf"(?:(?:(?:、|及|和|与|并|伴有?|以及|或)?[^，。；！、\d{FINDING}]{{0,3}}|[，,]){FINDING}++)*+"
_AFTER = re.compile(rf"{_LIST}\s*{_FILL}\s*{_DURATION}(?!之?前|以前)")
_LASTING = re.compile(rf"持续(?:约|近|了)?{_DURATION}")

_Found = tuple[tuple[int, int], float | None]
"""Where a duration stands, and its days."""

_ONSETS: tuple[tuple[re.Pattern[str], Onset], ...] = (
    (re.compile("突发|突然|骤然|骤起|猝然"), "hyperacute"),
    (re.compile("亚急性"), "subacute"),
    (re.compile("急性|急起"), "acute"),
    (re.compile("慢性|长期|多年|常年|自幼|从小|自小|生后"), "chronic"),
)
_ADVERB = re.compile(
    "(突发|突然|骤然|骤起|猝然|亚急性|急性|急起|慢性|长期|多年|常年|自幼|从小|自小|生后)[^。；！]{0,6}$"
)
_REACH = 120
"""Characters of the sentence before and after a finding in which its timing is looked for."""


def timing_of(cues: Cues, note: str, start: int, end: int) -> Timing | None:
    """When the finding at start to end of the note began, None where nothing is said of it."""
    begin, stop = cues.sentence(start)
    begin, stop = max(begin, start - _REACH), min(stop, end + _REACH)
    text = cues.text
    found = _after(text, end, stop) or _before(text, begin, start) or _lasting(text, end, stop)
    adverb = _ADVERB.search(text, begin, start)
    onset = next((kind for words, kind in _ONSETS if adverb and words.fullmatch(adverb[1])), None)
    if found is None:
        return Timing(adverb[1], None, onset) if adverb else None
    (first, last), days = found
    return Timing(note[first:last], days, onset or _onset(days))


def _after(text: str, end: int, stop: int) -> _Found | None:
    """The duration that follows the finding or the list it stands in."""
    found = _AFTER.match(text[end:stop])
    if found is None:
        return None
    return (end + found.start("number"), end + found.end()), _days(found)


def _before(text: str, begin: int, start: int) -> _Found | None:
    """The last "since" of the sentence before the finding."""
    since = [mark for mark in _SINCE.finditer(text, begin, start) if mark["recent"] or mark["ago"] or mark["named"]]
    return (since[-1].span(), _days(since[-1])) if since else None


def _lasting(text: str, end: int, stop: int) -> _Found | None:
    """持续30分钟 further on in the sentence, where no other finding comes between."""
    found = _LASTING.search(text, end, stop)
    if found is None or FINDING in text[end : found.start()]:
        return None
    return found.span(), _days(found)


def _days(found: re.Match[str]) -> float | None:
    """Days of a match; None where the number is 数 or 几."""
    groups = found.groupdict()
    if groups.get("named"):
        return _NAMED_DAYS[groups["named"]]
    count = _count(found["number"])
    if count is None:
        return None
    return (count + 0.5 * bool(found["half"] or found["and_half"])) * _DAYS[found["unit"]]


def _count(number: str) -> float | None:
    """3, 2-3 (the larger), 半, 十二, 二十; None for 数, 几, 多."""
    if number[0].isdigit():
        return float(re.split("[-~～至]", number)[-1])
    if number[0] in "数几多好":
        return None
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)


def _onset(days: float | None) -> Onset | None:
    """Minutes; hours to days; weeks; months to years."""
    if days is None:
        return None
    if days < 1 / 24:
        return "hyperacute"
    return "acute" if days < 14 else "subacute" if days < 90 else "chronic"
