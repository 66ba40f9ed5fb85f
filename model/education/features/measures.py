"""The measures of an essay in its language, and what is known of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from data.knowledge import knowledge_path
from model.education.essay import Essay, Language
from model.education.features import chinese, english
from model.education.rubric import Aspect

_MEASURE = {"en": english.measure, "zh": chinese.measure}


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of a language."""

    name: str
    aspect: Aspect
    """The criterion it speaks for."""
    title: Mapping[str, str]
    """Language → name."""


@cache
def measures(language: Language) -> tuple[Measure, ...]:
    """All measures of a language, in the order of the columns of `measured`."""
    table = json.loads(knowledge_path(f"education/measures_{language}.json").read_text(encoding="utf-8"))
    return tuple(
        Measure(name, entry["aspect"], {"en": entry["en"], "zh": entry["zh"]}) for name, entry in table.items()
    )


def measured(essay: Essay) -> NDArray[np.float64]:
    """The measures of an essay, one a column; all finite."""
    values = _MEASURE[essay.language](essay)
    return np.array([values[measure.name] for measure in measures(essay.language)], dtype=np.float64)
