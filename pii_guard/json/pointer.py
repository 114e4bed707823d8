"""Named places in a JSON document: RFC 6901 pointers, with '*' for every member of an object or array.

What is no JSON, and what cannot be followed, is an error and never skipped: nobody would have examined it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from typing import Any

from pii_guard.errors import RequestError
from pii_guard.json.strict import Number
from pii_guard.sentences import Sentence
from pii_guard.sentences import request as say

Tokens = tuple[str, ...]
MAX_DEPTH = 64  # levels below a named place; deeper documents are refused, not skipped
MAX_BITS = 8_192  # of an integer, some 2,500 digits: Python refuses to write more than 4,300
_INDEX = re.compile("0|[1-9][0-9]{0,9}")  # of an array: no sign and no leading zero (RFC 6901 section 4)
_KINDS = "dict, list, str, int, float, bool or None"
_MISSING = object()


class DepthError(RequestError):
    """The document is nested deeper than MAX_DEPTH levels below a named place."""


def parse_pointer(pointer: str) -> Tokens:
    """Its reference tokens. Raises RequestError when it is no RFC 6901 pointer."""
    if pointer == "":
        return ()
    if not isinstance(pointer, str) or not pointer.startswith("/"):
        raise RequestError(say.POINTER)
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/"))


def leaves(document: Any, pattern: Sequence[str]) -> list[Tokens] | None:
    """Paths of all strings and numbers at or below the places that `pattern` names; None where it names none.

    A '*' names all members, so that it names something where there are none. Raises RequestError for what is no
    JSON, for a string or number on the way to a place, and DepthError.
    """
    named, paths = False, list[Tokens]()
    for path, value in _places(document, tuple(pattern), ()):
        named = True
        if path is not None:
            paths += _below(value, path, MAX_DEPTH)
    return paths if named else None


def all_leaves(document: Any, pointers: Sequence[str], optional: Sequence[str] = ()) -> list[Tokens]:
    """Paths of the strings and numbers at and below all these places, each once, in their order.

    Raises RequestError as `parse_pointer` and `leaves`, and for a pointer that names nothing and is not optional.
    """
    for name, given in (("pointers", pointers), ("optional", optional)):
        if isinstance(given, str):
            raise RequestError(say.A_LIST_OF_POINTERS(name=name))
    if not (pointers or optional):
        raise RequestError(say.NO_PLACE)
    paths: dict[Tokens, None] = {}
    for pointer in dict.fromkeys((*pointers, *optional)):
        found = leaves(document, parse_pointer(pointer))
        if found is None and pointer not in optional:
            raise RequestError(say.NAMES_NOTHING(pointer=pointer))
        paths |= dict.fromkeys(found or ())
    return list(paths)


def _places(value: Any, pattern: Tokens, path: Tokens) -> Iterator[tuple[Tokens | None, Any]]:
    """The named places with their values; None in place of the members of an empty object or array."""
    if not pattern:
        yield path, value
    elif not isinstance(value, dict | list):
        _require_no_text(value, path)
    elif pattern[0] != "*":
        if (member := _member(value, pattern[0])) is not _MISSING:
            yield from _places(member, pattern[1:], (*path, pattern[0]))
    elif value:
        for key, member in _members(value, path):
            yield from _places(member, pattern[1:], (*path, key))
    else:
        yield None, None


def _below(value: Any, path: Tokens, depth: int) -> Iterator[Tokens]:
    if depth < 0:
        raise DepthError(say.TOO_DEEP(most=MAX_DEPTH))
    if isinstance(value, dict | list):
        for key, member in _members(value, path):
            yield from _below(member, (*path, key), depth - 1)
    elif _is_text(value, path):
        yield path


def _member(value: dict[str, Any] | list[Any], token: str) -> Any:
    if isinstance(value, dict):
        return value.get(token, _MISSING)
    return value[int(token)] if _INDEX.fullmatch(token) and int(token) < len(value) else _MISSING


def _members(value: dict[str, Any] | list[Any], path: Tokens) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        yield from ((str(i), member) for i, member in enumerate(value))
        return
    for key, member in value.items():
        if not isinstance(key, str):
            raise RequestError(say.KEY_OF_A_TYPE(place=_named(path), kind=type(key).__name__))
        yield key, member


def _is_text(value: Any, path: Tokens) -> bool:
    """Whether a value that holds no others is a string or number. Raises RequestError for what is no JSON value."""
    if value is None or isinstance(value, bool):
        return False
    if isinstance(value, str | Number):
        return True
    if isinstance(value, int | float):
        if value.bit_length() > MAX_BITS if isinstance(value, int) else not isfinite(value):
            raise RequestError(say.NUMBER(place=_named(path), bits=MAX_BITS))
        return True
    kind = type(value).__name__
    right = say.PARSE_FIRST if isinstance(value, bytes | bytearray) else say.USE(kinds=_KINDS)
    raise RequestError(say.NO_JSON_VALUE(place=_named(path), kind=kind, right=right))


def _require_no_text(value: Any, path: Tokens) -> None:
    """Raise RequestError where a string or number stands in which a pointer looks for members."""
    if _is_text(value, path):
        kind = say.A_STRING(right=say.PARSE_FIRST) if isinstance(value, str) else say.A_NUMBER
        raise RequestError(say.NEEDS_MEMBERS(place=_named(path), kind=kind))


def _named(path: Tokens) -> Sentence:
    return say.THE_VALUE_AT(pointer=as_pointer(path)) if path else say.THE_DOCUMENT


def get(document: Any, path: Sequence[str]) -> Any:
    """The value at a path that `leaves` gave."""
    for token in path:
        document = document[int(token)] if isinstance(document, list) else document[token]
    return document


def replaced(document: Any, new: Mapping[Tokens, Any]) -> Any:
    """A copy of the document with the values at some paths exchanged; the rest is shared."""
    if not new:
        return document
    if () in new:
        return new[()]
    inner: dict[str, dict[Tokens, Any]] = {}
    for (head, *rest), value in new.items():
        inner.setdefault(head, {})[tuple(rest)] = value
    changed = {head: replaced(get(document, (head,)), below) for head, below in inner.items()}
    if isinstance(document, list):
        return [changed.get(str(i), member) for i, member in enumerate(document)]
    return {**document, **changed}


def as_pointer(path: Iterable[str]) -> str:
    """The RFC 6901 text of a path."""
    return "".join("/" + token.replace("~", "~0").replace("/", "~1") for token in path)
