"""Numbers and machine addresses that point to one person: ids, phones, mail, cards, records, plates, ages over 89."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain

from model.safety.masking.spans import Kind, PersonalSpan, alternatives

_ID18 = r"[1-9]\d{5} ?(?:1[89]|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) ?\d{3}[\dXx]"
_ID15 = r"[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}"
_ALONE, _END = r"(?<![\w.-])", r"(?![\w-]|\.\d)"
_DIGITS, _NO_DIGIT = r"(?<![\d.])(?<![A-Za-z][:_])", r"(?!\d|\.\d)"
_IS = r"(?: ?(?:号码|编号|号|是|为|[:#=]|no\.?|number|id|is|No\.?|Number|NUMBER|ID|of)){0,4} ?[:#=]? ?"
_IPV6 = r"(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}"
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_PLATE_PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"


def _form(pattern: str) -> re.Pattern[str]:
    """A pattern to which Chinese characters are no letters, so that a number may stand right beside one."""
    return re.compile(pattern, re.ASCII)


def _cued(key: str, value: str) -> re.Pattern[str]:
    """A value after one of the cue words kept under a key; the value is the group "v"."""
    return re.compile(rf"(?<![A-Za-z])(?:{alternatives('cues', key)})\.?{_IS}(?P<v>{value})", re.IGNORECASE | re.ASCII)


_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("email", _form(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}")),
    (
        "url",
        _form(
            r"(?:https?|ftp)://[^\s<>\"'，。；、）】」]{1,2000}|(?<![\w.@])www\.[\w-]+(?:\.[\w-]+)+(?:/[\w./?=&%#-]*)?",
        ),
    ),
    ("ip", _form(rf"(?<![\w.:]){_IPV6}(?![\w:.])|(?<![\w.])(?:{_OCTET}\.){{3}}{_OCTET}(?!\.?\d|\w)")),
    ("national_id", _form(rf"{_DIGITS}(?:{_ID18}|{_ID15})(?![\dA-Za-z])")),
    ("national_id", _cued("national_id", r"[A-Za-z]{0,2}\d(?:[ -]?\d){4,19}[A-Za-z]?(?:\([\dA-Z]\))?")),
    ("national_id", _form(rf"{_ALONE}(?!000|666)[0-8]\d{{2}}-(?!00)\d{{2}}-(?!0000)\d{{4}}{_END}")),
    (
        "national_id",
        _form(rf"{_ALONE}[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{{2}} ?\d{{2}} ?\d{{2}} ?[A-D]{_END}"),
    ),
    ("national_id", _form(r"(?<![A-Za-z\d])[A-Z]\d{6}\([\dA]\)")),
    (
        "card",
        _form(
            rf"{_DIGITS}\d{{4}}(?:[ -]?\d{{4}}){{2}}[ -]?\d{{1,7}}(?: ?\d{{3}})?{_NO_DIGIT}"
            rf"|{_DIGITS}3[47]\d{{2}}[ -]?\d{{6}}[ -]?\d{{5}}{_NO_DIGIT}"
        ),
    ),
    ("card", _form(rf"{_ALONE}[A-Z]{{2}}\d{{2}}(?: ?[A-Z0-9]{{4}}){{2,7}}(?: ?[A-Z0-9]{{1,3}})?{_END}")),
    ("card", _cued("card", r"\d(?:[ -]?\d){7,22}")),
    ("account", _cued("account", r"@?[A-Za-z0-9][\w.@-]{3,40}")),
    (
        "account",
        _cued("handle", r"(?<=[:=@] )@?[A-Za-z0-9][\w.-]{2,40}|(?<=[:=])@?[A-Za-z0-9][\w.-]{2,40}|@[\w.-]{2,40}"),
    ),
    (
        "hospital_number",
        _cued("hospital_number", r"(?=[A-Za-z-]{0,8}\d)[A-Za-z0-9](?:[A-Za-z0-9/-]{0,24}[A-Za-z0-9])?"),
    ),
    ("hospital_number", _form(r"(?<![A-Za-z])(?:ID|CSN|FIN) ?[:#]? ?(?P<v>[A-Z]{0,3}-?\d{4,})")),
    ("hospital_number", _cued("bed", r"\d{1,3}[A-Za-z]?\b|[A-Z]-?\d{1,4}\b")),
    ("hospital_number", _form(r"(?<![\d.])\+?\d{1,3}(?=床(?![位旁边]))")),
    (
        "phone",
        _form(rf"{_DIGITS}(?:\(?\+?(?:00)?86\)?[ -]?)?1[3-9]\d(?:\d{{8}}|[ -]\d{{4}}[ -]\d{{4}}){_NO_DIGIT}"),
    ),
    (
        "phone",
        _form(
            rf"(?<![\d.])(?:\(0\d{{2,3}}\)|0\d{{2,3}}-| 0\d{{2,3}} |0(?:10|2\d|[3-9]\d{{2}}))[ -]?[2-9]\d{{6,7}}"
            rf"(?:(?:-|转)\d{{1,5}})?{_NO_DIGIT}"
        ),
    ),
    (
        "phone",
        _form(rf"{_DIGITS}[48]00[- ]?\d{{3}}[- ]?\d{{4}}{_NO_DIGIT}|{_DIGITS}[48]00[- ]\d{{4}}[- ]\d{{3}}{_NO_DIGIT}"),
    ),
    (
        "phone",
        _form(
            r"(?<![\w.])(?:(?:\+|00)?1[ .-]?)?(?:\([2-9]\d{2}\)[ .-]?|[2-9]\d{2}[ .-])\d{3}[ .-]\d{4}(?: ?(?:x"
            r"|ext\.?) ?\d{1,6})?(?![\d%]|\.\d)"
        ),
    ),
    ("phone", _form(r"(?<![\w.])(?:(?:\+1|001)[ .-]?)?[2-9]\d{2}[2-9]\d{6}(?:x\d{1,5})?(?![\w%]|\.\d)")),
    (
        "phone",
        _form(
            r"(?<![\w.])(?:\+|00)\d{1,3}(?:[ .-]?\(0\d{0,4}\))?(?:[ .-]?\(?\d{1,5}\)?){2,6}(?: ?x ?\d{1,5})?(?![\d%])"
        ),
    ),
    (
        "phone",
        _form(r"(?<![\w.])(?:\(0\d{2,5}\) ?|0\d{2,5} )\d{3,4} ?\d{3,4}(?!\d|\.\d)|(?<![\w.])0[1-9]\d{8,9}(?!\d|\.\d)"),
    ),
    ("phone", _cued("phone", r"\(?\+?\d(?:[ ().-]{0,2}\d){4,15}(?: ?(?:x|ext\.?|转) ?\d{1,6})?")),
    (
        "plate",
        _form(rf"[{_PLATE_PLACES}使领][A-Z][·• -]?(?=[A-Z0-9]{{0,5}}\d)[A-Z0-9]{{4,5}}[A-Z0-9挂学警港澳](?![A-Z0-9])"),
    ),
    ("plate", _cued("plate", r"(?=[A-Z -]{0,5}\d)[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,5}")),
)
_AGE = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        r"(?<![\d.])(?P<v>9\d|1[01]\d|12[0-5])(?= ?(?:周?岁|-? ?years?[- ](?:old|of)| ?y/o| ?yo\b| ?y\.o\."
        r"|-? ?year-old))",
        r"(?<![\d.])(?P<v>9\d|1[01]\d|12[0-5])(?= ?[- ]?[MF]\b)",
        r"(?:\baged?(?: of|:|is)? ?|年龄(?:为|是)?[: ]? ?|高龄)(?P<v>9\d|1[01]\d|12[0-5])(?![\d.]|-\d| ?"
        r"(?:months|days|weeks|个月|天|月))",
        r"(?P<v>九十[一二三四五六七八九]?|一百[零〇一二三四五六七八九十]{0,3})(?=周?岁)",
        r"\b(?P<v>(?:ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one hundred))(?=[- ]years?)",
    )
)
_PLAIN = re.compile(r"[!-~]{8,}")
"""An address in ASCII ends where full-width punctuation begins."""
_NOT_A_CITATION = re.compile(r"(?:PMID|PMC|OMIM|ORPHA|MONDO|HP|NCT|rs|ISBN|doi)[:# ]*$", re.IGNORECASE)


def find_numbers(text: str, folded_text: str) -> Iterator[PersonalSpan]:
    """Every number, mail or machine address that points to a person, the surest kinds first."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in chain(_PATTERNS, (("age_over_89", pattern) for pattern in _AGE)):
        for match in pattern.finditer(folded_text):
            start, end = match.span("v" if "v" in pattern.groupindex else 0)
            while start < end and folded_text[start] == " ":
                start += 1
            while start < end and folded_text[end - 1] in " .,;:-":
                end -= 1
            if kind == "url" and (plain := _PLAIN.match(text, start, end)):
                end = plain.end()
            found = folded_text[start:end]
            if _NOT_A_CITATION.search(folded_text, max(0, start - 8), start):
                continue
            verified = _CHECKS[kind](found) if kind in _CHECKS else True
            if kind == "card" and "v" not in pattern.groupindex and not verified:
                continue
            if kind == "phone" and any(first <= start < last for first, last in taken):
                continue  # a cue read too far, over what a form of its own has told
            taken.append((start, end))
            yield PersonalSpan(start, end, kind, text[start:end], verified)


def has_valid_check_digit(number: str) -> bool:
    """Whether an 18-digit Chinese id ends in its check digit (GB 11643-1999, ISO 7064 MOD 11-2).

    Numbers of other lengths have none of this kind and count as valid.
    """
    digits = number.replace(" ", "")
    if len(digits) != 18 or not digits[:17].isdecimal():
        return True
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(digits[:17]))
    return digits[17].upper() == "10X98765432"[total % 11]


def has_luhn_digit(number: str) -> bool:
    """Whether a card number satisfies the Luhn formula (ISO/IEC 7812-1), an account number of ISO 13616 its MOD 97."""
    plain = re.sub(r"[ -]", "", number)
    if plain[:2].isalpha():
        turned = "".join(str(int(character, 36)) for character in plain[4:] + plain[:4])
        return int(turned) % 97 == 1
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(plain))]
    return 12 <= len(plain) <= 19 and sum(digit // 10 + digit % 10 for digit in doubled) % 10 == 0


_CHECKS: dict[Kind, Callable[[str], bool]] = {"national_id": has_valid_check_digit, "card": has_luhn_digit}
