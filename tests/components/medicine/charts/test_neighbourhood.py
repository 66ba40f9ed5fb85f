"""The picture of a disease in its surroundings: what stands where, and that no two labels share a place."""

from __future__ import annotations

from components import charts
from components.medicine.charts import neighbourhood as picture_module
from components.medicine.charts.labels import columns, shortened
from components.medicine.charts.neighbourhood import picture, wrapped
from model.medicine.neighbourhood import neighbourhood

SEEN = ("HP:0001166",)


def drawn(monkeypatch):
    monkeypatch.setattr(charts, "palette", lambda: charts.LIGHT)
    monkeypatch.setattr(picture_module, "t", lambda key, **_: key)
    monkeypatch.setattr("components.medicine.account.t", lambda key, **_: key)
    return picture(neighbourhood("OMIM:154700", SEEN, "en"))


def test_observed_findings_stand_on_top(monkeypatch) -> None:
    marks = {trace.name: trace for trace in drawn(monkeypatch).data if trace.mode == "markers"}
    assert min(marks["around_observed"].y) > max(marks["around_finding"].y)
    assert {trace.marker.symbol for trace in marks.values()} == {"square", "diamond", "circle"}


def test_no_two_labels_share_a_place(monkeypatch) -> None:
    places = [(note.x, round(note.y, 6)) for note in drawn(monkeypatch).layout.annotations]
    assert len(places) == len(set(places)) <= 40


def test_names_are_shortened_and_wrapped_by_their_width() -> None:
    assert shortened("Fever", 5) == "Fever"
    assert shortened("急性会厌炎", 7) == "急性会…"
    assert columns(shortened("Arachnodactyly", 8)) <= 8
    assert wrapped("Marfan syndrome type 1", 14) == ["Marfan", "syndrome type", "1"]
    assert wrapped("急性会厌炎症", 6) == ["急性会", "厌炎症"]
