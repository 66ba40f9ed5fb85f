"""Bytes of a plain text to the text: UTF-8, UTF-16, GB 18030 or the Western code page, whichever they are."""

from __future__ import annotations

import re

from model.errors import EssayRefused

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHINESE_SHARE = 0.8
"""Of the characters that are not ASCII, the least that GB 2312 has in a text that is Chinese and not misread."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_USUAL = re.compile(r"[\t\n\r -~\u2010-\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_USUAL_SHARE = 0.8
"""Of the characters of a text, the least that are usual in English and Chinese; any bytes at all are some UTF-16."""
_MARKDOWN = (
    (re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
)
"""Marks of headings and of strong words, and what stays of them."""


def decoded(data: bytes) -> str:
    """The text in its bytes. Raises EssayRefused("essay_file_not_text")."""
    for candidate in _encodings(data):
        try:
            text = data.decode(candidate)
        except UnicodeError:
            continue
        unmarked = candidate.startswith("utf-16-")
        if not _CONTROLS.search(text) and (not unmarked or len(_USUAL.findall(text)) >= _USUAL_SHARE * len(text)):
            return text
    raise EssayRefused("essay_file_not_text")


def without_markdown(text: str) -> str:
    """The text without the marks of headings and strong words."""
    for pattern, kept in _MARKDOWN:
        text = pattern.sub(kept, text)
    return text


def _encodings(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return (encoding,)
    if b"\x00" in data:
        # In UTF-16 without a mark every second byte of a space, a digit or a line end is zero
        return ("utf-16-le", "utf-16-be") if data[1::2].count(0) >= data[::2].count(0) else ("utf-16-be", "utf-16-le")
    return ("utf-8", "gb18030", "cp1252") if _is_chinese(data) else ("utf-8", "cp1252")


def _is_chinese(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 are Chinese: nearly all that is not ASCII is a character of GB 2312."""
    try:
        foreign = [character for character in data.decode("gb18030") if not character.isascii()]
    except UnicodeDecodeError:
        return False
    known = sum(bool(character.encode("gb2312", "ignore")) for character in foreign)
    return known >= _CHINESE_SHARE * len(foreign)
