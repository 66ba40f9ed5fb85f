"""A reading of the workbook's formulas that owes nothing to the code that wrote them."""

from __future__ import annotations

import re
from decimal import Decimal

from openpyxl import Workbook

_TOKEN = re.compile(
    r"""\s*(?:(?P<cell>(?:(?P<sheet>'(?:[^']|'')+'|\w+)!)?\$?(?P<column>[A-Z]{1,2})\$?(?P<row>\d+))
    |(?P<number>\d+(?:\.\d+)?)|(?P<text>"[^"]*")|(?P<name>[A-Z]+)(?=\()|(?P<sign><=|>=|[-+*/(),<>]))""",
    re.VERBOSE,
)


def calculate(book: Workbook, sheet: str, cell: str):
    """The value a cell comes to: a number, a text, a truth value or None."""
    content = book[sheet][cell].value
    if isinstance(content, str) and content.startswith("="):
        return _Formula(book, sheet, content[1:]).value()
    return Decimal(str(content)) if isinstance(content, int | float) else content


class _Formula:
    def __init__(self, book: Workbook, sheet: str, text: str) -> None:
        self.book, self.sheet = book, sheet
        self.tokens, end = [], 0
        while end < len(text):
            match = _TOKEN.match(text, end)
            assert match, f"cannot read {text[end:]!r} of {text!r}"
            self.tokens.append(match)
            end = match.end()

    def value(self):
        result = self._comparison()
        assert not self.tokens, "formula goes on"
        return result

    def _next(self, *signs: str) -> str | None:
        if self.tokens and self.tokens[0]["sign"] in signs:
            return self.tokens.pop(0)["sign"]
        return None

    def _comparison(self):
        left = self._sum()
        sign = self._next("<=", ">=", "<", ">")
        if sign is None:
            return left
        right = self._sum()
        return {"<=": left <= right, ">=": left >= right, "<": left < right, ">": left > right}[sign]

    def _sum(self):
        result = self._product()
        while sign := self._next("+", "-"):
            other = self._product()
            result = _number(result) + _number(other) if sign == "+" else _number(result) - _number(other)
        return result

    def _product(self):
        result = self._signed()
        while sign := self._next("*", "/"):
            other = self._signed()
            result = _number(result) * _number(other) if sign == "*" else _number(result) / _number(other)
        return result

    def _signed(self):
        return -_number(self._signed()) if self._next("-") else self._single()

    def _single(self):
        if self._next("("):
            result = self._comparison()
            assert self._next(")")
            return result
        token = self.tokens.pop(0)
        if token["number"]:
            return Decimal(token["number"])
        if token["text"]:
            return token["text"][1:-1]
        if token["cell"]:
            sheet = (token["sheet"] or self.sheet).strip("'").replace("''", "'")
            return calculate(self.book, sheet, token["column"] + token["row"])
        return self._call(token["name"])

    def _call(self, name: str):
        assert self._next("(")
        arguments = [self._later()]
        while self._next(","):
            arguments.append(self._later())
        assert self._next(")")
        if name == "IF":
            return arguments[1]() if arguments[0]() else arguments[2]()
        if name == "AND":
            return all(argument() for argument in arguments)
        if name == "ABS":
            return abs(arguments[0]())
        assert name == "ISNUMBER", name
        return isinstance(arguments[0](), Decimal)

    def _later(self):
        """An argument, to be worked out only if it is asked for."""
        depth, taken = 0, []
        while self.tokens and (depth or self.tokens[0]["sign"] not in (",", ")")):
            depth += {"(": 1, ")": -1}.get(self.tokens[0]["sign"] or "", 0)
            taken.append(self.tokens.pop(0))
        inner = object.__new__(_Formula)
        inner.book, inner.sheet, inner.tokens = self.book, self.sheet, taken
        return inner.value


def _number(value) -> Decimal:
    return Decimal(0) if value is None else value
