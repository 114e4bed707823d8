"""JSON that everyone reads alike: what two readers could read differently is refused.

RFC 8259 section 4 leaves open which of two equal members counts, and some readers take NaN or other encodings than
UTF-8. Whoever stands behind the guard may be such a reader, and would see what was never examined.
"""

import json
from typing import Any

MAX_DEPTH = 256  # levels of arrays and objects; readers differ in how many they follow


class NotJsonError(ValueError):
    """The bytes are no JSON document that everyone reads alike. Holds none of them."""

    def __init__(self) -> None:
        super().__init__("the text is not JSON in UTF-8, or repeats a member")


class TooDeepError(NotJsonError):
    """The document is nested deeper than MAX_DEPTH levels."""


def read_json(body: bytes) -> Any:
    r"""The document; half of a surrogate pair, written \ud800, stays what it is.

    Raises NotJsonError, also for a member that is given twice and for NaN, and TooDeepError.
    """
    try:
        document = _DECODER.decode(body.decode("utf-8"))
    except RecursionError:
        raise TooDeepError from None
    except ValueError:
        raise NotJsonError from None
    if body.count(b"[") + body.count(b"{") > MAX_DEPTH and _is_deep(document):
        raise TooDeepError
    return document


def _is_deep(document: Any) -> bool:
    level = [document]
    for _ in range(MAX_DEPTH):
        level = [inner for value in level for inner in _inside(value)]
    return any(isinstance(value, dict | list) for value in level)


def _inside(value: Any) -> Any:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise NotJsonError
    return members


def _no_number(_: str) -> Any:
    raise NotJsonError


_DECODER = json.JSONDecoder(object_pairs_hook=_members, parse_constant=_no_number)
