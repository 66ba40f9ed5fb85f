"""What every part of the page to print needs to know: the report, the reader's language and unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from model.finance.display import decimals, default_scale, write
from model.finance.report import Report
from model.finance.terms import metric, term


@dataclass(frozen=True, slots=True)
class Layout:
    """A report as it is printed."""

    report: Report
    language: str
    scale: int
    """What one shown unit of money is worth."""
    places: int
    """Digits after the point of amounts."""

    def term(self, key: str, **blanks: object) -> str:
        """A word of the desk in the reader's language."""
        return term(key, self.language, **blanks)

    def pair(self, name: str, value: str) -> str:
        """``name: value``."""
        return self.term("export_pair", name=name, value=value)

    def listed(self, numbers: Iterable[int]) -> str:
        """Years or pages one after the other."""
        return ("、" if self.language == "zh" else ", ").join(map(str, numbers))

    def value(self, name: str, value: Decimal | None) -> str:
        """A value of a metric as it is shown."""
        return write(value, metric(name).kind, self.scale, self.places)

    def amount(self, value: Decimal) -> str:
        """An amount of money as it is shown."""
        return write(value, "money", self.scale, self.places)


def layout(report: Report, language: str) -> Layout:
    """The report in "en" or "zh", in the unit its readers expect."""
    scale = default_scale(report, language)
    return Layout(report, language, scale, decimals(report, scale))
