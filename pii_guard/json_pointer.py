"""Named places in a JSON document: RFC 6901 pointers, with '*' for every member of an object or array."""

from collections.abc import Iterator, Sequence
from typing import Any

from pii_guard.errors import RequestError
from pii_guard.sentences import request as say

MAX_DEPTH = 64  # levels below a named place; deeper documents are refused, not skipped


def parse_pointer(pointer: str) -> tuple[str, ...]:
    """Its reference tokens. Raises RequestError when it is no RFC 6901 pointer."""
    if pointer == "":
        return ()
    if not pointer.startswith("/"):
        raise RequestError(say.POINTER)
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/"))


def leaves(document: Any, pattern: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Paths of all strings and numbers at or below the places that `pattern` names."""
    for path, value in _places(document, tuple(pattern), ()):
        yield from _below(value, path, MAX_DEPTH)


def _places(value: Any, pattern: tuple[str, ...], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if not pattern:
        yield path, value
        return
    for key, member in _members(value):
        if pattern[0] in ("*", key):
            yield from _places(member, pattern[1:], (*path, key))


def _below(value: Any, path: tuple[str, ...], depth: int) -> Iterator[tuple[str, ...]]:
    if depth < 0:
        raise RequestError(say.TOO_DEEP(most=MAX_DEPTH))
    if isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool)):
        yield path
    for key, member in _members(value):
        yield from _below(member, (*path, key), depth - 1)


def _members(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from ((str(key), member) for key, member in value.items())
    elif isinstance(value, list):
        yield from ((str(i), member) for i, member in enumerate(value))


def get(document: Any, path: Sequence[str]) -> Any:
    """The value at a path that `leaves` gave."""
    for token in path:
        document = document[int(token)] if isinstance(document, list) else _member(document, token)
    return document


def _member(document: dict[Any, Any], token: str) -> Any:
    return document[token] if token in document else next(v for k, v in document.items() if str(k) == token)


def replaced(document: Any, new: dict[tuple[str, ...], Any], path: tuple[str, ...] = ()) -> Any:
    """A copy of the document with the values at some paths exchanged; the rest is shared."""
    if path in new:
        return new[path]
    if isinstance(document, dict):
        return {key: replaced(member, new, (*path, str(key))) for key, member in document.items()}
    if isinstance(document, list):
        return [replaced(member, new, (*path, str(i))) for i, member in enumerate(document)]
    return document


def as_pointer(path: Sequence[str]) -> str:
    """The RFC 6901 text of a path."""
    return "".join("/" + token.replace("~", "~0").replace("/", "~1") for token in path)
