"""A report as plain JSON values and back, exactly: decimals travel as strings, tuples as lists.

The shape follows the dataclasses' own annotations, so a field added there is kept here without another line.
What does not fit is refused rather than guessed at.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from model.errors import StoreError
from model.finance.report import Report

SCHEMA = 2
"""Version of the shape; raised whenever an older payload can no longer be read."""

_Decode = Callable[[Any], Any]


class _UnreadableError(ValueError):
    """A value that does not have the shape its place asks for."""


def to_dict(report: Report) -> dict[str, Any]:
    """The report as JSON values, with the version of its shape under ``schema``."""
    return {"schema": SCHEMA, "report": _encode(report)}


def from_dict(payload: Mapping[str, Any]) -> Report:
    """The report a payload was made from. Raises StoreError("result_unreadable") for any other payload."""
    if payload.get("schema") != SCHEMA:
        raise StoreError("result_unreadable")
    try:
        return cast(Report, _decoder(Report)(payload.get("report")))
    except (_UnreadableError, RecursionError) as error:
        raise StoreError("result_unreadable") from error


def _encode(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _encode(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _encode(item) for key, item in value.items()}
    return value


@cache
def _decoder(annotation: Any) -> _Decode:
    """The function that checks and rebuilds a value of an annotated type."""
    if is_dataclass(annotation):
        return _dataclass_decoder(cast(type, annotation))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return lambda value: _expect(isinstance(value, str) and value in arguments, value)
    if origin in (Union, types.UnionType):
        (present,) = (argument for argument in arguments if argument is not types.NoneType)
        decode = _decoder(present)
        return lambda value: None if value is None else decode(value)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is not None and issubclass(origin, Mapping):
        return lambda value: dict(_pairs(value))
    return _PLAIN[annotation]


def _dataclass_decoder(kind: type) -> _Decode:
    # Looked up on the first value, not here: a figure's formula holds figures again.
    def decode(value: Any) -> Any:
        hints = _hints(kind)
        _expect(isinstance(value, dict) and value.keys() == hints.keys(), value)
        return kind(**{name: _decoder(hint)(value[name]) for name, hint in hints.items()})

    return decode


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _tuple_decoder(arguments: tuple[Any, ...]) -> _Decode:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda value: tuple(item(each) for each in _expect(isinstance(value, list), value))
    items = tuple(_decoder(argument) for argument in arguments)

    def decode(value: Any) -> Any:
        _expect(isinstance(value, list) and len(value) == len(items), value)
        return tuple(item(each) for item, each in zip(items, value, strict=True))

    return decode


def _pairs(value: Any) -> list[tuple[str, str]]:
    _expect(isinstance(value, dict) and all(isinstance(item, str) for item in value.values()), value)
    return list(value.items())


def _decimal(value: Any) -> Decimal:
    try:
        number = Decimal(_expect(isinstance(value, str), value))
    except InvalidOperation as error:
        raise _UnreadableError("not a decimal") from error
    _expect(number.is_finite(), value)
    return number


def _integer(value: Any) -> int:
    return int(_expect(isinstance(value, int) and not isinstance(value, bool), value))


def _float(value: Any) -> float:
    return float(_expect(isinstance(value, int | float) and not isinstance(value, bool), value))


def _boolean(value: Any) -> bool:
    return bool(_expect(isinstance(value, bool), value))


def _text(value: Any) -> str:
    return str(_expect(isinstance(value, str), value))


_PLAIN: dict[type, _Decode] = {str: _text, int: _integer, float: _float, bool: _boolean, Decimal: _decimal}


def _expect(fits: bool, value: Any) -> Any:
    if not fits:
        raise _UnreadableError(f"unexpected {type(value).__name__}")
    return value
