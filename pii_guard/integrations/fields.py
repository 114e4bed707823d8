"""Where people's text stands in the bodies that are sent to a backend: the fields of each path."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pii_guard.errors import RequestError
from pii_guard.json.pointer import parse_pointer
from pii_guard.model import Direction, Setting
from pii_guard.sentences import request as say

_ANY = "*"  # one part of a path
_BELOW = "**"  # any number of parts, at the end


@dataclass(frozen=True, slots=True)
class Fields:
    """Where the text of people stands in a body: RFC 6901 pointers, '*' for every member; and who writes it.

    A body has at least one of the fields; [""] is all of it.

    `conversation` is a pointer to what names the consultation, or "*" for what stands there in the path: then its
    messages are read together, and the first of `pointers` names the one text that is remembered. `message_id` is a
    pointer to the message's own id; one without gets an id of ours, the same for the same body. `edit_of` and
    `reply_to` are pointers to the id of the message that it replaces, and of the one that it quotes; a body may have
    none.
    """

    pointers: Sequence[str]
    direction: Direction = "citizen"
    topic: str | None = None
    channel: str | None = None
    conversation: str = ""
    message_id: str = ""
    edit_of: str = ""
    reply_to: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The pointers to ids of messages, those that are given."""
        return tuple(pointer for pointer in (self.message_id, self.edit_of, self.reply_to) if pointer)

    @property
    def setting(self) -> Setting:
        """The caller's word on every text of such a body."""
        return Setting(self.direction, self.topic, self.channel)


class Found(NamedTuple):
    """The fields of a path, and what stands in it where its pattern has '*'."""

    fields: Fields
    starred: tuple[str, ...]


class Paths:
    """The fields of each path: "/rooms/*/messages" ('*' is one part, a last '**' all that follow)."""

    def __init__(self, fields: Mapping[str, Fields | Sequence[str]]) -> None:
        """Raises RequestError for a malformed pointer, and for a conversation that could not be told from others."""
        self._fields = [(_parts(path), _as_fields(path, given)) for path, given in fields.items()]

    @property
    def all_fields(self) -> Sequence[Fields]:
        """Those of every path."""
        return [fields for _, fields in self._fields]

    def find(self, path: str) -> Found | None:
        """The fields of the first that a path fits, with a last slash or not; None where it fits none."""
        parts = _parts(path)
        found = ((pattern, fields) for pattern, fields in self._fields if _fits(pattern, parts))
        return next((Found(fields, _starred(pattern, parts)) for pattern, fields in found), None)


def _parts(path: str) -> list[str]:
    return path.strip("/").split("/")


def _fits(pattern: list[str], parts: list[str]) -> bool:
    if pattern[-1] == _BELOW:
        pattern, parts = pattern[:-1], parts[: len(pattern) - 1]
    return len(pattern) == len(parts) and all(p in (_ANY, part) for p, part in zip(pattern, parts, strict=True))


def _starred(pattern: list[str], parts: list[str]) -> tuple[str, ...]:
    return tuple(part for p, part in zip(pattern, parts, strict=False) if p == _ANY)


def _as_fields(path: str, given: Fields | Sequence[str]) -> Fields:
    fields = given if isinstance(given, Fields) else Fields(tuple(given))
    if isinstance(fields.pointers, str) or not fields.pointers:
        raise RequestError(say.NO_POINTERS(path=path))
    for pointer in fields.pointers:
        parse_pointer(pointer)
    if fields.conversation or fields.ids:
        _require_followed(path, fields)
    return fields


def _require_followed(path: str, fields: Fields) -> None:
    """Raise RequestError where the messages of a conversation could not be told apart, or none be remembered."""
    places = [parse_pointer(p) for p in (fields.conversation, *fields.ids) if p != _ANY]
    if not fields.conversation or (fields.conversation == _ANY and _ANY not in _parts(path)):
        raise RequestError(say.NO_CONVERSATION(path=path))
    utterance = parse_pointer(fields.pointers[0])
    if not utterance or any(_ANY in place for place in (utterance, *places)):
        raise RequestError(say.ONE_UTTERANCE(path=path))
