"""The education desk from the command line: ``python -m model education essay.txt``."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from model.desk_words import desk_word, terminal_language
from model.education.classes.intake import take_in
from model.education.classes.plain import decoded
from model.education.comment import Comment
from model.education.essay import Language
from model.education.grader import FEWEST_MARKS, EssayGrader
from model.education.marking import Marked, mark
from model.education.marking_record import to_json
from model.education.rubric import Rubric, find_rubric
from model.errors import AssayError, EssayRefused
from model.safety import safe_cell

SOME_FAILED = 1


def add_command(desks: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Name the desk's command and its options."""
    desk = desks.add_parser("education", help="mark an essay or a folder of them", description=education.__doc__)
    desk.add_argument("essay", type=Path, help="an essay as a file, or a folder of essays")
    desk.add_argument("--rubric", help="a shipped rubric's name or the path of one; by default that of the language")
    desk.add_argument("--prompt", default="", help="the task that was set")
    desk.add_argument("--marks", type=Path, metavar="FILE", help="marks of essays of the folder: lines of file,mark")
    desk.add_argument("--json", action="store_true", help="everything about one essay, as JSON")
    desk.set_defaults(run=education)


def education(asked: argparse.Namespace) -> int:
    """Mark an essay and print its total, criteria and comments; a proposal for the teacher, who decides.

    Of a folder one line of CSV an essay is printed; exit code 1 says that some could not be read.
    """
    rubric = find_rubric(asked.rubric) if asked.rubric else None
    if asked.essay.is_dir():
        return _folder(asked.essay, rubric, asked.prompt, asked.marks)
    intake = take_in([(asked.essay.name, asked.essay.read_bytes())])
    for refused in intake.refused:
        raise EssayRefused(refused.code, **refused.details)
    marked = mark(intake.submissions[0].text, rubric, asked.prompt)
    if asked.json:
        print(to_json(marked).decode())
    else:
        print("\n".join(_report(marked, marked.essay.language)))
    return 0


def _folder(folder: Path, rubric: Rubric | None, prompt: str, marks: Path | None) -> int:
    """Mark every file of a folder, those refused named on standard error."""
    files = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file() and path != marks]
    intake = take_in(files)
    given = _marks(marks) if marks else {}
    known = [(each.text, given[each.file]) for each in intake.submissions if each.file in given]
    grader = None
    if known:
        if len(known) < FEWEST_MARKS:
            raise EssayRefused("marks_too_few", fewest=FEWEST_MARKS, marks=len(known))
        first = mark(known[0][0], rubric)
        grader = EssayGrader(first.score.rubric).calibrate(known)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["file", "pupil", "total", "low", "high", "flags", "review"])
    failed: list[tuple[str, AssayError]] = []
    failed += ((each.file, EssayRefused(each.code, **each.details)) for each in intake.refused)
    for each in intake.submissions:
        try:
            score = mark(each.text, rubric, prompt, grader).score
        except AssayError as fault:
            failed.append((each.file, fault))
            continue
        ends = (f"{end:.1f}" for end in score.interval)
        shown = f"{score.rubric.rounded(score.total):g}"
        review = "yes" if score.needs_review else ""
        rows.writerow([safe_cell(each.file), safe_cell(each.pupil), shown, *ends, " ".join(score.flags), review])
    for name, reason in failed:
        print(f"{name}: {reason.message(terminal_language())}", file=sys.stderr)
    return SOME_FAILED if failed or not files else 0


def _marks(path: Path) -> dict[str, float]:
    """File name → mark, from lines of ``file,mark``; a line without a number is a heading."""
    found: dict[str, float] = {}
    for row in csv.reader(decoded(path.read_bytes()).splitlines()):
        try:
            found[row[0].strip()] = float(row[1])
        except (IndexError, ValueError):
            continue
    return found


def _report(marked: Marked, language: Language) -> Iterator[str]:
    score = marked.score
    low, high = score.interval
    yield _word("command_total", language, total=f"{marked.shown_total:g}", high=f"{score.rubric.high:g}")
    yield _word("command_interval", language, low=f"{low:.1f}", high=f"{high:.1f}")
    yield _word("command_not_calibrated", language)
    for flag in score.flags:
        yield f"▲ {_word(f'gate_{flag}', language)}: {_word(f'gate_{flag}_why', language)}"
    for criterion in score.rubric.criteria:
        found = score.criteria[criterion.name]
        points = f"{float(str(found.value)):.1f}/{criterion.high:g}"
        yield f"  {criterion.title[language]}  {points}  “{found.evidence[0].quote}”"
    for comment in marked.comments:
        yield _line(comment, language)


def _line(comment: Comment, language: Language) -> str:
    sign = "+" if comment.praise else "-"
    return f"{sign} “{comment.quote}” {comment.why(language)} {comment.advice(language)}".rstrip()


def _word(key: str, language: Language, **blanks: object) -> str:
    return desk_word("education", key, language, **blanks)
