"""The library behind the screens; works in a notebook and from ``python -m model`` alike.

Names load when first used, so importing `model` costs nothing.
"""

from __future__ import annotations

from importlib import import_module

_PUBLIC = {
    "DocumentUnderstandingModel": "model.finance.reader",
    "Report": "model.finance.report",
    "DiagnosisModel": "model.medicine.diagnosis",
    "KnowledgeGraph": "model.medicine.graph.knowledge_graph",
    "EssayGrader": "model.education.grader",
    "Rubric": "model.education.rubric",
    "Evidence": "model.evidence",
    "Finding": "model.evidence",
    "AssayError": "model.errors",
    "DocumentRefused": "model.errors",
    "MetricNotFound": "model.errors",
}

__all__ = list(_PUBLIC)


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'model' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
