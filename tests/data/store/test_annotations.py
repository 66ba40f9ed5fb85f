from __future__ import annotations

import pytest
from sqlalchemy import text

from data.store import RecordDamaged, RecordMissing, Store


@pytest.fixture
def document(store: Store) -> str:
    return store.add_document("report.pdf", b"%PDF- report", "application/pdf", "ada").id


def test_annotation_comes_back_as_it_was_kept(store: Store, document: str) -> None:
    kept = store.annotate("ada", "finance.correction", "acme", {"value": "12.50", "years": [2023]}, document)
    assert store.annotations("ada", "finance.correction") == (kept,)
    assert kept.payload == {"value": "12.50", "years": [2023]}
    assert (kept.subject, kept.document_id, kept.withdrawn) == ("acme", document, False)


def test_annotations_are_listed_oldest_first_by_kind_and_subject(store: Store) -> None:
    first = store.annotate("ada", "pin", "acme", {"row": 1})
    second = store.annotate("ada", "pin", "acme", {"row": 2})
    other = store.annotate("ada", "pin", "other", {})
    store.annotate("ada", "metric", "acme", {})
    assert {one.id for one in store.annotations("ada", "pin")} == {first.id, second.id, other.id}
    assert [one.payload["row"] for one in store.annotations("ada", "pin", "acme")] in ([1, 2], [2, 1])


def test_annotations_belong_to_their_owner(store: Store) -> None:
    kept = store.annotate("ada", "pin", "acme", {})
    assert store.annotations("bob", "pin") == ()
    for act in (store.withdraw_annotation, store.delete_annotation):
        with pytest.raises(RecordMissing):
            act(kept.id, "bob")
    assert store.annotations("ada", "pin") == (kept,)


def test_withdrawn_annotation_is_out_of_force_but_kept(store: Store) -> None:
    kept = store.annotate("ada", "pin", "acme", {})
    store.withdraw_annotation(kept.id, "ada")
    assert store.annotations("ada", "pin") == ()
    (found,) = store.annotations("ada", "pin", withdrawn=True)
    assert found.withdrawn
    store.withdraw_annotation(kept.id, "ada", withdrawn=False)
    assert store.annotations("ada", "pin") == (kept,)


def test_deleted_annotation_is_gone(store: Store) -> None:
    kept = store.annotate("ada", "pin", "acme", {})
    store.delete_annotation(kept.id, "ada")
    assert store.annotations("ada", "pin", withdrawn=True) == ()


def test_annotation_goes_with_its_document(store: Store, document: str) -> None:
    store.annotate("ada", "finance.correction", "acme", {}, document)
    store.annotate("ada", "finance.correction", "acme", {"elsewhere": True})
    store.delete_document(document, "ada")
    assert [one.payload for one in store.annotations("ada", "finance.correction")] == [{"elsewhere": True}]


def test_annotation_on_a_document_of_somebody_else_is_refused(store: Store, document: str) -> None:
    with pytest.raises(RecordMissing):
        store.annotate("bob", "pin", "acme", {}, document)


def test_altered_annotation_is_not_shown(store: Store) -> None:
    store.annotate("ada", "pin", "acme", {"value": "1"})
    with store._database.write() as connection:
        connection.execute(text('UPDATE annotations SET payload = \'{"value":"2"}\''))
    with pytest.raises(RecordDamaged):
        store.annotations("ada", "pin")
