"""The report's own summary (selected financial data, 主要会计数据) as a second, independent reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from model.evidence import Evidence
from model.finance.figures import Cell, Check, Line
from model.finance.labels import metric_of
from model.finance.metrics import Figures
from model.finance.rows import Row, rows_of_page
from model.finance.statement import PageWords
from model.finance.table import read_table
from model.finance.units import find_scale
from model.finance.wording import compact, label_key
from model.finance.wrapping import Entry, join_wrapped

_TITLE = re.compile(
    "selected(consolidated)?financialdata|selectedconsolidated|fiveyear(financial)?summary|financialhighlights|主要会计数据"
)
_CHINESE_TITLE = re.compile(
    "^[一二三四五六七八九十]*(近三年|公司近三年)?(主要会计数据(和财务指标)?|主要财务指标)$|分季度|境内外会计准则|非经常性损益项目"
)
_SUMMARY_TITLE = re.compile("主要会计数据|主要财务指标")
_NUMBERS = re.compile(r"\d[\d,]{3,}")
_LONGEST_SUMMARY = 11
_COMPARED = (
    "total_revenue",
    "gross_profit",
    "operating_income",
    "net_income",
    "net_income_attributable",
    "eps_basic",
    "eps_diluted",
    "total_assets",
    "operating_cash_flow",
)
_CHINESE_TWINS = {
    "归属于上市公司股东的净利润": "net_income_attributable",
    "归属于母公司股东的净利润": "net_income_attributable",
    "经营活动产生的现金流量净额": "operating_cash_flow",
    "总资产": "total_assets",
    "资产总额": "total_assets",
    "营业收入": "total_revenue",
}
_MOST_PAGES = 3
_OTHER_KIND = Decimal(100)
"""A row this many times smaller or larger than the figure is its per-share line, or the number of shares."""


def summary_pages(texts: Sequence[str]) -> list[int]:
    """1-based pages that are likely to print the summary."""
    pages = []
    for number, text in enumerate(texts, 1):
        flat = compact(text)
        if _TITLE.search(flat) and len(_NUMBERS.findall(text)) >= 12 and len(set(re.findall(r"20[0-4]\d", text))) >= 3:
            pages.append(number)
    return pages[:_MOST_PAGES]


def is_summary(title: str) -> bool:
    """Whether the text at the top of a page announces the summary."""
    return _TITLE.search(compact(title)) is not None


def second_readings(
    texts: Sequence[str], words: PageWords, source: str, figures: Figures, fiscal_year: int | None
) -> list[Check]:
    """One check per (metric, year) that the summary prints too; the first summary page that agrees anywhere is used."""
    for page in summary_pages(texts):
        checks: list[Check] = []
        for rows in _tables(rows_of_page(page, words(page))):
            table = read_table(rows, fiscal_year, _LONGEST_SUMMARY)
            if table is None or len(table.columns) < 2:
                continue
            scale = find_scale(table.head) or find_scale(texts[page - 1])
            found = _metric_rows(join_wrapped(table.entries(table.columns, table.notes)), source)
            checks += _compare(found, figures, scale)
        if sum(check.passed for check in checks) * 2 >= len(checks) > 0:
            return checks
    return []


def _tables(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """The summary's tables on a page: Chinese pages print several, quarterly ones among them; English pages one."""
    starts = [index for index, row in enumerate(rows) if _CHINESE_TITLE.search(compact(row.text))]
    if not starts:
        titled = (index for index, row in enumerate(rows) if len(row.words) < 12 and _TITLE.search(compact(row.text)))
        return [rows[next(titled, 0) :]]
    ends = [*starts[1:], len(rows)]
    parts = [rows[start:end] for start, end in zip(starts, ends, strict=True)]
    return [part for part in parts if _SUMMARY_TITLE.search(compact(part[0].text))]


def _metric_rows(entries: Iterable[tuple[Entry, str]], source: str) -> dict[str, Line]:
    """The first row of each compared metric, until the summary begins again for another registrant."""
    found: dict[str, Line] = {}
    for entry, section in entries:
        cells = tuple(
            Cell(year, number.value, Evidence(source, entry.page, f"{entry.text} {number.printed}", number.box))
            for year, number in entry.cells.items()
        )
        if not cells or not entry.text:
            continue
        line = Line("income", entry.text, cells, section)
        name = _CHINESE_TWINS.get(label_key(entry.text)) or metric_of(line, _COMPARED)
        if name == "total_revenue" and name in found and len(found) > 1:
            break
        if name is not None:
            found.setdefault(name, line)
    return found


def _compare(rows: Mapping[str, Line], figures: Figures, scale: int | None) -> list[Check]:
    checks = []
    for name, line in rows.items():
        for cell in line.cells:
            figure = figures.get((name, cell.year))
            if figure is None or figure.evidence is None or figure.formula is not None:
                continue
            factor = 1 if name.startswith("eps") else (scale or figure.scale)
            second = cell.value * factor
            if not 1 / _OTHER_KIND < abs(second) / (abs(figure.value) or 1) < _OTHER_KIND:
                continue
            # A summary may round more coarsely than the statement does.
            digits = max(-int(cell.value.as_tuple().exponent), 0)
            slack = (
                max(Decimal(factor) / 10**digits, Decimal(figure.scale))
                if not name.startswith("eps")
                else Decimal("0.005")
            )
            checks.append(
                Check(
                    "second_reading",
                    "selected_data_agree",
                    cell.year,
                    abs(second - figure.value) <= slack,
                    second,
                    figure.value,
                    ((name, cell.year),),
                    (figure.evidence, cell.evidence),
                )
            )
    return checks
