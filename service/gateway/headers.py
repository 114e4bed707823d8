"""Which header fields a proxy passes on (RFC 9110 §7.6.1) and which belong to one connection alone."""

from pii_guard import Action

from ..http.exchange import Headers

HOP_BY_HOP = frozenset(
    b"connection keep-alive proxy-authenticate proxy-authorization proxy-connection te trailer transfer-encoding "
    b"upgrade".split()
)
OURS = b"x-pii-guard"  # says what the guard did; never believed when it comes in
MESSAGE, RETRACT = b"x-pii-guard-message", b"x-pii-guard-retract"  # of a conversation
DECISION = b"x-pii-guard-decision"  # by its id an auditor finds it in the trail, and by which rules it was made
OBSERVED = "observed"  # in observe mode, where nothing is acted on
_REQUEST_ONLY = frozenset(
    (b"host", b"content-length", b"accept-encoding", b"expect", b"x-api-key", OURS, DECISION, MESSAGE, RETRACT)
)
_ANSWER_ONLY = frozenset((b"content-length", b"content-type", b"date", b"server", OURS, DECISION, MESSAGE, RETRACT))
_DIGESTS = frozenset((b"content-md5", b"digest", b"content-digest", b"repr-digest"))  # of a body that was rewritten


def for_upstream(headers: Headers, said: str, key_was_ours: bool, marks: Headers = ()) -> list[tuple[bytes, bytes]]:
    """The request's header fields what was done, and the marks of a conversation.

    Left out are those of this connection and the sidecar's own key: x-api-key, or Authorization if that was it.
    """
    ours = {b"authorization"} if key_was_ours else set()
    passed = _passed(headers, _REQUEST_ONLY | ours, said)
    return [*passed, (b"accept-encoding", b"identity"), (OURS, said.encode()), *marks]


def for_client(headers: Headers, said: str, marks: Headers = ()) -> Headers:
    """The answer's header fields, less those that this server writes itself, what was done, and marks."""
    return (*_passed(headers, _ANSWER_ONLY, said), (OURS, said.encode()), *marks)


def _passed(headers: Headers, dropped: frozenset[bytes], said: str) -> list[tuple[bytes, bytes]]:
    tokens = [value.split(b",") for name, value in headers if name.lower() == b"connection"]
    dropped |= HOP_BY_HOP | {token.strip().lower() for named in tokens for token in named}
    if said == Action.REDACT.value or said == Action.BLOCK.value:
        dropped |= _DIGESTS
    return [(name, value) for name, value in headers if name.lower() not in dropped]
