"""Cases of layout: the same plain accounts, printed as real filings print them."""

from __future__ import annotations

from dataclasses import replace

from tests.model.finance.hard_cases.case import BALANCE, INCOME, Case, years_head
from tests.model.finance.hard_cases.plain import BALANCE_SHEET, CASH_SHEET, INCOME_SHEET, PLAIN
from tests.model.finance.hard_cases.sheet import Sheet
from tests.typeset.fonts import SANS
from tests.typeset.numbers import Numbers
from tests.typeset.tables import Head, Span, heads

NBSP = "\u00a0"


def reworded(sheet: Sheet, *pairs: tuple[str, str], **changes: object) -> Sheet:
    """The sheet with parts of its spec replaced; raises ValueError where a part does not occur."""
    spec = sheet.spec
    for old, new in pairs:
        if old not in spec:
            raise ValueError(f"{old!r} is not in the sheet")
        spec = spec.replace(old, new)
    return replace(sheet, spec=spec, **changes)  # type: ignore[arg-type]


def glued(sheet: Sheet) -> Sheet:
    """Every space of every label is a no-break space."""
    lines = []
    for line in sheet.spec.splitlines():
        parts = line.split("|")
        at = 0 if line.startswith("#") else 1
        if len(parts) > at and not line.startswith("@"):
            words = parts[at].removeprefix("#").strip()
            parts[at] = ("# " if line.startswith("#") else " ") + words.replace(" ", NBSP) + " "
        lines.append("|".join(parts))
    return replace(sheet, spec="\n".join(lines), title=sheet.title.replace(" ", NBSP))


PLAIN_FILING = Case("plain", "Fernhallow Industries, Inc.", PLAIN)

NO_BREAK_SPACES = Case("nbsp_labels", "Osterleigh Health Corporation", tuple(map(glued, PLAIN)))

FOOTNOTES = Case(
    "footnote_markers",
    "Bramwick Materials, Inc.",
    (
        reworded(
            INCOME_SHEET,
            ("| Net sales | 4812 4610 4402 | $", "| Net sales ^(1)^ | 4812 4610 4402 | $"),
            ("| Cost of sales |", "| Cost of sales (1)(2) |"),
            ("| Interest expense | 61 58 64 | neg", "| Interest expense (3) | 61 58 64 | neg"),
            ("| Income taxes | 162 147 138", "| Income taxes | 162 147 138 | mark:(4)"),
            title="Consolidated Statements of Operations",
            below="(1) Includes sales to affiliates of 31, 28 and 27. (2) Excludes depreciation of 12. (3) Net of "
            "capitalized interest of 2. (4) See Note 2.",
        ),
        reworded(
            BALANCE_SHEET,
            ("| Accounts receivable, net |", "| Accounts receivable, net of allowance of $14 and $12 |"),
            ("| Goodwill | 815 815", "| Goodwill ^(a)^ | 815 815 | mark:2"),
            ("| Long-term debt |", "| Long-term debt (Note 7) |"),
        ),
        CASH_SHEET,
    ),
)

WIDE = replace(INCOME, widths=(92, 92, 92), gap=16)
LONG = {
    "Net sales": "Net sales, including excise taxes of 12, 11 and 10",
    "Cost of sales": "Cost of products sold, exclusive of items shown separately below",
    "Income before income taxes": "Income from continuing operations before provision for income taxes",
    "Research and development": "Research, development and related engineering costs expensed as incurred",
    "Accounts receivable, net": "Trade accounts receivable, less allowances for doubtful accounts and returns of 14 "
    "and 12, respectively",
    "Property, plant and equipment, net": "Property, plant and equipment, at cost, less accumulated depreciation and "
    "amortization of 2,911 and 2,790",
    "Capital expenditures": "Purchases of property, plant and equipment, including interest capitalized",
    "Net cash provided by operating activities": "Net cash provided by operating activities of continuing operations",
}


