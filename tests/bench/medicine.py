"""How soon the medicine desk is ready, how much memory it takes and how long a patient takes.

Run with ``python -m tests.bench.medicine``. Prints one JSON line. "Ready" is measured in a fresh process that has
everything in its cache: from before the first import to the first differential of both lists; memory is what that
process has grown by. What a patient takes is the median over the shipped notes, beside reading a note as the unit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from model.medicine import entry, service
from tests.bench.library import seconds

FRESH = """
import resource, time
def used():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 2**20
import numpy  # what every desk has loaded anyway
before, began = used(), time.perf_counter()
from model.medicine.diagnosis import DiagnosisModel
DiagnosisModel().diagnose("fever and cough, 发热", scope="both").candidates[0].account
print(time.perf_counter() - began, used() - before)
"""


def main() -> None:
    """Measure in a home of its own, filled by a first run."""
    with tempfile.TemporaryDirectory(prefix="assay-bench-") as home:
        os.environ["ASSAY_HOME"] = home
        compiled, _ = fresh()
        ready, megabytes = fresh()
        print(json.dumps({**patient(), "compile_seconds": compiled, "ready_seconds": ready, "megabytes": megabytes}))


def fresh() -> tuple[float, float]:
    """Seconds until ready and megabytes more, in a new process."""
    answer = subprocess.run([sys.executable, "-c", FRESH], capture_output=True, text=True, check=True)
    taken, grown = map(float, answer.stdout.split())
    return round(taken, 2), round(grown)


def patient() -> dict[str, float]:
    """Seconds of reading a note, and how many times that the rest takes."""
    entered = [entry.enter(sample.text, "en") for sample in service.samples()]
    taken = {
        "read": seconds(lambda: [entry.read(each) for each in entered]) / len(entered),
        "rank_common": seconds(lambda: [entry.diagnose(each, "common") for each in entered]) / len(entered),
        "rank_rare": seconds(lambda: [entry.diagnose(each, "rare") for each in entered]) / len(entered),
        "what_if_both": seconds(lambda: [entry.diagnose(each, "both") for each in entered]) / len(entered),
        "ask_next": seconds(lambda: [entry.diagnose(each, "both").next_questions for each in entered]) / len(entered),
    }
    unit = taken["read"]
    ratios = {f"{name}_ratio": round(value / unit, 1) for name, value in taken.items() if name != "read"}
    return {f"{name}_ms": round(1000 * value, 2) for name, value in taken.items()} | ratios


if __name__ == "__main__":
    main()
