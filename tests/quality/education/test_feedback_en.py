from __future__ import annotations

import pytest

from tests.quality.education.feedback_en import passages, tallies

FLOORS = {"grammar": (0.97, 0.90), "spelling": (0.95, 0.85), "rhetoric": (0.95, 0.95), "repetition": (0.95, 0.5)}
"""Area → precision and recall that were reached once."""


def test_sentences_are_enough_and_many_of_them_are_right() -> None:
    assert len(passages()) >= 60
    assert sum(not passage.due for passage in passages()) >= 20


@pytest.mark.parametrize("area", FLOORS)
def test_comments_stay_as_good_as_they_were(area: str) -> None:
    tally = tallies()[area]
    assert tally.precision >= FLOORS[area][0]
    assert tally.recall >= FLOORS[area][1]
