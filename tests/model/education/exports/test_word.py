"""The marked essay as Word opens it: comments on the words they are about, both scripts in a face that has them."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from model.education.exports.word import to_docx, to_docx_archive
from tests.model.education.exports.class_of import CLASS, TEXT, essay


def opened(data: bytes):
    return Document(io.BytesIO(data))


def anchored(document) -> dict[str, str]:
    """Comment id → the words between its two marks."""
    found: dict[str, str] = {}
    open_ids: set[str] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_ids.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            open_ids.discard(element.get(qn("w:id")))
        elif element.tag == qn("w:t"):
            for each in open_ids:
                found[each] = found.get(each, "") + (element.text or "")
    return found


def test_comments_stand_on_their_words() -> None:
    document = opened(to_docx(essay(), "zh"))
    said = {str(each.comment_id): each.text for each in document.comments}
    words = anchored(document)
    assert {words[key]: text.split("\n")[0] for key, text in said.items()} == {
        "我家门前有一条小河。它没有名子": "优点：开头直接点题。",
        "名子": "拼写：“名子”是错别字。",
    }
    assert "改为“名字”。" in next(text for text in said.values() if "错别字" in text)
    assert {each.author for each in document.comments} == {"Assay"}


def test_the_text_is_whole_and_general_comments_follow_it() -> None:
    paragraphs = [each.text for each in opened(to_docx(essay(), "zh")).paragraphs]
    assert "\n".join(paragraphs).count(TEXT) == 1
    assert "衔接：全文少有过渡。\n在段首加一句。" in paragraphs
    assert paragraphs.index("作文原文") < paragraphs.index("整体评语")


@pytest.mark.parametrize(
    ("language", "mark", "score"), [("en", "48.5 of 60", "46 of 60"), ("zh", "48.5／60", "46／60")]
)
def test_who_gave_the_mark(language, mark, score) -> None:
    given = "\n".join(each.text for each in opened(to_docx(CLASS[0], language)).paragraphs)
    suggested = "\n".join(each.text for each in opened(to_docx(essay(), language)).paragraphs)
    assert mark in given
    assert score not in given
    assert score in suggested
    assert "41" in suggested
    assert "52" in suggested


def test_the_teachers_points_outrank_the_machines() -> None:
    rows = [[cell.text for cell in row.cells] for row in opened(to_docx(CLASS[0], "en")).tables[0].rows]
    assert rows[1] == ["内容", "16 of 20", "我家门前有一条小河。", "内容充实"]
    assert rows[2][1] == "13 of 20"


def test_chinese_has_a_face_of_its_own() -> None:
    fonts = opened(to_docx(essay(), "zh")).styles["Heading 1"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "宋体"
    assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert "ab" in opened(to_docx(essay(title="a\x00b\ud800"), "en")).paragraphs[0].text


def test_archive_has_a_document_a_pupil_and_names_lead_nowhere() -> None:
    pupils = ("../../etc/passwd", "Ann", "ann", "", "CON/..")
    essays = [essay(f"e{number}", pupil, title="") for number, pupil in enumerate(pupils)]
    names = zipfile.ZipFile(io.BytesIO(to_docx_archive(essays, "en"))).namelist()
    assert len({name.casefold() for name in names}) == len(essays)
    assert not [name for name in names if re.search(r"[\\/:]|^\.", name)]
