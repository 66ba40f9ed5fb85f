"""Age and sex as Chinese notes give them."""

from __future__ import annotations

import pytest

from model.medicine.reading.chinese_patient import chinese_age, chinese_sex


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("患者，男，45岁", 45),
        ("女性，六十二岁", 62),
        ("男，3岁半", 3.5),
        ("男，1岁6个月", 1.5),
        ("患儿，男，8月，因发热入院", 8 / 12),
        ("患儿女，5个月", 5 / 12),
        ("男婴，生后3天", 3 / 365),
        ("患儿女，生后5天。", 5 / 365),
        ("10月龄，体重9kg", 10 / 12),
        ("新生儿，黄疸", 0),
        ("父亲50岁有糖尿病。患者20岁", 20),
        ("咳嗽8个月", None),
        ("发热3天", None),
        ("20岁前体健", None),
    ],
)
def test_the_age_is_read_in_years(text: str, years: float | None) -> None:
    found = chinese_age(text)
    assert found == (None if years is None else pytest.approx(years, abs=2e-3))


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("患者，男，45岁", "male"),
        ("老年女性", "female"),
        ("患儿女，5个月", "female"),
        ("男婴", "male"),
        ("孕妇，28岁", "female"),
        ("王先生", "male"),
        ("男45岁", "male"),
        ("女，34岁。丈夫和儿子也头痛，男", "female"),
        ("患者45岁", None),
    ],
)
def test_the_sex_is_read(text: str, sex: str | None) -> None:
    assert chinese_sex(text) == sex
