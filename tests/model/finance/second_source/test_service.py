"""An XBRL file kept beside a report: compared, replaced, removed, and seen by its owner alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from model import jobs
from model.errors import DocumentRefused, StoreError
from model.finance.reader import DocumentUnderstandingModel
from model.finance.report import Report
from model.finance.second_source import service
from model.finance.service import samples
from tests.model.documents.xbrl.filings import context, fact, instance
from tests.model.finance.sample_report import sample_report

OWNER = "ana"
ENGLISH, CHINESE = samples()


@cache
def read(path) -> Report:
    return DocumentUnderstandingModel().analyze(path)


@pytest.fixture
def report() -> Report:
    """The shipped English report, kept as the owner's."""
    jobs.current_store().add_document("q.pdf", ENGLISH.path.read_bytes(), "application/pdf", OWNER)
    return read(ENGLISH.path)


def sample_xbrl(change: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    path = service.sample_for(read(ENGLISH.path))
    assert path is not None
    data = path.read_bytes()
    assert change[0] in data
    return data.replace(*change, 1) if change[0] else data


def test_the_shipped_instance_agrees_in_every_figure() -> None:
    source = service.read(read(ENGLISH.path), "q.xml", sample_xbrl())
    assert {pair.verdict for pair in source.pairs} == {"agree"}
    assert {pair.difference for pair in source.pairs} == {0}
    assert len(source.pairs) > 80


def test_what_was_changed_is_what_differs() -> None:
    source = service.read(read(ENGLISH.path), "q.xml", sample_xbrl((b">829617000<", b">829618000<")))
    differing = [(pair.metric, pair.year, pair.difference) for pair in source.pairs if pair.verdict == "differ"]
    assert differing == [("total_revenue", 2024, Decimal(1_000))]


def test_a_kept_file_is_there_when_the_report_is_opened_again(report) -> None:
    assert service.kept(report, OWNER) is None
    added = service.add(report, OWNER, "q.xml", sample_xbrl())
    assert service.kept(report, OWNER) == added
    assert added.name == "q.xml"


def test_the_comparison_follows_the_report(report) -> None:
    service.add(report, OWNER, "q.xml", sample_xbrl())
    figure = report.metric("total_revenue", 2024)
    corrected = replace(figure, value=figure.value + 5_000, method="corrected")
    changed = replace(report, metrics=tuple(corrected if each is figure else each for each in report.metrics))
    source = service.kept(changed, OWNER)
    assert source is not None
    assert (source.pairs[0].metric, source.pairs[0].difference) == ("total_revenue", Decimal(-5_000))


def test_another_file_takes_the_place_of_the_first(report) -> None:
    service.add(report, OWNER, "first.xml", sample_xbrl())
    service.add(report, OWNER, "second.xml", sample_xbrl((b">829617000<", b">1<")))
    source = service.kept(report, OWNER)
    assert source is not None
    assert (source.name, source.pairs[0].verdict) == ("second.xml", "differ")
    assert len(jobs.current_store().annotations(OWNER, service.KIND, withdrawn=True)) == 1


def test_a_refused_file_leaves_the_kept_one(report) -> None:
    service.add(report, OWNER, "first.xml", sample_xbrl())
    with pytest.raises(DocumentRefused):
        service.add(report, OWNER, "bad.xml", b"<x/>")
    source = service.kept(report, OWNER)
    assert source is not None
    assert source.name == "first.xml"


def test_removed_is_gone(report) -> None:
    service.add(report, OWNER, "q.xml", sample_xbrl())
    service.remove(report, OWNER)
    assert service.kept(report, OWNER) is None
    service.remove(report, OWNER)


def test_it_is_the_owners_alone_and_goes_with_the_document(report) -> None:
    service.add(report, OWNER, "q.xml", sample_xbrl())
    assert service.kept(report, "ben") is None
    with pytest.raises(StoreError):
        service.add(report, "ben", "q.xml", sample_xbrl())
    jobs.current_store().delete_document(report.source, OWNER)
    assert service.kept(report, OWNER) is None


def test_a_name_is_cleaned_and_cut(report) -> None:
    assert service.add(report, OWNER, "a\x00\u202eb" + "x" * 300, sample_xbrl()).name == "ab" + "x" * 118


def test_only_figures_of_the_reports_years_under_known_tags_are_kept(report) -> None:
    old = context("old", "2003-01-01/2003-12-31") + context("y", "2024-01-01/2024-12-31")
    facts = [
        fact("us-gaap:Revenues", "829617000", "y", decimals="-3"),
        fact("us-gaap:Revenues", "1", "old"),
        fact("us-gaap:OtherAssetsCurrent", "1"),
    ]
    service.add(report, OWNER, "q.xml", instance(*facts, contexts=old))
    (row,) = jobs.current_store().annotations(OWNER, service.KIND)
    assert [each[0] for each in row.payload["facts"]] == ["us-gaap:Revenues"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ([fact("us-gaap:Revenues", "1", "q")], "xbrl_no_facts"),
        ([fact("us-gaap:Revenues", "1", unit="eur")], "xbrl_other_report"),
        ([fact("us-gaap:Goodwill", "1", "end"), fact("us-gaap:OtherAssetsCurrent", "1")], "xbrl_other_report"),
    ],
    ids=["quarter", "currency", "no figure in both"],
)
def test_an_xbrl_that_cannot_be_compared_is_refused(facts, code) -> None:
    with pytest.raises(DocumentRefused) as refusal:
        service.read(sample_report(), "q.xml", instance(*facts))
    assert refusal.value.code == code


def test_the_xbrl_of_another_company_has_other_years_or_currency() -> None:
    with pytest.raises(DocumentRefused) as refusal:
        service.read(read(CHINESE.path), "q.xml", sample_xbrl())
    assert refusal.value.code == "xbrl_other_report"


def test_a_sample_instance_is_offered_for_its_report_only() -> None:
    assert service.sample_for(read(ENGLISH.path)) is not None
    assert service.sample_for(sample_report()) is None
