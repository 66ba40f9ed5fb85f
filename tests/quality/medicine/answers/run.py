"""Scores the answers to the questions beside this file: ``python -m tests.quality.medicine.answers.run``."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from model import jobs
from model.medicine.answers.answer import Answer
from model.medicine.answers.guidelines import KIND, run
from model.medicine.answers.service import answer
from tests.quality.medicine.answers.guideline import CHINESE, ENGLISH, write_guideline

QUESTIONS = Path(__file__).with_name("questions.json")
OWNER = "reader"


def questions() -> list[dict[str, Any]]:
    return json.loads(QUESTIONS.read_text(encoding="utf-8"))


def is_right(question: Mapping[str, Any], given: Answer) -> bool:
    """Whether everything it must say is said; for one without an answer, whether nothing is."""
    if question.get("refused"):
        return given.text is None
    said = (given.text or "").casefold()
    return bool(said) and all(words.casefold() in said for words in question["holds"])


def is_cited(question: Mapping[str, Any], given: Answer) -> bool:
    """Whether the right kind of source stands behind it, and a source behind every sentence."""
    if not all(each.evidence for each in given.statements):
        return False
    if question["cites"] == "guideline":
        return all(each.page is not None and each.box is not None for each in given.evidence)
    return any(re.search(question["cites"], each.source) for each in given.evidence)


def score(asked: Iterable[Mapping[str, Any]], wrong: list[str] | None = None) -> Counter[str]:
    """Counts: answerable, right, cited, unanswerable, refused."""
    counts: Counter[str] = Counter()
    for question in asked:
        given = answer(question["question"], OWNER)
        right = is_right(question, given)
        if question.get("refused"):
            counts += Counter(unanswerable=1, refused=int(right))
        else:
            counts += Counter(answerable=1, right=int(right), cited=int(right and is_cited(question, given)))
        if wrong is not None and not right:
            wrong.append(f"{question['question']} -> {given.kind} {given.reason} {given.text}")
    return counts


def keep_guidelines(folder: Path) -> None:
    """Read the two printed guidelines as the reader's."""
    store = jobs.current_store()
    for name, pages in (("marsh_fever.pdf", ENGLISH), ("沼泽热诊疗指南.pdf", CHINESE)):
        path = write_guideline(folder / name, pages)
        document = store.add_document(name, path.read_bytes(), "application/pdf", OWNER)
        given = jobs.JobInput("", KIND, OWNER, document.id, name, {}, store)
        run(given, lambda _done, _total, _message: None)


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["ASSAY_HOME"] = home
        keep_guidelines(Path(home))
        wrong: list[str] = []
        counts = score(questions(), wrong)
        print(f"right    {counts['right']}/{counts['answerable']}")
        print(f"cited    {counts['cited']}/{counts['answerable']}")
        print(f"refused  {counts['refused']}/{counts['unanswerable']}")
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
