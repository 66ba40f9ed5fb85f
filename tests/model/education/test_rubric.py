"""A rubric: its scale, its bands, the shipped ones, and a record that comes back as it went."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.knowledge import knowledge_path
from model.education.rubric import (
    ASPECTS,
    COMBINATIONS,
    LARGEST,
    RULES,
    Band,
    Criterion,
    Deduction,
    Rubric,
    find_rubric,
    load_rubric,
    read_rubric,
    shipped_rubrics,
)
from model.education.rubric_checks import faults
from model.education.rubric_shelf import to_json
from model.errors import RubricRefused

WORDS = {"en": "good", "zh": "好"}
NAMES = ("中考评分标准", "ellipse", "高考评分标准", "holistic_6", "ielts_like")


def band(low: float, high: float, name: str = "a band") -> Band:
    return Band(low, high, {"en": name, "zh": name}, WORDS)


def criterion(*bands: Band, low: float = 0, high: float = 20) -> Criterion:
    return Criterion("content", WORDS, "content", low, high, bands=bands)


def refused(record: object) -> tuple[str, dict[str, object]]:
    with pytest.raises(RubricRefused) as caught:
        Rubric.from_record(record)
    return caught.value.code, caught.value.details


def test_shipped_rubrics_are_these() -> None:
    assert set(shipped_rubrics()) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_shipped_rubric_is_whole(name: str) -> None:
    rubric = find_rubric(name)
    assert list(faults(rubric)) == []
    assert read_rubric(to_json(rubric)) == rubric
    assert rubric.criteria
    assert rubric.source
    every = [*rubric.bands, *(band for each in rubric.criteria for band in each.bands)]
    assert every
    for words in (*(each.descriptor for each in rubric.criteria), *(each.descriptor for each in every)):
        assert words["en"].isascii() or "–" in words["en"]
        assert any("一" <= character <= "鿿" for character in words["zh"])


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_of_a_shipped_scale_lies_in_one_band(name: str) -> None:
    rubric = find_rubric(name)
    scales = [(each.bands, each.low, each.high) for each in rubric.criteria]
    for bands, low, high in [*scales, (rubric.bands, rubric.low, rubric.high)]:
        marks = [low + step * rubric.step for step in range(round((high - low) / rubric.step) + 1)]
        for mark in marks if bands else ():
            assert sum(each.low <= mark <= each.high for each in bands) == 1, (name, mark)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_rule_and_way_to_a_total_has_its_word(language: str) -> None:
    words = json.loads(knowledge_path("education/terms/rubric.json").read_text(encoding="utf-8"))
    keys = {f"combination_{each}" for each in COMBINATIONS} | {
        f"{kind}_{rule}" for kind in ("rule", "takes") for rule in RULES
    }
    assert words.keys() == keys | {"takes_at_most"}
    assert all(words[key][language].strip() for key in keys)


def test_gaokao_is_three_times_twenty_in_four_grades() -> None:
    rubric = find_rubric("高考评分标准")
    assert [(each.title["zh"], each.high) for each in rubric.criteria] == [("内容", 20), ("表达", 20), ("发展等级", 20)]
    for each in rubric.criteria:
        assert [(band.high, band.low) for band in each.bands] == [(20, 16), (15, 11), (10, 6), (5, 0)]
        assert [band.name["zh"] for band in each.bands] == ["一等", "二等", "三等", "四等"]
    taken = {each.rule: (each.points, each.every, each.below, each.at_most) for each in rubric.deductions}
    assert taken == {"no_title": (2, 1, 0, None), "wrong_character": (1, 1, 0, 5), "too_short": (1, 50, 800, None)}
    assert not rubric.criteria[2].validated


def test_ellipse_averages_six_traits_in_half_points() -> None:
    rubric = find_rubric("ellipse")
    assert (rubric.low, rubric.high, rubric.step, rubric.combination) == (1, 5, 0.5, "mean")
    names = ["cohesion", "syntax", "vocabulary", "phraseology", "grammar", "conventions"]
    assert [each.name for each in rubric.criteria] == names


@pytest.mark.parametrize(
    ("points", "name"),
    [(20, "first"), (16, "first"), (15.6, "first"), (15.5, "first"), (15.4, "second"), (11, "second"), (0, "third")],
)
def test_points_between_bands_belong_to_the_nearer_halves_up(points: float, name: str) -> None:
    bands = (band(16, 20, "first"), band(11, 15, "second"), band(0, 10, "third"))
    found = criterion(*bands).band(points)
    assert found is not None
    assert found.name["en"] == name
    assert criterion(*reversed(bands)).band(points) == found
    assert replace(Rubric.range(0, 20), bands=bands).band(points) == found


def test_points_beyond_all_bands_belong_to_the_outermost() -> None:
    bands = (band(16, 18, "first"), band(5, 10, "second"))
    assert [criterion(*bands).band(points) for points in (20, 0)] == list(bands)


def test_no_bands_no_band() -> None:
    assert criterion().band(3) is None
    assert Rubric.range(0, 20).band(3) is None


@pytest.mark.parametrize("scale", [(6, 1, 1), (1, 1, 1), (0, float("inf"), 1), (float("nan"), 3, 1)])
def test_range_refuses_what_is_no_scale(scale: tuple[float, float, float]) -> None:
    with pytest.raises(RubricRefused) as caught:
        Rubric.range(*scale)
    assert caught.value.code == "rubric_scale"


@pytest.mark.parametrize("step", [0, -1, 7, float("nan")])
def test_range_refuses_a_step_that_does_not_fit(step: float) -> None:
    with pytest.raises(RubricRefused) as caught:
        Rubric.range(0, 6, step)
    assert caught.value.code == "rubric_step"


def test_record_puts_bands_in_order_and_cleans_texts() -> None:
    record = replace(Rubric.range(0, 20), bands=(band(0, 10), band(11, 20))).record()
    record["name"] = " my\u202e  rubric\x00 "
    record["bands"][0]["descriptor"] = {"zh": "一\u200b行\n二行"}
    made = Rubric.from_record(record)
    assert made.name == "my rubric"
    assert [each.high for each in made.bands] == [20, 10]
    assert made.bands[1].descriptor == {"en": "一行 二行", "zh": "一行 二行"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"high": "20"}, "high"),
        ({"high": True}, "high"),
        ({"high": float("nan")}, "high"),
        ({"high": 10**400}, "high"),
        ({"shortest": 1.5}, "shortest"),
        ({"colour": "red"}, "colour"),
        ({"combination": "product"}, "combination"),
        ({"languages": "en"}, "languages"),
        ({"languages": ["fr"]}, "languages"),
        ({"title": {"fr": "x"}}, "title"),
        ({"title": "x"}, "title"),
        ({"criteria": {}}, "criteria"),
        ({"criteria": [3]}, "criteria.{}"),
        ({"criteria": [{"name": "a"}]}, "criteria.title"),
        ({"bands": [{"low": 1, "high": None, "name": {}, "descriptor": {}}]}, "bands.high"),
        ({"deductions": [{"rule": "late", "points": 1}]}, "deductions.rule"),
    ],
)
def test_record_of_another_shape_names_its_field(change: dict[str, object], field: str) -> None:
    code, details = refused(Rubric.range(0, 20).record() | change)
    assert (code, details["reason"]) == ("rubric_unreadable", field)


@pytest.mark.parametrize("missing", ["name", "title", "low", "high"])
def test_record_without_a_needed_field_names_it(missing: str) -> None:
    record = Rubric.range(0, 20).record()
    del record[missing]
    assert refused(record)[1]["reason"] == missing


@pytest.mark.parametrize("record", [None, [], 3, "rubric"])
def test_what_is_no_record_is_refused(record: object) -> None:
    assert refused(record)[0] == "rubric_unreadable"


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 200_000, b"9" * 5000, b'{"name": NaN}'])
def test_bytes_that_are_no_rubric_are_refused(data: bytes) -> None:
    with pytest.raises(RubricRefused) as caught:
        read_rubric(data)
    assert caught.value.code == "rubric_unreadable"


def test_file_too_large_is_refused_unread() -> None:
    with pytest.raises(RubricRefused) as caught:
        read_rubric(b" " * (LARGEST + 1))
    assert caught.value.code == "rubric_file_large"


def test_rubric_is_found_by_name_and_by_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_bytes(b"\xef\xbb\xbf" + to_json(Rubric.range(0, 7)))
    assert find_rubric(str(path)) == load_rubric(path) == Rubric.range(0, 7)
    for name in ("nobody's", str(tmp_path / "none.json")):
        with pytest.raises(RubricRefused) as caught:
            find_rubric(name)
        assert caught.value.code == "rubric_unknown"
    with pytest.raises(RubricRefused):
        load_rubric(tmp_path / "none.json")


lines = st.text("abc一二三 –，", min_size=1, max_size=12).map(lambda text: f"x{' '.join(text.split())}")
words = st.builds(lambda en, zh: {"en": en, "zh": zh}, lines, lines)
said = st.one_of(st.just({}), words)


@st.composite
def bands(draw: st.DrawFn, low: int, high: int) -> tuple[Band, ...]:
    """Bands that share no point, from the best down."""
    ends = sorted(draw(st.lists(st.integers(low, high), unique=True, max_size=6)), reverse=True)
    return tuple(
        Band(float(lower), float(upper), draw(words), draw(said))
        for upper, lower in zip(ends[::2], ends[1::2], strict=False)
    )


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """A rubric that does not contradict itself."""
    names = draw(st.lists(lines, unique=True, min_size=1, max_size=5))
    combination = draw(st.sampled_from(COMBINATIONS))
    criteria = tuple(
        Criterion(
            name=name,
            title={"en": name, "zh": name},
            aspect=draw(st.sampled_from(ASPECTS)),
            low=0.0,
            high=20.0,
            weight=draw(st.sampled_from((0.5, 1.0, 3.0))),
            descriptor=draw(said),
            bands=draw(bands(0, 20)),
            validated=draw(st.booleans()),
        )
        for name in names
    )
    high = 20 * len(criteria) if combination == "sum" else 20
    rules = draw(st.lists(st.sampled_from(RULES), unique=True))
    limit = st.one_of(st.none(), st.just(5.0))
    return Rubric(
        name=draw(lines),
        title=draw(words),
        low=0.0,
        high=float(high),
        step=draw(st.sampled_from((0.5, 1.0, 2.0))),
        languages=draw(st.sampled_from((("en",), ("zh",), ("en", "zh")))),
        combination=combination,
        criteria=criteria,
        bands=draw(bands(0, high)),
        deductions=tuple(Deduction(rule, 1.5, 50, 800, draw(limit)) for rule in rules),
        assumed_mean=draw(st.one_of(st.none(), st.floats(0, high))),
        assumed_deviation=draw(st.one_of(st.none(), st.floats(0.1, high))),
        shortest=draw(st.integers(0, 500)),
        source=draw(said),
    )


@given(rubrics())
def test_record_comes_back_as_it_went(rubric: Rubric) -> None:
    assert Rubric.from_record(rubric.record()) == rubric
    again = read_rubric(to_json(rubric))
    assert again == rubric
    assert json.loads(to_json(again)) == json.loads(to_json(rubric))


@given(rubrics(), st.floats(0, 20))
def test_band_of_points_is_one_of_the_nearest(rubric: Rubric, points: float) -> None:
    for each in rubric.criteria:
        found = each.band(points)
        gaps = [max(band.low - points, points - band.high, 0) for band in each.bands]
        assert (found is None) == (not each.bands)
        if found is not None:
            assert max(found.low - points, points - found.high, 0) == min(gaps)
