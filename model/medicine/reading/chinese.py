"""Read the findings of a Chinese note: where they stand, whether they are there, and since when."""

from __future__ import annotations

from model.medicine.observations import Observation
from model.medicine.ontology.names import name_of
from model.medicine.reading.chinese_lexicon import lay_names, lexicon
from model.medicine.reading.chinese_status import Cues
from model.medicine.reading.chinese_timing import timing_of
from model.medicine.reading.mention import Names


def read_chinese(text: str, extra: Names = ()) -> tuple[Observation, ...]:
    """The findings of a note in the order of the text.

    `extra` are further names as (name, concept), such as those of findings only the project's own graph knows.
    """
    named = tuple(lexicon(extra).find(text))
    cues = Cues(text, [(each.start, each.end) for each in named])
    observations = []
    for each in named:
        status = cues.status(each.start, each.end)
        if status is None or (each.denied and status == "family"):
            continue
        status = "absent" if each.denied else status
        timing = timing_of(cues, text, each.start, each.end) if status in ("present", "uncertain") else None
        quote = text[each.start : each.end]
        observations += [
            Observation(concept, _label(concept, quote), quote, each.start, each.end, status, timing)
            for concept in (each.absent if status == "absent" else each.concepts)
        ]
    return tuple(observations)


def _label(concept: str, quote: str) -> str:
    """The concept's name; for a concept of the graph only, its first lay name or the words of the note."""
    name = name_of(concept, "zh")
    return name if name != concept else next((lay for lay, meant in lay_names() if meant == concept), quote)
