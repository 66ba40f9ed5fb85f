"""What is sealed comes back whole, says nothing without its key, and cannot be changed unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.safety import seal, unseal

CONTENT = {"pupils": {"S-01": "王小明"}, "days": -7}


def test_sealed_content_comes_back_and_shows_nothing() -> None:
    sealed = seal(CONTENT)
    assert unseal(sealed) == CONTENT
    assert "S-01" not in sealed
    assert seal(CONTENT) != sealed


def test_the_key_is_readable_by_its_user_alone(home: Path) -> None:
    seal(CONTENT)
    assert (home / "identity.key").stat().st_mode & 0o077 == 0


def test_another_key_or_a_changed_text_is_refused(home: Path) -> None:
    sealed = seal(CONTENT)
    with pytest.raises(ValueError, match="another key"):
        unseal(sealed[:-6] + "AAAAA=")
    (home / "identity.key").unlink()
    with pytest.raises(ValueError, match="another key"):
        unseal(sealed)
