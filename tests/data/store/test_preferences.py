from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from data.store import Store


def test_preference_is_the_last_choice_of_its_owner(store: Store) -> None:
    assert store.preference("ann", "language") is None
    store.set_preference("ann", "language", "en")
    store.set_preference("ann", "language", "zh")
    store.set_preference("ann", "theme", "dark")
    assert store.preference("ann", "language") == "zh"
    assert store.preference("bob", "language") is None


def test_choices_made_at_once_leave_one(store: Store) -> None:
    choices = [str(number) for number in range(16)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda value: store.set_preference("ann", "language", value), choices))
    assert store.preference("ann", "language") in choices
