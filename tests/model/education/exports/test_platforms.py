"""Grade files as Canvas and Moodle lay them out."""

from __future__ import annotations

import csv
import io

from model.education.exports.platforms import to_canvas, to_moodle
from tests.model.education.exports.class_of import CLASS, essay


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_canvas() -> None:
    found = rows(to_canvas([*CLASS, essay("e4", "Ann", platform_id="4711")], "Essay 3"))
    assert found[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Essay 3"]
    assert found[1] == ["    Points Possible", "", "", "", "", "60"]
    assert found[2] == ["S-01", "", "", "", "", "48.5"]
    assert found[3][0] == "'=cmd|' /C calc'!A0"
    assert found[5] == ["Ann", "4711", "", "", "", "46"]


def test_moodle() -> None:
    found = rows(to_moodle([CLASS[0], essay("e4", "Ann", platform_id="4711")], "zh"))
    head = found[0]
    assert head[:6] == ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade"]
    assert head[-1] == "Feedback comments"
    marked, scored = (dict(zip(head, row, strict=True)) for row in found[1:])
    assert (marked["Identifier"], marked["Grade"], marked["Maximum Grade"]) == ("", "48.5", "60")
    assert marked["Feedback comments"] == CLASS[0].mark.note
    assert scored["Identifier"] == "Participant 4711"
    assert scored["Feedback comments"].startswith("优点：开头直接点题。\n“名子”")


def test_a_class_without_essays() -> None:
    assert len(rows(to_canvas((), "Essay"))) == 2
    assert len(rows(to_moodle((), "en"))) == 1
