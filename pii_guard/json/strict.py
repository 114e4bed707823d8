"""JSON that everyone reads alike: what two readers could read differently is refused.

RFC 8259 section 4 leaves open which of two equal members counts, and some readers take NaN or other encodings than
UTF-8. Whoever stands behind the guard may be such a reader, and would see what was never examined. For the same
reason a number is written again as it was read: 1E400 is no Infinity.
"""

import json
from json.encoder import encode_basestring_ascii
from typing import Any

MAX_DEPTH = 256  # levels of arrays and objects; readers differ in how many they follow


class NotJsonError(ValueError):
    """The bytes are no JSON document that everyone reads alike. Holds none of them."""

    def __init__(self) -> None:
        super().__init__("the text is not JSON in UTF-8, or repeats a member")


class TooDeepError(NotJsonError):
    """The document is nested deeper than MAX_DEPTH levels."""


class Number(float):
    """A number whose spelling a Python number would lose, such as 1.50, 9e12 or -0; `token` is that spelling."""

    __slots__ = ("token",)
    token: str

    def __new__(cls, token: str) -> "Number":
        """The number that a JSON token stands for."""
        number = super().__new__(cls, token)
        number.token = token
        return number


def read_json(body: bytes) -> Any:
    r"""The document; half of a surrogate pair, written \ud800, stays what it is, and so does the spelling of a number.

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


def write_json(document: Any) -> bytes:
    """The document in ASCII: numbers as they were read, and every other character escaped, half a pair too.

    Raises TypeError or ValueError for what is no JSON.
    """
    return _written(document).encode("ascii")


def _written(value: Any) -> str:
    if isinstance(value, str):
        return encode_basestring_ascii(value)
    if isinstance(value, dict):
        return "{" + ",".join([f"{encode_basestring_ascii(k)}:{_written(member)}" for k, member in value.items()]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(_written, value)) + "]"
    return value.token if isinstance(value, Number) else json.dumps(value, allow_nan=False)


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


def _integer(token: str) -> int | Number:
    return Number(token) if token == "-0" else int(token)  # noqa: S105 - a token of JSON


def _no_number(_: str) -> Any:
    raise NotJsonError


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members, parse_float=Number, parse_int=_integer, parse_constant=_no_number
)
