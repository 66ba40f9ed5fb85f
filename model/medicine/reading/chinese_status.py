"""What a Chinese note says of each finding it names: there, denied, in a relative, uncertain, or not of this patient.

A denial reaches over a list joined by 、及和或 to the next comma (否认胸痛、咯血及发热), not beyond; phrases that only
look like one (无明显诱因, 未缓解) are set aside first. A relative is meant until the sentence ends or returns to the
patient.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from model.medicine.observations import Status

FINDING = "■"
"""Stands for each character of a finding in the text that cues are looked for in."""
_REACH = 300
"""Characters before and after a finding in which something may be said of it."""

_NO_DENIAL = re.compile(
    "无明显诱因|无诱因|无明显原因|无原因|无外伤|无特殊|无缘无故|不明原因|原因不明|未缓解|未见缓解|未见好转|未好转|未愈|未治疗"
    "|未就诊|未诊治|未予|未在意|未重视|不缓解|不能缓解|无缓解|无好转|无改善|无效|无法|无论|无意|无需|反复无常|不止|不退|不明"
    "|不详|不一|不适|不安|不规则|不规律|不定|不宁|不断|不仅|不但|不久|无规律|未系统|未正规|非常|未行|未做|未服|未用"
)
_CUE = re.compile(
    "(?P<asked>如出现|如有|如果|若有|若出现|若|一旦|预防|防止|避免|以免|以防|是否有?|有无|有没有|防治)"
    "|(?P<uncertain>不除外|不能除外|未除外|不能排除|不排除|未排除|待除外|待排除|待排|疑似|疑诊|怀疑|考虑为?|可疑|疑有?|疑为|拟诊"
    "|可能[为是有]?(?![与由因系])|警惕|似有|好像|像是|性质待定的?)"
    "|(?P<denied>(?:否认|未见|未及|未触及|未扪及|未闻及|未查及|未探及|未引出|未诉|未述|未感|未觉|未出现|未发生|未发现|未伴|未再"
    "|未有|从未|从无|并无|均无|没有|没|不伴有?|不伴随|除外|排除|无)(?:曾|再|有|出现|发生|明显|任何|其他|其它|显著|过|既往|伴)*"
    f"|(?:不再|不太|不怎么|不会|不|未)(?={FINDING}|$))"
)
_BREAK = re.compile("但|然而|而|却|仅|只|唯独|出现|有|转为|继而|改为|后(?=[^、]*有)")
_LIST = rf"^(?:(?:[、及和与或]|以及)[^，。；、及和与或{FINDING}]{{0,4}}{FINDING}++)*+"
_DENIED_AFTER = re.compile(
    rf"{_LIST}\s*(?:征|试验)?(?:均|都|皆)?[为呈]?[:：]?\s*(?:阴性|[（(]\s*[-－–—﹣]\s*[）)]|未引出|未见|未及|已排除|可排除|不明显)"
    rf"|{_LIST}(?:均|都|皆)(?:无|没有|未)|^\s*[:：]?\s*(?:无|没有)(?=[，,。；;、\s）)]|$)"
)
_UNCERTAIN_AFTER = re.compile(
    r"^(?:症状?)?\s*(?:[（(]?[？?][）)]?|可能(?![与由因系])|待排|待除外|可疑|可能性大|不除外|不能除外|不能排除)"
)
_RELATIVE = re.compile(
    "(?:外?祖父|外?祖母|父母|父亲|母亲|爸爸|妈妈|其父|其母|哥哥|姐姐|弟弟|妹妹|兄弟|姐妹|兄长|胞[兄弟姐妹]|爷爷|奶奶|外公|外婆|姥姥|姥爷"
    "|姑姑|姑妈|叔叔|伯父|舅舅|阿姨|姨妈|表[兄弟姐妹]|堂[兄弟姐妹]|儿子|女儿|丈夫|妻子|同胞|家族史|家族中|家族|家人|亲属|同事|同学|室友)"
    "(?!代?[说诉述讲称告]|代诉|发现|带|觉得|反映|抱|送|陪|否认|担心|认为)"
)
_PATIENT = re.compile("患者|患儿|病人|本人|自己|自诉|孩子|宝宝|小孩|婴儿|现病史|查体|体检|主诉")
_CLAUSE, _SENTENCE, _PARAGRAPH = re.compile("[。；;！!\n，,]"), re.compile("[。；;！!\n]"), re.compile("[。！!\n]")


class Cues:
    """A note with its findings blotted out, so that what is said of them can be looked for."""

    def __init__(self, text: str, findings: Sequence[tuple[int, int]]) -> None:
        letters = list(text)
        for start, end in findings:
            letters[start:end] = FINDING * (end - start)
        self.text = _NO_DENIAL.sub(lambda phrase: "□" * len(phrase[0]), "".join(letters))
        """As long as the note; phrases that only look like a denial are set aside too."""
        self._ends = {
            mark: [end.end() for end in mark.finditer(self.text)] for mark in (_CLAUSE, _SENTENCE, _PARAGRAPH)
        }

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence around `at` begins, and where it ends with its mark."""
        ends = self._ends[_SENTENCE]
        place = bisect_right(ends, at)
        return ends[place - 1] if place else 0, ends[place] if place < len(ends) else len(self.text)

    def status(self, start: int, end: int) -> Status | None:
        """What is said of the finding at start to end; None where it is not said of anyone who is ill."""
        kind = _kind_before(self._before(_CLAUSE, start))
        if kind == "asked":
            return None
        after = self.text[end : end + _REACH]
        denied = kind == "denied" or bool(_DENIED_AFTER.match(after))
        if _of_relative(self._before(_PARAGRAPH, start)):
            return None if denied else "family"
        if denied:
            return "absent"
        return "uncertain" if kind == "uncertain" or _UNCERTAIN_AFTER.match(after) else "present"

    def _before(self, mark: re.Pattern[str], at: int) -> str:
        """What stands before `at` since the last such mark."""
        place = bisect_right(self._ends[mark], at)
        begin = self._ends[mark][place - 1] if place else 0
        return self.text[max(begin, at - _REACH) : at]


def _kind_before(clause: str) -> str | None:
    """The kind of the last cue of the clause that still reaches to its end."""
    cues = tuple(_CUE.finditer(clause))
    return cues[-1].lastgroup if cues and not _BREAK.search(clause, cues[-1].end()) else None


def _of_relative(sentence: str) -> bool:
    """Whether the last one spoken of is a relative."""
    relative = max((mark.start() for mark in _RELATIVE.finditer(sentence)), default=-1)
    patient = max((mark.start() for mark in _PATIENT.finditer(sentence)), default=-1)
    return relative > patient
