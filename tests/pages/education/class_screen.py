"""Opens the class screen on a kept and marked class, as a teacher would."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from streamlit.testing.v1 import AppTest

from components.i18n import words
from model.education.classes import keeping, marking
from model.education.marks import journal
from model.education.marks.mark import Mark
from tests.model.education.classes.small_class import OWNER, keep
from tests.pages.screens import ROOT, open_app

SCREEN = "pages/education/essay_classes.py"
RunJobs = Callable[[], int]


def say(key: str, language: str, **blanks: object) -> str:
    """A word of the interface."""
    return words()[key][language].format(**blanks)


def marked(run_jobs: RunJobs, marks: int = 0, count: int = 12) -> str:
    """A class kept, given marks and marked; returns its document."""
    document = keep(count)
    give(document, marks)
    marking.start_marking(document, OWNER)
    run_jobs()
    return document


def give(document: str, count: int) -> None:
    """Mark the first essays by hand."""
    for place, entry in enumerate(keeping.open_class(document, OWNER).entries[:count]):
        journal.give(Mark(20.0 + 3 * (place % 9)), entry.id, document, OWNER)


def open_class(document: str, language: str = "en", tab: str | None = None) -> AppTest:
    """The screen with a class; `tab` brings a part to the front."""
    test = open_app(language)
    test.query_params["class"] = document
    if tab is not None:
        test.session_state[f"class_tabs_{language}"] = say(tab, language)
    return test.switch_page(str(ROOT / SCREEN)).run()


def press(test: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    return test.button(key=key).click().run()


def frame(test: AppTest, column: str) -> pd.DataFrame:
    """The table that has a column."""
    return next(each.value for each in test.dataframe if column in each.value)


def tick(test: AppTest, row: int) -> AppTest:
    """Tick a row of the grading table."""
    table = next(each for each in test.dataframe if "locked" in each.value)
    test.session_state[table.key] = {"selection": {"rows": [row], "columns": [], "cells": []}}
    return test.run()
