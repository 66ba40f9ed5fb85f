from __future__ import annotations

from typing import Any

import pytest

from tests.quality.medicine.notes import expected, said, sentences


@pytest.mark.parametrize("sentence", sentences(), ids=lambda each: each["text"][:40])
def test_every_sentence_is_read_as_it_is_meant(sentence: dict[str, Any]) -> None:
    assert said(sentence["text"]) == expected(sentence)
