from __future__ import annotations

import json
import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import func, select, update

from data.store import RecordDamaged, RecordMissing, Store
from data.store.records import canonical_json, seal
from data.store.schema import results

PAYLOAD = {"revenue": {"2023": "1175301034.32", "2022": "-1"}, "名称": "营业总收入", "pages": [12, 13], "none": None}

json_values = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**53), 2**53) | some.text(some.characters(codec="utf-8")),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(some.characters(codec="utf-8")), inner),
    max_leaves=8,
)
json_objects = some.dictionaries(some.text(some.characters(codec="utf-8")), json_values, max_size=4)


@pytest.fixture
def document(store: Store) -> str:
    return store.add_document("report.pdf", b"%PDF-", "application/pdf", "ann").id


def alter(store: Store, result_id: str, **columns: object) -> None:
    with store._database.write() as connection:
        connection.execute(update(results).where(results.c.id == result_id).values(**columns))


def test_result_comes_back_as_saved(store: Store, document: str) -> None:
    result_id = store.save_result("finance.report", document, "ann", PAYLOAD, "7", {"company": "Qīng"})
    result = store.result(result_id, "ann")
    assert result.payload == PAYLOAD
    assert (result.kind, result.document_id, result.engine) == ("finance.report", document, "7")
    (line,) = store.results("ann")
    assert (line.id, line.name, line.summary, line.damaged) == (result_id, "report.pdf", {"company": "Qīng"}, False)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(payload=json_objects)
def test_any_json_comes_back_as_saved(store: Store, document: str, payload: dict[str, object]) -> None:
    result_id = store.save_result("kind", document, "ann", payload, "1", payload)
    assert store.result(result_id, "ann").payload == payload
    assert store.results("ann")[0].summary == payload


def test_same_engine_has_one_result_and_keeps_its_id(store: Store, document: str) -> None:
    first = store.save_result("kind", document, "ann", {"a": 1}, "1")
    second = store.save_result("kind", document, "ann", {"a": 2}, "1")
    newer = store.save_result("kind", document, "ann", {"a": 3}, "2")
    assert first == second != newer
    assert store.result(first, "ann").payload == {"a": 2}
    assert len(store.results("ann")) == 2


def test_concurrent_saves_make_one_result(store: Store, document: str) -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(lambda n: store.save_result("kind", document, "ann", {"n": n}, "1"), range(24)))
    assert len(ids) == 1
    assert store.result(ids.pop(), "ann").payload["n"] in range(24)


def test_lists_are_newest_first_by_kind_and_limit(store: Store) -> None:
    ids = []
    for number in range(4):
        document = store.add_document(f"{number}.pdf", bytes([number]), "application/pdf", "ann")
        ids.append(store.save_result("odd" if number % 2 else "even", document.id, "ann", {}, "1"))
        alter(store, ids[-1], created=number)
    assert [result.id for result in store.results("ann")] == ids[::-1]
    assert [result.id for result in store.results("ann", kind="odd")] == [ids[3], ids[1]]
    assert [result.id for result in store.results("ann", limit=1)] == [ids[3]]
    assert store.results("bob") == ()


def test_others_do_not_read_or_delete_a_result(store: Store, document: str) -> None:
    result_id = store.save_result("kind", document, "ann", {}, "1")
    for refused in (store.result, store.delete_result):
        with pytest.raises(RecordMissing):
            refused(result_id, "bob")
    store.delete_result(result_id, "ann")
    with pytest.raises(RecordMissing):
        store.result(result_id, "ann")


def test_no_result_without_its_document(store: Store, document: str) -> None:
    with pytest.raises(RecordMissing):
        store.save_result("kind", "f" * 64, "ann", {}, "1")
    with pytest.raises(RecordMissing):
        store.save_result("kind", document, "bob", {}, "1")


