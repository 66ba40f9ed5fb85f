"""Values as a reader of accounts writes them: in units of their choice, thousands separated, losses in parentheses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from model.finance.comparison import Change
from model.finance.figures import Check, Figure, Line
from model.finance.report import Report
from model.finance.terms import Kind, metric, metrics, term

ABSENT = "–"

SCALES: dict[str, tuple[int, ...]] = {
    "en": (1, 1_000, 1_000_000, 1_000_000_000),
    "zh": (1, 1_000, 10_000, 1_000_000, 100_000_000),
}
"""The units offered to readers of each language."""

_USUAL = {"en": (1, 1_000, 1_000_000), "zh": (1, 10_000, 100_000_000)}
"""Those readers of the language count in where nothing else says so."""
_PER_SHARE = re.compile(r"每股|per share", re.IGNORECASE)
_LARGE = 10_000
"""From this many units on, a headline figure is shown without decimals."""


def default_scale(report: Report, language: str) -> int:
    """The unit the report itself prints amounts in, where the language counts in it; else one that suits its size."""
    printed = max((statement.scale for statement in report.statements), default=1)
    if printed > 1 and printed in SCALES[language]:
        return printed
    return fitting_scale((figure.value for figure in report.metrics if _is_amount(figure)), language)


def fitting_scale(values: Iterable[Decimal], language: str) -> int:
    """The largest unit usual in the language in which the largest of the values still has four digits."""
    largest = max((abs(value) for value in values), default=Decimal(0))
    fitting = [scale for scale in _USUAL[language] if largest >= 1_000 * scale]
    return fitting[-1] if fitting else 1


def unit_label(scale: int, currency: str | None, language: str) -> str:
    """What one unit is, e.g. ``USD millions`` or ``万元``."""
    word = term(f"scale_{scale}", language)
    if language == "zh":
        return word + (term(f"currency_{currency}", language) if currency else term("currency_none", language))
    return f"{currency or ''} {word if scale > 1 or not currency else ''}".strip()


def scale_label(scale: int, currency: str | None, language: str) -> str:
    """The short name of a unit, for a switch between units."""
    return unit_label(scale, currency, language) if language == "zh" else term(f"scale_{scale}", language).capitalize()


def decimals(report: Report, scale: int) -> int:
    """Digits after the point that show every amount of the report at this scale: 0 or 2."""
    return max((decimals_of(figure.value, scale) for figure in report.metrics if _is_amount(figure)), default=0)


def decimals_of(value: Decimal, scale: int) -> int:
    """Digits after the point that show one amount at this scale: 0 or 2."""
    return 0 if value % scale == 0 else 2


def write(value: Decimal | None, kind: Kind, scale: int, places: int) -> str:
    """A figure as text. `scale` and `places` apply to amounts and share counts; an absent figure is a dash."""
    if value is None:
        return ABSENT
    if kind in ("money", "shares"):
        return number(value / scale, places)
    if kind == "percent":
        return number(value * 100, 1, "%")
    if kind == "days":
        return number(value, 1)
    return number(value, max(2, min(4, _own_places(value))) if kind == "per_share" else 2)


def headline(value: Decimal | None, kind: Kind, scale: int, places: int) -> str:
    """The same, short enough for a card."""
    large = value is not None and abs(value) >= _LARGE * scale
    return write(value, kind, scale, 0 if large else places)


def write_change(change: Change | None, language: str) -> str:
    """A change with its sign, e.g. ``+8.1%`` or ``-0.4 pp``; empty where there is none."""
    if change is None:
        return ""
    percent = (change.amount * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    # Rounding leaves a minus sign on nothing.
    text = f"{percent:+,f}" if percent else "0.0"
    return f"{text}{term('unit_points', language) if change.in_points else '%'}"


def number(value: Decimal, places: int, suffix: str = "") -> str:
    """Thousands separated, rounded half up; negative in parentheses."""
    rounded = abs(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}{suffix}"
    return f"({text})" if value < 0 and rounded else text


def formula_text(figure: Figure, language: str) -> str:
    """A derived figure's formula in words, e.g. ``Operating cash flow − Capital expenditure``.

    Inputs of another fiscal year than the figure's own carry that year.
    """
    return _expression(figure, figure.year, language)


def brief_formula(figure: Figure, language: str) -> str:
    """The same over the nearest named figures, e.g. ``Operating cycle − Payable days``."""
    return _expression(figure, figure.year, language, nearest=True)


def check_figures(check: Check, language: str) -> str:
    """The metrics a check speaks about, with their year where it is not the check's own."""
    names = [metric(name).label(language) + ("" if year == check.year else f" {year}") for name, year in check.figures]
    return ("、" if language == "zh" else ", ").join(names)


def line_name(line: Line) -> str:
    """A printed line under its heading, e.g. ``Current assets › Inventories``."""
    heading = line.section.rstrip(":： ")
    return " › ".join(part for part in (heading, line.label) if part) if heading != line.label else line.label


def amounts_fit(report: Report, line: Line) -> bool:
    """Whether a printed line holds amounts or share counts, rather than figures a share.

    The latter stand among amounts in thousands or millions and are not multiples of the unit.
    """
    if line.metric is not None:
        return metric(line.metric).kind in ("money", "shares")
    scale = next((statement.scale for statement in report.statements if statement.kind == line.statement), 1)
    return all(cell.value % scale == 0 for cell in line.cells) if scale > 1 else not _PER_SHARE.search(line.label)


def listed(report: Report) -> list[str]:
    """Names of the report's metrics in the order of display."""
    present = {figure.name for figure in report.metrics}
    return [name for name in metrics() if name in present] + sorted(present - metrics().keys())


def notice_lines(report: Report, language: str) -> list[str]:
    """What the reader should know about the document, one line a kind of notice, with the pages."""
    lines = []
    for code in dict.fromkeys(notice.code for notice in report.notices):
        pages = sorted({notice.page for notice in report.notices if notice.code == code and notice.page is not None})
        text = term(f"notice_{code}", language)
        listed = ("、" if language == "zh" else ", ").join(map(str, pages))
        lines.append(term("notice_on_pages", language, notice=text, pages=listed) if pages else text)
    return lines


def _expression(figure: Figure, year: int, language: str, *, nearest: bool = False) -> str:
    if figure.formula is None:
        nowhere = figure.evidence is None and figure.method != "entered"
        return f"{figure.value:f}" if nowhere else _name(figure, year, language)
    sign = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}[figure.formula.operator]
    texts = []
    for operand in figure.formula.inputs:
        if operand.formula is None:
            texts.append(_expression(operand, year, language))
        elif nearest and operand.name in metrics():
            texts.append(_name(operand, year, language))
        else:
            texts.append(f"({_expression(operand, year, language, nearest=nearest)})")
    return sign.join(texts)


def _name(figure: Figure, year: int, language: str) -> str:
    """A figure's name; with its year where that is another than the formula's."""
    name = metric(figure.name).label(language)
    return name if figure.year == year else f"{name} {figure.year}"


def _own_places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _is_amount(figure: Figure) -> bool:
    return metric(figure.name).kind == "money"
