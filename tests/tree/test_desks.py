"""Every desk of the catalogue is whole: page, sample, command, screen test, words and a section in the README."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from components.catalogue import DESKS, HISTORY, HOME, SETTINGS, Desk, Screen, screen_of
from components.i18n import words
from tests.tree.source import ROOT, modules

SCREENS = [HOME, HISTORY, SETTINGS, *(screen for desk in DESKS for screen in desk.screens)]
desks = pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)
screens = pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.path)


@screens
def test_screen_exists_one_folder_deep(screen: Screen) -> None:
    assert (ROOT / screen.path).is_file()
    assert screen.path.count("/") == 2
    assert screen.path.startswith("pages/")


def test_every_page_is_in_the_catalogue() -> None:
    pages = {path.relative_to(ROOT).as_posix() for path in modules("pages") if path.name != "__init__.py"}
    assert pages == {screen.path for screen in SCREENS}


def test_addresses_are_unique() -> None:
    urls = [screen.url for screen in SCREENS]
    assert sorted(urls) == sorted(set(urls))


@screens
def test_screen_has_its_words_and_test(screen: Screen) -> None:
    assert {screen.title, screen.help} <= words().keys()
    folder, name = screen.path.removeprefix("pages/").removesuffix(".py").split("/")
    assert list((ROOT / "tests/pages" / folder).glob(f"test_{name}*.py"))


@desks
def test_desk_has_words(desk: Desk) -> None:
    assert {desk.title, desk.summary} <= words().keys()


@desks
def test_desk_has_a_sample_in_each_language_it_offers(desk: Desk) -> None:
    assert desk.samples
    assert list((ROOT / "data/samples" / desk.name).glob("*"))
    service = importlib.import_module(f"model.{desk.name}.service")
    assert callable(service.start_sample)


@desks
def test_desk_has_a_command(desk: Desk) -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "model", desk.name, "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr


@desks
def test_desk_has_a_browser_test(desk: Desk) -> None:
    assert (ROOT / f"tests/browser/test_{desk.name}.py").is_file()


@desks
def test_desk_has_a_section_in_the_readme(desk: Desk) -> None:
    headings = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any(words()[desk.title]["en"].lower() in heading.lower() for heading in headings)


@desks
def test_results_of_a_desk_open_on_its_first_screen(desk: Desk) -> None:
    assert screen_of(f"{desk.name}.anything") is desk.screens[0]


def test_results_of_no_desk_open_nowhere() -> None:
    with pytest.raises(KeyError):
        screen_of("nowhere.report")
