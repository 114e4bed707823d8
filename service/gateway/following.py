"""The messages of a conversation that come through a route, read together."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pii_guard import Decision, Guard
from pii_guard.conversation import documents
from pii_guard.conversation.documents import Together
from pii_guard.conversation.ids import LONGEST_ID, id_at, made_id
from pii_guard.conversation.window import Turn, Window
from pii_guard.json.pointer import Tokens
from pii_guard.json.strict import read_json, write_json
from pii_guard.model import Retraction, Setting

from ..declared.gateway import Following


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
    conversation = id_at(document, following.conversation)
    if following.message_id is not None:
        return Message(conversation, id_at(document, following.message_id))
    return Message(conversation, made_id(conversation, body))


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
