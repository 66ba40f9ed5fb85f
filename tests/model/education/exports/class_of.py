"""A class of three returned essays, written for these tests."""

from __future__ import annotations

from dataclasses import replace

from model.education.exports.returned import ReturnedComment, ReturnedCriterion, ReturnedEssay
from model.education.marks.mark import Mark
from model.education.rubric import Criterion, Rubric

RUBRIC = replace(
    Rubric.range(0, 60),
    title={"en": "Sixty points", "zh": "六十分制"},
    criteria=(
        Criterion("content", {"en": "Content", "zh": "内容"}, "content", 0, 20),
        Criterion("language", {"en": "Language", "zh": "语言"}, "language", 0, 20),
    ),
)
TEXT = "小河\n我家门前有一条小河。它没有名子，我们叫它小河。\nIt runs past the mill & the school."


def comment(quote: str, kind: str, why: str, advice: str = "", praise: bool = False) -> ReturnedComment:
    start = TEXT.index(quote)
    return ReturnedComment(start, start + len(quote), kind, why, advice, praise)


CRITERIA = (
    ReturnedCriterion("content", "内容", 15.4, 0, 20, "我家门前有一条小河。", "内容充实"),
    ReturnedCriterion("language", "语言", 13.0, 0, 20, "它没有名子", "语言通顺"),
)
COMMENTS = (
    comment("我家门前有一条小河。它没有名子", "结构", "开头直接点题。", praise=True),
    comment("名子", "拼写", "“名子”是错别字。", "改为“名字”。"),
    ReturnedComment(0, 0, "衔接", "全文少有过渡。", "在段首加一句。"),
)


def essay(id: str = "e1", pupil: str = "S-01", **beside: object) -> ReturnedEssay:
    made = ReturnedEssay(id, pupil, "小河", TEXT, RUBRIC, 46.3, (41.2, 51.8), CRITERIA, COMMENTS)
    return replace(made, **beside)


MARK = Mark(48.5, {"content": 16.0}, "写得真切。\n注意错别字，", locked=True)
CLASS = (
    essay(mark=MARK),
    essay("e2", "=cmd|' /C calc'!A0", flags=("Off topic",), needs_review=True, mark=Mark(30.0, {}, "=1+1")),
    essay("e3", "O'Neil, Ann", total=52.0),
)
