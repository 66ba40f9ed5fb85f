"""Text flags over a folder of reports, against a reader's verdicts: ``python -m tests.quality.finance.flags FOLDER``.

Prints the flags of every report with their pages, then for each flag how many alarms were true. The verdicts
(flag_verdicts.json) say of each alarm a person has read whether it is true: facts about reports, none of their text.
Also prints how much of each report's risk factors is new against the report of the year before.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

from model.documents import read_text
from model.finance.locate import is_chinese
from model.finance.risk.flags import find_flags, flag_names
from model.finance.risk.redline import compare
from model.finance.risk.section import risk_section

VERDICTS = Path(__file__).with_name("flag_verdicts.json")


def verdicts() -> dict[str, dict[str, bool]]:
    """By report and flag, whether the alarm is true."""
    return json.loads(VERDICTS.read_text(encoding="utf-8"))


def main(folder: str) -> None:
    known, counts, spent = verdicts(), Counter(), 0.0
    sections = {}
    for path in sorted(Path(folder).rglob("*.pdf")):
        texts = read_text(path).texts
        language = "zh" if is_chinese("".join(page[:400] for page in texts[:40])) else "en"
        began = time.process_time()
        flags = find_flags(texts, language, path.stem)
        spent += time.process_time() - began
        sections[path.stem] = risk_section(texts, language), language
        counts["reports"] += 1
        for flag in flags:
            true = known.get(path.stem, {}).get(flag.name)
            counts[flag.name, true] += 1
            pages = ", ".join(str(place.page) for place in flag.evidence)
            print(f"{path.stem:32} {flag.name:24} {_word(true):8} pages {pages}")
    for name in flag_names():
        right, wrong, unread = (counts[name, verdict] for verdict in (True, False, None))
        print(f"{name:24} true {right}  false {wrong}  not read {unread}")
    print(f"{counts['reports']} reports, {1000 * spent / max(counts['reports'], 1):.0f} ms a report for the flags")
    _compare_years(sections)


def _compare_years(sections: dict) -> None:
    for stem, (section, language) in sections.items():
        year = re.search(r"\d{4}", stem)
        before = stem.replace(year[0], str(int(year[0]) - 1)) if year else ""
        if before in sections and section and sections[before][0]:
            redline = compare(section, sections[before][0], language)
            print(f"{stem:32} risk factors: {redline.new_share:.0%} new, {redline.removed_share:.0%} removed")


def _word(true: bool | None) -> str:
    return {True: "true", False: "false", None: "not read"}[true]


if __name__ == "__main__":
    main(sys.argv[1])
