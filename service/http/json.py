"""The JSON document in the body of a request, and what its header fields promise of it."""

from collections.abc import Iterable, Sequence
from email.message import Message
from http import HTTPStatus
from typing import Any

import orjson

from pii_guard.json.strict import MAX_DEPTH, NotJsonError, TooDeepError, read_json
from pii_guard.json.values import whole_characters
from pii_guard.sentences import problem as say

from .exchange import Headers
from .problems import ProblemError


def document_in(body: bytes) -> Any:
    """The document in a body. Raises ProblemError 400; a lone surrogate becomes U+FFFD, offsets unchanged."""
    if (flat := _flat(body)) is not None:
        return flat
    try:
        document = read_json(body)
    except TooDeepError:
        raise ProblemError(HTTPStatus.BAD_REQUEST, say.TOO_DEEP(most=MAX_DEPTH), reason="TOO_DEEP") from None
    except NotJsonError:
        raise ProblemError(HTTPStatus.BAD_REQUEST, say.NOT_JSON) from None
    return _without_surrogates(document) if b"\\ud" in body.lower() else document


def _flat(body: bytes) -> dict[str, str] | None:
    """The document where it is an object of strings alone, as most requests are; None for any other.

    Four quotation marks a member and not one more: so none is given twice. The strict reader takes five times as long.
    """
    try:
        document = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    if type(document) is dict and body.count(b'"') == 4 * len(document):
        return document if all(type(value) is str for value in document.values()) else None
    return None


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return whole_characters(value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(member) for key, member in value.items()}
    return list(map(_without_surrogates, value)) if isinstance(value, list) else value


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
