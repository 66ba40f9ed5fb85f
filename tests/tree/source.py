"""What the tree tests look at: the project's own files, parsed once."""

from __future__ import annotations

import ast
import json
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("pages", "components", "model", "data")


def modules(*folders: str) -> list[Path]:
    """Every Python file under the folders; app.py belongs to the code as a whole."""
    found = [path for folder in folders or CODE for path in sorted((ROOT / folder).rglob("*.py"))]
    return found if folders else [ROOT / "app.py", *found]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def strings(*folders: str) -> frozenset[str]:
    """Every string constant in the code."""
    return frozenset(
        node.value
        for path in modules(*folders)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def calls(name: str) -> tuple[tuple[Path, ast.Call], ...]:
    """Every call of a function by its bare or dotted last name."""
    return tuple(
        (path, node)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", None) == name or getattr(node.func, "attr", None) == name)
    )


def prefixes() -> frozenset[str]:
    """The constant beginnings of keys put together at run time, as in t(f"state_{state}")."""
    return frozenset(
        argument.values[0].value
        for _, call in calls("t")
        for argument in call.args[:1]
        if isinstance(argument, ast.JoinedStr) and isinstance(argument.values[0], ast.Constant)
    )


def json_file(relative: str) -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = json.loads((ROOT / relative).read_text(encoding="utf-8"))
    return loaded
