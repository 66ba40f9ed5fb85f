"""Statements are held against the knowledge: what it bears out, what it denies, what it does not know."""

from __future__ import annotations

import pytest

from model.errors import KnowledgeError
from model.medicine.differential import Diagnosis
from model.medicine.sufficiency import Sufficiency
from model.medicine.verification import Verdict
from tests.model.medicine.small_graph import COUGH, DYSPNEA, FEVER, RHINORRHEA, SMOKING, small_graph

MARFAN = "OMIM:154700"


def concepts(claims) -> list[str]:
    return [claim.concept for claim in claims]


def verdict(text: str, target: str = "pneumonia_symptoms") -> Verdict:
    return small_graph().verify(text, target)


def test_what_the_graph_lists_is_supported_with_its_source() -> None:
    found = verdict("发热、咳嗽、呼吸困难")
    assert found
    assert concepts(found.supported) == [FEVER, COUGH, DYSPNEA]
    assert found.supported[0].evidence[0].source == "Book of Lungs, Press (2030)"
    assert found.supported[0].value == 0.85


def test_claim_says_where_it_stands() -> None:
    text = "The patient has a cough."
    (claim,) = verdict(text).supported
    assert claim.span is not None
    assert text[slice(*claim.span)] == "cough"


def test_with_or_without_the_ending() -> None:
    assert verdict("cough", "pneumonia") == verdict("cough", "pneumonia_symptoms")


def test_nothing_claimed_is_not_supported() -> None:
    assert not verdict("Nothing of note.")


def test_other_condition_named_claims_nothing_of_the_target() -> None:
    assert concepts(verdict("感冒：咳嗽、发热。").supported) == []
    assert concepts(verdict("感冒：咳嗽。肺炎：发热。").supported) == [FEVER]


def test_condition_once_named_is_spoken_of_until_another_is() -> None:
    assert concepts(
        verdict("Pneumonia is likely. There is fever. Common cold fits less. There is cough.").supported
    ) == [FEVER]


@pytest.mark.parametrize(
    "text", ["建议询问：发热、咳嗽？", "Ask next: fever, cough?", "有无发热？", "Source: a book on fever."]
)
def test_questions_and_sources_claim_nothing(text: str) -> None:
    assert verdict(text) == Verdict("pneumonia")


def test_share_of_patients_that_is_far_off_is_contradicted() -> None:
    assert concepts(verdict("肺炎：发热（20%）。").contradicted) == [FEVER]
    assert concepts(verdict("肺炎：发热（80%）。").supported) == [FEVER]


def test_disease_listing_something_more_special_supports() -> None:
    (claim,) = verdict("哮喘：呼吸困难。", "asthma").supported
    assert claim.method == "narrower"


def test_of_a_differential_everything_ranked_on_is_looked_up() -> None:
    diagnosis = Diagnosis(
        candidates=(),
        observations=(),
        observed=(FEVER, SMOKING, RHINORRHEA),
        excluded=(COUGH, DYSPNEA),
        sufficiency=Sufficiency("some", 2, 1.0, "sufficiency_more"),
        red_flags=(),
        other={},
        knowledge_version="",
    )
    found = small_graph().verify(diagnosis, "pneumonia_symptoms")
    assert concepts(found.supported) == [FEVER]
    assert concepts(found.unknown) == [SMOKING]
    # 2 % have a runny nose, 85 % cough; of shortness of breath (60 %) the absence says nothing
    assert concepts(found.contradicted) == [RHINORRHEA, COUGH]
    assert not found


def test_rare_disease_is_verified_over_its_annotations() -> None:
    found = small_graph().verify(
        Diagnosis((), (), ("HP:0001519", "HP:0001945"), (), Sufficiency("some", 2, 1.0, ""), (), {}, ""), MARFAN
    )
    assert concepts(found.supported) == ["HP:0001519"]  # disproportionate tall stature
    assert concepts(found.unknown) == [FEVER]
    assert found.supported[0].evidence[0].url


def test_unknown_disease_is_refused() -> None:
    with pytest.raises(KnowledgeError) as refused:
        verdict("fever", "no_such_disease_symptoms")
    assert refused.value.code == "condition_unknown"
