"""Classes are pseudonymised and masked before they are stored, opened whole, and deleted whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from model import jobs
from model.education.classes import identity, keeping
from model.education.classes.classroom import RefusedFile, Submission
from model.education.marks import journal
from model.education.rubric import Rubric
from model.errors import EssayRefused, StoreError
from tests.model.education.classes.small_class import OWNER, RUBRIC, essay, keep

NAMED = Submission("王小明.docx", "王小明", "我叫王小明，电话13800138000。王小明喜欢秋天，因为秋天的果园里有许多梨。")


def keep_these(*given: Submission, refused: tuple[RefusedFile, ...] = (), rubric: Rubric = RUBRIC) -> str:
    return keeping.keep_class("Class", given, refused, rubric, "Task", OWNER)


def stored_bytes(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_names_and_personal_data_never_reach_the_disk(home: Path) -> None:
    refused = RefusedFile("王小明的照片.gif", "essay_not_text", {"name": "王小明的照片.gif"})
    document = keep_these(NAMED, refused=(refused,))
    jobs.current_store().close()
    kept = stored_bytes(home)
    for personal in ("王小明", "13800138000"):
        assert personal.encode() not in kept
        assert personal.encode("unicode_escape") not in kept
    assert "S-01" in keeping.open_class(document, OWNER).entries[0].text


def test_the_owner_sees_who_is_who() -> None:
    refused = RefusedFile("x.gif", "essay_not_text", {"name": "x.gif"})
    document = keep_these(NAMED, Submission("b.txt", "", essay(1)), refused=(refused,))
    who = identity.identity_of(document, OWNER)
    classroom = keeping.open_class(document, OWNER)
    assert who.pupils == {"S-01": "王小明", "S-02": ""}
    assert [who.files[entry.id] for entry in classroom.entries] == ["王小明.docx", "b.txt"]
    assert classroom.refused == (refused,)
    assert identity.identity_of(document, "somebody") == identity.Identity()


def test_a_class_opens_as_it_was_kept() -> None:
    document = keep_these(Submission("a.txt", "A1", essay(1)), Submission("b.txt", "B1", essay(2)))
    classroom = keeping.open_class(document, OWNER)
    assert classroom.rubric == RUBRIC
    assert (classroom.title, classroom.prompt) == ("Class", "Task")
    assert [entry.text for entry in classroom.entries] == [essay(1), essay(2)]
    assert [entry.pupil for entry in classroom.entries] == ["S-01", "S-02"]
    assert len({entry.id for entry in classroom.entries}) == 2


def test_essays_of_one_pupil_share_a_pseudonym_and_nameless_ones_do_not() -> None:
    pupils = ("Ann", "", "Bob", "Ann", "")
    document = keep_these(*(Submission(f"{n}.txt", pupil, essay(n)) for n, pupil in enumerate(pupils)))
    kept = [entry.pupil for entry in keeping.open_class(document, OWNER).entries]
    assert kept == ["S-01", "S-02", "S-03", "S-01", "S-04"]


def test_a_name_inside_a_longer_word_stays() -> None:
    document = keep_these(Submission("a.txt", "Ann", "Ann plays the piano. The annual concert of ANN was planned."))
    assert keeping.open_class(document, OWNER).entries[0].text.count("annual") == 1
    assert keeping.open_class(document, OWNER).entries[0].text.count("S-01") == 2


def test_dates_in_essays_stay_as_they_are() -> None:
    document = keep_these(Submission("a.txt", "", "1919年5月4日，北京的学生走上街头。那一天改变了许多人的一生。"))
    assert "1919年5月4日" in keeping.open_class(document, OWNER).entries[0].text


def test_an_empty_text_is_refused_by_name_and_stops_nothing() -> None:
    document = keep_these(Submission("empty.txt", "", " \n"), Submission("a.txt", "", essay(1)))
    classroom = keeping.open_class(document, OWNER)
    assert [(each.file, each.code) for each in classroom.refused] == [("empty.txt", "essay_empty")]
    assert len(classroom.entries) == 1


@pytest.mark.parametrize(
    ("title", "given", "code"),
    [("  ", (NAMED,), "class_title_empty"), ("C", (Submission("a", "", ""),), "class_empty")],
)
def test_a_class_without_name_or_essay_is_refused(title: str, given: tuple[Submission, ...], code: str) -> None:
    with pytest.raises(EssayRefused) as refusal:
        keeping.keep_class(title, given, (), RUBRIC, "", OWNER)
    assert refusal.value.code == code
    assert keeping.classes(OWNER) == ()


def test_marks_that_came_with_the_essays_are_the_teachers() -> None:
    document = keep_these(Submission("a.txt", "", essay(1), 41), Submission("b.txt", "", essay(2), 61))
    classroom = keeping.open_class(document, OWNER)
    marks = journal.marks(document, OWNER)
    assert {each: mark.total for each, mark in marks.items()} == {classroom.entries[0].id: 41}
    assert [(each.file, each.code) for each in classroom.refused] == [("b.txt", "mark_outside_scale")]


def test_classes_are_listed_newest_first_and_for_their_owner_alone() -> None:
    first, second = keep(1, title="First"), keep(2, title="Second")
    assert [(line.document_id, line.title, line.essays, line.marks) for line in keeping.classes(OWNER)] == [
        (second, "Second", 2, None),
        (first, "First", 1, None),
    ]
    assert keeping.classes("somebody") == ()
    with pytest.raises(StoreError):
        keeping.open_class(first, "somebody")


def test_another_document_is_no_class() -> None:
    document = jobs.current_store().add_document("x", b"{}", "application/json", OWNER)
    with pytest.raises(StoreError):
        keeping.open_class(document.id, OWNER)


def test_deleting_takes_names_and_marks_along() -> None:
    document = keep_these(Submission("a.txt", "Ann", essay(1), 41))
    keeping.delete_class(document, OWNER)
    assert keeping.classes(OWNER) == ()
    assert journal.marks(document, OWNER) == {}
    assert identity.identity_of(document, OWNER) == identity.Identity()
    with pytest.raises(StoreError):
        keeping.open_class(document, OWNER)


def test_without_the_key_the_class_opens_and_the_names_do_not(home: Path) -> None:
    document = keep(2)
    (home / "identity.key").unlink()
    assert len(keeping.open_class(document, OWNER).entries) == 2
    with pytest.raises(EssayRefused) as refusal:
        identity.identity_of(document, OWNER)
    assert refusal.value.code == "pupils_unreadable"


def test_forgetting_the_names_leaves_the_pseudonyms() -> None:
    document = keep(2)
    identity.forget_identity(document, OWNER)
    assert identity.identity_of(document, OWNER) == identity.Identity()
    assert [entry.pupil for entry in keeping.open_class(document, OWNER).entries] == ["S-01", "S-02"]
