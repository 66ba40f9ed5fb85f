"""Chinese names: after a cue, before a title, beside a sex or an age, or alone in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from model.safety.masking.spans import PersonalSpan, alternatives, words

_H = r"[\u4e00-\u9fff]"
_FILE = "chinese_names"
_COMMON, _WEAK = words(_FILE, "common_surnames"), words(_FILE, "weak_surnames")
_SINGLE, _COMPOUND = _COMMON | words(_FILE, "rare_surnames"), words(_FILE, "compound_surnames")
_FUNCTION = words(_FILE, "function_surnames")
_GIVEN, _NOT_NAMES = words(_FILE, "given_characters"), words(_FILE, "not_names")
_NEVER = words(_FILE, "never_given")
_LONGEST = max(map(len, _NOT_NAMES))
_SURNAME = f"(?:{alternatives(_FILE, 'compound_surnames')}|[{''.join(sorted(_SINGLE))}])"
_BEGINS = rf"(?:(?<!{_H})|(?<=[{''.join(sorted(words(_FILE, 'linkers')))}]))"
_LONG_FOLLOWERS = "|".join(sorted(word for word in words(_FILE, "followers") if len(word) > 1))
_ENDS = re.compile(rf"(?!{_H})|{alternatives(_FILE, 'followers')}|{alternatives(_FILE, 'titles')}")
_SURE_END = re.compile(rf"(?!{_H})|{_LONG_FOLLOWERS}|{alternatives(_FILE, 'titles')}")
_DOING = re.compile(f"{_LONG_FOLLOWERS}|因|诉")
_FOLLOWS = re.compile(f"{alternatives(_FILE, 'followers')}|{alternatives(_FILE, 'titles')}")
_RUN = re.compile(rf"{_H}{{2,}}")

_FIELD = re.compile(
    rf"(?P<cue>{alternatives(_FILE, 'field_cues')})(?:\([^()\n]{{1,10}}\))?(?: {{0,3}}[:=|] {{0,4}}| {{1,4}}|为"
    rf"|是|叫)(?={_H})"
)
_NEXT = re.compile(rf"(?:{alternatives(_FILE, 'next_cues')})(?={_SURNAME}{_H})")
_TITLED = re.compile(rf"(?:{_BEGINS}|(?<=的))(?={_SURNAME}{_H}{{0,2}}?(?:{alternatives(_FILE, 'titles')}))")
_TITLE = re.compile(alternatives(_FILE, "titles"))
_DESCRIBED = re.compile(
    rf"{_BEGINS}(?P<v>{_SURNAME}{_H}{{1,3}}?)(?=(?: ?[,、(] ?| )(?:男|女|性别|年龄|\d{{1,3}} ?(?:岁|个月|月)"
    rf"|身份证|1[3-9]\d{{9}}|电话|手机|汉族|已婚|未婚)|[男女][, ,、\d性]|性别|年龄)"
)
_FREE = re.compile(rf"{_BEGINS}(?={_SURNAME}{_H})")
_ANYWHERE = re.compile(
    rf"[{''.join(sorted(_SINGLE - _WEAK))}](?!{alternatives(_FILE, 'not_given')})[{''.join(sorted(_GIVEN))}]{{2}}"
)
_DOTTED = re.compile(rf"(?:(?<!{_H})|(?<=患者|病人|患儿|家属))?{_H}{{2,6}}(?:[·•‧]{_H}{{1,8}}){{1,3}}")
_EPONYM = re.compile(rf"[氏型]|综合[征症]|二氏|病(?!{_H})| ?- ?{_H}{{1,6}}(?:综合|[病型氏征])")
"""After a name, what makes a disease of it."""
_PERSONS = ("患者", "病人", "患儿", "产妇", "姓名")
_SEX = re.compile(r" ?[,、( ] ?[男女][,、) ]")
_SURE_FIELDS = ("姓名", "签名", "签字", "联系人", "户名", "名字")


def find_chinese_names(text: str, folded_text: str) -> Iterator[PersonalSpan]:
    """Every Chinese name, and every further place where a name found by its surroundings stands."""
    found = {*_cued(folded_text), *_described(folded_text), *_titled(folded_text), *_free(folded_text)}
    found |= set(_listed(folded_text, found))
    found = {(start, end) for start, end in found if not _EPONYM.match(folded_text, end)}
    names = {folded_text[start:end] for start, end in found if end - start > 1}
    for name in names:
        start = folded_text.find(name)
        while start >= 0:
            if _word_length(folded_text, start) <= (len(name) if len(name) > 2 else 0):
                found.add((start, start + len(name)))
            start = folded_text.find(name, start + len(name))
    for start, end in sorted(found):
        yield PersonalSpan(start, end, "name", text[start:end])


def _cued(text: str) -> Iterator[tuple[int, int]]:
    for match in _FIELD.finditer(text):
        start: int | None = match.end()
        while start is not None:
            end = _field_value(text, start, any(word in match["cue"] for word in _SURE_FIELDS))
            if end is None:
                break
            yield start, end
            start = end + 1 if text[end : end + 1] in ("、", "/") else None
    for match in _NEXT.finditer(text):
        end = _name_end(text, match.end(), cued=True)
        if end is not None:
            yield match.end(), end
    for match in _DOTTED.finditer(text):
        cue = max(
            (match[0].rfind(word) + len(word) for word in ("患者", "家属", "患儿", "病人") if word in match[0]),
            default=0,
        )
        yield match.start() + cue, match.end()


def _described(text: str) -> Iterator[tuple[int, int]]:
    for match in _DESCRIBED.finditer(text):
        cued = text[max(0, match.start() - 2) : match.start()] in _PERSONS and _SEX.match(text, match.end())
        if cued or (
            match["v"] not in _NOT_NAMES and (match.end() - match.start() > 2 or not _word_length(text, match.start()))
        ):
            yield match.span("v")


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for match in _TITLED.finditer(text):
        start = match.end()
        first = start + _surname_length(text, start)
        for end in range(first, first + 3):
            if _TITLE.match(text, end):
                if _may_be_given(text, start, first, end) and (end > first or text[start] not in _FUNCTION):
                    yield start, end
                break


def _free(text: str) -> Iterator[tuple[int, int]]:
    for match in _FREE.finditer(text):
        end = _name_end(text, match.end(), cued=False)
        if end is not None and (end - match.end() > 2 or text[match.end()] not in _WEAK or _DOING.match(text, end)):
            yield match.end(), end
    for match in _ANYWHERE.finditer(text):
        if not _word_length(text, match.start()):
            yield match.span()


def _listed(text: str, found: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Names joined by 、 to one found."""
    for _, end in found:
        place: int | None = end
        while place is not None and text[place : place + 1] == "、":
            start, place = place + 1, _name_end(text, place + 1, cued=True)
            if place is not None:
                yield start, place


