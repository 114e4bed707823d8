"""The id of a decision: random, because it stands in feedback forms and must say nothing.

Ids are drawn in bulk: a system call for each is an eighth of what it takes to decide on a clean message.
"""

import os

_DIGITS = 16  # hexadecimal: 64 bits
_BULK = 256

_drawn: list[str] = []
if hasattr(os, "register_at_fork"):  # a child must not give out what its parent has drawn
    os.register_at_fork(after_in_child=_drawn.clear)


def new_id() -> str:
    """Sixteen hexadecimal digits from the system's generator. Safe to call from threads."""
    try:
        return _drawn.pop()
    except IndexError:
        digits = os.urandom(_BULK * _DIGITS // 2).hex()
        first, *others = (digits[i : i + _DIGITS] for i in range(0, len(digits), _DIGITS))
        _drawn.extend(others)
        return first
