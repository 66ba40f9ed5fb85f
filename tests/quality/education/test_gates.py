"""The table of attacks, on essays of our own in the shape of the sets a person brings."""

from __future__ import annotations

import gzip
import json

import pytest

from tests.model.education.gates.written import GARDEN, GARDEN_ZH, TRAIN, class_of
from tests.quality.education.gates import ATTACKS, one_task, sets, shuffled, table


@pytest.fixture
def folder(tmp_path):
    tasks = {"1": class_of(GARDEN, 70), "8": class_of(TRAIN, 70)}
    english = [(task, each.text) for task, essays in tasks.items() for each in essays]
    records = {
        "asap": [{"id": f"own-{n}", "prompt": task, "text": text} for n, (task, text) in enumerate(english)],
        "ellipse": [{"id": f"own-{n}", "prompt": task, "text": text} for n, (task, text) in enumerate(english)],
        "chinese_argumentative": [
            {"id": f"zh-{n}", "title": "菜园", "paragraphs": each.text.split("\n")}
            for n, each in enumerate(class_of(GARDEN_ZH, 30))
        ],
    }
    for name, lines in records.items():
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    return tmp_path


def test_table_holds_every_set_and_attack(folder) -> None:
    rows = {(name, kind): share for name, kind, share, _ in table(folder)}
    assert {name for name, _ in rows} == {"asap 1", "asap 8", "ellipse", "chinese_argumentative"}
    assert {kind for _, kind in rows} == {"genuine", "other_prompt", "topic_words", *ATTACKS}
    for name in ("asap 1", "asap 8"):
        assert all(rows[name, kind] == 1 for kind in ("other_prompt", "sentence_x30", "pasted_twice", "shuffled"))
        assert rows[name, "genuine"] < 0.2


def test_sets_are_divided_once(folder) -> None:
    train, test = sets(folder)["ellipse"]
    assert len(train) + len(test) == 140
    assert len(test) > 10


def test_one_task_counts_shares(folder, monkeypatch) -> None:
    monkeypatch.setattr("tests.quality.education.gates.ONE_TASK", 20)
    rows = {kind: share for _, kind, share, _ in one_task(folder)}
    assert rows["other_prompt"] == 1
    assert rows["genuine"] < 0.2


@pytest.mark.parametrize("pool", [GARDEN, GARDEN_ZH])
def test_shuffling_keeps_the_words(pool) -> None:
    text = class_of(pool, 1)[0].text
    assert shuffled(text) != text
    assert sorted("".join(shuffled(text).split())) == sorted("".join(text.split()))
