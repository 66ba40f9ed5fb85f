"""Forty files of a class, three of them broken: none is lost, and each says what became of it."""

from __future__ import annotations

from model.education.classes.classroom import Submission
from model.education.classes.intake import take_in
from model.errors import describe
from tests.model.education.classes.handed_in import CHINESE, ENGLISH, docx, pdf, photo


def forty() -> list[tuple[str, bytes]]:
    """Forty files with one essay each, but for the three broken ones."""
    texts = [(f"李{number}_作文.txt", f"{number} {CHINESE}".encode("gb18030")) for number in range(10)]
    words = [(f"Pupil {chr(65 + number)}.docx", docx("My library", f"{number}. {ENGLISH}")) for number in range(10)]
    pages = [(f"pdf/Anna{chr(97 + number)}.pdf", pdf([ENGLISH])) for number in range(6)]
    marked = [(f"Ben{chr(97 + number)}.md", f"# River\n\n{ENGLISH}".encode()) for number in range(6)]
    tables = [(f"t{number}.csv", f"姓名,作文,分数\n王{number},{CHINESE},4{number}\n".encode()) for number in range(4)]
    shots = [("Cara.jpg", photo("The library opens", "at nine o'clock", form="JPEG"))]
    broken = [("Tom.docx", docx(ENGLISH)[:900]), ("Ann.txt", b""), ("Lee.pdf", b"%PDF-1.7 cut")]
    return texts + words + pages + marked + tables + shots + broken


def test_forty_files_three_broken() -> None:
    files, told = forty(), []
    found = take_in(files, lambda done, total: told.append((done, total)))
    assert len(files) == 40
    assert (len(found.submissions), len(found.refused)) == (37, 3)
    assert {(each.file, each.code) for each in found.refused} == {
        ("Tom.docx", "essay_file_damaged"),
        ("Ann.txt", "essay_file_empty"),
        ("Lee.pdf", "essay_file_damaged"),
    }
    assert {each.file for each in (*found.submissions, *found.refused)} == {name for name, _ in files}
    assert told[0] == (0, 40)
    assert told[-1] == (40, 40)
    assert found.submissions[0] == Submission("李0_作文.txt", "李", f"0 {CHINESE}")
    assert Submission("t3.csv", "王3", CHINESE, 43.0) in found.submissions
    assert all(describe(each.code, language, dict(each.details)) for each in found.refused for language in ("en", "zh"))
