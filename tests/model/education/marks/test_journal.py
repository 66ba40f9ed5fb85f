"""Marks given, locked, taken back; and the audit trail."""

from __future__ import annotations

import pytest

from model import jobs
from model.education.marks import journal
from model.education.marks.mark import Mark
from model.errors import EssayRefused, StoreError

OWNER = "local"


@pytest.fixture
def kept() -> str:
    """A document the marks lie beside."""
    return jobs.current_store().add_document("class", b"{}", "application/json", OWNER).id


def steps(entry: str, document: str) -> list[str]:
    return [line.step for line in journal.trail(entry, document, OWNER)]


def test_the_last_mark_is_in_force(kept: str) -> None:
    assert journal.marks(kept, OWNER) == {}
    journal.give(Mark(40), "a", kept, OWNER)
    journal.give(Mark(42, {"content": 20.0}, "Well argued."), "a", kept, OWNER)
    journal.give(Mark(30), "b", kept, OWNER)
    assert journal.marks(kept, OWNER) == {"a": Mark(42, {"content": 20.0}, "Well argued."), "b": Mark(30)}


def test_undo_walks_back_step_by_step_and_keeps_the_trail(kept: str) -> None:
    journal.give(Mark(40), "a", kept, OWNER)
    journal.give(Mark(44), "a", kept, OWNER)
    journal.undo("a", kept, OWNER)
    assert journal.marks(kept, OWNER)["a"].total == 40
    journal.give(Mark(41), "a", kept, OWNER)
    journal.undo("a", kept, OWNER)
    journal.undo("a", kept, OWNER)
    assert journal.marks(kept, OWNER) == {}
    with pytest.raises(EssayRefused) as refusal:
        journal.undo("a", kept, OWNER)
    assert refusal.value.code == "nothing_to_undo"
    lines = journal.trail("a", kept, OWNER)
    assert [line.step for line in lines] == ["give", "give", "undo", "give", "undo", "undo"]
    assert [line.mark.total if line.mark else None for line in lines] == [40, 44, 40, 41, 40, None]
    assert {line.who for line in lines} == {OWNER}
    assert [line.when for line in lines] == sorted(line.when for line in lines)


def test_locked_mark_refuses_changes_until_unlocked(kept: str) -> None:
    journal.give(Mark(40), "a", kept, OWNER)
    journal.lock("a", kept, OWNER)
    assert journal.marks(kept, OWNER)["a"].locked
    for change in (lambda: journal.give(Mark(1), "a", kept, OWNER), lambda: journal.lock("a", kept, OWNER)):
        with pytest.raises(EssayRefused) as refusal:
            change()
        assert refusal.value.code == "mark_locked"
    journal.unlock("a", kept, OWNER)
    journal.unlock("a", kept, OWNER)
    journal.give(Mark(41), "a", kept, OWNER)
    assert journal.marks(kept, OWNER)["a"] == Mark(41)
    assert steps("a", kept) == ["give", "lock", "unlock", "give"]


def test_undoing_a_lock_unlocks(kept: str) -> None:
    journal.give(Mark(40), "a", kept, OWNER)
    journal.lock("a", kept, OWNER)
    journal.undo("a", kept, OWNER)
    assert journal.marks(kept, OWNER)["a"] == Mark(40)


@pytest.mark.parametrize("step", [journal.lock, journal.unlock])
def test_only_a_mark_can_be_locked(step, kept: str) -> None:
    with pytest.raises(EssayRefused) as refusal:
        step("a", kept, OWNER)
    assert refusal.value.code == "mark_missing"


def test_a_note_is_masked_before_it_is_kept(kept: str) -> None:
    journal.give(Mark(40, note="Call 13800138000 or a@example.org"), "a", kept, OWNER)
    note = journal.marks(kept, OWNER)["a"].note
    assert "13800138000" not in note
    assert "example.org" not in note


def test_a_given_mark_is_never_locked_by_itself(kept: str) -> None:
    journal.give(Mark(40, locked=True), "a", kept, OWNER)
    assert not journal.marks(kept, OWNER)["a"].locked


def test_marks_of_other_classes_and_owners_stay_apart(kept: str) -> None:
    other = jobs.current_store().add_document("class 2", b"{ }", "application/json", OWNER).id
    journal.give(Mark(40), "a", kept, OWNER)
    journal.give(Mark(50), "a", other, OWNER)
    assert journal.marks(kept, OWNER)["a"].total == 40
    assert journal.marks(kept, "somebody") == {}
    with pytest.raises(StoreError):
        journal.give(Mark(1), "a", kept, "somebody")


def test_state_of_marks_tells_totals_apart() -> None:
    assert journal.state({"b": Mark(2), "a": Mark(1.5)}) == "a=1.5;b=2"
    assert journal.state({"a": Mark(1.5, note="x")}) == journal.state({"a": Mark(1.5)})
