"""A marked essay as JSON: the score, the criteria with their quotes, and the comments with their offsets."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from model.education.essay import Language
from model.education.marking import Marked

_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def to_json(marked: Marked) -> bytes:
    """UTF-8 JSON of a marked essay; offsets count in its ``text``."""
    return json.dumps(record(marked), ensure_ascii=False, indent=1, default=str).encode()


def record(marked: Marked) -> dict[str, Any]:
    """The same as plain values."""
    score = marked.score
    return {
        "rubric": score.rubric.name,
        "total": score.total,
        "shown": marked.shown_total,
        "interval": list(score.interval),
        "marks": score.marks,
        "needs_review": score.needs_review,
        "gates": [asdict(gate) for gate in score.gates],
        "criteria": {name: asdict(finding) for name, finding in score.criteria.items()},
        "deductions": [asdict(taken) for taken in score.deductions],
        "comments": [
            {
                "rule": comment.rule,
                "area": comment.area,
                "quote": comment.quote,
                "start": comment.start,
                "end": comment.end,
                "praise": comment.praise,
                "suggestion": comment.suggestion,
                "why": {code: comment.why(code) for code in _LANGUAGES},
                "advice": {code: comment.advice(code) for code in _LANGUAGES},
            }
            for comment in marked.comments
        ],
        "language": marked.essay.language,
        "text": marked.essay.text,
    }
