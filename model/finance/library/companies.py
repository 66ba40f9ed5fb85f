"""Which reports are of the same company."""

from __future__ import annotations

import re

from model.finance.report import Report
from model.finance.wording import compact

_ENGLISH_FORM = re.compile(
    r"(incorporated|inc|corporation|corp|company|co|limited|ltd|plc|nv|sa|ag|se|llc|lp|group|holdings)+$"
)
_CHINESE_FORM = re.compile("(股份有限公司|集团有限公司|有限责任公司|有限公司|股份公司)$")


def company_key(report: Report) -> str:
    """What all reports of a company share: its registration number, else its name without legal form.

    A report that names neither is a company of its own, known by its document.
    """
    if report.identifiers:
        return report.identifiers[0]
    return name_key(report.company or "") or f"document:{report.source}"


def name_key(name: str) -> str | None:
    """The key of a company known by its name alone; None where nothing is left of it."""
    plain = compact(name)
    plain = _CHINESE_FORM.sub("", plain) or plain
    plain = _ENGLISH_FORM.sub("", plain.removeprefix("the")) or plain
    return f"name:{plain}" if plain else None
