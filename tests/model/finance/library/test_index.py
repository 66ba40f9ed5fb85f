from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from data.store import ResultSummary
from model.evidence import Evidence
from model.finance.figures import TextFlag
from model.finance.library.index import LibraryEntry, entry, summary
from model.finance.report import Report
from model.finance.trust import trust
from tests.model.finance.sample_report import empty_report, sample_report


def kept(report: Report, *, damaged: bool = False) -> LibraryEntry:
    """The entry of a report after a trip through JSON."""
    brief = {} if damaged else json.loads(json.dumps(summary(report)))
    return entry(
        ResultSummary("r1", "finance.report", "d1", "a.pdf", brief, "2", datetime(2024, 1, 2, tzinfo=UTC), damaged)
    )


def test_every_figure_is_at_hand_with_its_page_and_trust() -> None:
    report = sample_report()
    shelved = kept(report)
    assert set(shelved.figures) == {(figure.name, figure.year) for figure in report.metrics}
    for figure in report.metrics:
        indexed = shelved.figures[figure.name, figure.year]
        assert indexed.value == figure.value
        assert indexed.page == (figure.evidence.page if figure.evidence else None)
        assert indexed.level == trust(report, figure).level
        assert not indexed.corrected


def test_a_corrected_figure_is_known_as_such() -> None:
    report = sample_report()
    first = replace(report.metrics[0], method="corrected", value=Decimal(7))
    shelved = kept(replace(report, metrics=(first, *report.metrics[1:])))
    assert shelved.figures[first.name, first.year].corrected
    assert shelved.value(first.name, first.year) == 7


def test_what_is_known_of_the_report() -> None:
    flag = TextFlag("going_concern", (Evidence("s", 3, "substantial doubt"),), 0.9)
    shelved = kept(replace(sample_report(), flags=(flag,)))
    assert shelved.company == "Meridian Instruments Inc."
    assert (shelved.fiscal_year, shelved.currency, shelved.language) == (2023, "USD", "en")
    assert shelved.flags == ("going_concern",)
    assert shelved.value("no_such_metric", 2023) is None


def test_an_empty_report_is_listed_by_its_file() -> None:
    shelved = kept(empty_report())
    assert (shelved.company, shelved.fiscal_year, shelved.figures) == ("a.pdf", None, {})


def test_a_damaged_summary_leaves_the_name() -> None:
    shelved = kept(sample_report(), damaged=True)
    assert (shelved.company, shelved.company_key, shelved.damaged) == ("a.pdf", "document:d1", True)
