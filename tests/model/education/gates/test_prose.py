"""What is not prose, and what is not in the language."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.education.essay import read_essay
from model.education.gates.language import find_wrong_language, foreign_share
from model.education.gates.prose import find_not_an_essay
from tests.model.education.gates.written import GARDEN, GARDEN_ZH, class_of, essay

LIST = "\n".join(f"{number}. a bag of {thing}" for number, thing in enumerate(["rice", "nuts", "salt", "tea", "peas"]))
CODE = "def area(r):\n    return 3.14 * r ** 2\nfor i in range(10):\n    print(area(i), [i] * 3, {i: i + 1})\nx = 2\n"
TABLE = "\n".join(f"{year} | {year * 3 % 97} | {year * 7 % 89} | growth of the town" for year in range(1990, 2004))
KEYWORDS = "computer garden nature friend family technology society distance health research education internet " * 2
MASH = "asdf jklq qwerty zxcv asdfg hjkl qwer tyui opas dfgh jklz xcvb nmqw erty uiop asdf ghjk lzxc vbnm qwer tyui"
MASH_ZH = "鹰抠瓷胀迥缀峭纂髓蜡霎剖炯阐怯皿瞌卤绑枢嗓锥炼沥琢揣绷舷羔钝鲸蔗婪骸蒿碾嘶蹈诫榕辘驮咐蛰糙罕椭瞄"
WORDS_ZH = "电脑，健康，运动，家庭，朋友，社会，科技，信息，教育，网络，交流，学习，游戏，研究，发展，距离，时间，"
WORDS_ZH += "文化，历史，城市，环境"

FRENCH = (
    "Je pense que les ordinateurs sont très utiles pour les enfants parce qu'ils peuvent apprendre beaucoup de choses. "
    "Mais il ne faut pas passer trop de temps devant un écran, car ce n'est pas bon pour la santé."
)
SPANISH = (
    "Yo creo que los jardines son muy útiles para los niños porque pueden aprender muchas cosas. "
    "Pero no se debe pasar demasiado tiempo en ellos, porque no es bueno para las clases ni para la familia."
)
JAPANESE = "私は学校に庭があるべきだと思います。なぜなら、生徒は植物を育てることで多くのことを学ぶからです。"
RUSSIAN = "Я думаю, что в каждой школе должен быть сад, потому что дети учатся терпению и труду."
MIXED = "I think a school garden is good for us. 因为在菜园里能学到很多书本上没有的东西，也懂得珍惜粮食。 We eat it."


@pytest.mark.parametrize("text", [LIST * 2, CODE, TABLE, KEYWORDS, MASH, MASH_ZH, WORDS_ZH, "3.14159 26535 89793 2384"])
def test_not_an_essay(text) -> None:
    finding = find_not_an_essay(read_essay(text))
    assert finding is not None
    assert 0 < finding.value <= 1
    assert finding.evidence


@pytest.mark.parametrize("pool", [GARDEN, GARDEN_ZH])
def test_essays_are_essays(pool) -> None:
    assert not [each for each in class_of(pool, 10) if find_not_an_essay(each)]


def test_a_list_inside_an_essay_is_not_all_of_it() -> None:
    assert find_not_an_essay(read_essay(essay(GARDEN, 2).text + "\n" + LIST)) is None


def test_misspelt_words_are_words() -> None:
    draw = random.Random(5)
    words = [
        word[:2] + word[3] + word[2] + word[4:] if len(word) > 5 and draw.random() < 0.4 else word
        for word in essay(GARDEN, 2).text.split(" ")
    ]
    assert find_not_an_essay(read_essay(" ".join(words))) is None


@pytest.mark.parametrize("text", [FRENCH, SPANISH, JAPANESE, RUSSIAN, MIXED])
def test_other_languages(text) -> None:
    read = read_essay(text)
    finding = find_wrong_language(read, ("en", "zh"))
    assert finding is not None
    assert finding.evidence
    assert all(read.text[slice(*place.span)] == place.quote for place in finding.evidence)


@pytest.mark.parametrize("pool", [GARDEN, GARDEN_ZH])
def test_own_languages(pool) -> None:
    assert not [each for each in class_of(pool, 10) if find_wrong_language(each, ("en", "zh"))]


def test_a_quoted_word_of_another_language_is_no_other_language() -> None:
    assert find_wrong_language(read_essay(essay(GARDEN, 1).text + " We call it 菜园."), ("en",)) is None
    assert find_wrong_language(read_essay(essay(GARDEN_ZH, 1).text + "这叫 school garden。"), ("zh",)) is None


@given(st.text(min_size=1).filter(lambda text: bool(text.strip())))
def test_any_text_is_judged(text) -> None:
    read = read_essay("a" + text)
    assert 0 <= foreign_share(read) <= 1
    for finding in (find_wrong_language(read, ("en", "zh")), find_not_an_essay(read)):
        assert finding is None or 0 <= finding.value <= 1
