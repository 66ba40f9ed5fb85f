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
    name = compact(report.company or "")
    name = _CHINESE_FORM.sub("", name) or name
    name = _ENGLISH_FORM.sub("", name.removeprefix("the")) or name
    return f"name:{name}" if name else f"document:{report.source}"
