"""A marked essay as a Word document: comments stand where Word shows comments, on the words they are about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from model.education.essay import Language
from model.education.exports.returned import ReturnedComment, ReturnedEssay
from model.education.exports.wording import (
    cautions,
    number,
    pieces,
    placed,
    rubric_title,
    unplaced,
    word,
    worth,
)
from model.safety import clean_text

_AUTHOR, _INITIALS = "Assay", "A"
_LATIN = "Calibri"
_CHINESE = {"en": "SimSun", "zh": "宋体"}
"""The face of Chinese characters; Word takes Latin ones for them where none is named."""
_FORBIDDEN = '\\/:*?"<>|'
_LONGEST_NAME = 80


def to_docx(essay: ReturnedEssay, language: Language) -> bytes:
    """The document in "en" or "zh"."""
    document = Document()
    _set_faces(document, language)
    document.core_properties.author = _AUTHOR
    document.add_heading(clean_text(essay.title or word("title", language)), 1)
    _head(document, essay, language)
    _criteria(document, essay, language)
    document.add_heading(word("the_essay", language), 2)
    _text(document, essay, language)
    if general := unplaced(essay):
        document.add_heading(word("general", language), 2)
        for each in general:
            document.add_paragraph(_said(each, language), style="List Bullet")
    document.add_paragraph(word("notice", language)).runs[0].italic = True
    return _saved(document)


def to_docx_archive(essays: Sequence[ReturnedEssay], language: Language) -> bytes:
    """A ZIP with one document an essay, named by the pupil."""
    content = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for essay in essays:
            package.writestr(f"{_file_name(essay, taken)}.docx", to_docx(essay, language))
    return content.getvalue()


def _file_name(essay: ReturnedEssay, taken: set[str]) -> str:
    plain = clean_text(essay.pupil or essay.title or essay.id)
    name = "".join("_" if each in _FORBIDDEN or each in "\n\t" else each for each in plain).strip(" .")[:_LONGEST_NAME]
    if not name or name.casefold() in taken:
        name = f"{name} {essay.id}".strip()
    taken.add(name.casefold())
    return name


def _set_faces(document: Any, language: Language) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = _LATIN
        faces = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            faces.attrib.pop(qn(theme), None)  # a theme would win over the face named here
        faces.set(qn("w:eastAsia"), _CHINESE[language])
    document.styles["Normal"].font.size = Pt(11)


def _head(document: Any, essay: ReturnedEssay, language: Language) -> None:
    if essay.pupil:
        document.add_paragraph(_pair("pupil", clean_text(essay.pupil), language))
    document.add_paragraph(rubric_title(essay, language))
    document.add_paragraph(worth(essay, language)).runs[0].bold = True
    if caution := cautions(essay, language):
        document.add_paragraph(_pair("flags", caution, language))
    if essay.mark is not None and essay.mark.note:
        document.add_paragraph(_pair("note", clean_text(essay.mark.note), language))


def _pair(key: str, value: str, language: Language) -> str:
    return word("pair", language, name=word(key, language), value=value)


def _criteria(document: Any, essay: ReturnedEssay, language: Language) -> None:
    if not essay.criteria:
        return
    document.add_heading(word("criteria", language), 2)
    table = document.add_table(1, 4, style="Table Grid")
    for cell, key in zip(table.rows[0].cells, ("criterion", "points", "quote", "line"), strict=True):
        cell.paragraphs[0].add_run(word(key, language)).bold = True
    for each in essay.criteria:
        points = essay.mark.criteria.get(each.name, each.points) if essay.mark else each.points
        shown = word("points_of", language, points=number(points), most=number(each.high))
        for cell, value in zip(table.add_row().cells, (each.title, shown, each.quote, each.line), strict=True):
            cell.text = clean_text(value)


def _text(document: Any, essay: ReturnedEssay, language: Language) -> None:
    comments = placed(essay)
    runs: list[tuple[int, int, Any]] = []
    for line in pieces(essay, comments):
        paragraph = document.add_paragraph()
        runs += [(start, end, paragraph.add_run(clean_text(essay.text[start:end]))) for start, end in line]
    for _, each in comments:
        anchored = [run for start, end, run in runs if start < each.end and end > each.start]
        if anchored:
            document.add_comment(anchored, text=_said(each, language), author=_AUTHOR, initials=_INITIALS)


def _said(comment: ReturnedComment, language: Language) -> str:
    kind = word("praise", language) if comment.praise else comment.kind
    first = word("pair", language, name=kind, value=comment.why)
    return clean_text(f"{first}\n{comment.advice}" if comment.advice else first)


def _saved(document: Any) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
