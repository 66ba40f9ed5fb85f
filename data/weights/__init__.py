"""Small trained weights, each folder with a model card that says from what, how and how well."""

from pathlib import Path

_FOLDER = Path(__file__).parent


def weights_path(model: str, name: str) -> Path:
    """Path of a shipped file of weights, e.g. ``weights.json`` of ``rare_ranker``; raises FileNotFoundError."""
    path = _FOLDER / model / name
    if not path.is_file():
        raise FileNotFoundError(f"{model}/{name}")
    return path
