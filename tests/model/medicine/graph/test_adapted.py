"""Learning from confirmed cases: what is learned, what is not, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.medicine.graph.adapted import AdaptedRanker, ConfirmedCase

CASES = [
    *[ConfirmedCase({"流涕": "present", "发热": "absent"}, "过敏性鼻炎")] * 6,
    *[ConfirmedCase({"发热": "present", "咳嗽": "present"}, "肺炎")] * 6,
    *[ConfirmedCase({"腹泻": "present", "发热": "present"}, "小儿腹泻")] * 4,
]
RANKER = AdaptedRanker.fit(CASES)


@pytest.mark.parametrize("case", [CASES[0], CASES[6], CASES[12]], ids=lambda case: case.diagnosis)
def test_what_was_met_is_recognised(case: ConfirmedCase) -> None:
    assert next(iter(RANKER.probabilities(case.said))) == case.diagnosis


def test_denial_counts_as_such() -> None:
    assert next(iter(RANKER.probabilities({"发热": "absent"}))) == "过敏性鼻炎"
    assert next(iter(RANKER.probabilities({"发热": "present", "咳嗽": "present"}))) == "肺炎"


def test_words_never_met_leave_what_is_common_first() -> None:
    unknown = RANKER.probabilities({"从未见过": "present"})
    assert unknown == RANKER.probabilities({})
    assert list(unknown)[-1] == "小儿腹泻"


def test_cases_of_one_diagnosis_teach_nothing() -> None:
    with pytest.raises(ValueError, match="two diagnoses"):
        AdaptedRanker.fit(CASES[:6])


words = st.dictionaries(
    st.sampled_from(["流涕", "发热", "咳嗽", "腹泻", "新词"]), st.sampled_from(["present", "absent", "open"])
)


@settings(max_examples=30)
@given(words)
def test_probabilities_are_of_all_diagnoses_and_fall(said) -> None:
    shares = list(RANKER.probabilities(said).values())
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
    assert len(shares) == len(RANKER.diagnoses)
