"""Every hostile file is read or refused with one known reason, and nothing else happens."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from model.documents import PDFText, read_text, read_words, render_page
from model.documents.reader import read_pixels
from model.errors import DocumentRefused
from model.finance.reader import DocumentUnderstandingModel
from model.settings import load_settings
from tests.hostile.generate import HEAVY, KINDS, QUICK, Kind
from tests.hostile.mutants import mutants
from tests.hostile.raw import FIGURE, one_page
from tests.tree.source import json_file

SETTINGS = load_settings()
REASONS = {code for code in json_file("data/knowledge/errors.json") if code.startswith("document_")}
READ = "read"
PICTURED = "pictured"
BURST = {READ, "document_too_much_memory", "document_too_slow", "document_crashed_reader"}
OUTCOMES: dict[str, set[str]] = {
    **{
        kind.name: {"document_password"}
        for kind in KINDS
        if kind.name.startswith("encrypted_user") or kind.name == "encryption_broken"
    },
    "wrong_type_contents": {"document_no_text"},
    # Pages that draw something and say nothing: their pictures are looked at, and show no text either
    **{name: {PICTURED} for name in ("no_text", "hidden_everywhere")},
    "empty": {"document_empty"},
    "no_pages": {"document_no_pages"},
    # What bursts first depends on the build of PDFium: memory, the clock, or the reader
    **{kind.name: BURST for kind in HEAVY},
    **{kind.name: BURST for kind in QUICK if "nested" in kind.name or kind.name.startswith("forms_")},
    **{name: {"document_not_pdf"} for name in ("one_byte", "end_only", "png", "html", "program", "zip", "zeros_20mb")},
    **{
        name: {"document_damaged"}
        for name in ("header_only", "cut_short", "noise_5mb", "wrong_type_pages", "wrong_type_kids")
    },
    **{
        name: {"document_too_many_pages", "document_too_much_memory"}
        for name in ("page_tree_ten_thousand", "page_tree_hundred_thousand", "page_tree_hundred_million", "pages_10000")
    },
}
"""What each file may come to; files not named here must be read."""


@pytest.fixture(scope="module")
def control(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("control") / "control.pdf"
    path.write_bytes(one_page())
    return path


def outcome(call: Callable[[], object]) -> str:
    """`read`, or the reason for refusal; anything else that is raised fails the test. Within the wall limit."""
    start = time.monotonic()
    result = _attempt(call)
    # The limit itself, with grace for a busy machine: a promise, not a measurement
    assert time.monotonic() - start < SETTINGS.worker_wall_seconds + 10
    assert result in REASONS | {READ}
    return result


def _attempt(call: Callable[[], object]) -> str:
    try:
        call()
    except DocumentRefused as refusal:
        refusal.message("en"), refusal.message("zh")  # both sentences have all their blanks filled
        return refusal.code
    return READ


def attack(path: Path, control: Path) -> str:
    """Try all four ways to read a file; the control must still be read after it."""
    result = outcome(lambda: read_text(path))
    outcome(lambda: read_words(path, [1, 2, 5000]))
    outcome(lambda: render_page(path, 1))
    outcome(lambda: read_pixels(path, 1, 72))
    assert FIGURE in read_text(control).texts[0]
    return result


def check(kind: Kind, folder: Path, control: Path) -> None:
    path = folder / f"{kind.name}.pdf"
    path.write_bytes(kind.build())
    result = attack(path, control)
    text = read_text(path) if result == READ else None
    if text is not None and not "".join(text.texts).strip():
        assert text.pictured
        result = PICTURED
    assert result in OUTCOMES.get(kind.name, {READ})
    if text is not None and result == READ:
        assert FIGURE in text.texts[0]
        check_words(path, text)


def check_words(path: Path, text: PDFText) -> None:
    words = read_words(path, [1])[1]
    assert [word.text for word in words if word.text == FIGURE and not word.hidden] == [FIGURE]
    assert bool(text.hidden) == any(word.hidden for word in words)


@pytest.mark.parametrize("kind", QUICK, ids=lambda kind: kind.name)
def test_quick_files(kind, tmp_path, control) -> None:
    check(kind, tmp_path, control)


@pytest.mark.slow
@pytest.mark.parametrize("kind", HEAVY, ids=lambda kind: kind.name)
def test_heavy_files(kind, tmp_path, control) -> None:
    check(kind, tmp_path, control)


SEEDS = (
    "control",
    "embedded_program",
    "font_not_embedded",
    "encrypted_owner_rc4-128",
    "hidden_in_a_form",
    "form_entities",
)


@pytest.mark.parametrize("count", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_mutants(count, tmp_path, control) -> None:
    seeds = [kind.build() for kind in QUICK if kind.name in SEEDS]
    assert len(seeds) == len(SEEDS)
    results = []
    for number, data in enumerate(mutants(seeds, count)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(data)
        results.append(attack(path, control))
    assert READ in results
    assert set(results) - {READ}, "no mutant was broken"


def test_names_are_unique() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert OUTCOMES.keys() <= {kind.name for kind in KINDS}


def test_the_files_are_the_same_in_every_run() -> None:
    kinds = [kind for kind in QUICK if not kind.name.startswith("encrypted")]
    assert [kind.name for kind in kinds if kind.build() != kind.build()] == []


def test_small_files_are_small() -> None:
    sizes = {kind.name: len(kind.build()) for kind in QUICK}
    assert sizes["flate_nested_4gb"] < 1000
    assert sizes["forms_hundred_thousand"] < 3000


@pytest.mark.parametrize("name", ["no_text", "hidden_everywhere"])
def test_a_picture_that_shows_no_text_is_refused_for_that(name, tmp_path) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(next(kind for kind in QUICK if kind.name == name).build())
    with pytest.raises(DocumentRefused) as refusal:
        DocumentUnderstandingModel().analyze(path)
    assert refusal.value.code == "document_no_text"


def test_a_huge_page_of_pixels_is_held_to_what_recognition_is_given(tmp_path) -> None:
    path = tmp_path / "huge.pdf"
    path.write_bytes(one_page(media_box=b"[0 0 14400 14400]"))
    pixels = read_pixels(path, 1, 600)
    assert len(pixels.grey) == pixels.width * pixels.height < 4_100_000
