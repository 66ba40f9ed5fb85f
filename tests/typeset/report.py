"""A whole document: cover, contents, headings, paragraphs, tables, running heads and page numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from reportlab.lib.colors import HexColor, white
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph, Spacer, TableStyle
from reportlab.platypus.tableofcontents import TableOfContents

from tests.typeset.fonts import SERIF, Face, chinese_face, draw_text, markup, text_width
from tests.typeset.tables import Head, Look, Row, Table


@dataclass(frozen=True, slots=True)
class Style:
    """Paper, faces and running words of one document."""

    title: str
    running: str = ""
    footer: Callable[[int], str] = str
    chinese: bool = False
    face: Face = SERIF
    size: float = 10.5
    ink: str = "#1F3A5F"
    margins: tuple[float, float] = (64, 66)
    """Left and right, top and bottom, in points."""

    @property
    def paper(self) -> tuple[float, float]:
        return A4 if self.chinese else LETTER


class Heading(Flowable):
    """A heading of one line; levels 1 and 2 are listed in the contents."""

    def __init__(self, text: str, level: int, style: Style) -> None:
        super().__init__()
        self.text, self.level, self.style = text, level, style
        self.size = {0: 15.0, 1: 17.0, 2: 12.5, 3: 10.5}[level]
        self.keepWithNext = True

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.height = self.size * {0: 1.6, 1: 2.1, 2: 2.2, 3: 1.9}[self.level]
        return self.width, self.height

    def draw(self) -> None:
        font = self.style.face.bold_italic if self.level == 3 else self.style.face.bold
        self.canv.setFillColor(HexColor("#000000" if self.level == 3 else self.style.ink))
        self.canv.setStrokeColor(HexColor("#000000" if self.level == 3 else self.style.ink))
        centred = (self.width - text_width(self.text, font, self.size)) / 2
        draw_text(self.canv, centred if self.level == 0 else 0, self.size * 0.55, self.text, font, self.size)
        if self.level == 1:
            self.canv.setLineWidth(1.2)
            self.canv.line(0, 2, self.width, 2)


class Contents(TableOfContents):
    """The contents page, with leaders."""

    def __init__(self, style: Style) -> None:
        super().__init__(dotsMinLevel=0)
        self.tableStyle = TableStyle([("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)])
        font = style.face.regular
        self.levelStyles = [
            ParagraphStyle("first", fontName=font, fontSize=10, leading=13, spaceBefore=2),
            ParagraphStyle("second", fontName=font, fontSize=9, leading=10.4, leftIndent=16),
        ]


class Hidden(Flowable):
    """White words on white paper: a person does not see them, a text reader does."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width, self.height = available, 3
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setFillColor(white)
        draw_text(self.canv, 0, 0, self.text, "Times-Roman", 6)


class _Document(BaseDocTemplate):
    places: dict[str, int]

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's name
        self.places.clear()  # every pass may move pages

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        if isinstance(flowable, Heading) and flowable.level in (1, 2) and flowable.text:
            entry = markup(flowable.text, "Times-Roman")
            self.notify("TOCEntry", (flowable.level - 1, entry, self.page))


@dataclass
class Book:
    """The story of one document in the order it is printed; `places` gathers metric -> page while it is built."""

    style: Style
    places: dict[str, int] = field(default_factory=dict)
    story: list[Flowable] = field(default_factory=list)

    def heading(self, text: str, level: int = 2) -> None:
        """Level 1 starts a page, level 0 is a centred statement title."""
        if level == 1:
            self.page()
        self.story.append(Heading(text, level, self.style))

    def text(self, *paragraphs: str, size: float | None = None, align: int = 4, bullet: bool = False) -> None:
        """Paragraphs; align 0 left, 1 centred, 2 right, 4 justified."""
        size = size or self.style.size
        kind = ParagraphStyle(
            "text",
            fontName=chinese_face() if self.style.chinese else self.style.face.regular,
            fontSize=size,
            leading=size * (1.75 if self.style.chinese else 1.42),
            alignment=align,
            spaceAfter=size * 0.62,
            firstLineIndent=size * 2 if self.style.chinese and align == 4 and not bullet else 0,
            leftIndent=16 if bullet else 0,
            bulletIndent=4,
            wordWrap="CJK" if self.style.chinese else None,
        )
        latin = self.style.face.regular
        for paragraph in paragraphs:
            self.story.append(Paragraph(markup(paragraph, latin), kind, bulletText="•" if bullet else None))

    def table(self, rows: list[Row], head: list[Head], look: Look, counted: bool = False) -> None:
        """A table; `counted` when its rows are the answers the document is asked for."""
        self.story.append(Table(rows, head, look, self.places if counted else None))
        self.space(8)

    def add(self, flowable: Flowable) -> None:
        self.story.append(flowable)

    def space(self, points: float) -> None:
        self.story.append(Spacer(1, points))

    def page(self) -> None:
        """A new page, unless one has just been started."""
        if self.story and not isinstance(self.story[-1], PageBreak):
            self.story.append(PageBreak())

    def build(self, path: Path, cover: Callable[[Canvas], None] | None = None) -> Path:
        """Writes the PDF; the same story gives the same bytes. With a `cover`, the first page is left to it."""
        across, down = self.style.margins
        width, height = self.style.paper
        document = _Document(
            str(path), pagesize=self.style.paper, invariant=1, title=self.style.title, author="", pageCompression=1
        )
        document.places = self.places
        frame = Frame(across, down, width - 2 * across, height - 2 * down, 0, 0, 0, 0)
        body = PageTemplate("body", [frame], onPage=partial(_furniture, self.style))
        if cover is not None:
            first = PageTemplate("cover", [frame], onPage=lambda canvas, _: cover(canvas), autoNextPageTemplate="body")
            document.addPageTemplates([first, body])
            story: list[Flowable] = [Spacer(1, 1), PageBreak(), *self.story]
        else:
            document.addPageTemplates([body])
            story = list(self.story)
        document.multiBuild(story, maxPasses=6)
        return path


def _furniture(style: Style, canvas: Canvas, document: BaseDocTemplate) -> None:
    """Running head and page number."""
    across, down = style.margins
    width, height = style.paper
    canvas.saveState()
    canvas.setFillColor(HexColor("#55606E"))
    if style.running:
        x = (width - text_width(style.running, "Times-Roman", 8.5)) / 2 if style.chinese else across
        draw_text(canvas, x, height - down + 20, style.running, "Times-Roman", 8.5)
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(HexColor("#AAB4BF"))
        canvas.line(across, height - down + 14, width - across, height - down + 14)
    number = style.footer(document.page)
    draw_text(canvas, (width - text_width(number, "Times-Roman", 9)) / 2, down - 30, number, "Times-Roman", 9)
    canvas.restoreState()
