"""Reading findings in an English note."""

from __future__ import annotations

from collections.abc import Sequence

from model.medicine.observations import Observation
from model.medicine.ontology.ontology import ontology
from model.medicine.reading.dictionary import dictionary
from model.medicine.reading.mention import Mention, Names
from model.medicine.reading.mentions import find
from model.medicine.reading.status import claims
from model.medicine.reading.timing import timings


def read_english(text: str, extra: Names = ()) -> tuple[Observation, ...]:
    """The findings an English note names, in the order of the text; ages, sexes and values are read elsewhere.

    A name inside a longer name is read too: a basal cell carcinoma is read as that and as a carcinoma.
    """
    names = dictionary(extra)
    mentions = find(text, names)
    observations = []
    for mention, claim, timing in zip(mentions, claims(text, mentions), timings(text, mentions), strict=True):
        if claim == "present" or (claim != "none" and not _within(mention, mentions)):
            observations.append(
                Observation(
                    concept=mention.concept,
                    label=_label(mention.concept, extra),
                    quote=text[mention.start : mention.end],
                    start=mention.start,
                    end=mention.end,
                    status=claim,
                    timing=timing if claim in ("present", "uncertain") else None,
                )
            )
    return tuple(observations)


def _within(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a longer name holds this one: who has no chest pain may have another pain."""
    return any(
        other.start <= mention.start
        and mention.end <= other.end
        and other.end - other.start > mention.end - mention.start
        for other in mentions
    )


def _label(concept: str, extra: Names) -> str:
    """The ontology's label, else the first of the extra names."""
    terms = ontology()
    return terms.name(concept) if concept in terms.index else next(name for name, other in extra if other == concept)
