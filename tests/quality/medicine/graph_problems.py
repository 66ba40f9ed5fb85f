"""Names every problem of a graph: ``python -m tests.quality.medicine.graph_problems [file]``.

Without a file the shipped graph is checked. Exit code 1 where there is a problem.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from data.knowledge import knowledge_path
from model.medicine.graph.knowledge_graph import SHIPPED
from model.medicine.graph.validate import problems
from model.medicine.ontology.ontology import ontology


def main(arguments: Sequence[str]) -> int:
    path = Path(arguments[0]) if arguments else knowledge_path(SHIPPED)
    found = problems(json.loads(path.read_text(encoding="utf-8")), ontology())
    for problem in found:
        print(f"{problem.place}: {problem.text('en')}")
    print(f"{path.name}: {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
