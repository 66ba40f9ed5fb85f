"""The README says what is there."""

from __future__ import annotations

import re

from tests.tree.readme import README, written
from tests.tree.source import ROOT


def test_tree_is_up_to_date() -> None:
    """`python -m tests.tree.readme` writes it."""
    text = README.read_text(encoding="utf-8")
    assert text == written(text)


def test_pictures_and_linked_files_exist() -> None:
    text = README.read_text(encoding="utf-8")
    linked = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert linked
    assert [link for link in linked if not (ROOT / link).exists()] == []


def test_commands_named_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make (\w+)", README.read_text(encoding="utf-8")))
    assert named
    assert named <= targets
