from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.store import NewJob, RecordDamaged, RecordMissing, Store


def files(store: Store) -> list[str]:
    return sorted(path.name for path in (store.home / "files").rglob("*") if path.is_file())


def test_document_is_kept_with_its_facts(store: Store) -> None:
    document = store.add_document("年报 2023.pdf", b"%PDF-1.7 body", "application/pdf", "ann")
    assert document.id == hashlib.sha256(b"%PDF-1.7 body").hexdigest()
    assert (document.name, document.size, document.owner) == ("年报 2023.pdf", 13, "ann")
    assert store.document(document.id, "ann") == document
    assert store.documents("ann") == (document,)
    assert store.document_path(document.id).read_bytes() == b"%PDF-1.7 body"


def test_same_bytes_are_one_file_for_all_and_one_row_an_owner(store: Store) -> None:
    first = store.add_document("a.pdf", b"same", "application/pdf", "ann")
    again = store.add_document("b.pdf", b"same", "application/pdf", "ann")
    other = store.add_document("c.pdf", b"same", "application/pdf", "bob")
    assert again == first
    assert other.name == "c.pdf"
    assert files(store) == [first.id]
    assert store.stored_bytes("ann") == 4
    assert store.stored_bytes("nobody") == 0


def test_file_lies_below_its_hash_whatever_its_name(store: Store) -> None:
    document = store.add_document("../../etc/passwd\n", b"x", "application/pdf", "ann")
    path = store.document_path(document.id)
    assert path.relative_to(store.home).parts == ("files", document.id[:2], document.id[2:4], document.id)


@pytest.mark.parametrize("bad", ["", "..", "../../../etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "/", "a/" * 32])
def test_only_a_hash_names_a_file(store: Store, bad: str) -> None:
    with pytest.raises(RecordMissing):
        store.document_path(bad)


def test_nobody_else_on_the_machine_reads_what_is_kept(store: Store) -> None:
    document = store.add_document("a.pdf", b"private", "application/pdf", "ann")
    assert store.home.stat().st_mode & 0o077 == 0
    assert store.document_path(document.id).stat().st_mode & 0o077 == 0


def test_others_do_not_see_or_delete_a_document(store: Store) -> None:
    document = store.add_document("a.pdf", b"mine", "application/pdf", "ann")
    for refused in (store.document, store.delete_document):
        with pytest.raises(RecordMissing):
            refused(document.id, "bob")
    assert store.documents("bob") == ()
    assert store.document_path(document.id).is_file()


def test_file_goes_with_its_last_owner(store: Store) -> None:
    document = store.add_document("a.pdf", b"both", "application/pdf", "ann")
    store.add_document("a.pdf", b"both", "application/pdf", "bob")
    store.delete_document(document.id, "ann")
    assert files(store) == [document.id]
    store.delete_document(document.id, "bob")
    assert files(store) == []
    with pytest.raises(RecordMissing):
        store.document_path(document.id)


def test_deleting_takes_results_and_jobs_along(store: Store) -> None:
    document = store.add_document("a.pdf", b"x", "application/pdf", "ann")
    kept = store.add_document("b.pdf", b"y", "application/pdf", "ann")
    gone = store.save_result("kind", document.id, "ann", {}, "1")
    stays = store.save_result("kind", kept.id, "ann", {}, "1")
    store.put_job(NewJob("kind", document.id, "ann", "1"))
    store.delete_document(document.id, "ann")
    assert [result.id for result in store.results("ann")] == [stays]
    assert store.jobs("ann") == ()
    with pytest.raises(RecordMissing):
        store.result(gone, "ann")


def test_deleting_again_finishes_a_deletion_cut_short(store: Store) -> None:
    document = store.add_document("a.pdf", b"x", "application/pdf", "ann")
    store.document_path(document.id).unlink()
    store.delete_document(document.id, "ann")
    assert store.documents("ann") == ()


def test_altered_file_is_refused_and_healed_by_giving_it_again(store: Store) -> None:
    document = store.add_document("a.pdf", b"figures", "application/pdf", "ann")
    path = store.document_path(document.id)
    path.write_bytes(b"fIgures")
    with pytest.raises(RecordDamaged):
        store.document_path(document.id)
    store.add_document("a.pdf", b"figures", "application/pdf", "ann")
    assert store.document_path(document.id).read_bytes() == b"figures"


def test_failed_write_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            store.add_document("a.pdf", b"x", "application/pdf", "ann")
    assert files(store) == []
    assert store.documents("ann") == ()


def test_many_give_and_delete_the_same_document_at_once(store: Store) -> None:
    def give_and_delete(owner: str) -> None:
        for _ in range(5):
            document = store.add_document("a.pdf", b"shared", "application/pdf", owner)
            assert store.document_path(document.id).read_bytes() == b"shared"
            store.delete_document(document.id, owner)

    keeper = store.add_document("a.pdf", b"shared", "application/pdf", "keeper")
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(give_and_delete, [f"owner{i}" for i in range(6)]))
    assert store.document_path(keeper.id).read_bytes() == b"shared"
    store.delete_document(keeper.id, "keeper")
    assert files(store) == []


def test_giving_wins_or_loses_whole_against_the_last_deletion(store: Store) -> None:
    """Nobody may be left with a row whose file another owner's deletion took."""

    def give_and_delete(owner: str) -> None:
        for _ in range(8):
            document = store.add_document("a.pdf", b"contended", "application/pdf", owner)
            assert store.document_path(document.id).is_file()
            store.delete_document(document.id, owner)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(give_and_delete, [f"owner{i}" for i in range(4)]))
    assert files(store) == []
