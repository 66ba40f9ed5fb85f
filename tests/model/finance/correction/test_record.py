"""Corrections are kept as they were said, cleaned, for their owner, as long as their document."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.store import RecordMissing, Store
from model import jobs
from model.errors import StoreError
from model.finance.correction.record import KIND, LONGEST_TEXT, CorrectionKind, Said, companies_of, keep, kept
from model.finance.figures import STATEMENT_KINDS
from model.finance.trust import LEVELS

SAID = Said("value", "cash", 2023, Decimal("610000000"), "partly", "a.pdf", value=Decimal("611.50"), note="misread")
_numbers = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2)
_texts = st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=20)


def document(store: Store, owner: str = "ana", content: bytes = b"%PDF-1.4 a") -> str:
    return store.add_document("a.pdf", content, "application/pdf", owner).id


def test_what_is_kept_comes_back_on_every_database(store: Store) -> None:
    paper = document(store)
    for kind in get_args(CorrectionKind):
        said = replace(SAID, kind=kind, statement="balance", label="现金", page=3, printed_scale=1, scale=1000)
        made = keep(store, "ana", f"name:{kind}", paper, said)
        assert made.said == said
        assert (made.kind, made.metric, made.year) == (kind, "cash", 2023)
        assert kept(store, "ana", f"name:{kind}") == (made,)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        Said,
        kind=st.sampled_from(["value", "row"]),
        metric=_texts,
        year=st.integers(1900, 2100),
        original=_numbers,
        level=st.none() | st.sampled_from(LEVELS),
        document_name=_texts,
        value=_numbers,
        statement=st.none() | st.sampled_from(STATEMENT_KINDS),
        label=_texts,
        section=_texts,
        page=st.none() | st.integers(1, 900),
        title=_texts,
        printed_scale=st.none() | st.integers(1, 10**9),
        scale=st.none() | st.integers(1, 10**9),
        note=_texts,
    )
)
def test_every_correction_survives_the_store(said) -> None:
    kept_store = jobs.current_store()
    assert keep(kept_store, "ana", "name:x", document(kept_store), said).said == said


def test_texts_are_cleaned_and_bounded() -> None:
    kept_store = jobs.current_store()
    dirty = replace(
        SAID, note="a\u202eb\x00 \n c", label="x" * 900, title="t\u200b", section="s\ns", document_name="n\r"
    )
    said = keep(kept_store, "ana", "name:x", document(kept_store), dirty).said
    assert (said.note, said.label, said.title, said.section) == ("ab c", "x" * LONGEST_TEXT, "t", "s s")
    assert said.document_name == "n"


def test_an_owner_sees_their_own_alone() -> None:
    kept_store = jobs.current_store()
    keep(kept_store, "ana", "name:x", document(kept_store), SAID)
    assert kept(kept_store, "ben") == ()
    with pytest.raises(StoreError) as refusal:
        keep(kept_store, "ben", "name:x", document(kept_store), SAID)
    assert refusal.value.code == "record_missing"


def test_companies_are_kept_apart() -> None:
    kept_store = jobs.current_store()
    paper = document(kept_store)
    here, there = (keep(kept_store, "ana", f"name:{name}", paper, SAID) for name in "xy")
    assert kept(kept_store, "ana", "name:x") == (here,)
    assert kept(kept_store, "ana") == (here, there)
    assert companies_of(kept_store, "ana") == {here.id: "name:x", there.id: "name:y"}
    assert companies_of(kept_store, "ana", "ff" * 32) == {}


def test_those_taken_back_come_when_asked_for() -> None:
    kept_store = jobs.current_store()
    made = keep(kept_store, "ana", "name:x", document(kept_store), SAID)
    kept_store.withdraw_annotation(made.id, "ana")
    assert kept(kept_store, "ana") == ()
    assert kept(kept_store, "ana", withdrawn=True) == (replace(made, withdrawn=True),)


def test_corrections_go_with_their_document(store: Store) -> None:
    paper = document(store)
    keep(store, "ana", "name:x", paper, SAID)
    store.delete_document(paper, "ana")
    assert kept(store, "ana", withdrawn=True) == ()
    with pytest.raises(RecordMissing):
        keep(store, "ana", "name:x", paper, SAID)


def test_an_annotation_without_a_document_is_no_correction() -> None:
    kept_store = jobs.current_store()
    kept_store.annotate("ana", KIND, "name:x", {"original": None, "value": None})
    with pytest.raises(StoreError) as refusal:
        kept(kept_store, "ana")
    assert refusal.value.code == "record_damaged"
