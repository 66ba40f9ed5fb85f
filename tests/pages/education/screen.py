"""Opens the essay screen and acts on it as a teacher would."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from components.i18n import words
from tests.pages.screens import open_screen

ESSAY = "pages/education/essay.py"
LANGUAGES = ("en", "zh")
TEXTS = {
    "en": (
        "Benches or a second screen?\n"
        "The council wants to build a second screen in the square. Its also very bright at night. "
        "If there is no bench, old people can not rest and they do not go outside any more.\n"
        "Some people say that a screen brings money. The bakery near the river sells more bread when many walk there, "
        "so benches bring money too. I think that benches are better then a screen, because they help people."
    ),
    "zh": (
        "长椅比屏幕更重要\n"
        "最近，小城准备在广场上再建一块大屏幕。我认为这笔钱应该用来在河边修一些长椅。\n"
        "首先，长椅可以让老人休息。河边有很多老人散步，走一会儿就累了，如果没有地方坐，他们就不愿意出门了。"
        "其次，屏幕的作用不大，大家看一会儿就走了，上面放的大多是广告，晚上又很亮。"
        "有人说屏幕可以带来广告收入，可是周围的商店并没有因此热闹起来。\n"
        "总之，我认为长椅比屏幕更重要。希望小城能够多修一些长椅，让大家的生活变得更加美好。"
    ),
}
"""Written for these tests."""


def open_essay(language: str = "en", text: str | None = None) -> AppTest:
    """The essay screen with a text marked, of those above where none is given."""
    test = open_screen(ESSAY, language)
    test.text_area(key="essay_text").set_value(TEXTS[language] if text is None else text)
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
