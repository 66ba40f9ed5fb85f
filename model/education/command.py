"""The education desk from the command line: ``python -m model education essay.txt``."""

from __future__ import annotations

import argparse
from pathlib import Path

from model.education.grader import EssayGrader


def add_command(desks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Name the desk's command and its options."""
    desk = desks.add_parser("education", help="mark an essay", description=education.__doc__)
    desk.add_argument("essay", type=Path, help="the essay as plain text")
    desk.add_argument("--rubric", default="holistic_6", help="a shipped rubric's name, or the path of one")
    desk.set_defaults(run=education)


def education(asked: argparse.Namespace) -> int:
    """Mark an essay and print its total."""
    score = EssayGrader(asked.rubric).evaluate(asked.essay)
    print(score.total)
    return 0
