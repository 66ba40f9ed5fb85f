"""Which tags of the US-GAAP and IFRS taxonomies stand for which metric, in order of preference.

Both taxonomies state costs and outflows as positive numbers, as the metrics here do.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import chain

from data.knowledge import knowledge_path


@cache
def tags() -> dict[str, tuple[str, ...]]:
    """Tags such as ``us-gaap:Revenues`` by metric."""
    entries = json.loads(knowledge_path("finance/xbrl_tags.json").read_text(encoding="utf-8"))
    return {name: tuple(alternatives) for name, alternatives in entries.items()}


@cache
def known_tags() -> frozenset[str]:
    """Every tag that stands for some metric."""
    return frozenset(chain.from_iterable(tags().values()))
