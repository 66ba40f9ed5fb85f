"""Good files with a random injury: flipped bytes, a cut, a lost or repeated span, absurd numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

_NUMBER = re.compile(rb"\d+")
_ABSURD = (b"0", b"-1", b"99999999999", b"2147483648")


def mutants(seeds: list[bytes], count: int, start: int = 0) -> Iterator[bytes]:
    """So many injured copies of the seeds; the same ones for the same arguments."""
    for number in range(start, start + count):
        dice = random.Random(number)
        yield _INJURIES[number % len(_INJURIES)](bytearray(dice.choice(seeds)), dice)


def _flipped(data: bytearray, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 20)):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _cut(data: bytearray, dice: random.Random) -> bytes:
    return bytes(data[: dice.randrange(len(data))])


def _span(data: bytearray, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data))
    return start, min(len(data), start + dice.randint(1, 300))


def _lost(data: bytearray, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return bytes(data[:start] + data[end:])


def _repeated(data: bytearray, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return bytes(data[:end] + data[start:end] * dice.randint(1, 50) + data[end:])


def _absurd(data: bytearray, dice: random.Random) -> bytes:
    return _NUMBER.sub(lambda found: dice.choice(_ABSURD) if dice.random() < 0.1 else found.group(), bytes(data))


_INJURIES = (_flipped, _cut, _lost, _repeated, _absurd)
