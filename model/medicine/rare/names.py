"""What a rare disease is called in the reader's language.

Chinese names are written by the project for well-known diseases and series of diseases; the numbered types of a series
get theirs by rule. Every other disease keeps the English name the annotations give it.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from data.knowledge import knowledge_path
from model.medicine.observations import Language
from model.medicine.rare.annotations import Disease

_INHERITED = {
    "autosomal dominant": "常染色体显性遗传",
    "autosomal recessive": "常染色体隐性遗传",
    "x-linked": "X连锁遗传",
    "susceptibility to": "易感性",
}
_MODE = re.compile(rf",? ?({'|'.join(_INHERITED)}),?")
_NUMBERED = re.compile(r"^(?P<series>.+?),?(?: type)? (?P<number>\d+[a-z]{0,2}|[ivx]+[a-z]?|[a-d]\d?)$")


def disease_name(disease: Disease, language: Language) -> str:
    """The name in that language where the project has one, else the one the annotations give."""
    return chinese_name(disease.name) or disease.name if language == "zh" else disease.name


def chinese_name(name: str) -> str | None:
    """The Chinese name for an English one, ``Joubert syndrome 12`` by that of its series; None where there is none."""
    plain = name.casefold().strip()
    if plain in _names():
        return _names()[plain]
    modes = [_INHERITED[found] for found in _MODE.findall(plain)]
    plain = " ".join(_MODE.sub(" ", plain).replace(" ,", ",").split()).strip(" ,")
    numbered = _NUMBERED.match(plain)
    series = _names().get(plain) or (_names().get(numbered["series"].strip(" ,")) if numbered else None)
    if series is None:
        return None
    number = f"{numbered['number'].upper()}型" if numbered and plain not in _names() else ""
    return f"{series}{number}" + (f"（{'，'.join(modes)}）" if modes else "")


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    names: dict[str, str] = json.loads(knowledge_path("medicine/disease_names_zh.json").read_text(encoding="utf-8"))
    return names
