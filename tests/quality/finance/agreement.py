"""How far consecutive filings of a company agree, and how far the differences are explained.

``python -m tests.quality.finance.agreement FOLDER`` reads every PDF of a folder and compares each pair of filings for
consecutive fiscal years, over the metrics the statements print and the two years both filings show.

Beside it a control: each agreeing reading is replaced by the row above it, as a misreading would, and it is counted how
many of these the desk would take for restatements. The lower, the more the explanations are worth.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from model.errors import DocumentRefused
from model.finance.figures import Figure
from model.finance.labels import metric_names
from model.finance.library.companies import company_key
from model.finance.library.series import Reading, differs, restatement
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report

LEFT_OUT = {"shares_outstanding", "total_liabilities_and_equity", "stock_compensation", "interest_expense"}
"""Read from the cover, or twins of another metric, or measured by no published script."""
LEFT_OUT |= {"research_development", "selling_general_administrative"}


@dataclass(frozen=True, slots=True)
class Filing:
    """A report with the text of its pages."""

    report: Report
    texts: tuple[str, ...]


def read_folder(folder: Path) -> list[Filing]:
    """Every readable report of a folder."""
    reader, filings = DocumentUnderstandingModel(), []
    for path in sorted(folder.glob("*.pdf")):
        try:
            filings.append(Filing(*reader.read(path)))
        except DocumentRefused as refusal:
            print(f"  - {path.name}: {refusal}", file=sys.stderr)
    return filings


def consecutive(filings: Sequence[Filing]) -> Iterator[tuple[Filing, Filing]]:
    """Pairs of one company's filings for a fiscal year and the next."""
    companies: dict[str, dict[int, Filing]] = defaultdict(dict)
    for filing in filings:
        if filing.report.years:
            companies[company_key(filing.report)][filing.report.years[0]] = filing
    for by_year in companies.values():
        for first, second in pairwise(sorted(by_year)):
            if second - first == 1:
                yield by_year[first], by_year[second]


def pairs(first: Filing, second: Filing) -> Iterator[tuple[Figure, Figure]]:
    """The figures both filings print."""
    latest = first.report.years[0]
    for name in metric_names():
        for year in (latest, latest - 1):
            one, two = first.report.metric(name, year), second.report.metric(name, year)
            if name not in LEFT_OUT and one is not None and two is not None:
                yield one, two


def verdict(first: Filing, second: Filing, one: Figure, two: Figure) -> str:
    """agree, or the reason the desk gives for the difference."""
    if not differs(replace(one, value=abs(one.value)), replace(two, value=abs(two.value))):
        return "agree"
    return restatement(Reading(first.report, one), Reading(second.report, two), lambda _: second.texts).reason


def misread(report: Report, figure: Figure) -> Figure | None:
    """The figure as it would be had the row above been taken for it; None where there is no such row."""
    rows = [line for line in report.lines if line.statement == figure.statement]
    own = next((index for index, line in enumerate(rows) if line.metric == figure.name), None)
    if not own or figure.formula is not None:
        return None
    above, cell = rows[own - 1], rows[own - 1].cell(figure.year)
    if cell is None or not cell.value:
        return None
    return replace(figure, value=cell.value, label=above.label, evidence=cell.evidence)


def count(filings: Sequence[Filing]) -> Counter[str]:
    """How many pairs agree, how many differ for which reason, and how the control came out."""
    counts: Counter[str] = Counter()
    for first, second in consecutive(filings):
        for one, two in pairs(first, second):
            found = verdict(first, second, one, two)
            counts["pairs"] += 1
            counts[found] += 1
            wrong = misread(second.report, two) if found == "agree" else None
            if wrong is not None and differs(one, wrong):
                counts["control"] += 1
                counts["control_excused"] += verdict(first, second, one, wrong) in ("reconciled", "stated")
    return counts


def main(folder: Path) -> None:
    """Print the counts of a folder."""
    counts = count(read_folder(folder))
    explained = counts["agree"] + counts["reconciled"] + counts["stated"]
    for name in ("pairs", "agree", "reconciled", "stated", "another_line", "unexplained"):
        print(f"{name:24} {counts[name]}")
    total = max(counts["pairs"], 1)
    print(f"{'agree raw':24} {counts['agree'] / total:.1%}")
    print(f"{'agree or explained':24} {explained / total:.1%}")
    print(f"{'misreadings excused':24} {counts['control_excused']}/{counts['control']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
