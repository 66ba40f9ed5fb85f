"""A graph of three conditions, for tests that must not move when the shipped one grows."""

from __future__ import annotations

from typing import Any

from model.medicine.graph.knowledge_graph import KnowledgeGraph

FEVER, COUGH, DYSPNEA, HYPOXEMIA, RHINORRHEA, WHEEZING = (
    "HP:0001945",
    "HP:0012735",
    "HP:0002094",
    "HP:0012418",
    "HP:0031417",
    "HP:0030828",
)
EXERTIONAL_DYSPNEA = "HP:0002875"
SMOKING = "AS:smoking"


def condition(name: str, zh: str, rate: float, findings: dict[str, float], **fields: Any) -> dict[str, Any]:
    return {
        "id": name.lower().replace(" ", "_"),
        "en": name,
        "zh": zh,
        "names_en": [],
        "names_zh": [],
        "icd10": "J18.9",
        "system": "respiratory",
        "severity": "urgent",
        "rate": rate,
        "onset": ["acute"],
        "age": {"older": 2.0, "infant": 0.0},
        "sex": {"female": 1.0, "male": 1.2},
        "source": ["book"],
        "findings": [[finding, share, "symptom", "graded", ["book"]] for finding, share in findings.items()],
        "red_flags": [],
    } | fields


def content() -> dict[str, Any]:
    flag = {"all": [HYPOXEMIA], "en": "Low oxygen: admit", "zh": "低氧：收住院", "source": ["guide"]}
    return {
        "version": "2031-02-03",
        "sources": {
            "book": {"title": "Book of Lungs", "publisher": "Press", "year": 2030, "url": None},
            "guide": {"title": "Guide", "publisher": "Society", "year": None, "url": "https://example.org/guide"},
        },
        "findings": {
            SMOKING: {"en": "Smoking", "zh": "吸烟", "names_en": ["smoker"], "names_zh": ["抽烟"], "kind": "history"}
        },
        "conditions": [
            condition(
                "Pneumonia",
                "肺炎",
                4,
                {FEVER: 0.85, COUGH: 0.85, DYSPNEA: 0.6, HYPOXEMIA: 0.4, RHINORRHEA: 0.02},
                red_flags=[flag],
            ),
            condition("Common cold", "感冒", 60, {COUGH: 0.55, RHINORRHEA: 0.9, FEVER: 0.25}, age={}, sex={}),
            condition("Asthma", "哮喘", 10, {COUGH: 0.7, EXERTIONAL_DYSPNEA: 0.8, WHEEZING: 0.85, SMOKING: 0.3}),
        ],
    }


def small_graph() -> KnowledgeGraph:
    return KnowledgeGraph(content())
