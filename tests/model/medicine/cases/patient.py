"""A patient made up for the tests, with everything in the notes that must never be stored."""

from __future__ import annotations

from dataclasses import replace

from model.medicine.cases import keeping
from model.medicine.cases.case import Case
from model.medicine.entry import enter

OWNER = "local"
FEVER, COUGH, DYSPNEA, WHEEZING = "HP:0001945", "HP:0012735", "HP:0002094", "HP:0030828"
NOTES = {
    "zh": "患者张伟民，身份证号11010519491231002X，住院号：ZY20394857，电话13800138000，住北京市海淀区中关村大街27号。"
    "2024年3月5日起发热、咳嗽，伴呼吸困难。",
    "en": "Patient: Mr. Jonathan Harker, MRN: 48201937, phone (617) 555-0142, jonathan.harker@example.org. "
    "Had fever and cough since 03/05/2024, now dyspnea.",
}
RAW = {
    "zh": ("张伟民", "11010519491231002X", "ZY20394857", "13800138000", "中关村大街27号", "2024年3月5日"),
    "en": ("Harker", "48201937", "555-0142", "jonathan.harker@example.org", "03/05/2024"),
}


def keep(language: str = "zh", owner: str = OWNER, **beside: object) -> Case:
    """A case saved from the note in that language, with what is entered beside it."""
    entered = replace(enter(NOTES[language], "zh" if language == "zh" else "en"), **beside)
    return keeping.case(keeping.start_case(entered, owner), owner)
