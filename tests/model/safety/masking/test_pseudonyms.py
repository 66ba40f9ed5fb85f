from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.safety import CaseKey, find_personal, mask, new_case_key, unmask
from model.safety.masking.spans import PersonalSpan, folded, without_overlaps

KEY = CaseKey(-21)
NOTE = "患者王建国，男，93岁，2024年3月26日入院，电话13812345678。王建国诉头痛3天。"
ENGLISH = "Mr. John Smith, MRN 0012345, was seen on March 26, 2024. Smith takes aspirin 100 mg."
pieces = st.sampled_from(
    [
        "患者王建国，",
        "男，93岁",
        "2024年3月5日",
        "[NAME-1]",
        "〔姓名1〕",
        "Mr. John Smith ",
        "May 5, 2024",
        " 13812345678",
        "\n",
        "90+",
    ]
)
texts = st.lists(pieces | st.text(max_size=8), max_size=12).map("".join)


def test_names_are_numbered_dates_moved_and_high_ages_joined() -> None:
    assert mask(NOTE, KEY).text == "患者〔姓名1〕，男，90+岁，2024年3月5日入院，电话〔电话1〕。〔姓名1〕诉头痛3天。"
    assert mask(ENGLISH, KEY).text == (
        "Mr. [NAME-1], MRN [HOSPITAL_NUMBER-1], was seen on March 5, 2024. [NAME-1] takes aspirin 100 mg."
    )


def test_pseudonyms_stay_within_a_case_and_differ_between_people() -> None:
    first = mask("患者王建国，男，56岁，由李秀英陪同。", KEY)
    second = mask("联系人：李秀英，主治医师：张海涛，患者王建国。", first.key)
    assert second.text == "联系人：〔姓名2〕，主治医师：〔姓名3〕，患者〔姓名1〕。"


def test_pseudonym_that_stands_in_the_text_is_not_given_again() -> None:
    masked = mask("〔姓名1〕与患者王建国同室。", KEY)
    assert masked.text == "〔姓名1〕与患者〔姓名2〕同室。"


@settings(max_examples=200)
@given(texts)
def test_unmasking_gives_every_text_back(text) -> None:
    masked = mask(text, KEY)
    assert unmask(masked.text, masked.replacements) == text


@settings(max_examples=100)
@given(texts)
def test_spans_are_in_order_apart_and_quote_the_text(text) -> None:
    spans, place = find_personal(text), 0
    for span in spans:
        assert place <= span.start < span.end
        assert span.quote == text[span.start : span.end]
        place = span.end


@pytest.mark.parametrize("found", ["13812345678", "王建国", "219-09-9941", "lin_82@163.com"])
def test_what_was_found_is_nowhere_in_the_masked_text(found) -> None:
    text = f"患者{found}，男，56岁。" + f"联系 {found} 或 {found}。"
    assert found not in mask(text, KEY).text


def test_spans_move_with_the_text() -> None:
    masked = mask(NOTE, KEY)
    start = NOTE.index("头痛")
    moved = masked.moved(start, start + 2)
    assert masked.text[moved[0] : moved[1]] == "头痛"


def test_span_that_cuts_into_a_pseudonym_takes_it_whole() -> None:
    masked = mask(NOTE, KEY)
    start = NOTE.index("建国")
    moved = masked.moved(start, start + 1)
    assert masked.text[moved[0] : moved[1]] == "〔姓名1〕"


@settings(max_examples=100)
@given(texts, st.data())
def test_moved_spans_stay_inside_and_in_order(text, data) -> None:
    masked = mask(text, KEY)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    moved = masked.moved(start, end)
    assert 0 <= moved[0] <= moved[1] <= len(masked.text)


def test_replacements_of_another_text_are_refused() -> None:
    masked = mask(NOTE, KEY)
    with pytest.raises(ValueError, match="no pseudonym"):
        unmask("x" * len(masked.text), masked.replacements)


def test_new_case_moves_dates_back_by_whole_weeks() -> None:
    moved = {new_case_key().days for _ in range(200)}
    assert all(-364 <= days <= -7 and days % 7 == 0 for days in moved)
    assert len(moved) > 10


def test_date_that_is_no_day_gets_a_pseudonym() -> None:
    assert mask("于2023-02-30入院", KEY).text == "于〔日期1〕入院"


def test_overlapping_finds_become_one_that_holds_both() -> None:
    first, second = PersonalSpan(2, 6, "phone", "2345"), PersonalSpan(0, 4, "name", "0123")
    (joined,) = without_overlaps([first, second])
    assert joined == PersonalSpan(0, 6, "phone", "012345")


@given(st.text())
def test_folding_keeps_every_place(text) -> None:
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    "piece", ["王", "1", "A", "a ", "1-", "患者", "姓名：", "A. ", "Aa ", "Aa, ", "@", "1.", "12号", "Main St "]
)
def test_long_monotonous_texts_come_back(piece) -> None:
    """A pattern that went back over all it had read would not end on these."""
    text = piece * (20_000 // len(piece))
    masked = mask(text, KEY)
    assert unmask(masked.text, masked.replacements) == text


@pytest.mark.parametrize("quote", ["Mrs. Mary Smith", "Mary Smith, MD", "Mrs. Mary Smith, MD", "Mary Smith"])
def test_titles_and_credentials_stay(quote) -> None:
    assert mask(f"Seen by {quote} today.", KEY).text == f"Seen by {quote.replace('Mary Smith', '[NAME-1]')} today."


def test_word_of_two_known_names_is_nobody_in_particular() -> None:
    masked = mask("Mr. John Smith and Mrs. Mary Smith came. Mr. Smith left.", KEY)
    assert masked.text == "Mr. [NAME-1] and Mrs. [NAME-2] came. Mr. [NAME-3] left."
