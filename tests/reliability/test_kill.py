from __future__ import annotations

import json
import sys
from dataclasses import asdict

import pytest

from tests.reliability.kill import measure


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_no_finished_result_is_lost_to_kills(database_url: str, seed: int) -> None:
    """40 documents, 12 SIGKILLs of server, worker or both: everything ends, once each."""
    count = measure(40, 12, None if database_url.startswith("sqlite") else database_url, seed)
    sys.stdout.write(json.dumps(asdict(count)) + "\n")
    assert count.kills_of_server + count.kills_of_worker >= 12
    assert count.finished_results_lost == 0
    assert (count.finished, count.unfinished) == (40, 0)
    assert (count.double_results, count.double_jobs) == (0, 0)