def lengthened(sheet: Sheet, *labels: str) -> Sheet:
    """The sheet with long labels for short ones."""
    return reworded(sheet, *((f"| {label} |", f"| {LONG[label]} |") for label in labels))


WRAPPED = Case(
    "wrapped_labels",
    "Hollinstead Group, Inc.",
    (
        reworded(
            lengthened(INCOME_SHEET, *list(LONG)[:4]),
            ("| 214 201 190", "| 214 201 190 | first"),
            title="Consolidated Statements of Earnings",
            look=WIDE,
        ),
        reworded(
            lengthened(BALANCE_SHEET, "Accounts receivable, net", "Property, plant and equipment, net"),
            ("| 1460 1402", "| 1460 1402 | first"),
            look=replace(BALANCE, widths=(110, 110), gap=40),
        ),
        replace(lengthened(CASH_SHEET, "Capital expenditures", "Net cash provided by operating activities"), look=WIDE),
    ),
)

UNLABELLED = Case(
    "unlabelled_totals",
    "Casterby Resorts, Inc.",
    (
        reworded(
            INCOME_SHEET,
            (
                "total_revenue | Net sales | 4812 4610 4402 | $",
                "# Revenues\n| Rooms | 2011 1944 1870 | > $\n| Food and beverage | 1688 1601 1522 | >\n"
                "| Entertainment, retail and other | 1113 1065 1010 | >\ntotal_revenue | Total revenues | sum | =",
            ),
            ("cost_of_revenue | Cost of sales | 3120", "# Expenses\ncost_of_revenue | Cost of sales | 3120"),
            title="Consolidated Statements of Operations",
            blanks=("Total revenues",),
        ),
        replace(BALANCE_SHEET, blanks=("Total current assets", "Total current liabilities")),
        CASH_SHEET,
    ),
)

NARROW = replace(BALANCE, size=7.6, widths=(38, 38), gap=6)
HALF = years_head("December 31,", "(in millions)", "2023", "2022")
ASSETS, OWED = BALANCE_SHEET.spec.split("# Liabilities and Shareholders’ Equity")
SIDE_BY_SIDE = Case(
    "balance_sheet_in_two_columns",
    "Marrowby Shipping Corporation",
    (
        replace(INCOME_SHEET, title="Consolidated Statements of Earnings"),
        (
            replace(BALANCE_SHEET, title="Consolidated Statements of Financial Position", spec=ASSETS, look=NARROW),
            replace(BALANCE_SHEET, spec="# Liabilities and Shareholders’ Equity" + OWED, look=NARROW, head=HALF),
        ),
        CASH_SHEET,
    ),
)

OLDEST_FIRST = Case(
    "oldest_year_first",
    "Pellworth Brands, Inc.",
    (
        replace(INCOME_SHEET, order=(2, 1, 0), head=years_head("Years Ended", "(in millions)", "2021", "2022", "2023")),
        replace(BALANCE_SHEET, order=(1, 0), head=years_head("December 31,", "(in millions)", "2022", "2023")),
        replace(CASH_SHEET, order=(2, 1, 0), head=years_head("Years Ended", "(in millions)", "2021", "2022", "2023")),
    ),
)

THREE = ("2023", "2022", "2021")


def dated(sheet: Sheet, columns: int, label: str) -> Sheet:
    """Column heads in two rows, the day above the year, and the unit in a line of its own."""
    days = heads(*["December 31,"] * columns, label=label, ruled=False)
    unit = "(Dollars in millions, except per share amounts)"
    return replace(sheet, head=(days, heads(*THREE[:columns])), above=unit)


TWO_ROWS = Case(
    "dates_over_two_rows",
    "Thornaby Semiconductor, Inc.",
    (dated(INCOME_SHEET, 3, "Years ended"), dated(BALANCE_SHEET, 2, ""), dated(CASH_SHEET, 3, "Years ended")),
)

