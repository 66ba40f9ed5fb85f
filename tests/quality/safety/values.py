"""Measured values, doses and sums of money that masking must leave alone, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

ZH: dict[str, Callable[[Random], str]] = {
    "sex": lambda random: random.choice("男女"),
    "age": lambda random: str(random.randint(1, 89)),
    "symptom": lambda random: random.choice(
        (
            "反复胸闷",
            "高热",
            "黄疸",
            "白带异常",
            "关节疼痛",
            "全身乏力",
            "左下肢水肿",
            "严重腹泻",
            "头晕",
            "何时起病不详",
        )
    ),
    "duration": lambda random: f"{random.randint(1, 30)}{random.choice(('天', '周', '个月', '余年', '小时'))}",
    "temperature": lambda random: f"{random.uniform(36, 40):.1f}℃",
    "pressure": lambda random: f"{random.randint(90, 190)}/{random.randint(50, 110)} mmHg",
    "count": lambda random: f"{random.uniform(2, 20):.1f}×10^9/L",
    "haemoglobin": lambda random: f"{random.randint(60, 170)} g/L",
    "creatinine": lambda random: f"{random.randint(40, 900)} μmol/L",
    "volume": lambda random: f"{random.randint(5, 300) * 10} ml",
    "rate": lambda random: f"{random.randint(45, 160)}次/分",
    "albumin": lambda random: f"{random.uniform(20, 50):.1f} g/L",
    "potassium": lambda random: f"{random.uniform(2.5, 6.5):.2f} mmol/L",
    "glucose": lambda random: f"{random.uniform(3, 25):.1f} mmol/L",
    "crp": lambda random: f"{random.uniform(1, 200):.1f} mg/L",
    "saturation": lambda random: f"{random.randint(80, 100)}%",
    "drug": lambda random: random.choice(
        ("阿司匹林", "美托洛尔", "华法林", "林可霉素", "罗红霉素", "高锰酸钾", "金刚烷胺", "曲美他嗪")
    ),
    "dose": lambda random: random.choice(
        (
            f"{random.randint(1, 20) * 25} mg",
            f"{random.randint(1, 4)} g",
            f"{random.randint(1, 4)}片",
            f"{random.uniform(0.1, 2):.2f} mg/kg",
        )
    ),
    "score": lambda random: str(random.randint(3, 60)),
    "money": lambda random: f"{random.uniform(1, 900):.2f}{random.choice(('亿元', '万元', '元'))}",
    "percent": lambda random: f"{random.uniform(0.1, 60):.1f}%",
}
EN: dict[str, Callable[[Random], str]] = ZH | {
    "sex": lambda random: random.choice(("man", "woman")),
    "symptom": lambda random: random.choice(
        (
            "chest pain",
            "fever",
            "Crohn's disease",
            "shortness of breath",
            "a Babinski sign",
            "headache",
            "Hodgkin lymphoma",
            "syncope",
        )
    ),
    "duration": lambda random: (
        f"{random.randint(2, 30)} {random.choice(('days', 'weeks', 'months', 'years', 'hours'))}"
    ),
    "temperature": lambda random: f"{random.uniform(36, 40):.1f} C",
    "count": lambda random: f"{random.uniform(2, 20):.1f} x10^9/L",
    "creatinine": lambda random: f"{random.uniform(0.4, 9):.1f} mg/dL",
    "haemoglobin": lambda random: f"{random.uniform(6, 17):.1f} g/dL",
    "volume": lambda random: f"{random.randint(5, 300) * 10} mL",
    "rate": lambda random: f"{random.randint(45, 160)} bpm",
    "drug": lambda random: random.choice(
        ("aspirin", "metoprolol", "warfarin", "vancomycin", "lisinopril", "amoxicillin")
    ),
    "dose": lambda random: random.choice(
        (
            f"{random.randint(1, 20) * 25} mg",
            f"{random.randint(1, 4)} g daily",
            f"{random.randint(1, 9) * 1000} units",
            f"{random.uniform(0.1, 2):.2f} mg/kg",
        )
    ),
    "money": lambda random: f"${random.randint(1, 999)},{random.randint(100, 999)}",
}
