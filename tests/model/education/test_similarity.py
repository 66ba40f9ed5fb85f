"""Similar passages: found wherever they stand, side by side, without what all of a class were given."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.education.essay import Essay, read_essay
from model.education.similarity import RUN, SimilarPair, similar_pairs

SOURCES = {
    "en": (
        "The mill by the river stopped working forty years ago, and its wheel is now green with moss. My grandfather "
        "carried flour there when he was a boy of ten, and he still knows the path by heart.",
        "What I admire about swimmers is that they rise before dawn without being told. Nobody claps at six in the "
        "morning when the water is cold and the hall smells of chlorine.",
        "A library card costs nothing, yet it opens more doors than any key I own. I borrowed my first atlas at seven "
        "and returned it late because I could not stop tracing rivers.",
    ),
    "zh": (
        "河边的磨坊四十年前就停了，木轮上长满了青苔。爷爷十岁那年常背着粮食到那里去，至今还记得那条小路。",
        "我最佩服游泳队的队员，他们不用人催，天不亮就起床。清晨六点，池水冰凉，看台上没有一个人鼓掌。",
        "一张借书证不花一分钱，却比我所有的钥匙打开过更多的门。七岁那年我借了第一本地图册，舍不得还。",
    ),
}


def own(language: str, seed: int) -> str:
    """Short sentences that make no run of words long enough to be a passage."""
    draw = random.Random(f"{language}{seed}")
    letters = "bcdfghjklmnp" if language == "en" else "山石田土木火金水日月星云花草虫鱼鸟兽东西南北春夏秋冬"
    if language == "en":
        return " ".join("".join(draw.choices(letters, k=6)) for _ in range(40)) + "."
    return "".join(draw.choices(letters, k=90)) + "。"


@pytest.fixture(params=["en", "zh"])
def language(request) -> str:
    return request.param


def quotes(pair: SimilarPair, essays: list[Essay]) -> list[tuple[str, str]]:
    first, second = essays[pair.first].text, essays[pair.second].text
    return [(first[slice(*each.first)], second[slice(*each.second)]) for each in pair.passages]


def test_passages_stand_side_by_side(language) -> None:
    source = SOURCES[language][0]
    texts = [own(language, 1), source + own(language, 2), own(language, 3), own(language, 4) + "\n" + source]
    essays = [read_essay(text) for text in texts]
    (pair,) = similar_pairs(essays)
    assert (pair.first, pair.second) == (1, 3)
    ((one, other),) = quotes(pair, essays)
    assert one == other
    assert one in source
    assert len(one) > 0.95 * len(source)
    assert 0 < pair.share < 1
    assert 0 < pair.cosine < 1


def test_same_essay_twice_comes_first(language) -> None:
    one, two, three = SOURCES[language]
    essays = [read_essay(text) for text in (one + own(language, 1), two + three, two + own(language, 2), two + three)]
    pairs = similar_pairs(essays)
    assert (pairs[0].first, pairs[0].second) == (1, 3)
    assert pairs[0].cosine == pytest.approx(1.0, abs=1e-5)
    assert pairs[0].share > 0.95
    assert {(pair.first, pair.second) for pair in pairs} == {(1, 3), (1, 2), (2, 3)}


def test_case_and_punctuation_tell_no_passages_apart() -> None:
    source = SOURCES["en"][0]
    essays = [read_essay(source), read_essay(own("en", 1) + source.upper().replace(",", ";"))]
    (pair,) = similar_pairs(essays)
    assert len(pair.passages) == 1


def test_reordered_passages_are_two() -> None:
    one, two = (part.strip() for part in SOURCES["en"][0].split(". ", 1))
    essays = [read_essay(f"{one}. {own('en', 1)} {two}"), read_essay(f"{two} {own('en', 2)} {one}.")]
    (pair,) = similar_pairs(essays)
    assert len(pair.passages) == 2
    assert pair.passages[0].first < pair.passages[1].first
    assert pair.passages[0].second > pair.passages[1].second


def test_what_the_task_says_is_left_out(language) -> None:
    task = SOURCES[language][0]
    essays = [read_essay(task + own(language, seed)) for seed in (1, 2)]
    assert similar_pairs(essays)
    assert [pair for pair in similar_pairs(essays, prompt=task) if pair.passages] == []


def test_what_most_of_a_class_quotes_is_left_out(language) -> None:
    quotation = SOURCES[language][1]
    essays = [read_essay(quotation + own(language, seed) + own(language, seed + 100)) for seed in range(8)]
    assert similar_pairs(essays) == ()
    assert len(similar_pairs(essays[:3])) == 3


def test_small_classes() -> None:
    assert similar_pairs([]) == ()
    assert similar_pairs([read_essay(SOURCES["en"][0])]) == ()
    assert similar_pairs([read_essay(SOURCES["en"][0]), read_essay(SOURCES["zh"][0])]) == ()


def test_plain_sentences_of_two_pupils_are_not_similar(language) -> None:
    assert similar_pairs([read_essay(own(language, seed)) for seed in range(12)]) == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=40), min_size=2, max_size=4))
def test_passages_of_any_class(letters) -> None:
    """Passages are the same words in both, at least a run long, and lie inside their essays."""
    essays = [Essay(" ".join(letter * 3 for letter in each), "en") for each in letters]
    for pair in similar_pairs(essays):
        assert pair.first < pair.second
        assert 0 <= pair.share <= 1
        assert 0 <= pair.cosine <= 1
        for one, other in quotes(pair, essays):
            assert one == other
            assert len(one.split()) >= RUN["en"]
