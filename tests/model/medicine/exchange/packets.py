"""Cases put together without a store."""

from __future__ import annotations

from datetime import UTC, date, datetime

from model.medicine import entry
from model.medicine.cases.case import Case, Outcome, Pin
from model.medicine.differential import Diagnosis
from model.medicine.entry import Entered
from model.medicine.observations import Measurement, NoteReading, Observation, Timing

FEVER, COUGH, DYSPNEA = "HP:0001945", "HP:0012735", "HP:0002094"
OWN = "AS:exposure_smoking"
"""A finding only the graph has; tests take any of its own where the graph has another set."""


def made(entered: Entered, **beside: object) -> Case:
    """A case with these findings."""
    fields: dict = {
        "id": "result",
        "document_id": "5e1f" * 16,
        "title": "Fever",
        "created": datetime(2026, 11, 25, 8, 30, tzinfo=UTC),
        "entered": entered,
        "saved": entered,
        "ranking": {"common": (), "rare": ()},
        "leading": {"common": (), "rare": ()},
        "knowledge": "HPO 2025",
        "engine": "1",
    }
    return Case(**{**fields, **beside})


def diagnosed(entered: Entered) -> Diagnosis:
    """Its differential."""
    return entry.diagnose(entered)


def followed_up(entered: Entered) -> Case:
    """With a working diagnosis from each list and a confirmed one."""
    pins = (Pin("pneumonia", "肺炎", "common"), Pin("OMIM:219700", "Cystic fibrosis", "rare"))
    return made(entered, pins=pins, outcome=Outcome("pneumonia", "肺炎", "common", date(2026, 11, 20), 1))


def measured_note() -> NoteReading:
    """A note with everything a reader may find: timing, a value beside its range, a relative's finding."""
    value = Measurement("white_cell_count", 16.2, "10*9/L", 3.5, 9.5, "high")
    saturation = Measurement("oxygen_saturation", 90.0, "%", 94.0, None, "low")
    return NoteReading(
        "发热3天，母亲哮喘，可疑呼吸困难，无咳嗽",
        "zh",
        (
            Observation(FEVER, "发热", "发热", 0, 2, "present", timing=Timing("3天", 3.0, "acute")),
            Observation("HP:0002099", "哮喘", "哮喘", 7, 9, "family"),
            Observation(DYSPNEA, "呼吸困难", "呼吸困难", 12, 16, "uncertain"),
            Observation(COUGH, "咳嗽", "咳嗽", 18, 20, "absent"),
        ),
        age=68.0,
        sex="male",
        measurements=(value, saturation),
    )
