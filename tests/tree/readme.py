"""The tree in README.md, written from the first line of each module's docstring.

``python -m tests.tree.readme`` writes it anew; a test holds the two together.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.tree.source import ROOT

README = ROOT / "README.md"
BEGIN, END = "<!-- tree: python -m tests.tree.readme -->\n", "<!-- end of tree -->"
FOLDERS = ("pages", "components", "model", "data")
_WIDTH = 34


def tree() -> str:
    """The code's files, a line each, as a fenced block."""
    lines = [_line("app.py", ROOT / "app.py")]
    for folder in FOLDERS:
        lines += _folder(ROOT / folder, "")
    return "```\n" + "\n".join(lines) + "\n```\n"


def _folder(folder: Path, indent: str) -> Iterator[str]:
    yield _line(f"{indent}{folder.name}/", folder / "__init__.py")
    deeper = indent + "  "
    children = sorted(path for path in folder.iterdir() if path.name not in ("__pycache__", "__init__.py"))
    for path in (path for path in children if path.suffix == ".py"):
        yield _line(deeper + path.name, path)
    for path in (path for path in children if path.is_dir() and any(path.rglob("*.py"))):
        yield from _folder(path, deeper)


def _line(name: str, module: Path) -> str:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) if module.exists() else None
    return f"{name:<{_WIDTH}} {(docstring or '').splitlines()[0]}".rstrip() if docstring else name


def written(text: str) -> str:
    """`text` with the tree between the marks brought up to date."""
    before, rest = text.split(BEGIN, 1)
    return before + BEGIN + tree() + END + rest.split(END, 1)[1]


def main() -> None:
    """Bring README.md up to date."""
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
