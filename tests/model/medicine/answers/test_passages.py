"""A page's text becomes sentences under their headings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.medicine.answers.passages import passages

PAGES = (
    "2 Admission\nAdmit the patient if blood pressure is low, or if the\n"
    "patient is confused. Call a senior doctor early.",
    "Go on with the drip for a day.\n三、治疗\n首选多西环素，\n每日两次口服。疗程为7天。",
)


def test_wrapped_lines_become_sentences_with_page_and_heading() -> None:
    found = passages("d", PAGES)
    assert [(each.page, each.heading, each.text) for each in found] == [
        (1, "2 Admission", "Admit the patient if blood pressure is low, or if the patient is confused."),
        (1, "2 Admission", "Call a senior doctor early."),
        (2, "2 Admission", "Go on with the drip for a day."),
        (2, "三、治疗", "首选多西环素，每日两次口服。"),
    ]


def test_a_numbered_sentence_is_no_heading() -> None:
    (only,) = passages("d", ["1 Give two tablets of the drug every day."])
    assert only.heading == ""


@given(st.lists(st.text(alphabet="ab 1A.。\n治疗、", max_size=80), max_size=3))
def test_nothing_is_made_up(pages) -> None:
    for each in passages("d", pages):
        printed = "".join(pages[each.page - 1].split())
        assert "".join(each.text.split()) in printed
