"""Whom a Chinese note is about: the age in years and the sex."""

from __future__ import annotations

import re

from model.medicine.observations import Sex

_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NUMBER = r"(\d{1,3}(?:\.\d)?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|半)"
_RELATIVE = re.compile("(?:父|母|爸|妈|哥|姐|弟|妹|兄|爷|奶|姥|公|婆|儿子|女儿|丈夫|妻子|同学|同事)[^，。；\n]{0,6}$")
_YEARS = re.compile(rf"{_NUMBER}\s*(?:周?岁)(半)?(?:{_NUMBER}\s*个?月)?(?![前时起])")
_UNITS = {"月": 1 / 12, "周": 7 / 365, "天": 1 / 365, "日": 1 / 365, "小时": 1 / 8760}
_YOUNG = re.compile(
    rf"(?:患儿|男婴|女婴|婴儿|宝宝|孩子|男|女|生后|出生|日龄|月龄|年龄)[，,、:：\s]{{0,2}}(?:男|女)?[，,、\s]{{0,2}}"
    rf"(?:生后|出生后?)?{_NUMBER}\s*个?(半)?(月|周|天|日|小时)(?!前|来|余?病史)|{_NUMBER}\s*个?(半)?(月|周|天|日)[大龄]"
)
_NEWBORN = re.compile("新生儿(?!科)")
_FEMALE = re.compile(
    "女性|女[，,、；;。\\s)）]|女婴|女童|女孩|女患|女士|孕妇|产妇|妇女|老太|大妈|阿姨|奶奶患|[，,、\\s(（:：]女$|患儿女|^女"
)
_MALE = re.compile(
    "男性|男[，,、；;。\\s)）]|男婴|男童|男孩|男患|先生|大爷|大叔|老头|小伙|[，,、\\s(（:：]男$|患儿男|^男"
)


def chinese_age(text: str) -> float | None:
    """The patient's age in years, None where the note does not say; 0 for a newborn of no stated age."""
    for found in _YEARS.finditer(text):
        if not _RELATIVE.search(text, 0, found.start()):
            years, half, months = found.groups()
            return round(_count(years) + 0.5 * bool(half) + (_count(months) / 12 if months else 0), 3)
    young = _YOUNG.search(text)
    if young:
        number, half, unit = young.groups()[:3] if young[1] else young.groups()[3:]
        return round((_count(number) + 0.5 * bool(half)) * _UNITS[unit], 4)
    return 0.0 if _NEWBORN.search(text) else None


def chinese_sex(text: str) -> Sex | None:
    """The patient's sex by the first word that says it, None where none does."""
    female, male = _FEMALE.search(text), _MALE.search(text)
    if female and male:
        return "female" if female.start() < male.start() else "male"
    return "female" if female else "male" if male else None


def _count(number: str) -> float:
    """45, 十二, 二十, 半."""
    if number[0].isdigit():
        return float(number)
    if number == "半":
        return 0.5
    tens, ten, ones = number.rpartition("十")
    return (_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_DIGITS[ones] if ones else 0)