@pytest.mark.parametrize("bad", [{"x": float("nan")}, {"x": object()}, {"x": {1, 2}}])
def test_what_is_not_json_is_refused(store: Store, document: str, bad: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        store.save_result("kind", document, "ann", bad, "1")
    assert store.results("ann") == ()


def test_flipped_bits_in_the_payload_are_never_shown(store: Store, document: str) -> None:
    """8 random bit flips in each of 100 copies: none is read as a result."""
    result_id = store.save_result("kind", document, "ann", PAYLOAD, "1")
    whole = canonical_json(PAYLOAD)
    chance = random.Random(5)
    refused = 0
    for _ in range(100):
        damaged = bytearray(whole.encode())
        for _ in range(8):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(7)
        text = damaged.decode(errors="replace").replace("\0", " ")
        alter(store, result_id, payload=text)
        with pytest.raises(RecordDamaged):
            store.result(result_id, "ann")
        refused += 1
    alter(store, result_id, payload=whole)
    assert store.result(result_id, "ann").payload == PAYLOAD
    assert refused == 100


@pytest.mark.parametrize("column", ["kind", "engine", "payload_seal"])
def test_payload_is_bound_to_what_it_is_about(store: Store, document: str, column: str) -> None:
    result_id = store.save_result("kind", document, "ann", PAYLOAD, "1")
    alter(store, result_id, **{column: "other"})
    with pytest.raises(RecordDamaged):
        store.result(result_id, "ann")


def test_payload_of_another_document_is_refused(store: Store, document: str) -> None:
    other = store.add_document("other.pdf", b"other", "application/pdf", "ann")
    ours = store.save_result("kind", document, "ann", {"cash": "1"}, "1")
    store.save_result("kind", other.id, "ann", {"cash": "2"}, "1")
    with store._database.read() as connection:
        swapped = connection.execute(select(results).where(results.c.document_id == other.id)).one()
    alter(store, ours, payload=swapped.payload, payload_seal=swapped.payload_seal)
    with pytest.raises(RecordDamaged):
        store.result(ours, "ann")


def test_damaged_summary_is_marked_and_the_list_still_read(store: Store, document: str) -> None:
    result_id = store.save_result("kind", document, "ann", PAYLOAD, "1", {"company": "Assay"})
    alter(store, result_id, summary='{"company":"Essay"}')
    (line,) = store.results("ann")
    assert line.damaged
    assert line.summary == {}
    assert store.result(result_id, "ann").payload == PAYLOAD


def test_saving_again_heals_a_damaged_result(store: Store, document: str) -> None:
    result_id = store.save_result("kind", document, "ann", PAYLOAD, "1")
    alter(store, result_id, payload="{")
    assert store.save_result("kind", document, "ann", PAYLOAD, "1") == result_id
    assert store.result(result_id, "ann").payload == PAYLOAD


def test_list_does_not_load_payloads(store: Store, document: str) -> None:
    result_id = store.save_result("kind", document, "ann", PAYLOAD, "1")
    alter(store, result_id, payload="not even JSON")
    assert [line.id for line in store.results("ann")] == [result_id]
    with store._database.read() as connection:
        assert connection.execute(select(func.count()).select_from(results)).scalar_one() == 1


@given(json_objects)
def test_canonical_json_is_one_text_for_one_value(value: dict[str, object]) -> None:
    text = canonical_json(value)
    assert json.loads(text) == value
    assert canonical_json(json.loads(text)) == text
    assert canonical_json(dict(reversed(value.items()))) == text


@given(some.lists(some.text(some.characters(codec="utf-8")), min_size=1, max_size=4), some.data())
def test_seal_tells_borders_apart(parts: list[str], data: some.DataObject) -> None:
    assert seal(*parts) == seal(*parts)
    cut = data.draw(some.integers(0, len(parts[0])))
    assert seal(parts[0][:cut], parts[0][cut:], *parts[1:]) != seal(*parts)


def test_summary_is_replaced_and_still_sealed(store: Store, document: str) -> None:
    result = store.save_result("kind", document, "ann", {"a": 1}, "1", {"company": "Old"})
    store.replace_summary(result, "ann", {"company": "New"})
    (line,) = store.results("ann")
    assert (line.summary, line.damaged) == ({"company": "New"}, False)
    assert store.result(result, "ann").payload == {"a": 1}
    with pytest.raises(RecordMissing):
        store.replace_summary(result, "bob", {})


def test_the_moment_of_a_result_moves_when_it_is_made_anew(store: Store, document: str) -> None:
    result_id = store.save_result("finance.report", document, "ann", PAYLOAD, "7")
    assert store.result_created(result_id, "ann") == store.result(result_id, "ann").created
    alter(store, result_id, created=5)
    assert store.result_created(result_id, "ann").timestamp() == 0.005
    with pytest.raises(RecordMissing):
        store.result_created(result_id, "bob")
