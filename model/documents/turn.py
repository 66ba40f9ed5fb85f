"""How a scanned page lies: the turn between the page as displayed and the same page set upright for reading."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from model.evidence import Box

_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Turn:
    """A rotation about the middle of the page; both pages are measured in points from their top left corners."""

    angle: float
    """Degrees clockwise by which the displayed page is turned against the upright one."""
    upright_size: tuple[float, float]
    displayed_size: tuple[float, float]

    def displayed(self, box: Box) -> Box:
        """The smallest upright box on the displayed page that holds a box of the upright page."""
        return _turned(box, self.angle, self.upright_size, self.displayed_size)

    def upright(self, box: Box) -> Box:
        """The smallest box on the upright page that holds a box of the displayed page."""
        return _turned(box, -self.angle, self.displayed_size, self.upright_size)


def _turned(box: Box, angle: float, before: tuple[float, float], after: tuple[float, float]) -> Box:
    x0, y0, x1, y1 = box
    corners = [_point((x, y), angle, before, after) for x in (x0, x1) for y in (y0, y1)]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def _point(point: _Point, angle: float, before: tuple[float, float], after: tuple[float, float]) -> _Point:
    sine, cosine = sin(radians(angle)), cos(radians(angle))
    x, y = point[0] - before[0] / 2, point[1] - before[1] / 2
    # y runs downwards, so this turns clockwise as seen
    return after[0] / 2 + cosine * x - sine * y, after[1] / 2 + sine * x + cosine * y
