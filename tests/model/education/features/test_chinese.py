"""Each measure of a Chinese essay moves as it is named, and none is ever missing or infinite."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.education.essay import Essay, read_essay
from model.education.features.chinese import measure
from model.education.features.chinese_reading import Reading, entropy, log_frequency
from model.education.features.chinese_rhetoric import in_parallel
from model.education.features.measures import measured, measures

PLAIN = "读书\n我喜欢读书。"
"""Every text here was written for these tests."""

# Measure → a text that has less of it and one that has more.
MOVES = {
    "characters": ("我喜欢读书。", "我喜欢读书，也喜欢和朋友谈书。"),
    "sentences": ("天亮了，鸟叫了。", "天亮了。鸟叫了。"),
    "sentence_characters": ("天亮了。鸟叫了。", "天亮了，鸟叫了。"),
    "sentence_deviation": ("天亮了。鸟叫了。", "天亮了。远处的林子里鸟叫了。"),
    "short_sentences": ("远处的林子里有许多鸟儿在叫。", "天亮了。"),
    "long_sentences": ("天亮了。", "天亮了，" * 30 + "鸟叫了。"),
    "clause_characters": ("天亮，鸟叫，人起。", "天亮鸟叫，人已起身。"),
    "clause_deviation": ("天亮了，鸟叫了。", "天亮了，远处的林子里鸟叫了。"),
    "sentence_clauses": ("天亮了。鸟叫了。", "天亮了，鸟叫了。"),
    "four_character_clauses": ("春风来到江南，花儿都开了。", "春风拂面，百花盛开。"),
    "distinct_characters": ("书书书书书。", "琴棋书画诗。"),
    "character_variety": ("书书书书书。", "琴棋书画诗。"),
    "repeated_pairs": ("读书使人明智。", "读书使人明智，读书使人明理。"),
    "distinct_words": ("读书读书读书。", "读书写字唱歌。"),
    "words_used_once": ("读书读书。", "读书写字。"),
    "word_characters": ("我去看书。", "我们图书馆阅读。"),
    "word_frequency": ("桎梏羁绊。", "我们可以。"),
    "word_frequency_deviation": ("我们我们。", "我们桎梏。"),
    "distinct_word_frequency": ("桎梏羁绊羁绊。", "我们可以可以。"),
    "rare_words": ("我们可以。", "我们桎梏。"),
    "idioms": ("我们努力工作。", "我们孜孜不倦。"),
    "set_phrases": ("我们努力工作。", "我们去伪存真。"),
    "nouns": ("学习讨论。", "桌子椅子。"),
    "verbs": ("桌子椅子。", "学习研究。"),
    "adjectives": ("桌子椅子。", "美丽善良。"),
    "descriptive_words": ("桌子椅子。", "桌子亮晶晶。"),
    "adverbs": ("我来。", "我非常忽然来。"),
    "pronouns": ("老师来了。", "他们来了。"),
    "conjunctions": ("下雨了老师来了。", "虽然下雨但是老师来了。"),
    "prepositions": ("老师来了。", "老师从学校来了。"),
    "numerals": ("老师来了。", "三十老师来了。"),
    "particles": ("老师来了。", "老师来吗呢。"),
    "commas": ("天亮了。鸟叫了。", "天亮了，鸟叫了。"),
    "semicolons": ("天亮了，鸟叫了。", "天亮了；鸟叫了。"),
    "colons": ("他说，走。", "他说：走。"),
    "enumeration_commas": ("琴棋书画。", "琴、棋、书、画。"),
    "exclamation_marks": ("天亮了。", "天亮了！"),
    "question_marks": ("天亮了。", "天亮了？"),
    "quotation_marks": ("他说走。", "他说“走”。"),
    "full_stops": ("天亮了，鸟叫了。", "天亮了。鸟叫了。"),
    "de_possessive": ("我书。", "我的书。"),
    "le": ("天亮。", "天亮了。"),
    "shi": ("我学生。", "我是学生。"),
    "de_adverbial": ("他慢慢走。", "他慢慢地走。"),
    "de_result": ("他走快。", "他走得快。"),
    "zhi": ("天下人。", "天下之人。"),
    "er": ("学时习。", "学而时习。"),
    "negation": ("我去。", "我不去。"),
    "dou": ("我们来。", "我们都来。"),
    "hen": ("花美。", "花很美。"),
    "classical": ("天下人。", "天下人矣。"),
    "yu": ("生江南。", "生于江南。"),
    "measure_ge": ("一人。", "一个人。"),
    "letters_and_digits": ("网络时代。", "网络时代5G。"),
    "title_words": ("读书\n我喜欢音乐。", "读书\n我喜欢读书。"),
    "title_spread": ("读书\n读书好。\n音乐好。", "读书\n读书好。\n读书妙。"),
    "title_at_start": ("读书\n音乐好。\n读书好。", "读书\n读书好。\n音乐好。"),
    "title_at_end": ("读书\n读书好。\n音乐好。", "读书\n音乐好。\n读书好。"),
    "quotations": ("他说学而时习之不亦说乎。", "他说“学而时习之，不亦说乎”。"),
    "quoted_characters": ("他说“学而时习之”，不亦说乎。", "他说“学而时习之，不亦说乎”。"),
    "stressed_words": ("这是聪明。", "这是“聪明”。"),
    "attributions": ("老师走路。", "老师曾说。"),
    "works_named": ("我读红楼梦。", "我读《红楼梦》。"),
    "people": ("老师写诗。", "李白写诗。"),
    "opinions": ("读书有益。", "我认为读书有益。"),
    "first_person": ("我们读书。", "我读书。"),
    "first_person_plural": ("我读书。", "我们读书。"),
    "second_person": ("我读书。", "你读书。"),
    "third_person": ("我读书。", "他读书。"),
    "paragraphs": ("天亮了。鸟叫了。", "天亮了。\n鸟叫了。"),
    "paragraph_characters": ("天亮了。\n鸟叫了。", "天亮了。鸟叫了。"),
    "paragraph_deviation": ("天亮了。\n鸟叫了。", "天亮了。\n远处的林子里鸟叫了。"),
    "longest_paragraph": ("天亮了。\n鸟叫了。", "天亮了。\n远处的林子里鸟叫了。"),
    "first_paragraph": ("天亮了。\n远处的林子里鸟叫了。", "远处的林子里鸟叫了。\n天亮了。"),
    "last_paragraph": ("远处的林子里鸟叫了。\n天亮了。", "天亮了。\n远处的林子里鸟叫了。"),
    "short_paragraphs": ("天亮了，" * 20 + "\n鸟叫了。", "天亮了。\n鸟叫了。"),
    "parallel_paragraphs": ("读书使人明智。\n音乐使人快乐。", "读书使人明智。\n读书使人快乐。"),
    "neighbouring_paragraphs": ("读书好。\n音乐妙。", "读书好。\n读书妙。"),
    "ends_meet": ("读书好。\n鸟叫了。\n音乐妙。", "读书好。\n鸟叫了。\n读书妙。"),
    "connectives_addition": ("他来。", "而且他来。"),
    "connectives_contrast": ("他来。", "但是他来。"),
    "connectives_cause": ("他来。", "因此他来。"),
    "connectives_condition": ("他来。", "如果他来。"),
    "connectives_order": ("他来。", "首先他来。"),
    "connectives_example": ("他来。", "例如他来。"),
    "connectives_conclusion": ("他来。", "总之他来。"),
    "parallel_clauses": ("是山的高，有水的深，像云的白。", "是山的高，是水的深，是云的白。"),
    "parallel_sentences": ("读书好。音乐妙。鸟叫了。", "读书好。读诗妙。读史明。"),
    "equal_clauses": ("海阔凭鱼跃，天很高。", "海阔凭鱼跃，天高任鸟飞。"),
    "similes": ("书是纸做的。", "书像一盏灯。"),
    "questions": ("这是书。天亮了。", "这是书吗？天亮了。"),
    "rhetorical_questions": ("这是书吗？", "难道这不是书吗？"),
    "character_evenness": ("书书书书画。", "书画书画书。"),
    "character_frequency": ("桎梏羁绊。", "我们可以。"),
    "rare_characters": ("我们可以。", "我们桎梏。"),
    "distinct_rare_words": ("桎梏我们可以。", "桎梏我们我们。"),
    "distinct_adjectives": ("美丽桌子美丽椅子。", "美丽桌子善良椅子。"),
    "different_people": ("李白写诗，李白喝酒。", "李白写诗，张飞喝酒。"),
    "title_characters": ("读书\n音乐好。", "读书\n书籍好。"),
    "title_in_topic_sentences": ("读书\n音乐好。读书好。", "读书\n读书好。音乐好。"),
    "title_kept": ("读书\n读书好。\n音乐好。", "读书\n读书好。\n好书妙。"),
    "main_word": ("音乐老师学校。", "音乐音乐学校。"),
    "paragraph_division": ("天亮了。\n远处的林子里鸟叫了。", "天亮了。\n鸟叫了。"),
    "second_paragraph": ("远处的林子里鸟叫了。\n天亮了。", "天亮了。\n远处的林子里鸟叫了。"),
    "second_last_paragraph": ("天亮了。\n远处的林子里鸟叫了。", "远处的林子里鸟叫了。\n天亮了。"),
    "long_paragraphs": ("天亮了，" * 70, "天亮了，" * 80),
    "refrains": ("读书使人明智。\n读书叫人快乐。", "读书使人明智。\n读书使人快乐。"),
    "topic_sentences_alike": ("书好。天亮了。\n鸟叫了。", "书好。天亮了。\n书妙。"),
    "clause_rhythm": ("天亮了，鸟叫了。", "天亮了，远处的林子里鸟叫了。"),
    "clauses_echoed": ("天亮了，鸟叫着。", "天亮了，天黑了。"),
    "clauses_echoed_in_turn": ("天亮了，鸟叫着，人走远。", "天亮了，鸟叫着，天黑了。"),
    "clause_endings_repeated": ("天亮了，鸟叫着。", "天亮了，鸟叫了。"),
    "length_missing": ("天亮了，鸟叫了。", "天亮了。"),
    "developed_paragraphs_alike": (
        "\n".join(each + "天亮了，" * 20 for each in ("读书好，", "听歌好，")),
        "\n".join(each + "天亮了，" * 20 for each in ("读书好，", "读书好！")),
    ),
    "semicolon_spread": ("天亮了；鸟叫了；人走了。\n书好。", "天亮了；鸟叫了。\n书好；书妙。"),
    "paired_constructions": ("这是书，那是画。", "这不是书，而是画。"),
    "imagery": ("他说话。", "春风吹。"),
}


def test_every_measure_has_a_name_and_every_name_a_measure() -> None:
    named = {each.name for each in measures("zh")}
    assert set(measure(read_essay(PLAIN))) == named == set(MOVES)
    assert len({each.title["zh"] for each in measures("zh")}) == len({each.title["en"] for each in measures("zh")})
    assert len({each.title["zh"] for each in measures("zh")}) == len(named)


@pytest.mark.parametrize("name", MOVES)
def test_a_measure_grows_with_what_it_is_named_after(name: str) -> None:
    less, more = (measure(Essay(text, "zh"))[name] for text in MOVES[name])
    assert less < more


@given(
    st.one_of(
        st.text(max_size=80),
        st.text(alphabet="书读我是，。？！；“”《》\n、…— 1a", max_size=80),
        st.sampled_from(
            ["", "\n", "。", "，，，", "“”", "《》", "a", "书", "书\n", "\n书\n\n书", "“" * 50, "龘" * 300]
        ),
    )
)
@settings(max_examples=150, deadline=None)
def test_any_text_has_finite_measures_of_the_same_names(text: str) -> None:
    values = measure(Essay(text, "zh"))
    assert all(math.isfinite(value) for value in values.values())
    assert set(values) == set(MOVES)


def test_the_title_is_no_part_of_what_is_measured_as_body() -> None:
    with_title = measure(Essay("读书之乐？\n天亮了。鸟叫了。", "zh"))
    without = measure(Essay("天亮了。鸟叫了。", "zh"))
    apart = {"characters", "length_missing"}
    assert {name for name in with_title if with_title[name] != without[name]} == apart


def test_a_first_line_that_is_a_sentence_is_a_paragraph() -> None:
    assert measure(Essay("天亮了。\n鸟叫了。", "zh"))["title_kept"] == 0
    assert measure(Essay("天亮", "zh"))["title_kept"] == 0


def test_measured_holds_the_values_in_the_order_of_the_names() -> None:
    essay = read_essay(PLAIN)
    values = measure(essay)
    assert measured(essay).tolist() == [values[each.name] for each in measures("zh")]


@pytest.mark.parametrize(
    ("openings", "count"),
    [("", 0), ("aab", 0), ("aaab", 3), ("baaaa", 4), ("aaabbb", 6), ("ababab", 0)],
)
def test_three_in_a_row_make_a_parallel(openings: str, count: int) -> None:
    assert in_parallel(openings) == count


def test_a_division_into_four_equal_parts_has_two_bits() -> None:
    assert entropy([5, 5, 5, 5]) == pytest.approx(2)
    assert entropy([7, 0]) == 0
    assert entropy([]) == 0


def test_a_word_no_list_has_is_the_rarest() -> None:
    assert log_frequency("龘龘龘龘") == -8
    assert log_frequency("龘龘龘龘") < log_frequency("桎梏") < log_frequency("我们") < 0


def test_an_essay_is_read_into_title_paragraphs_and_clauses() -> None:
    reading = Reading(Essay("读书之乐\n天亮了，鸟叫了。我读书；我写字。\n完。", "zh"))
    assert reading.title == "读书之乐"
    assert [paragraph.text for paragraph in reading.paragraphs] == ["天亮了，鸟叫了。我读书；我写字。", "完。"]
    assert reading.sentences == ("天亮了，鸟叫了。", "我读书；我写字。", "完。")
    assert reading.clauses == (("天亮了", "鸟叫了"), ("我读书", "我写字"), ("完",))
    assert reading.topic_sentences == ("天亮了，鸟叫了", "完")
    assert reading.keywords == {"读书"}
    assert len(reading.classes) == len(reading.words) == len(reading.log_frequencies)
