"""Postal addresses and postcodes, Chinese, American and British."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from model.safety.masking.spans import Kind, PersonalSpan, alternatives

_PROVINCE = rf"(?:{alternatives('places', 'provinces')})(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)?"
_H = r"[\u4e00-\u9fff]"
_UNIT = (
    r"(?:(?:第?[\dA-Za-z一二三四五六七八九十甲乙丙丁][\dA-Za-z一二三四五六七八九十百-]{0,7})(?:号楼|号院|号"
    r"|弄|栋|幢|座|单元|室|组|队|户|层|楼|门|F)(?:之[一二三四五\d])?(?:\d{1,4}"
    r"(?![\d.岁年月日号楼院弄栋幢座单室组队户层门-]))?)"
)
_HOUSE = rf"(?: ?{_UNIT}){{1,6}}"
_CN_ZIP = r"(?:[ ,]{0,2}(?<!\d)\d{6}(?!\d))?"

_CHINESE: tuple[tuple[Kind, str], ...] = (
    (
        "address",
        rf"(?:{alternatives('places', 'address_cues')})(?:[:为是于在]|: ?| )?(?P<v>(?:{_H}|[\dA-Za-z#-]|"
        rf"(?<=[\u4e00-\u9fff\d]) (?=[\u4e00-\u9fff\d])){{2,60}}(?:\([\u4e00-\u9fff\dA-Za-z-]{{2,20}}\))?)",
    ),
    ("address", rf"(?P<v>{_PROVINCE} ?{_H}{{2,24}}?{_HOUSE}{_CN_ZIP})"),
    (
        "address",
        rf"(?P<v>{_PROVINCE} ?{_H}{{1,10}}[市县区旗州盟]{_H}{{1,14}}[路街道巷镇乡村弄][A-Za-z]?(?:{_HOUSE})?{_CN_ZIP})",
    ),
    (
        "address",
        rf"(?P<v>(?:{alternatives('places', 'cities')})市?{_H}{{1,12}}[区县路街道巷镇乡村]"
        rf"(?:{_H}{{0,12}}{_HOUSE})?{_CN_ZIP})",
    ),
    (
        "address",
        rf"(?<![\u4e00-\u9fff])(?P<v>{_H}{{2,6}}[市县区旗]{_H}{{1,12}}(?:路|街道|大街|街|大道|巷|胡同|镇|乡|村"
        rf"|小区)(?:{_H}{{0,10}}{_HOUSE})?)",
    ),
    ("address", rf"(?P<v>{_H}{{2,5}}[市县区]{_H}{{1,12}}(?:路|街道|大街|街|大道|巷|镇|乡|村|小区){_HOUSE})"),
    (
        "address",
        rf"(?P<v>{_H}{{2,6}}(?:路|街|大道|巷|弄|胡同|小区|花园|家园|公寓|新村|苑)\d{{1,5}}(?:号楼|号院|号|弄|栋"
        rf"|幢|座)(?: ?{_UNIT}){{0,5}})",
    ),
    ("postcode", r"(?:邮编|邮政编码)(?:[:为是]|: )?(?P<v>\d{6})(?!\d)"),
    (
        "organisation",
        rf"(?:工作单位|就职单位|所在单位|单位名称|就职于|任职于|供职于|毕业院校|就读于|就读学校)(?:[:为是]|: )?"
        rf"(?P<v>{_H}{{3,24}})",
    ),
    ("organisation", rf"(?P<v>(?<![\u4e00-\u9fff]){_H}{{2,20}}(?:有限责任公司|股份有限公司|有限公司))"),
)

_CAP = r"(?:[A-Z][A-Za-z'.]{0,20}(?:-[A-Za-z]{1,15}){0,3}|\d{1,3}(?:st|nd|rd|th))"
_SUFFIX = alternatives("places", "street_suffixes")
_STATE = rf"(?:{alternatives('places', 'states')}|{alternatives('places', 'state_names')})"
_UK = rf"(?:{alternatives('places', 'uk_postal_areas')})\d[A-Z\d]? ?\d(?!MG|ML|GM)[ABD-HJLNP-UW-Z]{{2}}(?![A-Za-z\d])"
_ROOM = r"(?:(?:Apt|Apartment|Suite|Ste|Unit|Flat|Studio|Room|Floor|Fl|No|#)\.? ?#?[\dA-Z]{1,6}[A-Za-z]?)"
_CITY = rf"{_CAP}(?: (?:upon|on|under|le|la|de|of|the|{_CAP})){{0,3}}"
_TAIL = (
    rf"(?:[,\s]{{1,3}}{_ROOM})?"
    rf"(?:,?\s{{1,2}}{_CITY}(?=,?\s{{1,2}}(?:{_STATE}\b|{_UK}|[A-Z][a-z]+,?\s{{1,2}}{_UK})|\s*$|[.;)\n]"
    rf"|,\s{{1,2}}[A-Z]))?"
    rf"(?:,?\s{{1,2}}{_CITY}(?=,?\s{{1,2}}(?:{_STATE}\b|{_UK})))?"
    rf"(?:,?\s{{1,2}}(?:{_STATE})\b)?(?:,?\s{{1,2}}(?:\d{{5}}(?:-\d{{4}})?(?!\d)|{_UK}))?"
)
_NUMBER = r"(?<![\w./:-])(?:\d{1,5}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?)?)"
_ENGLISH: tuple[tuple[Kind, str], ...] = (
    (
        "address",
        rf"(?P<v>(?:{_ROOM},?\s)?{_NUMBER},? (?:(?:N|S|E|W|NE|NW|SE|SW)\.? )?{_CAP}(?: {_CAP}){{0,3}} "
        rf"(?:{_SUFFIX}|(?i:valleys|{_SUFFIX}))\b\.?{_TAIL})",
    ),
    (
        "address",
        rf"(?P<v>(?:{_ROOM},?\s)?{_NUMBER},? (?:{_CAP} ){{0,3}}(?:Broadway|Route \d{{1,4}}"
        rf"|Highway \d{{1,4}})\b{_TAIL})",
    ),
    ("address", r"(?P<v>\b(?i:P\.? ?O\.? ?Box) \d{1,6}" + _TAIL + ")"),
    (
        "address",
        r"(?P<v>\b(?:PSC|Unit|USNS|USS|USCGC|USNV) ?[\w ]{1,20}(?:,? Box \d{1,5})?,?\s{1,2}(?:APO|FPO|DPO) (?:AA"
        r"|AE|AP) \d{5})",
    ),
    (
        "address",
        rf"(?P<v>{_ROOM},?\s{{1,2}}(?:{_NUMBER} )?{_CAP}"
        rf"(?: [A-Za-z]{{2,15}}){{0,4}},?\s{{1,2}}{_CITY},?\s{{1,2}}{_UK})",
    ),
    ("address", rf"(?P<v>{_NUMBER} {_CAP}(?: [A-Za-z]{{2,15}}){{0,4}},?\s{{1,2}}(?:{_CITY},?\s{{1,2}}){{1,2}}{_UK})"),
    ("address", rf"(?P<v>\b{_CAP}(?: {_CAP}){{0,2}}, {_STATE},? \d{{5}}(?:-\d{{4}})?)(?!\d)"),
    (
        "address",
        r"(?<![A-Za-z])(?i:(?:home |mailing |postal |billing |street |current )?address)(?: on file| of record)?"
        r"(?: is|:|-)?\s?(?P<v>"
        r"(?=[^\n;]{0,60}\d)(?!\d+[./]\d)[A-Z\d][^\n;]{4,90}?(?:"
        rf"\b{_STATE},? \d{{5}}(?:-\d{{4}})?|{_UK}|(?=\.(?:\s|$))|(?=\n)|(?=;)|$))",
    ),
    (
        "address",
        rf"(?<![A-Za-z])(?i:lives (?:alone )?(?:in|at)|living in|residing (?:in|at)|resides (?:in|at)"
        rf"|[a-z]{{0,8}}man from|boy from|girl from|person from|farmer from|student from|worker from|native of"
        rf"|resident of|born (?:on )?[\w ,/-]{{0,24}}\bin|born in|moved to) (?P<v>(?:[A-Z][a-z]+)"
        rf"(?: [A-Z][a-z]+){{0,2}}(?:, {_STATE}\b)?)",
    ),
    (
        "address",
        r"(?<![A-Za-z])(?i:lives|living|resides|residing|stays|staying) at (?P<v>\d{1,5} [A-Z][^\n,;.]{3,60})",
    ),
    ("postcode", rf"(?<![A-Za-z\d-])(?P<v>{_UK})"),
    (
        "postcode",
        rf"(?:\b(?:{alternatives('places', 'states')}),? |(?i:\bzip(?: ?code)?[: ]{{1,2}}))(?P<v>\d{{5}}"
        rf"(?:-\d{{4}})?)(?!\d|\.\d)",
    ),
    (
        "organisation",
        r"(?<![A-Za-z])(?i:employer|school|company)(?: name)?: ?(?P<v>[A-Z][\w&.'-]*(?: (?:[A-Z&][\w.'-]*|of|and"
        r"|the)){0,5})",
    ),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.ASCII)) for kind, pattern in chain(_CHINESE, _ENGLISH))


def find_addresses(text: str, folded_text: str) -> Iterator[PersonalSpan]:
    """Every address, postcode and named employer or school."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(folded_text):
            start, end = match.span("v")
            while end > start and folded_text[end - 1] in " ,.\n":
                end -= 1
            yield PersonalSpan(start, end, kind, text[start:end])
