"""The fields of a rubric's record, read strictly: a reader takes one JSON value or raises TypeError or ValueError."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any, TypeVar

from model.safety import clean_text

_LANGUAGES = ("en", "zh")
_LONGEST_NAME = 80
"""Characters of an unknown field that are told."""

Reader = Callable[[Any], Any]
_Noun = TypeVar("_Noun")


class FieldUnreadable(ValueError):
    """A record's field is missing, unknown or of another kind; says its name, such as ``criteria.title``."""


def text(value: Any) -> str:
    """A line of text, cleaned."""
    if not isinstance(value, str):
        raise TypeError("text")
    return " ".join(clean_text(value).split())


def words(value: Any) -> dict[str, str]:
    """Language → text. Where one language is missing or empty it says what the other does."""
    if not isinstance(value, Mapping) or not value.keys() <= set(_LANGUAGES):
        raise TypeError("words")
    said = {language: text(value.get(language, "")) for language in _LANGUAGES}
    return complete(said) if any(said.values()) else {}


def complete(said: Mapping[str, str]) -> dict[str, str]:
    """The words in both languages; an empty one is filled with the other."""
    first, second = (said.get(language, "") for language in _LANGUAGES)
    return {_LANGUAGES[0]: first or second, _LANGUAGES[1]: second or first}


def number(value: Any) -> float:
    """A finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("number")
    read = float(value)
    if not math.isfinite(read):
        raise ValueError("number")
    return read


def whole(value: Any) -> int:
    """A whole number."""
    if number(value) != int(value):
        raise ValueError("whole number")
    return int(value)


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise TypeError("flag")
    return value


def optional(reader: Reader) -> Reader:
    """A reader that lets None pass."""
    return lambda value: None if value is None else reader(value)


def one_of(*choices: str) -> Reader:
    """A reader of one of a few words."""

    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError("choice")
        return str(value)

    return read


def each(reader: Reader) -> Reader:
    """A reader of a list."""

    def read(values: Any) -> tuple[Any, ...]:
        if not isinstance(values, list | tuple):
            raise TypeError("list")
        return tuple(reader(value) for value in values)

    return read


def made(kind: Callable[..., _Noun], readers: Mapping[str, Reader], record: Any) -> _Noun:
    """The dataclass `kind` from a record, each field by its reader. Raises FieldUnreadable."""
    if not isinstance(record, Mapping):
        raise FieldUnreadable("{}")
    needed = [each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING]  # type: ignore[arg-type]
    for name in [*record, *needed]:
        if name not in readers or name not in record:
            raise FieldUnreadable(str(name)[:_LONGEST_NAME])
    read = {}
    for name, value in record.items():
        try:
            read[name] = readers[name](value)
        except FieldUnreadable as fault:
            raise FieldUnreadable(f"{name}.{fault}") from fault
        except (TypeError, ValueError, OverflowError) as fault:
            raise FieldUnreadable(name) from fault
    return kind(**read)
