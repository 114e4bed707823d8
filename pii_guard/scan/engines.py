"""A pattern with its forbidden neighbours, as an expression for each of three engines.

`re` is the quicker one on a chat message and is already imported; it wants every lookbehind of one width, so an edge is
taken apart by width (`pii_guard.scan.beginnings`), and a look at one character rules most places out. `regex` takes any
edge and knows a timeout, which expressions that are not our own need on long texts; importing it costs a tenth of a
second, so it waits for the first that does. RE2, which says beforehand what can match at all, knows no lookaround:
there a neighbour is consumed.
"""

import re
from collections.abc import Iterator
from typing import Any

from pii_guard.recognizer import Pattern
from pii_guard.scan.beginnings import by_width, first

_ONE_CHARACTER = re.compile(r"\\.|\[[^\[\]^\\]{1,40}\]|[0-9A-Za-z가-힣]")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)  # an escape, a class, a character


def quick(pattern: Pattern) -> Any:
    """For our own, and for short texts: compiled by `re`, or by `regex` where an edge has no greatest width."""
    edges = by_width(pattern.left) if pattern.left else ()
    if edges is None:
        return stoppable(pattern)
    behind = "".join(f"(?<!{edge})" for edge in edges)
    if behind and (begins := first(pattern.body)):  # without an edge `re` finds that out by itself
        behind = f"(?={begins}){behind}"
    return re.compile(_expression(pattern, behind), re.ASCII)


def stoppable(pattern: Pattern) -> Any:
    """For those of others on long texts: compiled by `regex`, whose searches take `timeout=` in seconds."""
    import regex

    return regex.compile(_expression(pattern, pattern.left and f"(?<!{pattern.left})"), regex.ASCII)


def wider(pattern: Pattern) -> str:
    """For the RE2 set: matches wherever the pattern does, and seldom elsewhere.

    Forbidden neighbours of one character are kept, longer ones dropped.
    """
    if pattern.looks:
        return pattern.looks
    flags, body = _flags_and_body(pattern)
    left, right = _other_than(pattern.left), _other_than(pattern.right)
    return f"{flags}{left and f'(?:^|{left})'}(?:{body}){right and f'(?:{right}|$)'}"


def _other_than(edge: str) -> str:
    """A class of what may stand at an edge, as far as single characters are forbidden there; '' for anything."""
    single = [a for a in alternatives(edge) if _ONE_CHARACTER.fullmatch(a)] if edge else []
    inside = "".join(a[1:-1] if a[0] == "[" else a for a in single)
    return f"[^{inside}]" if inside else ""


def _flags_and_body(pattern: Pattern) -> tuple[str, str]:
    return ("(?i)", pattern.body[4:]) if pattern.body.startswith("(?i)") else ("", pattern.body)


def _expression(pattern: Pattern, behind: str) -> str:
    flags, body = _flags_and_body(pattern)
    ahead = pattern.right and f"(?!{pattern.right})"
    return f"{flags}{behind}(?:{body}){ahead}"


def alternatives(expression: str) -> Iterator[str]:
    """The parts between the outermost bars: [0-9]|[0-9]- are two."""
    depth, part = 0, ""
    for piece in _PIECE.findall(expression):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            yield part
            part = ""
        else:
            part += piece
    yield part
