"""A body as a JSON document and back, strictly: what two readers could read differently is refused."""

import json
from collections.abc import Iterable, Sequence
from email.message import Message
from typing import Any

from .exchange import Headers


class UnreadableError(ValueError):
    """The body is no JSON document that everyone reads alike. Holds none of it."""

    def __init__(self) -> None:
        super().__init__("the body is no JSON in UTF-8, or repeats a member")


def is_plain_json(headers: Headers) -> bool:
    """Whether header fields promise JSON in UTF-8 that nothing encodes: another promise would be read otherwise.

    A missing content type is no promise; `charset=utf-7` could hide digits from whoever reads UTF-8.
    """
    kind = Message()
    for name, value in headers:
        if name.lower() == b"content-encoding" and value.strip().lower() not in (b"", b"identity"):
            return False
        if name.lower() == b"content-type":
            if "content-type" in kind:
                return False
            kind["content-type"] = value.decode("latin-1")
    if "content-type" not in kind:
        return True
    media_type, charset = kind.get_content_type(), kind.get_content_charset("utf-8")
    return (media_type == "application/json" or media_type.endswith("+json")) and charset in ("utf-8", "us-ascii")


def read(body: bytes) -> Any:
    """The document. Raises UnreadableError, also for a member that is given twice and for NaN.

    RFC 8259 §4 leaves open which of two equal members counts; an upstream may read the other one.
    """
    try:
        return json.loads(body.decode("utf-8"), object_pairs_hook=_members, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise UnreadableError from None


def written(document: Any) -> bytes:
    """The document as JSON; every non-ASCII character escaped, so that a lone surrogate survives."""
    return json.dumps(document, separators=(",", ":")).encode("ascii")


def without(document: Any, paths: Iterable[Sequence[str]]) -> Any:
    """A copy that lacks the members at some paths; the very same document where it has none of them."""
    for path in paths:
        document = _without(document, path)
    return document


def _without(document: Any, path: Sequence[str]) -> Any:
    head, *rest = path
    if not isinstance(document, dict) or head not in document:
        return document
    if not rest:
        return {key: member for key, member in document.items() if key != head}
    inner = _without(document[head], rest)
    return document if inner is document[head] else {**document, head: inner}


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise UnreadableError
    return members


def _refused(_: str) -> Any:
    raise UnreadableError
