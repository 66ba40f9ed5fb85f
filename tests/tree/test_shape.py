"""The house keeps its shape: where screens live, how long things are, how they are called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from itertools import chain

import pytest

from tests.tree.source import CODE, ROOT, modules, tree

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "processor", "common", "misc"}


def test_no_screen_lies_flat_in_pages() -> None:
    """A flat pages/*.py is reachable past app.py on the first visit after a start."""
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


def test_every_screen_lies_one_folder_deep() -> None:
    depths = {path.relative_to(ROOT / "pages").as_posix().count("/") for path in modules("pages")}
    assert depths == {0, 1}  # 0: pages/__init__.py


def test_app_is_short() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 60


@pytest.mark.parametrize("path", modules("pages"), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_screens_are_short(path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 150


@pytest.mark.parametrize("path", modules(*CODE, "tests"), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_over_400_lines(path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_functions_are_short() -> None:
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[int(len(lengths) * 0.9)] <= 40
    assert lengths[-1] <= 60


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_says_what_it_is_for(path) -> None:
    assert ast.get_docstring(tree(path)) is not None or path.stat().st_size == 0


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = chain.from_iterable(path.relative_to(ROOT).with_suffix("").parts for path in modules(*CODE, "tests"))
    assert not FORBIDDEN_NAMES & set(parts)


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in modules("tests")}
    assert [folder.name for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_make_test_runs_every_folder_of_tests() -> None:
    """The two halves of `make test` together are the whole."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    folders = {path.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").rglob("test_*.py")}
    named = re.findall(r"\btests/(\w+)", "\n".join(line for line in makefile.splitlines() if "pytest tests/" in line))
    assert folders <= set(named)
    assert sorted(named) == sorted(set(named))


def test_no_dangerous_calls() -> None:
    """No eval, exec, pickle, shell or foreign HTML anywhere in the code."""
    found = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"eval", "exec"}:
                found.append((path.name, node.lineno, "eval"))
            if isinstance(node, ast.keyword) and node.arg in {"shell", "unsafe_allow_html", "unsafe_allow_javascript"}:
                found.append((path.name, node.value.lineno, node.arg))
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
                found += [(path.name, node.lineno, name) for name in names if name.split(".")[0] == "pickle"]
    assert found == []


def test_only_account_reads_the_signed_in_user() -> None:
    readers = {
        path.relative_to(ROOT).as_posix()
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and node.attr in {"user", "login", "logout"}
        and getattr(node.value, "id", "") == "st"
    }
    assert readers == {"components/account.py"}


RENDER_EVERY_SCREEN = """
import sys
from streamlit.testing.v1 import AppTest
from components.catalogue import DESKS, HISTORY, SETTINGS
app = AppTest.from_file("app.py", default_timeout=60).run()
assert not app.exception and not app.error, app.error
for screen in [*(s for desk in DESKS for s in desk.screens), HISTORY, SETTINGS]:
    app.switch_page(screen.path).run()
    assert not app.exception and not app.error, (screen.path, app.error)
print([name for name in ("torch", "transformers") if name in sys.modules])
"""


def test_no_screen_imports_torch(tmp_path) -> None:
    """Torch and transformers cost a first visitor over ten seconds."""
    run = subprocess.run(
        [sys.executable, "-c", RENDER_EVERY_SCREEN],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "ASSAY_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert run.stdout.strip().splitlines()[-1] == "[]"
