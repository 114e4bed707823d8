"""The routes of the intake. Each does its work in one transaction, with its line in the access record."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

import orjson

from pii_guard.sentences import intake as say

from ...http.exchange import Answer, Exchange
from ...http.problems import ProblemError
from ...http.routing import Route, Routes, Scope
from ...intake import erasing, handling, reading, record, waiting
from ...intake.consultation import found
from ...intake.intake import Intake
from ...intake.notices import pictures
from ...intake.outbox import ON_ITS_WAY
from ...intake.transaction import Transaction
from . import events, office, requests
from .requests import actor, members, number, one_of, query, step, text_member

CONVERSATION = "/v1/conversations/{id}"
MESSAGE_BODY = 64 << 10  # bytes: 8,000 characters and names, written as \uXXXX
STATES = ("open", "waiting", "ended", "erased")


def routes(intake: Intake) -> Routes:
    """All of them."""

    def serve(method: str, path: str, scope: Scope, handler: Callable[[Intake, Exchange], Any]) -> None:
        table[method, path] = Route(partial(handler, intake), scope=scope, max_body=MESSAGE_BODY)

    table: dict[tuple[str, str], Route] = {}
    serve("POST", f"{CONVERSATION}/messages", "intake", post)
    serve("GET", f"{CONVERSATION}/messages", "intake", messages)
    serve("POST", f"{CONVERSATION}/topic", "intake", topic)
    serve("POST", f"{CONVERSATION}/end", "intake", end)
    serve("POST", f"{CONVERSATION}/rating", "intake", rating)
    serve("POST", f"{CONVERSATION}/wrongly-blocked", "intake", office.wrongly_blocked)
    serve("GET", "/v1/office", "intake", office.office)
    serve("GET", "/v1/conversations", "operate", conversations)
    serve("POST", f"{CONVERSATION}/claim", "operate", claim)
    serve("POST", f"{CONVERSATION}/transfer", "operate", transfer)
    serve("DELETE", CONVERSATION, "operate", erase)
    serve("DELETE", f"{CONVERSATION}/messages/{{message}}", "operate", delete_message)
    serve("GET", "/v1/outbox", "operate", on_its_way)
    serve("GET", "/v1/outbox/dead", "operate", dead)
    serve("POST", "/v1/outbox/dead/{id}/replay", "operate", partial(revive, "replay"))
    serve("POST", "/v1/outbox/dead/{id}/discard", "operate", partial(revive, "discard"))
    serve("GET", "/v1/effects", "operate", office.effects)
    serve("GET", "/v1/access", "operate", office.access)
    return {**table, **events.routes(intake)}


def answer(document: Any) -> Answer:
    """A document as it is answered."""
    return Answer(orjson.dumps(document))


async def post(intake: Intake, exchange: Exchange) -> Answer:
    """Accept one message."""
    departments = intake.departments
    posted = requests.posted(exchange, intake.holder.guard, departments.office)
    if posted.attachments and departments.office.attachments == "hold":
        more = {"notice": pictures().as_json()}
        raise ProblemError(
            HTTPStatus.UNPROCESSABLE_ENTITY, say.ATTACHMENT_HELD, "/attachments", reason="ATTACHMENT_HELD", more=more
        )
    accepted = await intake.post(posted, actor(exchange))
    replay = ((b"idempotent-replay", b"true"),) if accepted.replay else ()
    if accepted.status == HTTPStatus.ACCEPTED:
        return Answer(accepted.body, HTTPStatus.OK if accepted.replay else HTTPStatus.ACCEPTED, headers=replay)
    return Answer(accepted.body, accepted.status, b"application/problem+json", replay)


async def messages(intake: Intake, exchange: Exchange) -> Answer:
    """Read a consultation."""
    name, after = step(exchange, 3), number(query(exchange, ("after",)), "after")

    def read(tx: Transaction) -> Any:
        document = reading.messages(tx, name, after)
        record.note(tx, actor(exchange), "read", name, document["conversation"]["department"])
        return document

    return answer(await intake.run(read))


async def conversations(intake: Intake, exchange: Exchange) -> Answer:
    """List consultations."""
    asked = query(exchange, ("department", "state", "officer", "after"))
    state = one_of(asked, "state", STATES)
    department = one_of(asked, "department", intake.departments.departments)

    def read(tx: Transaction) -> Any:
        record.note(tx, actor(exchange), "list", department=department)
        listed = reading.consultations(tx, department, state, asked.get("officer"), number(asked, "after"))
        return {"conversations": listed}

    return answer(await intake.run(read))


async def claim(intake: Intake, exchange: Exchange) -> Answer:
    """Give a consultation to an officer."""
    name, officer = step(exchange, 3), text_member(members(exchange, ("officer",)), "officer")
    return await _handled(intake, exchange, "claim", name, lambda tx: handling.claim(tx, name, officer))


async def transfer(intake: Intake, exchange: Exchange) -> Answer:
    """Pass a consultation on to another department."""
    name, document = step(exchange, 3), members(exchange, ("department", "reason"))
    department = text_member(document, "department")
    reason = intake.cleaned(text_member(document, "reason", requests.REASON_LENGTH), "/reason")
    return await _handled(
        intake, exchange, "transfer", name, lambda tx: handling.transfer(tx, name, department, reason), reason
    )


async def topic(intake: Intake, exchange: Exchange) -> Answer:
    """Say what a consultation is about."""
    name, about = step(exchange, 3), text_member(members(exchange, ("topic",)), "topic")
    return await _handled(intake, exchange, "topic", name, lambda tx: handling.set_topic(tx, name, about))


async def end(intake: Intake, exchange: Exchange) -> Answer:
    """End a consultation."""
    name, _ = step(exchange, 3), members(exchange, ())
    return await _handled(intake, exchange, "end", name, lambda tx: handling.end(tx, name))


async def rating(intake: Intake, exchange: Exchange) -> Answer:
    """Keep what the resident thought of it."""
    name, given = step(exchange, 3), members(exchange, ("rating",)).get("rating")
    if isinstance(given, bool) or given not in (1, 2, 3, 4, 5):
        raise requests.wrong(say.RATING, "/rating")
    return await _handled(intake, exchange, "rate", name, lambda tx: handling.rate(tx, name, int(given)))


async def _handled(
    intake: Intake,
    exchange: Exchange,
    what: record.What,
    name: str,
    work: Callable[[Transaction], dict[str, Any]],
    detail: str | None = None,
) -> Answer:
    def handle(tx: Transaction) -> dict[str, Any]:
        document = work(tx)
        record.note(tx, actor(exchange), what, name, document["routing"]["department_id"], detail)
        return document

    return answer(await intake.act(handle))


async def erase(intake: Intake, exchange: Exchange) -> Answer:
    """Destroy a consultation. Its answer is 204, also for one that is not there or was erased before."""
    name = step(exchange, 3)

    def destroy(tx: Transaction) -> None:
        of = found(tx, name)
        record.note(tx, actor(exchange), "erase", name, of.department)
        erasing.erase(tx, of)

    try:
        await intake.act(destroy)
    except ProblemError as error:
        if error.reason != "ERASED":
            raise
    return Answer(b"", HTTPStatus.NO_CONTENT)


async def delete_message(intake: Intake, exchange: Exchange) -> Answer:
    """Destroy one message. Its answer is 204."""
    name, message_id = step(exchange, 3), step(exchange, 5)

    def destroy(tx: Transaction) -> None:
        erasing.delete_message(tx, name, message_id)
        record.note(tx, actor(exchange), "delete", name)

    await intake.act(destroy)
    return Answer(b"", HTTPStatus.NO_CONTENT)


async def on_its_way(intake: Intake, exchange: Exchange) -> Answer:
    """Events that are not delivered yet."""
    asked = query(exchange, ("after",))

    def read(tx: Transaction) -> Any:
        return {**waiting.depth(tx), "events": waiting.listed(tx, ON_ITS_WAY, number(asked, "after"))}

    return answer(await intake.run(read))


async def dead(intake: Intake, exchange: Exchange) -> Answer:
    """Events that nobody took."""
    asked = query(exchange, ("after",))
    return answer(await intake.run(lambda tx: {"events": waiting.listed(tx, ("dead",), number(asked, "after"))}))


async def revive(what: record.What, intake: Intake, exchange: Exchange) -> Answer:
    """Try a dead event again, or give it up."""
    event, document = step(exchange, 4), members(exchange, ("reason",))
    reason = intake.cleaned(text_member(document, "reason", requests.REASON_LENGTH), "/reason")

    def do(tx: Transaction) -> Any:
        about = waiting.replay(tx, event) if what == "replay" else waiting.discard(tx, event)
        record.note(tx, actor(exchange), what, about["conversation"], about["department"], reason)
        return about

    return answer(await intake.act(do))
