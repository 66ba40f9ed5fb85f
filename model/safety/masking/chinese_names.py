"""Chinese names: after a cue, before a title, beside a sex or an age, or standing alone as a clause's first word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from model.safety.masking.spans import PersonalSpan, alternatives, words

_H = r"[\u4e00-\u9fff]"
_FILE = "chinese_names"
_COMMON, _WEAK = words(_FILE, "common_surnames"), words(_FILE, "weak_surnames")
_SINGLE, _COMPOUND = _COMMON | words(_FILE, "rare_surnames"), words(_FILE, "compound_surnames")
_GIVEN, _NOT_NAMES = words(_FILE, "given_characters"), words(_FILE, "not_names")
_LONGEST = max(map(len, _NOT_NAMES))
_SURNAME = f"(?:{alternatives(_FILE, 'compound_surnames')}|[{''.join(sorted(_SINGLE))}])"
_BEGINS = rf"(?:(?<!{_H})|(?<=[{''.join(sorted(words(_FILE, 'linkers')))}]))"
_ENDS = re.compile(rf"(?!{_H})|{alternatives(_FILE, 'followers')}|{alternatives(_FILE, 'titles')}")
_RUN = re.compile(rf"{_H}{{2,}}")

_FIELD = re.compile(
    rf"(?P<cue>{alternatives(_FILE, 'field_cues')})(?:\([^()\n]{{1,10}}\))?(?: {{0,3}}[:=|] {{0,4}}| {{1,4}}|为"
    rf"|是|叫)(?={_H})"
)
_NEXT = re.compile(rf"(?:{alternatives(_FILE, 'next_cues')})(?={_SURNAME}{_H})")
_TITLED = re.compile(rf"{_BEGINS}(?={_SURNAME}{_H}{{0,2}}?(?:{alternatives(_FILE, 'titles')}))")
_TITLE = re.compile(alternatives(_FILE, "titles"))
_DESCRIBED = re.compile(
    rf"{_BEGINS}(?P<v>{_SURNAME}{_H}{{1,3}}?)(?=(?: ?[,、(] ?| )(?:男|女|性别|年龄|\d{{1,3}} ?(?:岁|个月|月)"
    rf"|身份证|1[3-9]\d{{9}}|电话|手机|汉族|已婚|未婚)|[男女][, ,、\d性]|性别|年龄)"
)
_FREE = re.compile(rf"{_BEGINS}(?={_SURNAME}{_H})")
_DOTTED = re.compile(rf"(?:(?<!{_H})|(?<=患者|病人|患儿|家属))?{_H}{{2,6}}(?:[·•‧]{_H}{{1,8}}){{1,3}}")
_SURE_FIELDS = ("姓名", "签名", "签字", "联系人", "户名", "名字")


def find_chinese_names(text: str, folded_text: str) -> Iterator[PersonalSpan]:
    """Every Chinese name, and every further place where a name found by its surroundings stands."""
    found = {*_cued(folded_text), *_described(folded_text), *_titled(folded_text), *_free(folded_text)}
    names = {folded_text[start:end] for start, end in found if end - start > 1}
    for name in names:
        start = folded_text.find(name)
        while start >= 0:
            if not _is_word(folded_text, start):
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
        end = _name_end(text, match.end())
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
        if not _is_word(text, match.start("v")):
            yield match.span("v")


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for match in _TITLED.finditer(text):
        start = match.end()
        if _is_word(text, start):
            continue
        first = start + _surname_length(text, start)
        for end in range(first, first + 3):
            if _TITLE.match(text, end):
                if all(character in _GIVEN for character in text[first:end]) and (
                    end > first or text[start] not in _WEAK
                ):
                    yield start, end
                break


def _free(text: str) -> Iterator[tuple[int, int]]:
    for match in _FREE.finditer(text):
        end = _name_end(text, match.end())
        if end is not None and (end - match.end() > 2 or text[match.end()] not in _WEAK):
            yield match.end(), end


def _field_value(text: str, start: int, sure: bool) -> int | None:
    """End of the name a field holds: what stands there whole, or as much of it as reads as a name."""
    run = _RUN.match(text, start)
    if run is None or _is_word(text, start) or (not sure and not _surname_length(text, start)):
        return None
    end = _name_end(text, start)
    if end is not None:
        return end
    if run.end() - start <= 4:
        return run.end()
    return start + 3 if sure else None


def _name_end(text: str, start: int) -> int | None:
    """End of a surname with one or two usual given characters, where a word that may follow a name begins."""
    surname = _surname_length(text, start)
    if not surname or _is_word(text, start):
        return None
    for given in (2, 1):
        end = start + surname + given
        characters = text[start + surname : end]
        if len(characters) == given and all(c in _GIVEN for c in characters) and _ENDS.match(text, end):
            return end
    return None


def _surname_length(text: str, start: int) -> int:
    if text[start : start + 2] in _COMPOUND:
        return 2
    return 1 if text[start : start + 1] in _SINGLE else 0


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(word[0] for word in _NOT_NAMES)


def _is_word(text: str, start: int) -> bool:
    """Whether an ordinary word that begins like a name, such as 高血压 or 黄疸, stands here."""
    if text[start] not in _first_characters():
        return False
    return any(text[start : start + length] in _NOT_NAMES for length in range(2, _LONGEST + 1))
