from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.reliability.folder import copies, measure


@pytest.mark.slow
def test_a_folder_whose_command_is_killed_twice_is_read_whole_when_run_again(tmp_path: Path) -> None:
    """12 reports; the command killed twice on the way, once with its worker: nothing is lost, nothing done twice."""
    count = measure(copies(tmp_path), kills=2, seed=1)
    sys.stdout.write(json.dumps(asdict(count)) + "\n")
    assert (count.kills_of_command, count.exit_code) == (2, 0)
    assert count.kills_of_worker >= 1
    assert count.finished_when_killed >= 1
    assert (count.on_the_shelf, count.missing, count.finished_results_lost) == (12, 0, 0)
    assert (count.double_results, count.double_jobs) == (0, 0)
