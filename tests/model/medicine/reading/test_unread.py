"""Unread words of a note are named; ids are brought up to date."""

from __future__ import annotations

from model.medicine.reading.identifiers import map_ids
from model.medicine.reading.reader import read_note
from model.medicine.reading.unread import unread


def test_words_that_were_not_read_are_named() -> None:
    reading = read_note("The patient has fever and zorbitis of the nose.")
    assert "zorbitis" in [reading.text[begin:end] for begin, end in unread(reading.text, reading.observations)]
    assert not any("ever" in reading.text[begin:end] for begin, end in unread(reading.text, reading.observations))


def test_ids_are_brought_up_to_date_or_refused_with_the_reason() -> None:
    kept, refused = map_ids(["HP:0001250", " HP:0001250", "HP:0000006", "HP:9999999"])
    assert kept == ("HP:0001250",)
    assert [(each.quote, each.reason) for each in refused] == [("HP:0000006", "modifier"), ("HP:9999999", "unknown")]
