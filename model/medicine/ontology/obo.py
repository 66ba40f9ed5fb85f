"""Reading hp.obo: the stanzas of the OBO 1.2 flat file that describe terms.

Format: https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_2.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_SYNONYM = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)" (?P<scope>[A-Z]+)(?: (?P<kind>[^\[\s]+))? \[')
_DEFINITION = re.compile(r'"((?:[^"\\]|\\.)*)"')
_UNESCAPED = re.compile(r"\\(.)")


@dataclass(slots=True)
class Stanza:
    """One term as the file gives it."""

    id: str = ""
    name: str = ""
    definition: str = ""
    parents: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    """Former ids that were merged into this one."""
    synonyms: list[tuple[str, str, str]] = field(default_factory=list)
    """Text, scope (EXACT BROAD NARROW RELATED) and kind ("layperson", "abbreviation", "uk_spelling" … or "")."""
    obsolete: bool = False
    replaced_by: str = ""
    consider: list[str] = field(default_factory=list)
    """Terms the editors name for an obsolete one that has no exact replacement."""


def release(path: Path) -> str:
    """The date of the release, such as ``2025-01-16``; "" where the file does not say."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("data-version:"):
                return line.rsplit("/", 1)[-1].strip()
            if line.startswith("["):
                break
    return ""


def stanzas(path: Path) -> Iterator[Stanza]:
    """Every term of the file, obsolete ones too, in its order."""
    stanza: Stanza | None = None
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("["):
                if stanza is not None:
                    yield stanza
                stanza = Stanza() if line.startswith("[Term]") else None
            elif stanza is not None and ": " in line:
                _take(stanza, *line.rstrip("\n").split(": ", 1))
    if stanza is not None:
        yield stanza


def _take(stanza: Stanza, tag: str, value: str) -> None:
    match tag:
        case "id":
            stanza.id = value
        case "name":
            stanza.name = value.removeprefix("obsolete ")
        case "def":
            found = _DEFINITION.match(value)
            stanza.definition = _plain(found[1]) if found else ""
        case "is_a":
            stanza.parents.append(value.split(" ", 1)[0])
        case "alt_id":
            stanza.alternatives.append(value)
        case "synonym":
            if synonym := _SYNONYM.match(value):
                stanza.synonyms.append((_plain(synonym["text"]), synonym["scope"], synonym["kind"] or ""))
        case "is_obsolete":
            stanza.obsolete = value == "true"
        case "replaced_by":
            stanza.replaced_by = value
        case "consider":
            stanza.consider.append(value)


def _plain(text: str) -> str:
    return _UNESCAPED.sub(r"\1", text)
