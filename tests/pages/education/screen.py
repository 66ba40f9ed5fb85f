"""Opens the essay screen and acts on it as a teacher would."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from components.i18n import words
from model.education.service import samples
from tests.pages.screens import open_screen

ESSAY = "pages/education/essay.py"
LANGUAGES = ("en", "zh")


def open_essay(language: str = "en", text: str | None = None) -> AppTest:
    """The essay screen with a text marked; without one the middling sample of the language."""
    test = open_screen(ESSAY, language)
    test.text_area(key="essay_text").set_value(samples(language)[1].text if text is None else text)
    return press(test, "essay_mark")


def press(test: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    return test.button(key=key).click().run()


def say(key: str, language: str, **blanks: object) -> str:
    """A word of the interface."""
    return words()[key][language].format(**blanks)


def keys(test: AppTest, beginning: str) -> list[str]:
    """Keys of the buttons that begin so."""
    return [button.key for button in test.button if button.key and button.key.startswith(beginning)]
