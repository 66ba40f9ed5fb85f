"""The loop as the screens drive it: correct, replay, count, take back, restore; over real readings of the samples."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model import jobs, services
from model.errors import CorrectionRefused, StoreError
from model.finance import service
from model.finance.correction.accuracy import Share, accuracy
from model.finance.correction.draft import Asked
from model.finance.correction.service import companies_corrected_on, correct, corrections_of, restore, undo
from model.finance.library import shelf
from model.finance.library.index import summary
from model.finance.reader import DocumentUnderstandingModel

OWNER = "ana"
SAMPLES = Path(service.samples()[0].path).parent
NEW = Decimal("104810000")


_read = DocumentUnderstandingModel.read
_readings: dict[str, tuple] = {}


@pytest.fixture(autouse=True)
def read_once(monkeypatch) -> None:
    """Each sample is read once, however many tests ask for it."""

    def remembered(model, path, progress, name, pages):
        if name not in _readings:
            _readings[name] = _read(model, path, progress, name, pages)
        return _readings[name]

    monkeypatch.setattr(DocumentUnderstandingModel, "read", remembered)


def read(name: str, run_jobs, owner: str = OWNER) -> str:
    """A sample read by a job; its result."""
    path = SAMPLES / name
    document = jobs.current_store().add_document(name, path.read_bytes(), "application/pdf", owner)
    job_id = service.start_reading(document.id, owner)
    run_jobs()
    result = jobs.status(job_id, owner).result_id
    assert result
    return result


@pytest.fixture
def earlier(run_jobs) -> str:
    return read("quillmere_2023.pdf", run_jobs)


@pytest.fixture
def later(run_jobs) -> str:
    return read("quillmere_2024.pdf", run_jobs)


def typed(year: int = 2023, value: Decimal = NEW) -> Asked:
    return Asked("value", "inventories", year, value=value)


def on_shelf(result: str, owner: str = OWNER):
    return next(entry for entry in shelf.entries(owner) if entry.result_id == result).figures["inventories", 2023]


def test_a_correction_is_shown_replayed_shelved_and_taken_back(earlier, later) -> None:
    before = service.report(earlier, OWNER)
    outcome = correct(earlier, OWNER, typed())
    assert (outcome.replayed, outcome.job_id) == (1, None)
    for result in (earlier, later):
        figure = service.report(result, OWNER).metric("inventories", 2023)
        assert (figure.value, figure.method) == (NEW, "corrected")
        assert (on_shelf(result).value, on_shelf(result).corrected) == (NEW, True)
        assert service.as_read(result, OWNER).value("inventories", 2023) == 103_810_000
    (change,) = service.corrected(later, OWNER).changes
    assert change.replayed
    assert change.correction.said.document_name == "quillmere_2023.pdf"

    assert undo(outcome.correction.id, OWNER).correction.withdrawn
    assert service.report(earlier, OWNER) == before
    for result in (earlier, later):
        assert (on_shelf(result).value, on_shelf(result).corrected) == (103_810_000, False)

    again = restore(outcome.correction.id, OWNER)
    assert (again.replayed, again.correction.withdrawn) == (1, False)
    assert service.report(later, OWNER).value("inventories", 2023) == NEW


def test_a_report_read_afterwards_comes_onto_the_shelf_corrected(earlier, run_jobs) -> None:
    assert correct(earlier, OWNER, typed()).replayed == 0
    result = read("quillmere_2024.pdf", run_jobs)
    assert (on_shelf(result).value, on_shelf(result).corrected) == (NEW, True)
    kept = next(each for each in jobs.current_store().results(OWNER) if each.id == result)
    assert kept.summary == summary(service.report(result, OWNER))


def test_reading_a_document_again_keeps_its_corrections(earlier, run_jobs) -> None:
    correct(earlier, OWNER, typed())
    document = service.as_read(earlier, OWNER).source
    jobs.submit(service.KIND, document, OWNER, again=True)
    run_jobs()
    assert on_shelf(earlier).corrected
    assert service.report(earlier, OWNER).value("inventories", 2023) == NEW


def test_somebody_elses_corrections_are_never_applied(earlier, run_jobs) -> None:
    correction = correct(earlier, OWNER, typed()).correction
    theirs = read("quillmere_2024.pdf", run_jobs, owner="ben")
    assert service.report(theirs, "ben").value("inventories", 2023) == 103_810_000
    assert not on_shelf(theirs, "ben").corrected
    assert corrections_of(theirs, "ben") == ()
    for act in (lambda: undo(correction.id, "ben"), lambda: correct(earlier, "ben", typed())):
        with pytest.raises(StoreError) as refusal:
            act()
        assert refusal.value.code == "record_missing"
    assert service.report(earlier, OWNER).value("inventories", 2023) == NEW


def test_another_company_is_left_alone(earlier, run_jobs) -> None:
    other = read("yanxi_2023.pdf", run_jobs)
    assert correct(earlier, OWNER, typed()).replayed == 0
    assert corrections_of(other, OWNER) == ()


def test_what_is_refused_is_not_kept(earlier) -> None:
    with pytest.raises(CorrectionRefused):
        correct(earlier, OWNER, typed(value=Decimal("103810000")))
    assert corrections_of(earlier, OWNER) == ()


def test_all_corrections_are_listed_newest_first_with_what_they_do_here(earlier, later) -> None:
    first = correct(earlier, OWNER, typed()).correction
    second = correct(later, OWNER, typed(value=NEW + 1)).correction
    third = correct(earlier, OWNER, Asked("confirmed", "cash", 2023)).correction
    undo(third.id, OWNER)
    here = {standing.correction.id: standing for standing in corrections_of(later, OWNER)}
    assert list(here) == [third.id, second.id, first.id]
    assert [here[each.id].own for each in (first, second, third)] == [False, True, False]
    assert len(here[second.id].changes) == 1
    assert here[first.id].changes == (), "overruled here"
    assert here[third.id].correction.withdrawn
    assert here[first.id].original == 103_810_000


def test_the_version_moves_with_every_change(earlier) -> None:
    seen = [service.version(earlier, OWNER)]
    correction = correct(earlier, OWNER, typed()).correction
    seen.append(service.version(earlier, OWNER))
    undo(correction.id, OWNER)
    seen.append(service.version(earlier, OWNER))
    assert len(set(seen)) == 3
    assert service.version(earlier, OWNER) == seen[-1]
    with pytest.raises(StoreError):
        service.version(earlier, "ben")


def test_deleting_the_document_takes_its_corrections_off_the_other_reports(earlier, later) -> None:
    correct(earlier, OWNER, typed())
    document = service.as_read(earlier, OWNER).source
    assert companies_corrected_on(document, OWNER) == {"name:quillmereinstruments"}
    services.delete_document(document, OWNER)
    assert service.report(later, OWNER).value("inventories", 2023) == 103_810_000
    assert not on_shelf(later).corrected
    assert corrections_of(later, OWNER) == ()
    assert companies_corrected_on(document, OWNER) == frozenset()


def test_accuracy_counts_the_original_and_sets_replays_apart(earlier, later) -> None:
    correct(earlier, OWNER, typed())
    correct(earlier, OWNER, Asked("confirmed", "cash", 2023))
    measured = accuracy(OWNER)
    assert (measured.overall, measured.carried, measured.added) == (Share(2, 1), 1, 0)
    assert measured.by_level == {"verified": Share(2, 1)}
    assert accuracy("ben").overall == Share(0, 0)


def test_a_row_carried_to_other_years_is_set_apart_too(earlier, later) -> None:
    rows = service.as_read(earlier, OWNER).lines
    line = next(index for index, each in enumerate(rows) if each.label == "Short-term investments")
    assert correct(earlier, OWNER, Asked("row", "cash", 2023, line=line)).replayed == 1
    shown = service.report(later, OWNER)
    assert [shown.metric("cash", year).label for year in (2024, 2023)] == ["Short-term investments"] * 2
    measured = accuracy(OWNER)
    assert (measured.overall, measured.carried) == (Share(1, 0), 3)
