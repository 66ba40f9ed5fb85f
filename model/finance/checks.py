"""Checks of figures against each other. They need no labels and no reference: the report is its own referee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.evidence import Evidence
from model.finance.bridge import Bridge, bridges
from model.finance.figures import STATEMENT_KINDS, Cell, Check, CheckKind, Figure, Formula, Line, Statement
from model.finance.metrics import Figures
from model.finance.subtotals import find_subtotals, rounding_of_sum, sum_of_parts
from model.finance.trust import compares

_SUMMED = (
    "current_assets",
    "total_assets",
    "current_liabilities",
    "total_liabilities",
    "total_equity",
    "total_liabilities_and_equity",
    "operating_cash_flow",
    "investing_cash_flow",
    "financing_cash_flow",
    "operating_income",
    "pretax_income",
    "net_income",
)
"""Totals whose parts may stand above them."""
_ALWAYS_SUMMED = (
    "current_assets",
    "current_liabilities",
    "operating_cash_flow",
    "investing_cash_flow",
    "financing_cash_flow",
)
"""Totals whose parts are always printed above them: where they do not add up, a row was lost or misread."""
_POSITIVE = (
    "total_revenue",
    "total_assets",
    "cash",
    "inventories",
    "receivables",
    "goodwill",
    "property_plant_equipment",
)
_STABLE = ("total_revenue", "total_assets", "total_equity", "current_assets", "total_liabilities")
"""Figures that do not grow or shrink a hundredfold in a year; where they do, a scale was misread."""
_JUMP = 100


def check_report(
    figures: Figures, lines: Sequence[Line], statements: Sequence[Statement], as_read: Sequence[Line] | None = None
) -> list[Check]:
    """All checks that apply, over all years.

    Where `lines` carry numbers their reader corrected, `as_read` are the same lines before: sums that held there must
    hold still.
    """
    years = sorted({year for _, year in figures}, reverse=True)
    checks: list[Check] = []
    for year in years:
        checks += _identities(figures, year)
        checks += _roll_forwards(figures, year)
        checks += _signs(figures, year)
        checks += _scale_jumps(figures, year)
    before = lines if as_read is None else as_read
    checks += _subtotals(figures, lines, before, statements)
    checks += _bridges(figures, lines, before, statements)
    return checks


def confidence_by_figure(checks: Iterable[Check]) -> dict[tuple[str, int], float]:
    """Share of checks passed, for each (metric, year) that took part in any."""
    passed: dict[tuple[str, int], list[bool]] = {}
    for check in checks:
        for key in check.figures:
            passed.setdefault(key, []).append(check.passed)
    return {key: sum(results) / len(results) for key, results in passed.items()}


def with_confidence(figures: Figures, checks: Iterable[Check]) -> Figures:
    """The figures, each with its share of checks passed; a derived one is as sure as the least sure of its inputs."""
    made = tuple(checks)
    shares, scanned = confidence_by_figure(made), scanned_confidence(made)
    return {key: _confident(figure, shares, scanned) for key, figure in figures.items()}


def scanned_confidence(checks: Iterable[Check]) -> dict[tuple[str, int], float]:
    """Share of checks passed by (metric, year), as far as passing one speaks for every digit of a figure.

    A misread digit leaves the sign and the order of magnitude as they are, so these checks count only when failed.
    """
    return confidence_by_figure(check for check in checks if compares(check) or not check.passed)


_Shares = Mapping[tuple[str, int], float]


def _confident(figure: Figure, shares: _Shares, scanned: _Shares) -> Figure:
    if figure.formula is None:
        own = scanned if figure.method == "scanned" else shares
        return figure.with_confidence(own.get((figure.name, figure.year), figure.confidence))
    inputs = tuple(_confident(part, shares, scanned) for part in figure.formula.inputs)
    return replace(
        figure,
        formula=Formula(figure.formula.operator, inputs),
        confidence=min(part.confidence for part in inputs),
    )


def _compare(
    kind: CheckKind, name: str, year: int, total: Figure, parts: Sequence[tuple[int, Figure]], slack: int = 1
) -> Check:
    """Whether `total` is the signed sum of `parts`, within `slack` printed units."""
    expected = sum((sign * figure.value for sign, figure in parts), Decimal(0))
    tolerance = Decimal(total.scale * slack) if total.scale > 1 else Decimal("0.05")
    figures = (total, *(figure for _, figure in parts))
    return Check(
        kind=kind,
        name=name,
        year=year,
        passed=abs(total.value - expected) <= tolerance,
        expected=expected,
        actual=total.value,
        figures=tuple(dict.fromkeys((figure.name, figure.year) for figure in figures)),
        evidence=_evidence(figures),
    )


def _evidence(figures: Iterable[Figure]) -> tuple[Evidence, ...]:
    found = [leaf.evidence for figure in figures for leaf in figure.leaves if leaf.evidence is not None]
    return tuple(dict.fromkeys(found))


def _identities(figures: Figures, year: int) -> list[Check]:
    def get(name: str) -> Figure | None:
        figure = figures.get((name, year))
        return figure if figure is not None and figure.formula is None else None

    checks = []
    assets, both = get("total_assets"), get("total_liabilities_and_equity")
    liabilities, equity, mezzanine = (
        get("total_liabilities"),
        get("total_equity"),
        figures.get(("mezzanine_equity", year)),
    )
    if assets and both:
        checks.append(_compare("identity", "assets_equal_liabilities_and_equity", year, assets, [(1, both)], 0))
    if assets and liabilities and equity:
        parts = [(1, liabilities), (1, equity)] + ([(1, mezzanine)] if mezzanine else [])
        checks.append(_compare("identity", "assets_equal_liabilities_plus_equity", year, assets, parts, 2))
    gross, revenue, cost = get("gross_profit"), get("total_revenue"), get("cost_of_revenue")
    if gross and revenue and cost:
        parts = [(1, revenue), (-1, cost)]
        checks.append(_compare("identity", "revenue_less_cost_is_gross_profit", year, gross, parts, 2))
    return checks


def _roll_forwards(figures: Figures, year: int) -> list[Check]:
    checks = []
    begin, end, change = (figures.get((name, year)) for name in ("cash_beginning", "cash_end", "cash_change"))
    flows = [figures.get((f"{name}_cash_flow", year)) for name in ("operating", "investing", "financing")]
    effect = figures.get(("exchange_effect", year))
    known = [flow for flow in flows if flow is not None]
    if end and begin and change:
        checks.append(
            _compare("roll_forward", "cash_opening_plus_change_is_closing", year, end, [(1, begin), (1, change)], 2)
        )
    if end and begin and len(known) == 3:
        parts = [(1, begin), *((1, flow) for flow in known)] + ([(1, effect)] if effect else [])
        check = _compare("roll_forward", "cash_flows_explain_cash", year, end, parts, 3)
        # Cash of discontinued operations and of assets held for sale is printed in rows of its own.
        if check.passed or not change:
            checks.append(check)
    before = figures.get(("cash_end", year - 1))
    if begin and before:
        checks.append(_compare("neighbouring_year", "opening_cash_is_last_closing", year, begin, [(1, before)], 0))
    cash = figures.get(("cash", year))
    if cash and end and cash.value == end.value:
        checks.append(_compare("identity", "cash_in_both_statements", year, cash, [(1, end)], 0))
    return checks


def _signs(figures: Figures, year: int) -> list[Check]:
    return [
        Check(
            "sign",
            "not_negative",
            year,
            figure.value >= 0,
            Decimal(0),
            figure.value,
            ((name, year),),
            _evidence([figure]),
        )
        for name in _POSITIVE
        if (figure := figures.get((name, year))) is not None and figure.value < 0
    ]


def _scale_jumps(figures: Figures, year: int) -> list[Check]:
    checks = []
    for name in _STABLE:
        now, before = figures.get((name, year)), figures.get((name, year - 1))
        if now is None or before is None or now.value <= 0 or before.value <= 0:
            continue
        ratio = now.value / before.value
        passed = Decimal(1) / _JUMP < ratio < _JUMP
        checks.append(
            Check(
                "scale_jump",
                "same_scale_as_year_before",
                year,
                passed,
                before.value,
                now.value,
                ((name, year), (name, year - 1)),
                _evidence([now, before]),
            )
        )
    return checks


def _subtotals(
    figures: Figures, lines: Sequence[Line], before: Sequence[Line], statements: Sequence[Statement]
) -> list[Check]:
    """Printed totals that are the sum of the rows above them, with every row that went in."""
    scales: Mapping[str, int] = {statement.kind: statement.scale for statement in statements}
    checks = []
    for kind in STATEMENT_KINDS:
        scale = scales.get(kind, 1)
        own = [line for line in lines if line.statement == kind]
        subtotals = find_subtotals([line for line in before if line.statement == kind], scale)
        subtotals |= find_subtotals(own, scale)
        for index, total in enumerate(own):
            if index in subtotals and _speaks(total, [own[part] for part in subtotals[index].parts]):
                checks += _sum_checks(total, [own[part] for part in subtotals[index].parts], figures, scale)
            elif total.metric in _ALWAYS_SUMMED and index > 1:
                checks += _missed_sums(total, own[_after_total(own, index) : index], figures)
    return checks


def _speaks(total: Line, parts: Sequence[Line]) -> bool:
    """Whether a sum says anything about figures: it is a total we know, or sums rows we know."""
    return total.metric in _SUMMED or any(part.metric for part in parts)


def _after_total(lines: Sequence[Line], index: int) -> int:
    """Where the rows above a total begin: behind the total before it."""
    return next((row + 1 for row in range(index - 1, -1, -1) if lines[row].metric in _SUMMED), 0)


def _sum_checks(total: Line, parts: Sequence[Line], figures: Figures, scale: int) -> list[Check]:
    slack = rounding_of_sum(len(parts), scale)
    checks = []
    for cell in total.cells:
        found = sum_of_parts(parts, cell.year)
        passed = abs(cell.value - found) <= slack
        checks.append(_row_check("total_is_sum_of_rows", cell, passed, found, (total, *parts), figures))
    return checks


def _missed_sums(total: Line, parts: Sequence[Line], figures: Figures) -> list[Check]:
    """A total that is always the sum of the rows above it, and is not."""
    checks = []
    for cell in total.cells:
        found = sum((part.value for line in parts if (part := line.cell(cell.year)) is not None), Decimal(0))
        check = _row_check("total_is_sum_of_rows", cell, False, found, (total, *parts), figures)
        checks.append(replace(check, figures=check.figures[:1]))
    return checks


def _bridges(
    figures: Figures, lines: Sequence[Line], before: Sequence[Line], statements: Sequence[Statement]
) -> list[Check]:
    """Totals of the income statement that follow from the total before and the rows between."""
    own = [line for line in lines if line.statement == "income"]
    scale = next((statement.scale for statement in statements if statement.kind == "income"), 1)
    found = {id(bridge.total): bridge for bridge in bridges(own, scale)}
    if before is not lines:
        now = dict(zip((id(line) for line in before if line.statement == "income"), own, strict=True))
        for bridge in bridges([line for line in before if line.statement == "income"], scale):
            rows = tuple((sign, now[id(line)]) for sign, line in bridge.rows)
            found.setdefault(id(now[id(bridge.total)]), Bridge(now[id(bridge.start)], now[id(bridge.total)], rows))
    checks = []
    for bridge in sorted(found.values(), key=lambda each: own.index(each.total)):
        slack = rounding_of_sum(len(bridge.rows), scale)
        for cell in bridge.total.cells:
            if bridge.start.cell(cell.year) is None:
                continue
            expected = bridge.expected(cell.year)
            passed = abs(cell.value - expected) <= slack
            members = (bridge.total, bridge.start, *(line for _, line in bridge.rows))
            checks.append(_row_check("total_follows_from_rows", cell, passed, expected, members, figures))
    return checks


def _row_check(
    name: str, total: Cell, passed: bool, found: Decimal, members: Sequence[Line], figures: Figures
) -> Check:
    """A check of one year's total over rows; what rounding leaves between the sides is not shown."""
    cells = [cell for line in members if (cell := line.cell(total.year)) is not None]
    keys = dict.fromkeys((line.metric, total.year) for line in members if line.metric)
    return Check(
        kind="identity",
        name=name,
        year=total.year,
        passed=passed,
        expected=total.value if passed else found,
        actual=total.value,
        figures=tuple(key for key in keys if key in figures),
        evidence=tuple(cell.evidence for cell in cells),
    )
