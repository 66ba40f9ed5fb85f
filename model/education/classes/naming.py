"""Who wrote an essay, by the name of its file; and which photographs are pages of one essay."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath

from data.knowledge import knowledge_path
from model.safety import clean_text

_MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<id>\d+)_assignsubmission_(?:file|onlinetext)")
"""What Moodle puts before every file of a downloaded assignment."""
_CANVAS = re.compile(r"(?P<name>[^\W\d_]+)(?:_LATE)?_(?P<id>\d+)_\d+_[^/]+")
"""What Canvas puts before every submission it packs."""
_BETWEEN = re.compile(r"[_＿\s()（）【】\[\]《》“”\"+,，、.·:：]+|(?<![A-Za-z])[-–—]+|[-–—]+(?![A-Za-z])")
_CLASS = re.compile(
    r"(?:[初高小大][一二三四五六七八九十\d]*)?[一二三四五六七八九十\d]+(?:年级|班)(?:[一二三四五六七八九十\d]+班)?"
)
_WITH_NUMBER = re.compile(r"^\d+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\d+$")
_NUMBER = re.compile(r"(?:v|no|p)?\d+", re.IGNORECASE)
_PAGE = re.compile(r"^(?P<stem>.*?)[\s_＿\-–—]*[(（]?(?:p|page|第)?[\s_]*(?P<page>\d{1,3})页?[)）]?$", re.IGNORECASE)
_ROLE = re.compile(r"(?P<role>[^\W\d_]+)[\s_-]*\d+")
_LONGEST = 60
_MOST_PAGES = 8
"""Photographs of one essay when only their folder tells whose they are."""


@cache
def intake_words() -> Mapping[str, frozenset[str]]:
    """Names of columns, words in file names that are nobody's name, and what cameras call their files."""
    read = json.loads(knowledge_path("education/intake.json").read_text(encoding="utf-8"))
    return {key: frozenset(words) for key, words in read.items()}


def pupil_of(file: str) -> str:
    """Whose essay a file is by its name, "" where that names nobody; downloads of Moodle and Canvas are known."""
    if found := _on_platform(file):
        return found["name"].strip()[:_LONGEST]
    path = PurePosixPath(clean_text(file))
    named = [path.stem, path.parent.name] if _is_unnamed(path.stem) else [path.stem]
    return next((name for name in map(_name_in, named) if name), "")


def platform_id_of(file: str) -> str:
    """The number that Moodle or Canvas knows the pupil or the submission by, "" where the name tells none."""
    found = _on_platform(file)
    return found["id"] if found else ""


def _on_platform(file: str) -> re.Match[str] | None:
    path = clean_text(file).rpartition(".zip/")[2]
    return _MOODLE.match(path) or _CANVAS.match(PurePosixPath(path).name)


def pages_of(files: Sequence[str]) -> list[list[int]]:
    """Photographs by their places in `files`, each list one essay in the order of its pages.

    ``name_1.jpg, name_2.jpg`` are one essay. Files that a camera numbered are one each, unless several folders hold
    nothing else and few enough of them: then a folder is a pupil.
    """
    numbered = [(PurePosixPath(file).parent.as_posix(), *_stem_and_page(PurePosixPath(file).stem)) for file in files]
    folders: dict[str, int] = {}
    for folder, stem, _ in numbered:
        if _is_unnamed(stem) and folder not in ("", "."):
            folders[folder] = folders.get(folder, 0) + 1
    pupils = {folder for folder, count in folders.items() if count <= _MOST_PAGES} if len(folders) > 1 else set()
    groups: dict[tuple[str, str], list[int]] = {}
    for place, (folder, stem, _) in enumerate(numbered):
        if not _is_unnamed(stem):
            key = (folder, stem.casefold())
        else:
            key = (folder, "") if folder in pupils else (folder, f"/{place}")
        groups.setdefault(key, []).append(place)
    return [sorted(places, key=lambda place: (numbered[place][2], place)) for places in groups.values()]


def _stem_and_page(stem: str) -> tuple[str, int]:
    found = _PAGE.match(stem)
    return (found["stem"], int(found["page"])) if found else (stem, 0)


def _is_unnamed(stem: str) -> bool:
    """Whether a camera, a scanner or a counter named it."""
    camera = intake_words()["camera"]
    return all(part.casefold() in camera or _NUMBER.fullmatch(part) for part in _split(re.sub(r"\d+", " ", stem)))


def _name_in(stem: str) -> str:
    parts = _split(stem)
    if (role := _ROLE.fullmatch(stem)) and role["role"].casefold() in intake_words()["roles"]:
        return stem  # "Pupil 07": the number is all that tells one from another
    nobody = intake_words()["not_names"] | intake_words()["camera"]
    parts = [_WITH_NUMBER.sub("", part) for part in parts]
    named = [
        part
        for part in parts
        if part.casefold() not in nobody and not _NUMBER.fullmatch(part) and not _CLASS.fullmatch(part)
    ]
    return " ".join(named)[:_LONGEST]


def _split(stem: str) -> list[str]:
    return [part for part in _BETWEEN.split(stem) if part]
