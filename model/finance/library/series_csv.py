"""A company's series as a table for scripts: one row for each reading of each figure."""

from __future__ import annotations

import csv
import io

from model.finance.library.series import Series
from model.safety import safe_cell

_COLUMNS = ("metric", "year", "filing", "file", "value", "currency", "page", "label", "restated", "reason", "quote")


def series_csv(series: Series) -> bytes:
    """Amounts in full units; `restated`, the reason and its quote stand with the filing that changed the figure."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for point in series.points.values():
        changed = {id(each.after): each for each in point.restatements}
        for reading in point.readings:
            figure, restated = reading.figure, changed.get(id(reading))
            row = (
                figure.name,
                figure.year,
                reading.filed_for,
                reading.report.name,
                f"{figure.value:f}",
                figure.currency or "",
                figure.evidence.page if figure.evidence else "",
                figure.label,
                "" if restated is None else restated.reason,
                restated.change.topic if restated and restated.change else "",
                restated.evidence[0].quote if restated and restated.evidence else "",
            )
            writer.writerow([safe_cell(value) for value in row])
    return text.getvalue().encode("utf-8-sig")
