from __future__ import annotations

import csv
import io
from dataclasses import replace

from model.finance.library.series_csv import series_csv
from tests.model.finance.library.test_series import because, filing, joined


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_one_row_for_each_reading_and_the_reason_with_the_filing_that_changed_it() -> None:
    whole = joined(filing(2023), because(filing(2024, total_revenue=5_200), "revenue_recognition"))
    found = [row for row in rows(series_csv(whole)) if (row["metric"], row["year"]) == ("total_revenue", "2023")]
    assert [(row["filing"], row["value"], row["restated"], row["reason"]) for row in found] == [
        ("2023", "5240000000", "", ""),
        ("2024", "5200000000", "stated", "revenue_recognition"),
    ]
    assert found[1]["quote"].startswith("We adopted")
    assert found[0]["page"] == "41"


def test_names_and_labels_cannot_become_formulas() -> None:
    report = filing(2023)
    metrics = tuple(replace(figure, label="=1+1") for figure in report.metrics)
    whole = joined(replace(report, name="=cmd.pdf", metrics=metrics))
    for row in rows(series_csv(whole)):
        assert not row["label"].startswith("=")
        assert not row["file"].startswith("=")
