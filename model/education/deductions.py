"""Points a rubric takes off by rule, each with the place it was taken for."""

from __future__ import annotations

from model.education.essay import Essay
from model.education.feedback.chinese_characters import wrong_characters
from model.education.feedback.chinese_structure import has_title
from model.education.rubric import Deduction, Rubric
from model.evidence import Evidence, Finding


def taken_off(essay: Essay, rubric: Rubric) -> tuple[Finding, ...]:
    """What the rubric's deductions take off; the value of each is a positive number of points."""
    found = ((rule, *_occurrences(essay, rule)) for rule in rubric.deductions)
    return tuple(
        Finding(rule.rule, min(rule.points * count, rule.at_most or float("inf")), 1.0, places, "rule")
        for rule, count, places in found
        if count
    )


def _occurrences(essay: Essay, deduction: Deduction) -> tuple[int, tuple[Evidence, ...]]:
    """How often a rule applies, and where."""
    if deduction.rule == "no_title":
        return int(not has_title(essay)), ()
    if deduction.rule == "too_short":
        missing = max(deduction.below - essay.length, 0)
        return -(-missing // deduction.every), ()
    # A wrong character that comes again counts once
    wrong = {comment.quote: comment for comment in reversed(wrong_characters(essay))} if essay.language == "zh" else {}
    places = (Evidence("essay", quote=each.quote, span=(each.start, each.end)) for each in wrong.values())
    return len(wrong), tuple(places)
