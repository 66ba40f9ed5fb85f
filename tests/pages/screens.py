"""Opens one screen of the app the way a visitor does: through app.py."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]


def open_app(language: str = "en") -> AppTest:
    """The start page in a language."""
    test = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    test.session_state["language"] = language
    return test.run()


def open_screen(path: str, language: str = "en") -> AppTest:
    """A screen by its path, e.g. pages/admin/history.py."""
    return open_app(language).switch_page(str(ROOT / path)).run()


def texts(test: AppTest) -> str:
    """Every text on the screen, for finding words in it."""
    kinds = ("title", "markdown", "caption", "metric", "button", "error", "info", "page_link", "text_input")
    found = [element for kind in kinds for element in test.get(kind)]
    return "\n".join(str(getattr(element, "label", "")) + " " + str(element.value or "") for element in found)
