from __future__ import annotations

import pytest

from model.safety import find_personal


def names(text: str) -> list[str]:
    return [span.quote for span in find_personal(text) if span.kind == "name"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("患者王建国，男，56岁", ["王建国"]),
        ("患者王建国病情平稳", ["王建国"]),
        ("昨晚刘桂芳血糖22.3", ["刘桂芳"]),
        ("独立董事宁向东、尤文博出具意见", ["宁向东", "尤文博"]),
        ("Robert Smith Jr. came", ["Robert Smith Jr."]),
        ("Ebony Sutherland slipped on ice", ["Ebony Sutherland"]),
        ("姓名：欧阳雪晴 性别：女", ["欧阳雪晴"]),
        ("患儿张伟于昨日发热", ["张伟"]),
        ("主治医师：李娜    审核医师：钱羚跃", ["李娜", "钱羚跃"]),
        ("心内科徐海波主任会诊", ["徐海波"]),
        ("王医生建议复查", ["王"]),
        ("由其子高志刚陪同", ["高志刚"]),
        ("患者阿卜杜拉·买买提，男", ["阿卜杜拉·买买提"]),
        ("手术者：王建国、李伟民", ["王建国", "李伟民"]),
        ("患者安静，女，29岁，安静状态下", ["安静"]),
        ("患者赵德胜诉头痛。赵德胜既往体健", ["赵德胜", "赵德胜"]),
        ("Mr. Tunde Adebayo was admitted", ["Mr. Tunde Adebayo"]),
        ("Patient: Kowalczyk, Zofia  DOB", ["Kowalczyk, Zofia"]),
        ("Her daughter Chiara Benedetti called", ["Chiara Benedetti"]),
        ("Signed by Harriet Lindqvist, MD", ["Harriet Lindqvist, MD"]),
        ("Thaddeus Marlowe, a 31 year old welder", ["Thaddeus Marlowe"]),
        ("Dr. de la Cruz saw him", ["Dr. de la Cruz"]),
        ("Abernethy, Rosalind 72F", ["Abernethy, Rosalind"]),
        ("Mrs Smith is well. Smith denies pain.", ["Mrs Smith", "Smith"]),
        ("Saoirse Gallagher wrote an essay", ["Saoirse Gallagher"]),
    ],
)
def test_name_is_found_whole(text, expected) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "患者高血压病史10年，黄疸，白细胞升高，关节疼痛",
        "患者何时起病不详，严重腹泻，全身乏力，左下肢水肿",
        "诊断：金黄色葡萄球菌肺炎，川崎病，何杰金淋巴瘤，马凡综合征",
        "予林可霉素、罗红霉素、高锰酸钾、金刚烷胺治疗，方案不变",
        "患者高热，男性多见。毛细血管充盈时间2秒",
        "麻醉医师会诊，管床医生查房，主任医师同意",
        "Parkinson's disease, Graves disease, Wilson disease and Bell's palsy",
        "Hodgkin lymphoma; Babinski sign; Glasgow Coma Scale; Ann Arbor stage II",
        "Foley catheter removed. Swan-Ganz readings stable. Gram stain negative.",
        "Past Medical History: Type 2 Diabetes Mellitus, Coronary Artery Disease",
        "Pierre Robin sequence and Guillain-Barre syndrome were excluded.",
    ],
)
def test_diseases_drugs_and_eponyms_stay(text) -> None:
    assert names(text) == []
