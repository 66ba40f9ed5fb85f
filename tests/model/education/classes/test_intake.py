"""Forty files of a class, three of them broken: none is lost, and each says what became of it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from model.education.classes.classroom import Submission
from model.education.classes.intake import take_in
from model.errors import describe
from model.settings import load_settings
from tests.model.education.classes.handed_in import CHINESE, ENGLISH, docx, packed, packed_in, pdf, photo, xlsx

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
JPEG = photo("The library is near.", form="JPEG")
SMALL = replace(load_settings(), upload_megabytes=1)


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


def one(name: str, data: bytes):
    """What comes of one file: its submissions and the codes of its refusals."""
    found = take_in([(name, data)])
    return [each.text for each in found.submissions], [each.code for each in found.refused]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "essay_file_empty"),
        ("a.txt", b"   \n", "essay_file_no_text"),
        ("a.txt", bytes(range(256)), "essay_file_not_text"),
        ("a.txt", b"word " * 20_000, "essay_too_long"),
        ("a.rtf", b"{\\rtf1 text}", "essay_file_unknown"),
        ("a", b"text", "essay_file_unknown"),
        ("a.doc", OLD_OFFICE + bytes(600), "essay_file_old_office"),
        (
            "a.docx",
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "essay_file_encrypted",
        ),
        ("a.docx", docx(""), "essay_file_no_text"),
        ("a.docx", xlsx(["a"]), "essay_file_damaged"),
        ("a.docx", b"plain text", "essay_file_damaged"),
        ("a.xlsx", docx(ENGLISH), "essay_file_damaged"),
        ("a.xlsx", xlsx(["a", "b"], [1, 2]), "essay_table_without_essays"),
        ("a.pdf", b"no pdf at all", "essay_file_damaged"),
        ("a.pdf", pdf(*[["page"]] * 41), "essay_file_too_many_pages"),
        ("a.jpg", b"\xff\xd8\xff\xe0 cut", "picture_unreadable"),
        ("a.png", photo(), "essay_file_no_text"),
        ("a.zip", packed({}), "essay_archive_without_files"),
        ("a.zip", packed({"__MACOSX/._a.txt": b"x", ".DS_Store": b"x"}), "essay_archive_without_files"),
        ("a.zip", b"PK\x03\x04 cut", "essay_file_damaged"),
        ("a.zip", packed({"b.zip": packed({"c.txt": b"text"})}), "essay_archive_nested"),
        ("a.zip", packed({"b.txt": b" " * (2 << 20)}), "archive_bomb"),
    ],
)
def test_every_reason_for_refusal(name, data, code) -> None:
    assert one(name, data) == ([], [code])


def test_too_large(monkeypatch) -> None:
    monkeypatch.setattr("model.education.classes.intake.load_settings", lambda: SMALL)
    assert one("a.txt", b"x" * (1 << 20) + b"x") == ([], ["essay_file_too_large"])


def test_an_archive_in_every_encoding_of_names() -> None:
    assert take_in([("a.zip", packed({"三班/李雷.txt": CHINESE.encode()}))]).submissions[0].pupil == "李雷"
    for encoding in ("gb18030", "utf-8"):
        found = take_in([("a.zip", packed_in(encoding, "三班/李雷.txt", CHINESE.encode()))])
        assert found.submissions == (Submission("a.zip/三班/李雷.txt", "李雷", CHINESE),)


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = take_in([("../../x.zip", packed({"../../../up.txt": b"An essay.", "/root.txt": b"An essay."}))])
    assert [each.file for each in found.submissions] == ["../../x.zip/up.txt", "../../x.zip/root.txt"]
    assert list(tmp_path.iterdir()) == []


def test_a_class_in_one_archive() -> None:
    files = {
        "Ann.txt": b"An essay.",
        "__MACOSX/._Ann.txt": b"\x00\x05",
        "~$Bob.docx": b"lock",
        "Bob.docx": docx(ENGLISH),
        "t.xlsx": xlsx(["姓名", "作文", "分数"], ["李雷", CHINESE, 48], ["韩梅", CHINESE, "A"], ["张三", None, 4]),
        "broken.pdf": b"%PDF",
    }
    found = take_in([("c.zip", packed(files))])
    assert [(each.pupil, each.mark) for each in found.submissions] == [
        ("Ann", None),
        ("Bob", None),
        ("李雷", 48.0),
        ("韩梅", None),
    ]
    assert [(each.file, each.code) for each in found.refused] == [
        ("c.zip/t.xlsx", "essay_row_empty"),
        ("c.zip/broken.pdf", "essay_file_damaged"),
    ]


def test_pages_of_one_pupil_are_one_essay() -> None:
    shots = [("Ann_2.png", photo("It opens at nine.")), ("Bob.png", photo("I like rivers.")), ("Ann_1.jpg", JPEG)]
    found = take_in(shots)
    assert [(each.pupil, each.text.replace("\n", " ")) for each in found.submissions] == [
        ("Ann", "The library is near. It opens at nine."),
        ("Bob", "I like rivers."),
    ]


def test_an_essay_with_a_page_missing_is_not_put_together() -> None:
    found = take_in([("Ann_1.jpg", JPEG), ("Ann_2.jpg", b"cut")])
    assert found.submissions == ()
    assert [(each.file, each.code) for each in found.refused] == [
        ("Ann_1.jpg", "essay_page_missing"),
        ("Ann_2.jpg", "picture_unreadable"),
    ]


def test_a_scanned_pdf_is_read_by_its_picture(tmp_path) -> None:
    Image.open(io.BytesIO(photo("The library is near.", "It opens at nine."))).save(
        tmp_path / "scan.pdf", resolution=130
    )
    texts, refused = one("Ann.pdf", (tmp_path / "scan.pdf").read_bytes())
    assert (texts[0].split(), refused) == (["The", "library", "is", "near.", "It", "opens", "at", "nine."], [])


def test_word_keeps_tables_and_leaves_headers_out() -> None:
    data = docx("My river", ENGLISH, header="Class 3, Ann", rows=[["Noun", "Verb"], ["river", "flows"]])
    assert one("a.docx", data) == ([f"My river\n{ENGLISH}\nNoun\tVerb\nriver\tflows"], [])


def test_lines_of_a_pdf_are_put_together_to_paragraphs() -> None:
    lines = ["The library near my house opens at nine every day. I go there with my", "sister. We like it.", "The end."]
    assert one("a.pdf", pdf(lines)) == ([f"{lines[0]} {lines[1]}\n{lines[2]}"], [])


def test_nothing_is_left_on_the_disk(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    take_in([("a.zip", packed({"Ann.docx": docx(ENGLISH), "b.pdf": b"%PDF"}))])
    assert list(tmp_path.iterdir()) == []
