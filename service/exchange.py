"""What a route sees of a request, and what it answers: plain values, without a framework."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus

Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Exchange:
    """One request whose body was read whole and within its limit. Has no `repr`: the body is a message."""

    method: str
    path: str
    query: bytes
    headers: Headers
    body: bytes

    def header(self, name: bytes) -> bytes:
        """The first value of a header, given in lower case; empty where it is missing."""
        return next((value for key, value in self.headers if key == name), b"")


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """What goes back: a body at once, or piece by piece."""

    body: bytes | AsyncIterator[bytes]
    status: HTTPStatus | int = HTTPStatus.OK
    media_type: bytes = b"application/json"
    headers: Headers = ()


Handler = Callable[[Exchange], Awaitable[Answer]]
