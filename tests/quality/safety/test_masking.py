"""Floors of masking on both synthetic sets, and that the score counts what it says."""

from __future__ import annotations

import pytest

from tests.quality.safety import masking

sets = pytest.mark.parametrize("language", masking.LANGUAGES)


def check(result: masking.Score) -> None:
    assert result.recall(*result.structured) >= 0.98, result.missed
    assert result.recall("name") >= 0.95, result.missed
    assert result.recall("address") >= 0.95, result.missed
    assert result.values_touched <= 0.01, result.wrong
    assert result.precision >= 0.97, result.wrong


@sets
def test_handwritten_sentences_keep_the_floors(language) -> None:
    documents = masking.handwritten(language)
    assert len(documents) >= 100
    check(masking.score(documents))


@sets
def test_a_thousand_generated_documents_keep_the_floors(language) -> None:
    check(masking.score(list(masking.generated(language))))


@sets
def test_full_width_forms_are_found_as_well(language) -> None:
    """Digits and signs in full width lose at most one point in a hundred."""
    wide = {code: code + 0xFEE0 for code in (*range(0x30, 0x3A), 0x2D, 0x2E, 0x2F, 0x3A, 0x2C, 0x28, 0x29)}
    plain = list(masking.generated(language, 60, seed=3))
    turned = [masking.Document(one.text.translate(wide), one.personal, one.kept) for one in plain]
    before, after = masking.score(plain), masking.score(turned)
    assert after.recall(*after.total) >= before.recall(*before.total) - 0.01, after.missed


def test_generation_repeats() -> None:
    assert list(masking.generated("zh", 5)) == list(masking.generated("zh", 5))
    assert list(masking.generated("zh", 5)) != list(masking.generated("zh", 5, seed=8))


def test_score_is_strict_about_spans() -> None:
    half = masking.Document("患者王建国，男，56岁", ((0, 5, "name"),), ((8, 10),))
    result = masking.score([half])
    assert (result.total["name"], result.covered["name"]) == (1, 0)
    assert (result.values, result.touched, result.precision) == (1, 0, 1.0)


def test_names_of_the_generator_are_not_all_in_the_lists() -> None:
    shares = masking.known_names()
    assert shares["zh given characters"] < 0.8
    assert shares["en first names"] < 0.6
