"""What the papers say: weights, constants, lines between zones; and that every score has its words."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from data.knowledge import knowledge_path
from model.finance.risk.flags import flag_names
from model.finance.risk.knowledge import ratios, scores
from model.finance.terms import metrics, term

WEIGHTS = {
    "altman_z": ("0", "1.2 1.4 3.3 0.6 1.0"),
    "altman_z_prime": ("0", "0.717 0.847 3.107 0.420 0.998"),
    "altman_z_double_prime": ("0", "6.56 3.26 6.72 1.05"),
    "beneish_m": ("-4.84", "0.920 0.528 0.404 0.892 0.115 -0.172 4.679 -0.327"),
    "zmijewski": ("-4.336", "-4.513 5.679 -0.004"),
    "sloan_accruals": ("0", "1"),
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_weights_are_the_published_ones(name) -> None:
    constant, weights = WEIGHTS[name]
    assert scores()[name].constant == Decimal(constant)
    assert [term.weight for term in scores()[name].terms] == [Decimal(weight) for weight in weights.split()]


@pytest.mark.parametrize(
    ("name", "zones"),
    [
        ("altman_z", {"1.80": "distress", "1.81": "grey", "2.99": "grey", "3.00": "safe"}),
        ("altman_z_prime", {"1.22": "distress", "1.23": "grey", "2.9": "grey", "2.91": "safe"}),
        ("altman_z_double_prime", {"1.09": "distress", "1.1": "grey", "2.6": "grey", "2.61": "safe"}),
        ("piotroski_f", {"0": "weak", "2": "weak", "3": "middle", "7": "middle", "8": "strong", "9": "strong"}),
        ("beneish_m", {"-1.77": "flagged", "-1.78": "watch", "-2.21": "watch", "-2.22": "clear"}),
        ("zmijewski", {"0.01": "distress", "0": "safe", "-2": "safe"}),
        ("sloan_accruals", {"0.11": "high", "0.10": "ordinary", "-0.10": "ordinary", "-0.11": "low"}),
    ],
)
def test_lines_between_zones(name, zones) -> None:
    assert {value: scores()[name].zone(Decimal(value)) for value in zones} == zones


def test_beneish_turns_margin_and_depreciation_round() -> None:
    indices = {term.ratio: term.index for term in scores()["beneish_m"].terms}
    turned = {ratio for ratio, index in indices.items() if index == "before_over_now"}
    assert turned == {"gross_margin_of_sales", "depreciation_rate"}
    assert [ratio for ratio, index in indices.items() if index is None] == ["accruals_to_assets"]


def test_every_ratio_is_of_known_metrics_and_is_used() -> None:
    own = {"ebit", "average_total_assets", "shares"}
    for ratio in ratios().values():
        assert {name for name in (*ratio.top, *ratio.bottom) if name not in ("+", "-")} <= metrics().keys() | own
    used = {each.ratio for score in scores().values() for each in (*score.terms, *score.signals)}
    assert used == ratios().keys()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", scores())
def test_every_score_is_explained(name, language) -> None:
    score, terms = scores()[name], terms_file()
    keys = [f"{kind}_{name}" for kind in ("risk", "about", "zones", "base", "caveat")]
    keys += [f"zone_{zone.name}" for zone in score.zones] + [f"signal_{each.name}" for each in score.signals]
    keys += [f"ratio_{each.ratio}{'_index' if each.index else ''}" for each in score.terms]
    assert set(keys) <= terms.keys()
    assert all(term(key, language) for key in keys)
    assert score.source.count("(") >= 1


@pytest.mark.parametrize("name", [*flag_names(), "risk_factor_change"])
def test_every_flag_is_explained(name) -> None:
    assert {f"flag_{name}", f"why_{name}"} <= terms_file().keys()


def test_every_reason_is_explained() -> None:
    reasons = ("missing_input", "financial_company", "out_of_range")
    assert {f"refused_{reason}" for reason in reasons} <= terms_file().keys()


def terms_file() -> dict:
    return json.loads(knowledge_path("finance/terms/risk.json").read_text(encoding="utf-8"))
