"""砚溪泵阀股份有限公司年度报告: one book a fiscal year."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from tests.typeset.fonts import draw_text
from tests.typeset.report import Book, Contents, Style
from tests.typeset.script import Block, Movement, play
from tests.typeset.yanxi import notes, statements
from tests.typeset.yanxi.notes import parts_of
from tests.typeset.yanxi.statements import Filing, filing

SCRIPT = Path(__file__).with_name("report.txt")
NAME = "砚溪泵阀股份有限公司"

SPLITS: dict[str, tuple[str, str, dict[str, str], bool]] = {
    "one_off": (
        "合计",
        "one_off",
        {"计入当期损益的政府补助": "0.71", "委托他人投资或管理资产的损益": "0.16", "其他营业外收入和支出": ""},
        True,
    ),
    "money": ("合计", "money", {"库存现金": "0.0002", "银行存款": "0.9713", "其他货币资金": ""}, False),
    "inventories": (
        "合计",
        "inventories",
        {"原材料": "0.287", "在产品": "0.346", "库存商品": "0.241", "发出商品": ""},
        False,
    ),
    "fixed": ("合计", "fixed", {"房屋及建筑物": "0.463", "机器设备": "0.451", "运输设备及其他": ""}, False),
    "short_debt": ("合计", "short_debt", {"信用借款": "0.738", "保证借款": ""}, False),
    "payables": ("合计", "payables", {"货款": "0.861", "设备及工程款": ""}, False),
    "long_debt": ("合计", "long_debt", {"信用借款": "0.624", "抵押借款": ""}, False),
    "cost": ("营业成本合计", "cost", {"主营业务成本": "0.981", "其他业务成本": ""}, True),
    "selling": ("合计", "selling", {"职工薪酬": "0.492", "差旅及业务费": "0.287", "其他": ""}, True),
    "research": ("合计", "research", {"职工薪酬": "0.573", "材料费": "0.268", "其他": ""}, True),
}
"""Note tables that split one account: last row, account, parts, and whether it is a flow."""


def annual_report(year: int) -> tuple[Book, Callable[[Canvas], None]]:
    """The book of one fiscal year and its cover."""
    f = filing(year)
    style = Style(f"{NAME}{year}年年度报告", f"{NAME}{year}年年度报告", chinese=True, margins=(60, 66), ink="#7A1F1F")
    book = Book(style)
    book.heading("目录", 0)
    book.add(Contents(style))
    play(book, SCRIPT, year, words(f), blocks(f))
    return book, partial(cover, year)


def words(f: Filing) -> dict[str, object]:
    """Every account as a movement on the prior year, in yuan, and the years by name."""
    now, before = f.books[f.year], f.books[f.year - 1]
    revenue = (Decimal(now["revenue"]) / 100, Decimal(before["revenue"]) / 100)
    return {
        key: Movement(Decimal(now[key]) / 100, Decimal(before[key]) / 100, revenue) for key in now if key in before
    } | {"year": f.year, "prior": f.year - 1}


def blocks(f: Filing) -> dict[str, Block]:
    """The tables the script may name."""
    made = [
        notes.key_data, notes.key_ratios, notes.quarters, notes.movements, notes.lines_of_business, notes.shifts,
        notes.ageing, notes.tax_reconciliation, notes.supplement, notes.segments, notes.recast, notes.shareholders,
    ]  # fmt: skip
    split = {name: parts_of(*spec) for name, spec in SPLITS.items()} | {"retained": retained}
    return {block.__name__: partial(block, f=f) for block in made} | {
        **{name: partial(block, f=f) for name, block in split.items()},
        "statements": partial(_statements, f=f),
    }


def retained(book: Book, f: Filing) -> None:
    """未分配利润: from the opening to the closing balance."""
    rows = []
    for label, key, back, sign in (
        ("期初未分配利润", "retained", 1, 1), ("加:本期归属于母公司所有者的净利润", "attributable", 0, 1),
        ("减:提取法定盈余公积", "surplus_added", 0, 1), ("应付普通股股利", "dividends", 0, 1),
        ("期末未分配利润", "retained", 0, 1),
    ):  # fmt: skip
        values = tuple(Decimal(sign * f.books[y - back][key]) / 100 for y in f.years)
        rows.append(statements.Row(label, values, bold=label.startswith("期末")))
    notes.grid(book, ["本期", "上期"], rows, (120, 120))


def _statements(book: Book, f: Filing) -> None:
    statements.add(book, f)
    statements.add(book, filing(f.year, group=False))


def cover(year: int, canvas: Canvas) -> None:
    """The cover: a red field with half a disc, and what this document is."""
    height = canvas._pagesize[1]
    canvas.saveState()
    canvas.setFillColor(HexColor("#7A1F1F"))
    canvas.setStrokeColor(HexColor("#7A1F1F"))
    canvas.rect(0, 0, 168, height, stroke=0, fill=1)
    clip = canvas.beginPath()
    clip.rect(0, 0, 168, height)
    canvas.clipPath(clip, stroke=0)
    for radius, shade in ((96, "#8E3434"), (64, "#A54B4B"), (32, "#BF6A6A")):
        canvas.setFillColor(HexColor(shade))
        canvas.circle(168, 250, radius, stroke=0, fill=1)
    canvas.restoreState()
    canvas.saveState()
    canvas.setFillColor(HexColor("#7A1F1F"))
    canvas.setStrokeColor(HexColor("#7A1F1F"))
    draw_text(canvas, 214, height - 210, "砚溪泵阀", "Times-Bold", 44)
    draw_text(canvas, 216, height - 250, "股份有限公司", "Times-Roman", 22)
    canvas.setFillColor(HexColor("#2B2B2B"))
    canvas.setStrokeColor(HexColor("#2B2B2B"))
    draw_text(canvas, 216, height - 390, f"{year}年年度报告", "Times-Roman", 28)
    draw_text(canvas, 216, 150, "本公司并不存在。本报告为编写和排版的示例,", "Times-Roman", 10.5)
    draw_text(canvas, 216, 132, "公司、产品和数据均为虚构,如有雷同,纯属巧合。", "Times-Roman", 10.5)
    canvas.restoreState()
