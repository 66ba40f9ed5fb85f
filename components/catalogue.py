"""The desks and screens there are, as data: navigation, home cards and samples all come from here.

A new desk is one entry in DESKS, its page, its words and its sample; tests/tree names what is still missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

import streamlit as st
from streamlit.navigation.page import Page

from components.i18n import Language, t


@dataclass(frozen=True, slots=True)
class Screen:
    """One page of the app."""

    path: str
    """Script, always pages/<desk>/<screen>.py."""
    url: str
    """Path in the address; "" for the start page."""
    title: str
    help: str
    """Word keys."""
    icon: str
    kind: str = ""
    """The job kind whose results it shows, where that is not the desk's first screen."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One trade of the house."""

    name: str
    """Folder under pages/ and model/, and the command's first word."""
    title: str
    summary: str
    """Word keys."""
    icon: str
    screens: tuple[Screen, ...]
    """The first is the one the home card opens."""
    samples: tuple[Language, ...]
    """Languages a sample is shipped in; offered through `start_sample` of model/<name>/service.py."""

    def start_sample(self, language: Language, owner: str) -> str:
        """Begin work on the shipped sample in that language; returns the job's id."""
        # Imported on the click: the desk's engine has no business in a page that only lists desks.
        job: str = import_module(f"model.{self.name}.service").start_sample(language, owner)
        return job


HOME = Screen("pages/home/start.py", "", "screen_home", "screen_home_help", ":material/home:")
HISTORY = Screen("pages/admin/history.py", "history", "screen_history", "screen_history_help", ":material/history:")
SETTINGS = Screen(
    "pages/admin/settings.py", "settings", "screen_settings", "screen_settings_help", ":material/settings:"
)

REPORT = Screen("pages/finance/report.py", "report", "screen_report", "screen_report_help", ":material/request_quote:")
LIBRARY = Screen(
    "pages/finance/library.py", "library", "screen_library", "screen_library_help", ":material/library_books:"
)
COMPANY = Screen("pages/finance/company.py", "company", "screen_company", "screen_company_help", ":material/timeline:")
COMPARE = Screen("pages/finance/compare.py", "compare", "screen_compare", "screen_compare_help", ":material/balance:")

ANY_FIGURE = Screen(
    "pages/finance/any_figure.py",
    "any-figure",
    "screen_any_figure",
    "screen_any_figure_help",
    ":material/manage_search:",
)

DIFFERENTIAL = Screen(
    "pages/medicine/differential.py",
    "differential",
    "screen_differential",
    "screen_differential_help",
    ":material/stethoscope:",
)

COMPARE_DIAGNOSES = Screen(
    "pages/medicine/compare_diagnoses.py",
    "compare-diagnoses",
    "screen_compare_diagnoses",
    "screen_compare_diagnoses_help",
    ":material/compare_arrows:",
)

COVERAGE = Screen(
    "pages/medicine/coverage.py", "coverage", "screen_coverage", "screen_coverage_help", ":material/menu_book:"
)

CASES = Screen("pages/medicine/cases.py", "cases", "screen_cases", "screen_cases_help", ":material/folder_shared:")

ASK = Screen(
    "pages/medicine/ask.py", "ask", "screen_ask", "screen_ask_help", ":material/contact_support:", "medicine.guideline"
)

ESSAY = Screen("pages/education/essay.py", "essay", "screen_essay", "screen_essay_help", ":material/edit_note:")
ESSAY_CLASSES = Screen(
    "pages/education/essay_classes.py",
    "essay-classes",
    "screen_essay_classes",
    "screen_essay_classes_help",
    ":material/groups:",
    "education.class",
)
RUBRICS = Screen("pages/education/rubrics.py", "rubrics", "screen_rubrics", "screen_rubrics_help", ":material/rule:")
AGREEMENT = Screen(
    "pages/education/agreement.py", "agreement", "screen_agreement", "screen_agreement_help", ":material/handshake:"
)

DESKS = (
    Desk(
        name="finance",
        title="desk_finance",
        summary="desk_finance_summary",
        icon=":material/account_balance:",
        screens=(REPORT, LIBRARY, COMPANY, COMPARE, ANY_FIGURE),
        samples=("en", "zh"),
    ),
    Desk(
        name="medicine",
        title="desk_medicine",
        summary="desk_medicine_summary",
        icon=":material/stethoscope:",
        screens=(DIFFERENTIAL, ASK, CASES, COMPARE_DIAGNOSES, COVERAGE),
        samples=("en", "zh"),
    ),
    Desk(
        name="education",
        title="desk_education",
        summary="desk_education_summary",
        icon=":material/school:",
        screens=(ESSAY, ESSAY_CLASSES, RUBRICS, AGREEMENT),
        samples=("en", "zh"),
    ),
)


def page(screen: Screen) -> Page:
    """The Streamlit page of a screen, titled in the reader's language."""
    return st.Page(
        screen.path,
        title=t(screen.title),
        icon=screen.icon,
        url_path=screen.url,
        help=t(screen.help),
        default=screen is HOME,
    )


def sections() -> dict[str, list[Page]]:
    """The navigation: section headings in the reader's language with their pages."""
    desks = {t(desk.title): [page(screen) for screen in desk.screens] for desk in DESKS}
    return {"": [page(HOME)], **desks, t("section_admin"): [page(HISTORY), page(SETTINGS)]}


def screen_of(kind: str) -> Screen:
    """The screen that shows results of a job kind such as ``finance.report``; raises KeyError for an unknown desk."""
    name = kind.partition(".")[0]
    for desk in DESKS:
        if desk.name == name:
            return next((screen for screen in desk.screens if screen.kind == kind), desk.screens[0])
    raise KeyError(kind)
