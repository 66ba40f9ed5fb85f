"""Scores as formula trees: the same number by the arithmetic every other figure uses."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.risk.formula import as_figure
from model.finance.risk.scores import risks_of
from model.finance.service import samples


@pytest.fixture(scope="module")
def report() -> Report:
    return DocumentUnderstandingModel().analyze(samples()[0].path)


def test_every_score_is_its_tree(report: Report) -> None:
    given = [risk for risk in risks_of(report, report.years[0]) if risk.score is not None]
    trees = {risk.name: as_figure(risk) for risk in given}
    assert {name for name, tree in trees.items() if tree is not None} >= {
        "altman_z_prime",
        "altman_z_double_prime",
        "zmijewski",
        "sloan_accruals",
    }
    for risk in given:
        tree = trees[risk.name]
        if tree is not None:
            assert abs(tree.value - (risk.score or Decimal(0))) < Decimal("1e-12")
            assert all(leaf.evidence is not None or leaf.name == "constant" for leaf in tree.leaves)


def test_a_count_of_signals_and_a_refused_score_have_none(report: Report) -> None:
    found = {risk.name: risk for risk in risks_of(report, report.years[0])}
    assert found["piotroski_f"].score is not None
    assert as_figure(found["piotroski_f"]) is None
    assert found["altman_z"].score is None
    assert as_figure(found["altman_z"]) is None
