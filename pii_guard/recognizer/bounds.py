"""What an expression must be like: a bounded RE2 body, and forbidden neighbours that compile."""

import re
from collections.abc import Iterable

_CLASS_OR_ESCAPE = re.compile(r"\\[pP]\{\w+\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_FORBIDDEN = {
    r"\*|\+(?!\))|\{\d+,\}": "a quantifier has no upper bound",
    r"\(\?(?:=|!|<=|<!)": "lookaround belongs into left and right",
    r"\(\?P=": "RE2 has no backreferences",
}


def body_faults(body: str) -> Iterable[str]:
    """What keeps an expression from being a bounded RE2 body; nothing when it is one."""
    if not body:
        yield "empty"
    bare = _CLASS_OR_ESCAPE.sub("x", body)
    if re.search(r"\\[1-9]", body):
        yield "RE2 has no backreferences"
    for shape, fault in _FORBIDDEN.items():
        if re.search(shape, bare):
            yield fault


def edge_faults(left: str, right: str) -> Iterable[str]:
    """What keeps the forbidden neighbours from being expressions."""
    for side, edge in (("left", left), ("right", right)):
        try:
            re.compile(edge)
        except re.error:
            yield f"{side} is no regular expression"
