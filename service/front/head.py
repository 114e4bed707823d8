"""The head of a request, looked at before the rest: whom it was sent to, from which site, what it says of its body.

A browser sends a stranger's page's requests too. A page can have its own name resolve to 127.0.0.1 (DNS rebinding),
and can send a POST to another site as long as it is no JSON. Neither may reach a route, whatever the route does.
"""

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from pii_guard.sentences import problem as say

from ..http.exchange import Headers
from ..http.problems import ProblemError

Fields = Mapping[bytes, bytes]
CHUNKED = -1  # instead of a length: there is a body, and nobody knows how long it is
_WRITES = frozenset(("POST", "PUT", "PATCH"))
_ONCE = (b"host", b"content-type", b"content-length", b"sec-fetch-site", b"transfer-encoding")


class Heads:
    """Looks at heads. `hosts` are the names under which requests may be sent here; None takes any."""

    def __init__(self, hosts: Iterable[str] | None) -> None:
        self._hosts = None if hosts is None else frozenset(host.lower().encode() for host in hosts)

    def look(self, headers: Headers) -> Fields:
        """The fields by their names. Raises ProblemError 400, 403 or 421 where a browser may have been misled."""
        fields = dict(headers)
        if len(fields) < len(headers):
            _no_twins(headers)
        host = fields.get(b"host")
        if host is not None and self._hosts is not None and _name(host) not in self._hosts:
            raise ProblemError(HTTPStatus.MISDIRECTED_REQUEST, say.HOST_NOT_SERVED)
        if fields.get(b"sec-fetch-site", b"").lower() == b"cross-site":
            raise ProblemError(HTTPStatus.FORBIDDEN, say.CROSS_SITE, reason="CROSS_SITE")
        return fields


def announced(method: str, fields: Fields) -> int:
    """The length of the body that is announced: 0 for none, CHUNKED where it is not told. 415 where it is no JSON."""
    length = _chunked(fields) or int(fields.get(b"content-length", 0))
    if (length or method in _WRITES) and not _is_json(fields.get(b"content-type", b"")):
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, say.JSON_TYPE)
    return length


def _chunked(fields: Fields) -> int:
    """CHUNKED where a body comes in chunks, 0 where it does not. 400 for any other coding: two readers may differ."""
    coding = fields.get(b"transfer-encoding")
    if coding is not None and coding.strip().lower() != b"chunked":
        raise ProblemError(HTTPStatus.BAD_REQUEST, say.NOT_HTTP, reason="NOT_HTTP")
    return 0 if coding is None else CHUNKED


def _no_twins(headers: Headers) -> None:
    names = [name for name, _ in headers]
    if any(names.count(name) > 1 for name in _ONCE):
        raise ProblemError(HTTPStatus.BAD_REQUEST, say.FIELD_TWICE, reason="NOT_HTTP")


def _name(host: bytes) -> bytes:
    """The name in a Host field, without its port; the whole field where it is neither."""
    end = host.find(b":", host.find(b"]") + 1)
    return (host if end < 0 else host[:end]).lower()


def _is_json(content_type: bytes) -> bool:
    if content_type == b"application/json":  # cost only: nearly always
        return True
    kind = content_type.partition(b";")[0].strip().lower()
    return kind == b"application/json" or (kind.startswith(b"application/") and kind.endswith(b"+json"))
