"""The gates together: genuine essays pass, spoilt ones are held back by the gate that is for them."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import pairwise

import pytest
from wordfreq import top_n_list

from data.knowledge import knowledge_path
from model.education.essay import Essay, read_essay
from model.education.gates.gatekeeper import Gatekeeper
from model.education.rubric import Rubric
from tests.model.education.gates.written import GARDEN, GARDEN_ZH, TRAIN, TRAIN_ZH, class_of, essay

RUBRIC = Rubric.range(1, 6)
GATES = ("wrong_language", "not_an_essay", "duplicated", "shuffled", "off_topic", "too_short")


@pytest.fixture(scope="module", params=[(GARDEN, TRAIN), (GARDEN_ZH, TRAIN_ZH)], ids=["en", "zh"])
def tasks(request) -> tuple[str, str]:
    return request.param


@pytest.fixture(scope="module")
def fitted(tasks) -> Gatekeeper:
    return Gatekeeper(RUBRIC).fit(class_of(tasks[0], 20))


def names(gatekeeper: Gatekeeper, text: str | Essay, prompt: str | None = None) -> list[str]:
    read = text if isinstance(text, Essay) else read_essay(text)
    found = gatekeeper.check(read, prompt)
    for gate in found:
        for place in gate.evidence:
            assert place.span is None or read.text[slice(*place.span)] == place.quote
        assert 0 <= gate.confidence <= 1
        assert isinstance(gate.value, float | int)
        assert gate.method in {"rule", "measured"}
    return [gate.name for gate in found]


def test_genuine_essays_pass(fitted, tasks) -> None:
    assert [names(fitted, essay(tasks[0], seed)) for seed in range(100, 120)] == [[]] * 20


def test_genuine_essays_pass_where_nothing_was_marked(tasks) -> None:
    assert [names(Gatekeeper(RUBRIC), essay(pool, 100)) for pool in tasks] == [[], []]


def test_essay_on_another_task(fitted, tasks) -> None:
    assert [names(fitted, essay(tasks[1], seed)) for seed in range(10)] == [["off_topic"]] * 10


def test_topic_is_named_by_its_words(fitted, tasks) -> None:
    (gate,) = fitted.check(essay(tasks[1], 1))
    (place,) = gate.evidence
    assert place.quote is not None
    assert {"garden", "菜园"} & set(place.quote.split(", "))
    assert 0 <= gate.value < 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_of_no_task_are_no_topic(language) -> None:
    """Texts drawn from a language's frequent words, as essays on as many tasks are."""
    words = [word for word in top_n_list(language, 3000) if word.isalpha()]
    texts = [(" " if language == "en" else "").join(random.Random(seed).sample(words, 120)) for seed in range(20)]
    assert not Gatekeeper(RUBRIC).fit([read_essay(text) for text in texts]).topics


def test_few_marks_have_no_topic(tasks) -> None:
    assert not Gatekeeper(RUBRIC).fit(class_of(tasks[0], 10)).topics


def test_pasted_twice(fitted, tasks) -> None:
    text = essay(tasks[0], 7).text
    assert names(fitted, text + "\n" + text) == ["duplicated"]


def test_sentence_over_and_over(fitted, tasks) -> None:
    first = essay(tasks[0], 7).sentences[0].text
    assert "duplicated" in names(fitted, " ".join([first] * 30))


def test_words_in_a_chance_order(fitted, tasks) -> None:
    for seed in range(10):
        words = [word.text for word in essay(tasks[0], seed).words]
        text = (" " if tasks[0].isascii() else "").join(random.Random(seed).sample(words, len(words)))
        assert "shuffled" in names(fitted, text + ".")


def test_sentences_in_a_chance_order_are_not_seen(fitted, tasks) -> None:
    sentences = [piece.text for piece in essay(tasks[0], 3).sentences]
    text = (" " if tasks[0].isascii() else "").join(random.Random(3).sample(sentences, len(sentences)))
    assert names(fitted, text) == []


def test_length_is_asked_for_as_of_the_marked_essays(tasks) -> None:
    lone = read_essay(tasks[0].splitlines()[0])
    assert names(Gatekeeper(RUBRIC), lone) == ["too_short"]
    lines = tasks[0].splitlines()
    short = [read_essay(one + other) for one, other in pairwise(lines)]
    assert "too_short" in names(Gatekeeper(RUBRIC), short[0])
    assert "too_short" not in names(Gatekeeper(RUBRIC).fit(short), short[0])
    assert "too_short" in names(Gatekeeper(replace(RUBRIC, shortest=1000)), essay(tasks[0], 1))


def test_language_is_that_of_the_marked_essays(fitted, tasks) -> None:
    other = GARDEN_ZH if tasks[0] == GARDEN else GARDEN
    assert names(fitted, essay(other, 1)) == ["wrong_language"]
    both = Gatekeeper(RUBRIC).fit([*class_of(GARDEN, 5), *class_of(GARDEN_ZH, 5)])
    assert names(both, essay(other, 1)) == []


def test_language_is_that_of_the_rubric() -> None:
    assert names(Gatekeeper(replace(RUBRIC, languages=("zh",))), essay(GARDEN, 1)) == ["wrong_language"]


def test_prompt_speaks_where_no_marks_do() -> None:
    task = (
        "Our school plans a garden. Write to the head: should pupils plant vegetables and flowers at school, dig the "
        "soil and water the plants, or does growing food take time away from lessons? Give reasons of your own."
    )
    assert names(Gatekeeper(RUBRIC), essay(GARDEN, 1), task) == []
    assert names(Gatekeeper(RUBRIC), essay(TRAIN, 1), task) == ["off_topic"]
    assert names(Gatekeeper(RUBRIC), essay(TRAIN, 1), "Write about gardens.") == []
    assert names(Gatekeeper(RUBRIC), essay(GARDEN, 1), "以“菜园里的劳动”为题，写一篇文章。") == []


def test_chinese_prompt() -> None:
    task = "以“校园菜园与劳动”为话题，谈谈你对种植蔬菜的看法。"
    assert names(Gatekeeper(RUBRIC), essay(GARDEN_ZH, 1), task) == []
    assert names(Gatekeeper(RUBRIC), essay(TRAIN_ZH, 1), task) == ["off_topic"]


@pytest.mark.parametrize("gate", GATES)
def test_gates_have_their_words(gate) -> None:
    words = json.loads(knowledge_path("education/terms/gates.json").read_text(encoding="utf-8"))
    assert {f"gate_{gate}", f"gate_{gate}_why"} <= words.keys()
    assert len(words) == 2 * len(GATES)
