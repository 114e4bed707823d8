"""Which message of which conversation something is: ids that a channel gives, in a document or beside it."""

from hashlib import blake2b
from secrets import token_bytes
from typing import Any

from pii_guard.errors import RequestError
from pii_guard.json.pointer import Tokens, get
from pii_guard.sentences import request as say

LONGEST_ID = 200  # characters
_KEY = token_bytes(32)  # of this process: an id of ours tells nothing of the message, and another process gives another


def checked(id_: object, name: str) -> str:
    """An id. Raises RequestError that names it where it is none."""
    if not isinstance(id_, str) or not 0 < len(id_) <= LONGEST_ID:
        raise RequestError(say.NO_ID(name=name, most=LONGEST_ID))
    return id_


def id_at(document: Any, path: Tokens) -> str:
    """The id at a place of a document, where it may be a number. Raises RequestError that names the place."""
    found = value_at(document, path)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    return checked(found, "/" + "/".join(path))


def made_id(conversation: str, body: bytes) -> str:
    """An id for a message without one; the same for a body sent again, or what completed a number would pass then."""
    said = conversation.encode("utf-8", "surrogatepass") + b"\n" + body
    return blake2b(said, key=_KEY, digest_size=16).hexdigest()


def value_at(document: Any, path: Tokens) -> Any:
    """The value at a place of a document; None where there is none."""
    try:
        return get(document, path)
    except (LookupError, TypeError, ValueError):
        return None
