"""A request as a route sees it, and its answer: plain values, without a framework."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus

Headers = tuple[tuple[bytes, bytes], ...]
WHOLE = "pii_guard.whole"  # our server's ASGI extension: writes header lines and body of a 200 at once, if it can
Whole = Callable[[bytes, bytes], bool]


@dataclass(slots=True, repr=False)  # not frozen: that costs four times as much, and each serves one request
class Exchange:
    """One request whose body was read whole and within its limit. Has no `repr`: the body is a message.

    `caller` is the name of the key it came with; None where no keys are set. `arrived` is when it came, on the
    monotonic clock in seconds. `address` is where the connection comes from; empty for a Unix socket.
    """

    method: str
    path: str
    query: bytes
    headers: Headers
    body: bytes
    caller: str | None = None
    arrived: float = 0.0
    address: str = ""

    def header(self, name: bytes) -> bytes:
        """The first value of a header, given in lower case; empty where it is missing."""
        for key, value in self.headers:
            if key == name:
                return value
        return b""


@dataclass(slots=True, repr=False)
class Answer:
    """An answer: its body at once, or piece by piece.

    None as body breaks the connection off: for a client that takes every refusal for "allow". It sees a body
    that ends too early, whatever the status. The same happens where an iterator of pieces raises.
    """

    body: bytes | AsyncIterator[bytes] | None
    status: HTTPStatus | int = HTTPStatus.OK
    media_type: bytes = b"application/json"
    headers: Headers = ()


Handler = Callable[[Exchange], Awaitable[Answer]]
