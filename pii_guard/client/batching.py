"""What is sent: messages as requests of the native contract, as many at a time as one request may hold."""

from collections.abc import Iterable, Iterator
from typing import Any

from pii_guard.conversation.window import Turn
from pii_guard.model import Setting

BATCH = 500  # messages of one request of check_many: chat messages stay far below a mebibyte
MAX_BODY = 1 << 20  # bytes that the sidecar takes
MAX_DEADLINE_MS = 60_000  # that the sidecar takes
_CHARACTER = 6  # bytes of one in JSON at most: \u0000
_FRAME = 500  # bytes around a message: the names of the fields, topic and channel


def request_of(message: str, left: int, setting: Setting) -> dict[str, Any]:
    """The request of one message; `left` is how many milliseconds its decision may take."""
    given = {"text": message, **setting._asdict(), "deadline_ms": min(left, MAX_DEADLINE_MS)}
    return {name: value for name, value in given.items() if value is not None}


def request_of_turn(conversation: str, turn: Turn, left: int) -> dict[str, Any]:
    """The request of one message of a conversation; times are the sidecar's own."""
    ids = {
        "conversation_id": conversation,
        "message_id": turn.message_id,
        "edit_of": turn.edit_of,
        "reply_to": turn.reply_to,
    }
    named = {name: value for name, value in ids.items() if value is not None}
    return {**request_of(turn.text, left, turn.setting), **named}


def batches(messages: Iterable[str]) -> Iterator[list[str]]:
    """Runs of messages that one request takes; a message too large for any stands alone."""
    batch: list[str] = []
    size = 0
    for message in messages:
        more = _CHARACTER * len(str(message)) + _FRAME
        if batch and (len(batch) == BATCH or size + more > MAX_BODY):
            yield batch
            batch, size = [], 0
        batch.append(message)
        size += more
    if batch:
        yield batch
