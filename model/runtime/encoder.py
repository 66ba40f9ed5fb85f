"""A BERT encoder's forward pass in numpy, for the small models whose weights lie in a safetensors file.

Devlin et al. 2019 (arXiv 1810.04805): embeddings, then layers of self-attention and a two-layer network with GELU, each
with a residual and layer normalisation. Single precision.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from scipy.special import erf

Floats = NDArray[np.float32]

_MASKED = np.float32(-1e9)
_HALF_ROOT = np.float32(np.sqrt(0.5))


class Encoder:
    """The encoder of a folder with ``config.json`` and ``model.safetensors``."""

    def __init__(self, folder: Path) -> None:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._weights: dict[str, Floats] = load_file(folder / "model.safetensors")
        self._layers: int = config["num_hidden_layers"]
        self._heads: int = config["num_attention_heads"]
        self._epsilon = np.float32(config["layer_norm_eps"])
        self.width: int = config["hidden_size"]
        """Numbers a token is turned into."""

    def __call__(self, tokens: NDArray[np.int64], mask: NDArray[np.bool_]) -> Floats:
        """Token ids (texts × length) and which of them are no padding → hidden states (texts × length × width)."""
        words = self._weights["embeddings.word_embeddings.weight"][tokens]
        places = self._weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        hidden = self._normalised(words + places + kind, "embeddings.LayerNorm")
        bias = np.where(mask, np.float32(0), _MASKED)[:, None, None, :]
        for number in range(self._layers):
            layer = f"encoder.layer.{number}."
            hidden = self._normalised(
                hidden + self._attention(hidden, bias, layer), f"{layer}attention.output.LayerNorm"
            )
            inner = _gelu(self._linear(hidden, f"{layer}intermediate.dense"))
            hidden = self._normalised(hidden + self._linear(inner, f"{layer}output.dense"), f"{layer}output.LayerNorm")
        return hidden

    def _attention(self, hidden: Floats, bias: Floats, layer: str) -> Floats:
        query, key, value = (
            self._by_head(self._linear(hidden, f"{layer}attention.self.{name}")) for name in ("query", "key", "value")
        )
        scores: Floats = query @ key.swapaxes(-1, -2) / np.float32(np.sqrt(self.width // self._heads)) + bias
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed: Floats = (scores @ value).swapaxes(1, 2).reshape(hidden.shape)
        return self._linear(mixed, f"{layer}attention.output.dense")

    def _by_head(self, hidden: Floats) -> Floats:
        texts, length, _ = hidden.shape
        return hidden.reshape(texts, length, self._heads, -1).swapaxes(1, 2)

    def _linear(self, hidden: Floats, name: str) -> Floats:
        weight = self._weights[f"{name}.weight"]
        # One product of two matrices: a stack of small ones is many times slower
        product: Floats = hidden.reshape(-1, hidden.shape[-1]) @ weight.T
        product += self._weights[f"{name}.bias"]
        return product.reshape(*hidden.shape[:-1], weight.shape[0])

    def _normalised(self, hidden: Floats, name: str) -> Floats:
        centred = hidden - hidden.mean(axis=-1, keepdims=True)
        variance = (centred * centred).mean(axis=-1, keepdims=True)
        normal: Floats = centred / np.sqrt(variance + self._epsilon)
        scaled: Floats = normal * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return scaled


def _gelu(values: Floats) -> Floats:
    """x · Φ(x) with the exact normal distribution, as the model was trained."""
    activated: Floats = np.float32(0.5) * values * (np.float32(1) + erf(values * _HALF_ROOT))
    return activated
