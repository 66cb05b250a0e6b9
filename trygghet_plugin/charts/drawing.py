"""What a painter is told: texts, areas, lines and marks with their places, and how wide words are. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol


class Ink(str, Enum):
    """What a colour is for; a theme says which colour that is."""

    TEXT = "text"
    MUTED = "muted"
    GRID = "grid"
    VALUE = "value"
    COMPARED = "compared"
    OFFICIAL = "official"
    ZERO = "zero"
    CLASS_1 = "class_1"
    CLASS_2 = "class_2"
    CLASS_3 = "class_3"
    CLASS_4 = "class_4"
    CLASS_5 = "class_5"


CLASSES = (Ink.CLASS_1, Ink.CLASS_2, Ink.CLASS_3, Ink.CLASS_4, Ink.CLASS_5)


class Style(str, Enum):
    """The three sizes of text."""

    TITLE = "title"
    BODY = "body"
    SMALL = "small"


@dataclass(frozen=True)
class Box:
    """A rectangle, y downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom


@dataclass(frozen=True)
class Text:
    """One line of words; the box is as wide as the words and as high as the line."""

    box: Box
    words: str
    style: Style
    ink: Ink = Ink.TEXT


@dataclass(frozen=True)
class Area:
    """A filled rectangle, or a hatched one."""

    box: Box
    ink: Ink
    hatched: bool = False


@dataclass(frozen=True)
class Line:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True)
class Mark:
    """Where a figure of the chart is, for the mouse and the keyboard."""

    index: int
    box: Box


@dataclass
class Drawing:
    """Everything of a chart, lowest first: grid, areas, lines, texts."""

    grid: list[Line] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


class Measure(Protocol):
    """How wide and high words come out."""

    def width(self, words: str, style: Style) -> float:
        """Width of one line of words."""

    def height(self, style: Style) -> float:
        """Height of a line."""


def elide(words: str, width: float, style: Style, measure: Measure) -> str:
    """The words, cut with an ellipsis where they are wider than `width`."""
    if measure.width(words, style) <= width:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if measure.width(words[:middle].rstrip() + "…", style) <= width:
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip() + "…"


def wrap(words: str, width: float, style: Style, measure: Measure, most: int = 0) -> tuple[str, ...]:
    """The words in lines no wider than `width`; what does not fit in `most` lines (0: no limit) ends in an ellipsis."""
    lines: list[str] = []
    rest = words.split(" ") if words else []  # thin spaces hold numbers together
    while rest:
        if most and len(lines) == most - 1:
            lines.append(elide(" ".join(rest), width, style, measure))
            break
        count = 1
        while count < len(rest) and measure.width(" ".join(rest[:count + 1]), style) <= width:
            count += 1
        lines.append(elide(" ".join(rest[:count]), width, style, measure))
        rest = rest[count:]
    return tuple(lines)


def write(drawing: Drawing, lines: tuple[str, ...], left: float, top: float, style: Style, ink: Ink,
          measure: Measure) -> float:
    """Put lines under each other; returns where the next thing may begin."""
    for words in lines:
        put(drawing, words, left, top, style, ink, measure)
        top += measure.height(style)
    return top


def put(drawing: Drawing, words: str, left: float, top: float, style: Style, ink: Ink, measure: Measure) -> Text:
    """Put one line of words with its left end at `left`."""
    text = Text(Box(left, top, measure.width(words, style), measure.height(style)), words, style, ink)
    drawing.texts.append(text)
    return text
