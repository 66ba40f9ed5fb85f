"""Custom figures an owner keeps."""

from __future__ import annotations

import pytest

from model.errors import AssayError, StoreError
from model.finance.library import custom_kept
from model.finance.library.custom import Definition

OWNER = "local"
STAFF = Definition("pattern", r"([\d,]+) employees", ("text",))


def names() -> list[str]:
    return [figure.name for figure in custom_kept.kept_figures(OWNER)]


def test_a_figure_is_kept_with_its_whole_definition() -> None:
    kept = custom_kept.keep("  Staff\n ", STAFF, OWNER)
    (figure,) = custom_kept.kept_figures(OWNER)
    assert (figure.id, figure.name, figure.definition) == (kept, "Staff", STAFF)
    assert custom_kept.kept_figures("somebody") == ()


def test_renaming_keeps_one_figure_under_the_new_name() -> None:
    custom_kept.keep("Staff", STAFF, OWNER)
    (figure,) = custom_kept.kept_figures(OWNER)
    renamed = custom_kept.rename(figure, "员工人数", OWNER)
    (after,) = custom_kept.kept_figures(OWNER)
    assert (after.id, after.name, after.definition) == (renamed, "员工人数", STAFF)


def test_deleting_can_be_undone() -> None:
    kept = custom_kept.keep("Staff", STAFF, OWNER)
    custom_kept.delete(kept, OWNER)
    assert names() == []
    custom_kept.restore(kept, OWNER)
    assert names() == ["Staff"]


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_a_name_is_needed(name: str) -> None:
    with pytest.raises(AssayError) as fault:
        custom_kept.keep(name, STAFF, OWNER)
    assert fault.value.code == "custom_name_empty"
    assert names() == []


def test_names_are_cut_to_length_and_nobody_elses_figure_is_touched() -> None:
    kept = custom_kept.keep("x" * 200, STAFF, OWNER)
    assert names() == ["x" * custom_kept.LONGEST_NAME]
    with pytest.raises(StoreError):
        custom_kept.delete(kept, "somebody")
