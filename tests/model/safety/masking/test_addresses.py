from __future__ import annotations

import pytest

from model.safety import find_personal


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("住址：江苏省南京市鼓楼区中央路201号6栋302室，无", "江苏省南京市鼓楼区中央路201号6栋302室"),
        ("内蒙古自治区玉兰市丰都荆州街R座 204478", "内蒙古自治区玉兰市丰都荆州街R座 204478"),
        ("上海市浦东新区张江路665弄22号1101室", "上海市浦东新区张江路665弄22号1101室"),
        ("现住杭州市西湖区文三路398号东信大厦B座1204室，独居", "杭州市西湖区文三路398号东信大厦B座1204室"),
        ("户籍地址：湖南省衡阳市衡南县三塘镇新塘村6组。", "湖南省衡阳市衡南县三塘镇新塘村6组"),
        (
            "at 3513 John Divide Suite 115\nRodriguezside, LA 93111.",
            "3513 John Divide Suite 115\nRodriguezside, LA 93111",
        ),
        (
            "at 2209 W. Cedar Bluff Blvd, Suite 310, Knoxville, TN 37919-4410.",
            "2209 W. Cedar Bluff Blvd, Suite 310, Knoxville, TN 37919-4410",
        ),
        ("at 17 Larkspur Close, Guildford GU2 7XH.", "17 Larkspur Close, Guildford GU2 7XH"),
        ("at Studio 6\n4 Smith valleys\nNew Kerryton\nW1A 1AA", "Studio 6\n4 Smith valleys\nNew Kerryton\nW1A 1AA"),
        ("to P.O. Box 3391, Tulsa, OK 74101.", "P.O. Box 3391, Tulsa, OK 74101"),
        ("at USNS Hall\nFPO AA 12345", "USNS Hall\nFPO AA 12345"),
        ("at PSC 1234, Box 5678\nAPO AP 12345", "PSC 1234, Box 5678\nAPO AP 12345"),
    ],
)
def test_address_is_covered_whole(text, address) -> None:
    start = text.index(address)
    masked = {place for span in find_personal(text) for place in range(span.start, span.end)}
    assert masked.issuperset(range(start, start + len(address)))


@pytest.mark.parametrize(
    "text",
    [
        "胸部CT示右肺上叶",
        "收入我区治疗，病区3楼",
        "结肠镜示回盲部",
        "全程无不适",
        "ward 7, floor 2",
        "Medical Center Drive",
    ],
)
def test_places_of_the_body_and_the_house_stay(text) -> None:
    assert not [span for span in find_personal(text) if span.kind == "address"]
