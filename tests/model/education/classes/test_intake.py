"""Files become essays or are refused by name."""

from __future__ import annotations

from model.education.classes.intake import take_in


def test_text_files_are_essays_named_by_their_pupil() -> None:
    intake = take_in([("Ann.txt", "Été".encode())])
    assert [(each.file, each.pupil, each.text) for each in intake.submissions] == [("Ann.txt", "Ann", "Été")]
    assert intake.refused == ()


def test_a_bad_file_is_named_and_stops_nothing() -> None:
    intake = take_in([("a.exe", b"MZ"), ("b.txt", b"\xff\xfe\xff"), ("c.txt", b" "), ("d.txt", b"Text.")])
    assert [(each.file, each.code) for each in intake.refused] == [
        ("a.exe", "essay_not_text"),
        ("b.txt", "essay_not_text"),
        ("c.txt", "essay_empty"),
    ]
    assert [each.file for each in intake.submissions] == ["d.txt"]
