"""Word order: the shipped tables, the measure, and how a table is made."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.weights import weights_path
from model.education.essay import read_essay
from model.education.gates.word_order import (
    LOWEST,
    Order,
    find_shuffled,
    learn_order,
    main,
    order_of,
    ordered,
    tokens_of,
)
from tests.model.education.gates.written import GARDEN, GARDEN_ZH, TRAIN, class_of, essay

SMALL = Order({"a": 0, "b": 1, "c": 2}, np.array([[-1.0, 2.0, 0.5], [1.5, -2.0, 0.0], [0.0, 1.0, -0.5]]), 1.0)


@given(st.lists(st.integers(0, 2), min_size=2, max_size=5))
def test_chance_is_the_mean_over_all_orders(rows) -> None:
    orders = [ordered(np.array(each, dtype=np.intp), SMALL) for each in permutations(rows)]
    assert float(np.mean(orders)) == pytest.approx(0, abs=1e-9)


def test_order_is_above_chance_by_the_table() -> None:
    assert ordered(np.array([0, 1, 0, 1, 0, 1]), SMALL) > 0 > ordered(np.array([0, 0, 0, 1, 1, 1]), SMALL)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_shipped_table(language) -> None:
    order = order_of(language)
    assert order.information.shape == (len(order.classes), len(order.classes))
    assert order.usual > 0.2
    assert weights_path("word_order", "CARD.md").is_file()


def test_of_the_before_a_noun_follows() -> None:
    order = order_of("en")
    follows = order.information[order.classes["of"]]
    assert follows[order.classes["the"]] > 0.5 > 0 > follows[order.classes["of"]]


def test_least_ordered_sentences_are_shown() -> None:
    words = essay(GARDEN, 1).text.split()
    read = read_essay(" ".join(random.Random(1).sample(words, len(words))))
    finding = find_shuffled(read)
    assert finding is not None
    assert finding.value < LOWEST
    assert 1 <= len(finding.evidence) <= 3
    assert all(read.text[slice(*place.span)] == place.quote for place in finding.evidence)


def test_few_words_have_no_order() -> None:
    assert find_shuffled(read_essay("garden the in beans of we and planted.")) is None


def test_tokens_keep_punctuation() -> None:
    assert [token for token, _, _ in tokens_of("We don't, do we?", "en")] == ["we", "don't", ",", "do", "we", "?"]
    assert [token for token, _, _ in tokens_of("我们 种菜。", "zh")][-1] == "。"


def test_learnt_table_knows_its_texts() -> None:
    table = learn_order([each.text for each in class_of(GARDEN, 30)], "en")
    assert table["texts"] == 30
    names = table["classes"]
    order = Order({name: row for row, name in enumerate(names)}, np.array(table["tenths"]) / 10, table["usual"])
    assert order.information[names.index("in"), names.index("the")] > 0 > order.information[names.index("the")].min()


def test_command_leaves_out_the_test_fifth(tmp_path) -> None:
    source, out = tmp_path / "essays.jsonl.gz", tmp_path / "zh.json"
    essays = [*class_of(GARDEN_ZH, 15)]
    with gzip.open(source, "wt", encoding="utf-8") as lines:
        for place, each in enumerate(essays):
            body = {"text": each.text} if place % 2 else {"paragraphs": each.text.split("\n")}
            lines.write(json.dumps({"id": f"own-{place}", **body}) + "\n")
    main("zh", str(source), str(out))
    kept = sum(int(hashlib.sha256(f"own-{place}".encode()).hexdigest(), 16) % 5 > 0 for place in range(15))
    table = json.loads(out.read_text(encoding="utf-8"))
    assert table["texts"] == kept < 15
    assert "的" in table["classes"]
    assert not {"菜园", "锄头"} & set(table["classes"])


def test_prose_of_any_task_is_ordered() -> None:
    assert not [each for pool in (GARDEN, TRAIN, GARDEN_ZH) for each in class_of(pool, 10) if find_shuffled(each)]
