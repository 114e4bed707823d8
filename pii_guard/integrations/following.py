"""A body as one message of a conversation: which one it is, and how its texts read behind those before it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from time import monotonic
from typing import Any

from pii_guard.conversation.documents import read_together
from pii_guard.conversation.ids import checked, id_at, made_id, value_at
from pii_guard.conversation.window import Turn, Window
from pii_guard.errors import RequestError, StateError
from pii_guard.integrations.fields import Found
from pii_guard.integrations.inbound import Examined, Inbound, Read, another_shape
from pii_guard.json.decided import as_one
from pii_guard.json.pointer import Tokens, parse_pointer
from pii_guard.model import JsonDecision, Retraction
from pii_guard.sentences import request as say
from pii_guard.state.store import AsyncStateStore, StateStore

SECONDS = 1.0  # for all texts of a body

Told = tuple[Retraction, ...]
Retracted = Callable[[str, Told], object]  # the id of the conversation, what its earlier messages must not keep
AsyncRetracted = Callable[[str, Told], Awaitable[object]]


class Followed:
    """One body of a conversation. Raises RefusedError where it does not say of which."""

    def __init__(self, inbound: Inbound, found: Found, read: Read) -> None:
        """`read` is no empty body."""
        fields, document = found.fields, read.document
        self._inbound, self._fields, self._read = inbound, fields, read
        try:
            self.conversation = (
                checked(found.starred[-1], "*") if fields.conversation == "*" else _id(document, fields.conversation)
            )
            self._message_id = (
                _id(document, fields.message_id) if fields.message_id else made_id(self.conversation, read.body)
            )
            self._edit_of, self._reply_to = _other(document, fields.edit_of), _other(document, fields.reply_to)
        except RequestError as error:
            raise another_shape(error.args[0]) from None
        self._utterance = _one(document, parse_pointer(fields.pointers[0]))
        if not isinstance(value_at(document, self._utterance), str):
            raise another_shape(say.NO_UTTERANCE(name=fields.pointers[0]))
        self._alone = inbound.decided(read, fields)

    def keep(self, store: StateStore, retracted: Retracted | None) -> Examined:
        """The body, examined behind what came before it and remembered. Raises RefusedError where it is blocked.

        `retracted` is told before the message is remembered: where it raises, the message can be sent again.
        """

        def step(window: Window, lost: bool) -> tuple[Examined, Window]:
            examined, window = self._behind(window, lost)
            if examined.decision and examined.decision.retract and retracted:
                retracted(self.conversation, examined.decision.retract)
            return examined, window

        try:
            return self._inbound.guard.conversation(self.conversation, store).follow(step).passed()
        except StateError:
            return self._unavailable().passed()

    async def keep_in_loop(self, store: AsyncStateStore, retracted: AsyncRetracted | None) -> Examined:
        """The same for an event loop."""

        async def step(window: Window, lost: bool) -> tuple[Examined, Window]:
            examined, window = self._behind(window, lost)
            if examined.decision and examined.decision.retract and retracted:
                await retracted(self.conversation, examined.decision.retract)
            return examined, window

        try:
            followed = await self._inbound.guard.async_conversation(self.conversation, store).follow(step)
        except StateError:
            followed = self._unavailable()
        return followed.passed()

    def _behind(self, window: Window, lost: bool) -> tuple[Examined, Window]:
        said = Turn("", self._message_id, self._fields.setting, self._edit_of, self._reply_to)
        alone = {parse_pointer(at): decision for at, decision in self._alone.decisions.items()}
        guard, document, until = self._inbound.guard, self._read.document, monotonic() + SECONDS
        together = read_together(guard, document, alone, self._utterance, said, window, lost, until)
        decision = self._as_one(together.decided, together.retract)
        return self._inbound.examined(self._read, decision, self._message_id), together.window

    def _as_one(self, decided: dict[Tokens, Any], retract: Told = ()) -> JsonDecision:
        by = self._alone
        one = as_one(self._read.document, decided, None, by.decision_id, by.provenance)
        rulings = [ruling for _, ruling in one.findings]
        notice = self._inbound.guard.notice(one.action, rulings, self._fields.setting, one.code)
        return replace(one, notice=notice, retract=retract)

    def _unavailable(self) -> Examined:
        refused = self._inbound.guard.refused("STATE_UNAVAILABLE", self._fields.setting)
        return self._inbound.examined(self._read, self._as_one({self._utterance: refused}))


def _one(document: Any, path: Tokens) -> Tokens:
    """The place of the only value there: a form has a list of them."""
    found = value_at(document, path)
    return (*path, "0") if isinstance(found, list) and len(found) == 1 else path


def _id(document: Any, pointer: str) -> str:
    return id_at(document, _one(document, parse_pointer(pointer)))


def _other(document: Any, pointer: str) -> str | None:
    """The id of another message; None where the body names none."""
    if not pointer or value_at(document, _one(document, parse_pointer(pointer))) in (None, ""):
        return None
    return _id(document, pointer)