ENDS = ("February 3,\n2024", "January 28,\n2023", "January 29,\n2022")
WEEKS_BY_DATE = Case(
    "weeks_named_by_date",
    "Larchmere Stores, Inc.",
    (
        replace(
            INCOME_SHEET, years=(2024, 2023, 2022), head=years_head("Fiscal Years Ended", "($ in millions)", *ENDS)
        ),
        replace(BALANCE_SHEET, years=(2024, 2023), head=(heads(*ENDS[:2], label="($ in millions)"),)),
        replace(CASH_SHEET, years=(2024, 2023, 2022), head=years_head("Fiscal Years Ended", "($ in millions)", *ENDS)),
    ),
    year=2024,
    ended="February 3, 2024",
)

WEEKS = Head(tuple(Span(text, i, i) for i, text in enumerate(("(53 weeks)", "(52 weeks)", "(52 weeks)"))))
FISCAL = tuple(f"Fiscal {year}" for year in (2023, 2022, 2021))
WEEKS_BY_FISCAL_YEAR = Case(
    "weeks_named_by_fiscal_year",
    "Duncleave Home Stores, Inc.",
    (
        replace(INCOME_SHEET, head=(heads(*FISCAL, label="(in millions)", ruled=False), WEEKS)),
        replace(BALANCE_SHEET, head=years_head("Fiscal Year-End", "(in millions)", "2023", "2022")),
        replace(CASH_SHEET, head=(heads(*FISCAL, label="(in millions)", ruled=False), WEEKS)),
    ),
    ended="February 3, 2024",
)

ONE_ROW = Case(
    "basic_and_diluted_in_one_row",
    "Greyholm Water Company",
    (
        reworded(
            INCOME_SHEET,
            (
                "# Earnings per common share:\neps_basic | Basic | 2.67 2.41 2.22 | > 2d $\n"
                "eps_diluted | Diluted | 2.65 2.39 2.20 | > 2d $",
                "eps_basic | Earnings per share, basic and diluted | 2.67 2.41 2.22 | 2d $",
            ),
        ),
        BALANCE_SHEET,
        CASH_SHEET,
    ),
)

TERM_DEBT = Case(
    "term_debt",
    "Quennell Devices, Inc.",
    (
        INCOME_SHEET,
        reworded(
            BALANCE_SHEET,
            ("| Current maturities of long-term debt |", "| Current portion of term debt |"),
            ("| Long-term debt |", "| Term debt |"),
        ),
        CASH_SHEET,
    ),
)

LEADERS = Case(
    "leaders_and_minus_signs",
    "Ravensworth Tools, Inc.",
    tuple(
        replace(sheet, look=replace(sheet.look, face=SANS, size=8.2, dots=True,
                                    numbers=Numbers(negative="minus", zero="-")))
        for sheet in PLAIN
    ),
)  # fmt: skip

SHARES = """
# Weighted-average shares outstanding:
| Basic | 200741382 200830291 202252104 | >
| Diluted | 202264009 202510774 204090655 | >
"""
MIXED_UNITS = Case(
    "thousands_with_shares_in_units",
    "Sallowfield Foods, Inc.",
    (
        replace(
            reworded(INCOME_SHEET, ("| Basic | 2.67", "| Basic earnings per share | 2.67")),
            spec=INCOME_SHEET.spec + SHARES,
            scale=1_000,
            head=years_head("Years Ended December 31,", "(in thousands, except share and per share data)", *THREE),
        ),
        replace(
            BALANCE_SHEET,
            scale=1_000,
            head=years_head("December 31,", "(in thousands, except share data)", "2023", "2022"),
        ),
        replace(CASH_SHEET, scale=1_000, head=years_head("Years Ended December 31,", "(in thousands)", *THREE)),
    ),
)

CASES = (
    PLAIN_FILING, NO_BREAK_SPACES, FOOTNOTES, WRAPPED, UNLABELLED, SIDE_BY_SIDE, OLDEST_FIRST, TWO_ROWS, WEEKS_BY_DATE,
    WEEKS_BY_FISCAL_YEAR, ONE_ROW, TERM_DEBT, LEADERS, MIXED_UNITS,
)  # fmt: skip
