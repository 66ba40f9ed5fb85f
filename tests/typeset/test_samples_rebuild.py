"""The committed samples are what the typesetter makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.typeset.fonts import DROID
from tests.typeset.samples import GOLD, SAMPLES, build


@pytest.mark.skipif(not DROID.is_file(), reason="the Chinese font is not installed")
def test_committed_samples_and_golds_are_up_to_date(tmp_path: Path) -> None:
    built = build(tmp_path / "pdf", tmp_path / "gold")
    for path in built:
        assert path.read_bytes() == (SAMPLES / path.name).read_bytes(), path.name
    for path in (tmp_path / "gold").iterdir():
        assert path.read_text(encoding="utf-8") == (GOLD / path.name).read_text(encoding="utf-8"), path.name
