"""Knowledge the desks read: dictionaries, rubrics and messages, as data files with their sources."""

from pathlib import Path

_FOLDER = Path(__file__).parent


def knowledge_path(name: str) -> Path:
    """Path of a shipped knowledge file, e.g. ``finance/metrics.json``; raises FileNotFoundError."""
    path = _FOLDER / name
    if not path.is_file():
        raise FileNotFoundError(name)
    return path


def knowledge_files(folder: str) -> tuple[Path, ...]:
    """The JSON files of a knowledge folder by name, e.g. ``finance/terms``; raises FileNotFoundError when empty."""
    files = tuple(sorted((_FOLDER / folder).glob("*.json")))
    if not files:
        raise FileNotFoundError(folder)
    return files
