"""Frames of made consultations: a file of `frames/` as values.

What people write around a piece ({}) of a number, and between two pieces. A line that begins with @ is the office's, and
`-` stands for nothing said. Each set but `before`, `numbers` and `things` was run once before any rule was mended by it.
"""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

NAMES = (
    "before",
    "after",
    "later",
    "aside",
    "farm",
    "street",
    "young",
    "village",
    "road",
    "numbers",
    "things",
)  # as written


class Frames(NamedTuple):
    """`{}` is the piece; `between` and `officer` are what is said between two, `leads` what says whose number it is."""

    first: list[str]
    middle: list[str]
    last: list[str]
    between: list[str]
    officer: list[str]
    leads: dict[str, list[str]]


@cache
def frames(name: str) -> Frames:
    """The set of this name, or in a file of this path; what it has not is as in the set `later`."""
    path = Path(name) if name.endswith(".txt") else Path(__file__).parent / "frames" / f"{name}.txt"
    sections: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        if head := re.fullmatch(r"\[(.+)\]", line):
            section = head[1]
        elif line.strip() and not line.startswith("#"):
            sections[section].append("" if line == "-" else line.replace("\\n", "\n"))
    leads = {key.removeprefix("lead "): said for key, said in sections.items() if key.startswith("lead ")}
    first, middle, last, between, officer = (
        sections[which] or getattr(frames("later"), which) for which in Frames._fields[:-1]
    )
    return Frames(first, middle, last, between, officer, leads or frames("later").leads)
