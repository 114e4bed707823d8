"""Frames of made consultations: `frames.txt` as values."""

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple


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
    """The set of this name; what it has not is as in the set `later`."""
    sections: dict[str, list[str]] = defaultdict(list)
    for line in Path(__file__).with_name("frames.txt").read_text("utf-8").splitlines():
        if head := re.fullmatch(r"\[(.+)\]", line):
            section = head[1]
        elif line and not line.startswith("#"):
            sections[section].append("" if line == "-" else line.replace("\\n", "\n"))
    leads = {key.split()[-1]: said for key, said in sections.items() if key.startswith(f"{name} lead ")}
    first, middle, last, between, officer = (
        sections[f"{name} {which}"] or sections[f"later {which}"] for which in Frames._fields[:-1]
    )
    return Frames(first, middle, last, between, officer, leads or frames("later").leads)
