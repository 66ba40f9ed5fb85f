"""Foreign text (file names, quotes, messages) made safe to stand in Streamlit's Markdown."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#+\-!|~$:&]")
_LIST_NUMBER = re.compile(r"^(\d+)\.")


def escape(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown, maths, directives or HTML would act on."""
    return _LIST_NUMBER.sub(r"\1\\.", _SPECIAL.sub(r"\\\g<0>", " ".join(text.split())))


def plain(text: str) -> str:
    """Markdown of a text: escaped, with line breaks and the spaces at the edges kept."""
    lines = []
    for line in text.split("\n"):
        before, after = " " * line[:1].isspace(), " " * (line.strip() != "" and line[-1:].isspace())
        lines.append(f"{before}{escape(line)}{after}")
    return "  \n".join(lines)
