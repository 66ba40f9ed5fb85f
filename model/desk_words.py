"""The words a desk's screens, exports and command line share: data/knowledge/<desk>/terms, a file an area."""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Literal, cast

from data.knowledge import knowledge_files


def desk_word(desk: str, key: str, language: str, /, **blanks: object) -> str:
    """A word of the desk such as ``check_gross_profit``, its blanks filled.

    A key the files do not have, such as a check of a newer engine, is shown as its own words.
    """
    entry = _words(desk).get(key)
    if entry is None:
        words = key.partition("_")[2].replace("_", " ")
        return words[:1].upper() + words[1:]
    return entry["zh" if language == "zh" else "en"].format(**blanks)


def terminal_language() -> Literal["en", "zh"]:
    """The language of the terminal, as POSIX looks it up."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if named.startswith("zh") else "en"


@cache
def _words(desk: str) -> dict[str, dict[str, str]]:
    """All files of words of a desk; raises ValueError when two of them use the same key."""
    merged: dict[str, dict[str, str]] = {}
    for path in knowledge_files(f"{desk}/terms"):
        area = cast(dict[str, dict[str, str]], json.loads(path.read_text(encoding="utf-8")))
        twice = merged.keys() & area.keys()
        if twice:
            raise ValueError(f"{path.name} repeats {sorted(twice)}")
        merged |= area
    return merged
