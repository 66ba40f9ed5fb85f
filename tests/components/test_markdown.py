"""Foreign text never acts as Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components.markdown import escape


@pytest.mark.parametrize(
    "text",
    [
        "**bold** _it_ `code`",
        "[link](https://example.com)",
        "![image](https://example.com/x.png)",
        "<img src=x onerror=alert(1)>",
        ":red[words] :material/home: :smile:",
        "# heading",
        "- item",
        "1. item",
        "2024. Annual report",
        "$x^2$ and \\(y\\)",
        "a | b\n--|--\n1 | 2",
        "&lt;b&gt; &amp;",
        "https://example.com/report.pdf",
        "~~gone~~",
        "line\n\n\nline",
        "营业收入(元)_合并_*",
    ],
)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(escape(text))
    assert re.findall(r"<(\w+)", rendered) == ["p"]
    plain = rendered.removeprefix("<p>").removesuffix("</p>\n")
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, character)
    assert plain == " ".join(text.split())


@given(st.text(max_size=80))
def test_no_text_makes_an_element_of_its_own(text: str) -> None:
    rendered = MarkdownIt("commonmark", {"html": True}).render("x" + escape(text))
    assert set(re.findall(r"<(\w+)", rendered)) <= {"p"}


@given(st.text(max_size=80))
def test_directives_and_maths_lose_their_signs(text: str) -> None:
    unescaped = re.sub(r"\\.", "", escape(text))
    assert not set("`*_[]()<>#$:|~{}&") & set(unescaped)
