"""The messages of a conversation that come through a route, read together."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from secrets import token_bytes
from typing import Any, NamedTuple

from pii_guard import Decision, Guard, RequestError
from pii_guard.conversation import documents
from pii_guard.conversation.documents import Together
from pii_guard.conversation.window import LONGEST_ID, Turn, Window
from pii_guard.json.pointer import Tokens, get
from pii_guard.json.strict import read_json, write_json
from pii_guard.model import Retraction, Setting
from pii_guard.sentences import request as say

from ..declared.gateway import Following

_KEY = token_bytes(16)  # of this process: another one gives a message that is sent again another id


class Message(NamedTuple):
    """Which message of which conversation a document is."""

    conversation: str
    id: str

    def __repr__(self) -> str:
        return "Message()"  # ids are often telephone numbers


class Past(NamedTuple):
    """What is remembered of a conversation before this message; `lost` says that some of it may be gone."""

    window: Window
    lost: bool
    message: Message


def message_in(following: Following, body: bytes) -> Message:
    """Which message a body is; one without an id gets one. Raises as `read_json`, and RequestError for no ids."""
    document = read_json(body)
    conversation = _id(document, following.conversation)
    if following.message_id is not None:
        return Message(conversation, _id(document, following.message_id))
    return Message(conversation, _made_id(conversation, body))


def _made_id(conversation: str, body: bytes) -> str:
    """The same where a body is sent again: what completed a number must not pass then. Its key keeps it dumb."""
    said = conversation.encode("utf-8", "surrogatepass") + b"\n" + body
    return blake2b(said, key=_KEY, digest_size=16).hexdigest()


def _id(document: Any, path: Tokens) -> str:
    found = _at(document, path)
    if isinstance(found, int) and not isinstance(found, bool):
        found = str(found)
    if not isinstance(found, str) or not 0 < len(found) <= LONGEST_ID:
        raise RequestError(say.NO_ID(name="/" + "/".join(path), most=LONGEST_ID))
    return found


def _at(document: Any, path: Tokens) -> Any:
    """The value at a place; None where there is none."""
    try:
        return get(document, path)
    except (LookupError, TypeError, ValueError):
        return None


def read_together(
    guard: Guard,
    document: Any,
    decided: Mapping[Tokens, Decision],
    following: Following,
    setting: Setting,
    past: Past,
    until: float,
) -> Together:
    """Every text as it reads behind what came before. `until` is a monotonic instant."""
    said = Turn("", past.message.id, setting)
    return documents.read_together(guard, document, decided, following.utterance, said, past.window, past.lost, until)


def remembered(guard: Guard, texts: Iterable[str], setting: Setting, window: Window, message: Message) -> Window:
    """The window behind an answer: what it asks makes the next message personal."""
    for number, text in enumerate(texts):
        window = guard.turn(window, Turn(text, f"{message.id[: LONGEST_ID - 8]}/{number}", setting))[1]
    return window


def told(message: Message, retract: Iterable[Retraction]) -> bytes:
    """The document that a `retract_url` gets."""
    listed = [one.as_json() for one in retract]
    return write_json({"conversation": message.conversation, "message_id": message.id, "retract": listed})
