import numpy as np
import pytest

from model.education.essay import read_essay
from model.education.features.measures import measured
from model.education.rubric import Criterion, Rubric
from model.education.scoring.kernels import Kernels
from model.education.scoring.scorer import Prediction, Scorer
from tests.model.education.scoring.essays import made_class, made_essay

SCALE = Rubric.range(1, 6)


def totals(scorer: Scorer, essays: list) -> np.ndarray:
    return np.array([scorer.predict(essay).total for essay in essays])


@pytest.fixture(scope="module")
def sixty():
    return made_class(60)


@pytest.fixture(scope="module")
def calibrated(sixty) -> Scorer:
    essays, marks = sixty
    return Scorer(SCALE).fit(essays[:20], marks[:20])


def test_without_marks_the_better_essay_ranks_higher_inside_the_assumed_distribution() -> None:
    scorer = Scorer(SCALE)
    weak, strong = scorer.predict(made_essay(0.1, 1)), scorer.predict(made_essay(0.9, 2))
    assert strong.total > weak.total
    assert scorer.marks == 0
    assert SCALE.low <= weak.interval[0] < weak.total < weak.interval[1] <= SCALE.high


def test_without_marks_the_assumed_mean_and_deviation_are_used() -> None:
    easy = Rubric("easy", {}, 1, 6, assumed_mean=5.0, assumed_deviation=0.2)
    hard = Rubric("hard", {}, 1, 6, assumed_mean=2.0, assumed_deviation=0.2)
    essay = made_essay(0.5, 3)
    assert Scorer(easy).predict(essay).total - Scorer(hard).predict(essay).total == pytest.approx(3.0)


def test_a_class_large_enough_is_ranked_inside_itself(sixty) -> None:
    essays, _ = sixty
    assert totals(Scorer(SCALE).among(essays), essays).mean() == pytest.approx(SCALE.mean, abs=0.05)
    few = essays[:24]
    assert totals(Scorer(SCALE).among(few), few) == pytest.approx(totals(Scorer(SCALE), few))


def test_twenty_marks_bring_the_rest_near_the_teachers_marks(sixty, calibrated) -> None:
    essays, marks = sixty
    before = np.abs(totals(Scorer(SCALE).among(essays), essays[20:]) - marks[20:]).mean()
    after = np.abs(totals(calibrated, essays[20:]) - marks[20:]).mean()
    assert after < min(before, 0.7)
    assert calibrated.marks == 20


def test_another_teachers_scale_is_followed(sixty) -> None:
    essays, marks = sixty
    severe = Scorer(SCALE).fit(essays[:20], [max(1.0, mark - 2) for mark in marks[:20]])
    usual = Scorer(SCALE).fit(essays[:20], marks[:20])
    assert totals(severe, essays[20:]).mean() < totals(usual, essays[20:]).mean() - 1


def test_five_equal_marks_are_enough_and_give_that_mark(sixty) -> None:
    essays, _ = sixty
    scorer = Scorer(SCALE).fit(essays[:5], [4.0] * 5)
    assert abs(totals(scorer, essays[5:]).mean() - 4.0) < 1.0


@pytest.mark.slow
def test_hundreds_of_marks_use_words_and_trees_and_hold_their_interval() -> None:
    essays, marks = made_class(260)
    scorer = Scorer(SCALE).fit(essays[:210], marks[:210])
    found = [scorer.predict(essay) for essay in essays[210:]]
    inside = np.mean(
        [each.interval[0] <= mark <= each.interval[1] for each, mark in zip(found, marks[210:], strict=True)]
    )
    assert 0.6 <= inside <= 0.95
    assert np.corrcoef([each.total for each in found], marks[210:])[0, 1] > 0.9
    again = Scorer(SCALE).fit(essays[:210], marks[:210])
    assert totals(again, essays[210:220]) == pytest.approx([each.total for each in found[:10]], abs=1e-9)


def test_marks_in_one_language_leave_the_other_uncalibrated(sixty) -> None:
    essays, marks = sixty
    chinese = read_essay("青春\n" + "我们热爱读书，因为读书使人明理。\n" * 12)
    scorer = Scorer(SCALE).fit(essays[:20], marks[:20])
    assert scorer.predict(chinese).total == pytest.approx(Scorer(SCALE).predict(chinese).total)


def test_weights_of_criteria_move_an_uncalibrated_total() -> None:
    def weighing(content: float, language: float) -> Rubric:
        lines = (
            Criterion("c", {}, "content", 0, 10, weight=content),
            Criterion("l", {}, "language", 0, 10, weight=language),
        )
        return Rubric("own", {}, 0, 10, combination="mean", criteria=lines)

    essay = made_essay(0.8, 5)
    one, other = (Scorer(weighing(*each)).predict(essay) for each in ((9, 1), (1, 9)))
    assert one.total != pytest.approx(other.total)
    assert (one.total > other.total) == (one.aspects["content"] > one.aspects["language"])


def test_points_taken_off_never_leave_the_scale() -> None:
    taken = Prediction(3.0, 1.0, (2.0, 4.0), {}).less(2.5, 1.0)
    assert taken.total == 1.0
    assert taken.interval == (1.0, 1.5)


@pytest.mark.slow
def test_an_essay_that_was_fitted_is_as_uncertain_as_the_kernels_say_of_it() -> None:
    essays, marks = made_class(140)
    fitted = Scorer(SCALE).fit(essays, marks).fitted["en"]
    alike = fitted.kernels.own(fitted.prior.standardised(measured(essays[0])), tuple(fitted.blend))
    for name in fitted.blend:
        assert alike[name] == pytest.approx(fitted.kernels.within[name][0, 0])


@pytest.mark.slow
def test_measures_weighted_by_marks_never_see_the_marks_held_out() -> None:
    draw = np.random.default_rng(3)
    rows, noise = draw.normal(size=(60, 40)), draw.normal(size=60)
    essays = [made_essay(0.5, seed) for seed in range(60)]
    kernels = Kernels(essays, rows, noise, words=False)
    unseen = np.arange(60) % 5 == 0
    other = Kernels(essays, rows, np.where(unseen, -5 * noise, noise), words=False)
    assert not np.allclose(kernels.within["telling"], other.within["telling"])
    scale = kernels.within["telling"][0, 0] / other.within["telling"][0, 0]
    assert kernels.telling_without(unseen) == pytest.approx(scale * other.telling_without(unseen))
