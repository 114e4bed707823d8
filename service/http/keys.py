"""Who may call: bearer keys with a name and scopes, compared in constant time; several can live side by side."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import get_args

from pii_guard.sentences import problem as say
from pii_guard.sentences import settings

from .exchange import Headers
from .problems import ProblemError
from .routing import Scope

SCOPES: frozenset[Scope] = frozenset(get_args(Scope))
MIN_KEY = 16  # characters: shorter ones can be guessed over a network
_CHALLENGE = ((b"www-authenticate", b"Bearer"),)


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """One key. Its name is what audit and rate limit know it by; "admin" may do what the others may."""

    name: str
    secret: bytes
    scopes: frozenset[Scope]


def read_keys(lines: Iterable[str]) -> tuple[Key, ...]:
    """Keys from lines such as `3f9c…` (every scope) or `backend check 3f9c…` or `auditor check+explain 77ab…`.

    Blank lines and lines that begin with # are left out. Raises ValueError that names the number of the line only.
    """
    keys: list[Key] = []
    for number, line in enumerate(lines, 1):
        words = line.split()
        if words and not words[0].startswith("#"):
            keys.append(_key(words, number))
    for what in ({k.name for k in keys}, {k.secret for k in keys}):
        if len(what) < len(keys):
            raise ValueError(settings.KEY_TWICE)
    return tuple(keys)


def _key(words: list[str], number: int) -> Key:
    if len(words) == 1:
        words = [f"key{number}", "check+explain+admin", *words]
    if len(words) != 3:
        raise ValueError(settings.KEY_LINE(number=number))
    name, scopes, secret = words
    if not set(scopes.split("+")) <= SCOPES:
        raise ValueError(settings.KEY_SCOPES(number=number, names=", ".join(sorted(SCOPES))))
    if len(secret) < MIN_KEY:
        raise ValueError(settings.SHORT_KEY(number=number, least=MIN_KEY))
    return Key(name, secret.encode(), frozenset(s for s in SCOPES if s in scopes.split("+")))


class Keys:
    """All keys that are known; with none, everybody who reaches the socket may call."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._keys = tuple(keys)

    def caller(self, headers: Headers, scope: Scope) -> str | None:
        """The name of the key that a request carries. Raises ProblemError 401 or 403."""
        if not self._keys:
            return None
        given = _given(headers)
        known = [key for key in self._keys if hmac.compare_digest(given, key.secret)]  # every key, always
        if not known:
            raise ProblemError(HTTPStatus.UNAUTHORIZED, say.KEY_REQUIRED, headers=_CHALLENGE)
        if not known[0].scopes & {scope, "admin"}:
            raise ProblemError(HTTPStatus.FORBIDDEN, say.SCOPE_MISSING(scope=scope))
        return known[0].name


def _given(headers: Headers) -> bytes:
    bearer = b""
    for name, value in headers:
        if name == b"x-api-key" and value:
            return value
        if name == b"authorization" and value[:7].lower() == b"bearer ":
            bearer = value[7:].strip()
    return bearer
