"""Every metric, check, reason and notice the desk knows has its words in both languages."""

from __future__ import annotations

import ast
import json
import re
from string import Formatter

import pytest

from data.knowledge import knowledge_files, knowledge_path
from model.finance.derive import derived_names
from model.finance.labels import metric_names
from model.finance.report import Report
from model.finance.service import samples
from model.finance.terms import KEY_METRICS, SECTIONS, metric, metrics, term
from tests.model.finance.sample_report import sample_report
from tests.tree.source import modules, tree

TERM_FILES = [json.loads(path.read_text(encoding="utf-8")) for path in knowledge_files("finance/terms")]
TERMS = {key: word for file in TERM_FILES for key, word in file.items()}
NAMES = json.loads(knowledge_path("finance/metric_names.json").read_text(encoding="utf-8"))


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("key", sorted(TERMS))
def test_term_is_complete(key) -> None:
    word = TERMS[key]
    assert set(word) == {"en", "zh"}
    assert blanks(word["en"]) == blanks(word["zh"])
    assert word["en"].strip()
    assert not re.search(r"[\u4e00-\u9fff]", word["en"])
    assert not re.search(r"[\u3000-\u9fff][,:;?!]|[,:;?!][\u3000-\u9fff]", word["zh"]), "punctuated as English"
    assert key in {"scale_1", "export_pair", "shelf_separator"} or re.search(r"[\u4e00-\u9fff]", word["zh"]), (
        "not Chinese"
    )


def test_no_term_is_in_two_files() -> None:
    assert len(TERMS) == sum(map(len, TERM_FILES))


@pytest.mark.parametrize("name", sorted(NAMES))
def test_metric_name_is_complete(name) -> None:
    entry = NAMES[name]
    assert set(entry) == {"en", "zh", "kind", "section"}
    assert entry["kind"] in {"money", "per_share", "shares", "ratio", "percent", "days"}
    assert entry["section"] in SECTIONS
    assert entry["en"][0].isupper()
    assert re.search(r"[\u4e00-\u9fff]", entry["zh"])


def test_every_metric_of_the_engine_has_a_name() -> None:
    dictionary = json.loads(knowledge_path("finance/metrics.json").read_text(encoding="utf-8"))
    rules = {rule["name"] for rule in next(value for value in dictionary.values() if isinstance(value, list))}
    assert rules | set(metric_names()) | set(derived_names()) <= metrics().keys()
    assert set(KEY_METRICS) <= metrics().keys()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_are_told_apart(language) -> None:
    labels = [each.label(language) for each in metrics().values()]
    assert sorted(labels) == sorted(set(labels))


def strings_passed_to(function: str) -> set[str]:
    """String arguments of every call of a function in the desk."""
    return {
        argument.value
        for path in modules("model/finance")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == function
        for argument in node.args[1:3]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_every_check_the_engine_makes_has_words() -> None:
    kinds = {"identity", "roll_forward", "second_reading", "neighbouring_year", "scale_jump", "sign"}
    names = (strings_passed_to("Check") | strings_passed_to("_compare")) - kinds
    assert len(names) >= 8
    assert {f"check_{name}" for name in names} <= TERMS.keys()


def assert_named(report: Report) -> None:
    assert {f"check_{check.name}" for check in report.checks} <= TERMS.keys()
    assert {f"reason_{reason}" for reason in report.missing.values()} <= TERMS.keys()
    assert {f"notice_{notice.code}" for notice in report.notices} <= TERMS.keys()
    assert {f"method_{figure.method}" for figure in report.metrics} <= TERMS.keys()
    assert {f"currency_{report.currency}"} <= TERMS.keys()
    assert {figure.name for figure in report.metrics} | report.missing.keys() <= metrics().keys()


def test_the_handmade_report_uses_known_words() -> None:
    assert_named(sample_report())


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.language)
def test_the_shipped_reports_use_known_words(sample) -> None:
    from model.finance.reader import DocumentUnderstandingModel

    assert_named(DocumentUnderstandingModel().analyze(sample.path))


def test_an_unknown_metric_or_check_is_shown_by_its_own_words() -> None:
    assert metric("deferred_revenue").label("zh") == "Deferred revenue"
    assert metric("deferred_revenue").kind == "money"
    assert term("check_net_assets_agree", "zh") == "Net assets agree"
