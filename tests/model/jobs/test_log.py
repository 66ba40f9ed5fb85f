from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from model.jobs.log import log_to


@pytest.fixture
def lines(tmp_path: Path):
    root, durable = logging.getLogger(), logging.getLogger("dbos")
    before = root.handlers[:], root.level, durable.handlers[:], durable.propagate
    log_to(tmp_path / "logs")
    yield lambda: [json.loads(line) for line in (tmp_path / "logs/worker.jsonl").read_text("utf-8").splitlines()]
    for handler in root.handlers[:]:
        handler.close()
    root.handlers[:], root.level, durable.handlers[:], durable.propagate = before


def test_every_line_is_json_with_its_job(lines) -> None:
    logging.getLogger("model.jobs").info("started\nin two lines: %s", "年报", extra={"job": "abc"})
    (line,) = lines()
    assert line["message"] == "started\nin two lines: 年报"
    assert (line["level"], line["logger"], line["job"]) == ("INFO", "model.jobs", "abc")
    assert line["time"].endswith("+00:00")


def test_exception_is_told_by_type_and_place_alone(lines) -> None:
    try:
        int("净利润 1,234")
    except ValueError:
        logging.getLogger("model.jobs").exception("job failed")
    (line,) = lines()
    assert line["exception"] == "ValueError"
    (frame,) = line["frames"]
    assert frame.startswith("test_log.py:")
    assert frame.endswith(" test_exception_is_told_by_type_and_place_alone")
    assert "净利润" not in json.dumps(line, ensure_ascii=False)


def test_durable_queue_logs_here_and_not_to_the_console(lines, capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("dbos").warning("queue locked")
    assert [line["logger"] for line in lines()] == ["dbos"]
    assert capfd.readouterr() == ("", "")
