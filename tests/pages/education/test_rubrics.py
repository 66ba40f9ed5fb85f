"""The rubrics screen: the list, one to read, export and import, delete and undo."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from components.i18n import words
from model.education.rubric import Rubric, find_rubric, read_rubric, shipped_rubrics
from model.education.rubric_shelf import OwnRubric, copy_rubric, file_stem, own_rubrics, rubrics, save_rubric, to_json
from tests.pages.screens import ROOT, open_app, open_screen, texts

SCREEN = "pages/education/rubrics.py"
OWNER = "local"
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def say(key: str, language: str = "en", **blanks: object) -> str:
    return words()[key][language].format(**blanks)


def press(test: AppTest, key: str) -> AppTest:
    return test.button(key=key).click().run()


def has_button(test: AppTest, key: str) -> bool:
    return key in [button.key for button in test.button]


def choose(test: AppTest, name: str) -> AppTest:
    return test.radio(key="rubric_choice").set_value(name).run()


def own(title: str = "My *scale*") -> OwnRubric:
    save_rubric(copy_rubric(find_rubric("holistic_6"), title), OWNER)
    return own_rubrics(OWNER)[title]


def primaries(test: AppTest) -> list[str]:
    return [button.key for button in test.button if button.proto.type == "primary"]


@LANGUAGES
def test_every_shipped_rubric_is_listed_those_of_the_reader_first(language: str) -> None:
    test = open_screen(SCREEN, language)
    assert not test.exception
    assert not test.error
    names = test.session_state["rubric_choice"], list(shipped_rubrics())
    chosen, every = names
    assert len(test.radio(key="rubric_choice").options) == len(every)
    assert language in find_rubric(chosen).languages
    assert say("education_notice", language) in texts(test)
    assert primaries(test) == ["rubric_begin_copy"]
    assert not has_button(test, "rubric_delete")


@LANGUAGES
@pytest.mark.parametrize("name", list(shipped_rubrics()))
def test_rubric_is_shown_with_everything_in_it(name: str, language: str) -> None:
    rubric = find_rubric(name)
    test = choose(open_screen(SCREEN, language), name)
    assert not test.exception
    assert not test.error
    shown = texts(test).replace("\\", "")
    every = [*rubric.bands, *(band for each in rubric.criteria for band in each.bands)]
    for each in (*rubric.criteria, *every):
        assert each.descriptor[language] in shown
    assert rubric.source[language] in shown
    assert say("rubric_none_compared", language) in shown
    assert test.query_params.get("rubric", test.session_state["rubric_choice"]) == name


def test_deductions_are_sentences() -> None:
    shown = texts(choose(open_screen(SCREEN, "zh"), "高考评分标准"))
    for sentence in ("缺标题扣 2 分", "每个错别字扣 1 分，最多扣 5 分", "不足 800 字（词），每缺 50 扣 1 分"):
        assert sentence in shown


def test_criterion_compared_with_raters_is_told_from_those_that_were_not() -> None:
    rubric = copy_rubric(find_rubric("ellipse"), "Mixed")
    first = replace(rubric.criteria[0], validated=True, weight=2.0)
    save_rubric(replace(rubric, criteria=(first, *rubric.criteria[1:])), OWNER)
    shown = texts(choose(open_screen(SCREEN, "en"), "Mixed"))
    assert shown.count(f":material/science: {say('rubric_not_compared')}") == 5
    assert say("rubric_none_compared") not in shown
    assert say("rubric_weight_said", weight="2") in shown


def test_address_opens_its_rubric_and_an_unknown_one_the_first() -> None:
    for asked, shown in (("ielts_like", "ielts_like"), ("nobody's", "ellipse")):
        test = open_app("en")
        test.query_params["rubric"] = asked
        test.switch_page(str(ROOT / SCREEN)).run()
        assert test.session_state["rubric_choice"] == shown


@LANGUAGES
def test_own_rubric_can_be_changed_and_deleted_and_its_name_is_only_text(language: str) -> None:
    name = own().rubric.name
    test = choose(open_screen(SCREEN, language), name)
    assert not test.exception
    assert "My \\*scale\\*" in texts(test)
    assert primaries(test) == ["rubric_begin_change"]
    press(test, "rubric_delete")
    assert not test.error
    assert own_rubrics(OWNER) == {}
    assert say("rubric_deleted", language, title="My \\*scale\\*") in texts(test)
    press(test, "rubric_undo")
    assert list(own_rubrics(OWNER)) == [name]
    assert test.session_state["rubric_choice"] == name
    assert not has_button(test, "rubric_undo")


def test_undo_that_would_push_another_out_says_so() -> None:
    name = own().rubric.name
    test = press(choose(open_screen(SCREEN), name), "rubric_delete")
    own()
    press(test, "rubric_undo")
    assert len(test.error) == 1
    assert has_button(test, "rubric_undo")


def test_others_rubrics_are_not_listed() -> None:
    save_rubric(copy_rubric(Rubric.range(0, 7), "Theirs"), "another")
    assert "Theirs" not in texts(open_screen(SCREEN))
    assert len(open_screen(SCREEN).radio(key="rubric_choice").options) == len(shipped_rubrics())


def upload(test: AppTest, data: bytes) -> AppTest:
    test.file_uploader[0].upload("rubric.json", data).run()
    return test


@LANGUAGES
def test_exported_rubric_is_brought_in_equal_and_shown(language: str) -> None:
    rubric = copy_rubric(find_rubric("高考评分标准"), "我校标准")
    test = upload(open_screen(SCREEN, language), to_json(rubric))
    assert not test.exception
    assert "我校标准" in texts(test)
    press(test, "rubric_import_keep")
    assert not test.error
    assert rubrics(OWNER)["我校标准"] == rubric
    assert test.session_state["rubric_choice"] == "我校标准"
    assert not has_button(test, "rubric_import_keep")


@LANGUAGES
@pytest.mark.parametrize("data", [b"{", to_json(Rubric.range(0, 9)).replace(b'"step": 1.0', b'"step": 0')])
def test_file_that_is_no_sound_rubric_gets_one_line(language: str, data: bytes) -> None:
    test = upload(open_screen(SCREEN, language), data)
    assert not test.exception
    assert len(test.error) == 1
    assert not has_button(test, "rubric_import_keep")


def test_import_whose_name_is_taken_is_told_and_can_be_renamed() -> None:
    test = upload(open_screen(SCREEN), to_json(find_rubric("ellipse")))
    press(test, "rubric_import_keep")
    assert len(test.error) == 1
    assert own_rubrics(OWNER) == {}
    press(test, "rubric_import_edit")
    assert not test.exception
    next(field for field in test.text_input if field.key.startswith("rubric_title_")).set_value("Six traits").run()
    press(test, "rubric_save")
    assert not test.error
    assert rubrics(OWNER)["Six traits"].criteria == find_rubric("ellipse").criteria


def test_export_holds_the_rubric_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    made: dict[str, bytes] = {}
    monkeypatch.setattr(streamlit, "download_button", lambda _, data, file_name, **__: made.update({file_name: data()}))
    choose(open_screen(SCREEN), "ielts_like")
    assert read_rubric(made["ielts_like.json"]) == find_rubric("ielts_like")


@pytest.mark.parametrize(("name", "stem"), [("a/b: c?", "a_b_ c_"), ("高考", "高考"), ("..", "rubric")])
def test_exported_file_has_a_name_safe_on_every_system(name: str, stem: str) -> None:
    assert file_stem(copy_rubric(Rubric.range(0, 9), name)) == stem