def _field_value(text: str, start: int, sure: bool) -> int | None:
    """End of the name a field holds: what stands there whole, or as much of it as reads as a name."""
    run = _RUN.match(text, start)
    if run is None or (not sure and not _surname_length(text, start)):
        return None
    if run.end() - start <= 3 and _surname_length(text, start) and not _word_length(text, start):
        return run.end()
    if (
        run.end() - start <= 4
        and (run[0] not in _NOT_NAMES or sure)
        and not _FOLLOWS.search(text, start + 2, run.end())
    ):
        return run.end() if sure or not _word_length(text, start) or run[0][-1] in _GIVEN else None
    end = _name_end(text, start, cued=True)
    if end is not None or not sure:
        return end
    return start + 3


def _name_end(text: str, start: int, *, cued: bool) -> int | None:
    """End of a surname with one or two given characters, where a word that may follow a name begins.

    After a cue any character will do that is not a word of its own; elsewhere only those usual in given names.
    """
    surname = _surname_length(text, start)
    if not surname:
        return None
    first = start + surname
    for end in (first + 2, first + 1):
        if _ENDS.match(text, end) and _may_be_given(text, start, first, end, cued=cued):
            return end
    if cued:
        for end in (first + 2, first + 1) if text[start] not in _WEAK else (first + 2,):
            if _may_be_given(text, start, first, end, cued=False):
                return end
    return None


def _may_be_given(text: str, start: int, first: int, end: int, *, cued: bool = True) -> bool:
    """Whether the characters from `first` to `end` read as the given name to the surname before them."""
    given = text[first:end]
    if len(given) != end - first or not all("\u4e00" <= character <= "\u9fff" for character in given):
        return False
    usual = all(character in _GIVEN for character in given)
    if not usual and (not cued or any(character in _NEVER for character in given)):
        return False
    if not usual and text[start] in _WEAK and not _SURE_END.match(text, end):
        return False
    word = _word_length(text, start)
    return not word or (cued and usual and word < end - start and not re.match(_H, text[end : end + 1]))


def _surname_length(text: str, start: int) -> int:
    if text[start : start + 2] in _COMPOUND:
        return 2
    return 1 if text[start : start + 1] in _SINGLE else 0


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(word[0] for word in _NOT_NAMES)


def _word_length(text: str, start: int) -> int:
    """Length of the ordinary word that begins like a name, such as 高血压 or 黄疸, standing here; 0 where none does."""
    if text[start] not in _first_characters():
        return 0
    return max((length for length in range(2, _LONGEST + 1) if text[start : start + length] in _NOT_NAMES), default=0)
