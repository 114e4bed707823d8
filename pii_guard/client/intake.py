"""The intake's routes for one event loop: a message is posted under one key, however often it must be sent."""

import logging
import ssl
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from pii_guard.client.asked import as_body, object_in, on_behalf, path_of, query_of
from pii_guard.client.posted import IntakeError, Posted, unsent
from pii_guard.client.wire import Event, Wire
from pii_guard.model import Direction

BUDGET_MS = 4_000  # of a call in all, repetitions included: a KakaoTalk skill must answer within 5 s

log = logging.getLogger("pii_guard.client")


class AsyncIntake:
    """Consultations of a sidecar. `post` never raises, whatever becomes of it; questions raise IntakeError.

    `officer` and `address` say on whose behalf: both stand in the sidecar's access record.
    """

    def __init__(
        self,
        url: str = "http://127.0.0.1:8787",
        *,
        key: str | None = None,
        budget_ms: int = BUDGET_MS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """Arguments as of `AsyncClient`. Raises ValueError for an address that is none, without repeating it."""
        self._wire = Wire(url, key, budget_ms / 1_000, tls)

    async def __aenter__(self) -> "AsyncIntake":
        """Nothing is opened before the first call."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connections."""
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections."""
        await self._wire.close()

    async def post(
        self,
        conversation: str,
        text: str,
        *,
        key: str | None = None,
        direction: Direction = "citizen",
        officer: str | None = None,
        topic: str | None = None,
        channel: str | None = None,
        message_id: str | None = None,
        edit_of: str | None = None,
        reply_to: str | None = None,
        attachments: Sequence[Mapping[str, Any]] = (),
        resident: str | None = None,
        address: str | None = None,
    ) -> Posted:
        """Post one message, again within the budget where that may help; always under the same key.

        `key` is made once where none is given, and stands in the answer: keep it with the draft, and a message that
        was not accepted because of some trouble can be posted again without ever being stored twice.
        """
        said = {
            "text": text,
            "direction": direction,
            "officer": officer,
            "topic": topic,
            "channel": channel,
            "message_id": message_id,
            "edit_of": edit_of,
            "reply_to": reply_to,
            "attachments": list(attachments) or None,
            "resident": resident,
        }
        key = key or str(uuid4())
        try:
            body = as_body({name: value for name, value in said.items() if value is not None})
            headers = {"idempotency-key": key, **on_behalf(officer, address)}
            return await self._wire.post(path_of(conversation, "messages"), headers, body, key)
        except IntakeError as error:
            code = error.code
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody said that the message was accepted
            log.warning("no answer: %s", type(error).__name__)
            code = "REFUSED"
        log.warning("the intake gave no answer: %s", code)
        return unsent(key, code)

    async def messages(
        self, conversation: str, after: int = 0, *, officer: str | None = None, address: str | None = None
    ) -> dict[str, Any]:
        """The consultation, and its messages behind a sequence."""
        path = path_of(conversation, "messages")
        return await self._get(path, {"after": after}, officer, address)

    async def conversations(
        self,
        *,
        department: str | None = None,
        state: str | None = None,
        of_officer: str | None = None,
        after: int = 0,
        officer: str | None = None,
        address: str | None = None,
    ) -> list[dict[str, Any]]:
        """Consultations, a hundred at a time; `after` is the `position` of the last one seen."""
        asked = {"department": department, "state": state, "officer": of_officer, "after": after}
        document = await self._get("/v1/conversations", asked, officer, address)
        return list(document["conversations"])

    async def claim(self, conversation: str, officer: str, *, address: str | None = None) -> dict[str, Any]:
        """Give it to an officer."""
        return await self._do(conversation, "claim", {"officer": officer}, officer, address)

    async def transfer(
        self,
        conversation: str,
        department: str,
        reason: str,
        *,
        officer: str | None = None,
        address: str | None = None,
    ) -> dict[str, Any]:
        """Pass it on to another department."""
        document = {"department": department, "reason": reason}
        return await self._do(conversation, "transfer", document, officer, address)

    async def topic(
        self, conversation: str, topic: str, *, officer: str | None = None, address: str | None = None
    ) -> dict[str, Any]:
        """Say what it is about."""
        return await self._do(conversation, "topic", {"topic": topic}, officer, address)

    async def end(self, conversation: str, *, officer: str | None = None, address: str | None = None) -> dict[str, Any]:
        """End it."""
        return await self._do(conversation, "end", {}, officer, address)

    async def rate(self, conversation: str, rating: int, *, address: str | None = None) -> dict[str, Any]:
        """What the resident thought of it, 1 to 5."""
        return await self._do(conversation, "rating", {"rating": rating}, None, address)

    async def erase(self, conversation: str, *, officer: str | None = None, address: str | None = None) -> None:
        """Destroy it."""
        await self._wire.ask("DELETE", path_of(conversation), on_behalf(officer, address))

    async def delete_message(
        self, conversation: str, message_id: str, *, officer: str | None = None, address: str | None = None
    ) -> None:
        """Destroy one message."""
        await self._wire.ask("DELETE", path_of(conversation, "messages", message_id), on_behalf(officer, address))

    async def wrongly_blocked(
        self, conversation: str, decision_id: str, rule: str, *, address: str | None = None
    ) -> None:
        """A resident says that a rule ruled wrongly."""
        body = as_body({"decision_id": decision_id, "rule": rule})
        await self._wire.ask("POST", path_of(conversation, "wrongly-blocked"), on_behalf(None, address), body)

    async def office(self) -> dict[str, Any]:
        """Hours, departments, topics."""
        return await self._get("/v1/office", {}, None, None)

    async def outbox(self, after: int = 0) -> dict[str, Any]:
        """Events that are on their way, and how many."""
        return await self._get("/v1/outbox", {"after": after}, None, None)

    async def dead(self, after: int = 0) -> list[dict[str, Any]]:
        """Events that nobody took."""
        return list((await self._get("/v1/outbox/dead", {"after": after}, None, None))["events"])

    async def replay(self, event: str, reason: str, *, officer: str | None = None) -> dict[str, Any]:
        """Try a dead event again."""
        return await self._revive(event, "replay", reason, officer)

    async def discard(self, event: str, reason: str, *, officer: str | None = None) -> dict[str, Any]:
        """Give a dead event up."""
        return await self._revive(event, "discard", reason, officer)

    async def effects(
        self,
        first: date | None = None,
        last: date | None = None,
        by: str = "total",
        *,
        officer: str | None = None,
        address: str | None = None,
    ) -> list[dict[str, Any]]:
        """Figures from one day to another, both with it."""
        asked = {"from": first, "to": last, "by": by}
        return list((await self._get("/v1/effects", asked, officer, address))["rows"])

    async def access(
        self,
        first: date | None = None,
        last: date | None = None,
        *,
        department: str | None = None,
        of_officer: str | None = None,
        conversation: str | None = None,
        after: int = 0,
        officer: str | None = None,
        address: str | None = None,
    ) -> list[dict[str, Any]]:
        """Lines of the access record."""
        asked = {"from": first, "to": last, "department": department, "officer": of_officer, "after": after}
        document = await self._get("/v1/access", {**asked, "conversation": conversation}, officer, address)
        return list(document["access"])

    async def events(
        self,
        department: str | None = None,
        after: int | None = None,
        *,
        conversation: str | None = None,
        officer: str | None = None,
        address: str | None = None,
    ) -> AsyncIterator[Event]:
        """Events of a department, of all, or of one conversation, as they come; it connects again by itself.

        From now on for a department, from the first for a conversation; behind `after` where it is given. Ends where
        the consultation was erased. Raises IntakeError where the sidecar refuses.
        """
        path = path_of(conversation, "events") if conversation else f"/v1/events{query_of({'department': department})}"
        async for event in self._wire.listen(path, after, on_behalf(officer, address)):
            yield event

    async def _do(
        self, conversation: str, what: str, document: Any, officer: str | None, address: str | None
    ) -> dict[str, Any]:
        body = await self._wire.ask("POST", path_of(conversation, what), on_behalf(officer, address), as_body(document))
        return object_in(body)

    async def _revive(self, event: str, what: str, reason: str, officer: str | None) -> dict[str, Any]:
        path = f"/v1/outbox/dead/{quote(event, safe='')}/{what}"
        return object_in(await self._wire.ask("POST", path, on_behalf(officer, None), as_body({"reason": reason})))

    async def _get(
        self, path: str, asked: Mapping[str, Any], officer: str | None, address: str | None
    ) -> dict[str, Any]:
        return object_in(await self._wire.ask("GET", f"{path}{query_of(asked)}", on_behalf(officer, address)))
