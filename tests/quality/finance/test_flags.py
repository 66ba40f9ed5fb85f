"""The counts shown beside a flag are those of the verdicts; our own samples, full of traps, raise none."""

from __future__ import annotations

from collections import Counter

import pytest

from model.documents import read_text
from model.finance.risk.flags import find_flags, flag_names, judged
from model.finance.service import samples
from tests.quality.finance.flags import main, verdicts


def test_the_counts_shown_are_those_of_the_verdicts() -> None:
    counts = Counter((flag, true) for flags in verdicts().values() for flag, true in flags.items())
    for flag in flag_names():
        assert judged(flag) == (counts[flag, True], counts[flag, True] + counts[flag, False])


def test_verdicts_are_of_known_flags() -> None:
    assert {flag for flags in verdicts().values() for flag in flags} <= set(flag_names())


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.language)
def test_the_samples_raise_no_flag(sample) -> None:
    assert find_flags(read_text(sample.path).texts, sample.language, "sample") == ()


def test_the_command_counts_alarms_and_compares_years(capsys) -> None:
    main(str(samples()[0].path.parent))
    lines = capsys.readouterr().out.splitlines()
    assert "going_concern            true 0  false 0  not read 0" in lines
    assert any(line.startswith("4 reports") for line in lines)
    assert [line.split()[0] for line in lines if "risk factors:" in line] == ["quillmere_2024", "yanxi_2024"]
