"""Risk warnings in a line each."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.evidence import Evidence
from model.finance.figures import TextFlag
from model.finance.risk.summary import missing_figures, risk_lines, score_text
from tests.model.finance.risk.statements import YEAR, make_report
from tests.model.finance.sample_report import empty_report


def test_flags_with_pages_then_scores() -> None:
    places = tuple(Evidence("d1", page=page, quote="…") for page in (8, 8, 30))
    lines = risk_lines(replace(make_report(), flags=(TextFlag("going_concern", places, 0.6),)), "en")
    assert lines == [
        "Going-concern doubt · Page 8, 30",
        "Altman Z (1968) · Not scored: Market value of equity 2023 missing",
        "Altman Z′ (1983) · 2.61 · Grey zone",
        "Altman Z″ (1995) · 3.96 · Safe zone",
        "Piotroski F (2000) · 9/9 · Strong",
        "Beneish M (1999) · −2.18 · Watch",
        "Zmijewski (1984) · −1.49 · Safe zone",
        "Sloan accruals (1996) · (3.2%) · Ordinary",
    ]


def test_in_chinese() -> None:
    lines = risk_lines(make_report(), "zh")
    assert lines[0] == "文字中未发现所检索的风险信号"
    assert "Altman Z″ 值（1995） · 3.96 · 安全区" in lines
    assert f"Altman Z 值（1968） · 未评分：缺少股权市值 {YEAR}" in lines


def test_a_document_without_figures_has_flags_only() -> None:
    assert risk_lines(empty_report(), "en") == ["The text raises none of the flags looked for"]


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [("piotroski_f", "7", "7/9"), ("sloan_accruals", "0.051", "5.1%"), ("zmijewski", "-0.004", "−0.00")],
)
def test_scores_as_they_are_written(name, value, text) -> None:
    assert score_text(name, Decimal(value)) == text


def test_missing_figures_are_named_once_with_their_years() -> None:
    missing = (("receivables", 2023), ("receivables", 2022), ("inventories", 2023), ("receivables", 2023))
    assert missing_figures(missing, "en") == "Receivables 2023/2022, Inventories 2023"
    assert missing_figures(missing, "zh").count("、") == 1
