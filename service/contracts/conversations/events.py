"""Events as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from time import monotonic

import orjson

from ...front.admission import Admission
from ...http.exchange import Answer, Exchange
from ...http.problems import ProblemError
from ...http.routing import Route, Routes
from ...intake import reading, record
from ...intake.intake import Intake
from ...intake.reading import Seen
from ...intake.transaction import Transaction
from .requests import actor, last_event, number, one_of, query, step

READERS = 150  # streams at a time: fewer than connections, so that posts find one
ALIVE_SECONDS = 15.0  # between two signs of life: proxies close what is silent for 30 or 60
LOOK_SECONDS = 1.0  # what other processes show is told to nobody here

Read = Callable[[int], Awaitable[list[Seen]]]


def routes(intake: Intake) -> Routes:
    """Both streams, in a room of their own."""
    room = Admission(READERS, 0)
    return {
        ("GET", "/v1/conversations/{id}/events"): Route(partial(of_conversation, intake), "intake", room=room),
        ("GET", "/v1/events"): Route(partial(of_department, intake), "operate", room=room),
    }


async def of_conversation(intake: Intake, exchange: Exchange) -> Answer:
    """Events of one consultation, from the first, or behind `Last-Event-ID` or `after`."""
    name, asked = step(exchange, 3), query(exchange, ("after",))
    begin = last_event(exchange) or number(asked, "after")

    def first(tx: Transaction) -> list[Seen]:
        seen = reading.events_of(tx, name, begin)
        record.note(tx, actor(exchange), "read", name)
        return seen

    async def read(after: int) -> list[Seen]:
        return await intake.run(lambda tx: reading.events_of(tx, name, after))

    return _streamed(_stream(intake, await intake.run(first), begin, read))


async def of_department(intake: Intake, exchange: Exchange) -> Answer:
    """Events of a department, or of all; from now on, or behind `Last-Event-ID` or `after`."""
    asked = query(exchange, ("department", "after"))
    department = one_of(asked, "department", intake.departments.departments)
    given = last_event(exchange)
    begin = given if given is not None else number(asked, "after") if "after" in asked else None

    def first(tx: Transaction) -> tuple[int, list[Seen]]:
        start = begin if begin is not None else reading.newest(tx)
        record.note(tx, actor(exchange), "read", department=department)
        return start, reading.events(tx, department, start)

    async def read(after: int) -> list[Seen]:
        return await intake.run(lambda tx: reading.events(tx, department, after))

    start, seen = await intake.run(first)
    return _streamed(_stream(intake, seen, start, read))


def _streamed(pieces: AsyncIterator[bytes]) -> Answer:
    return Answer(pieces, media_type=b"text/event-stream; charset=utf-8", headers=((b"x-accel-buffering", b"no"),))


async def _stream(intake: Intake, seen: list[Seen], after: int, read: Read) -> AsyncIterator[bytes]:
    yield b"retry: 1000\nid: %d\n\n" % after  # whoever is cut off before the first event goes on from here
    spoke = monotonic()
    while not intake.holder.draining:
        if seen:
            yield b"".join(map(_event, seen))
            spoke, after = monotonic(), seen[-1].position
        elif monotonic() - spoke > ALIVE_SECONDS:
            yield b": alive\n\n"
            spoke = monotonic()
        if not seen:
            await intake.wait(LOOK_SECONDS)
        try:
            seen = await read(after)
        except ProblemError as error:
            if error.reason == "ERASED":
                yield b"event: conversation.erased\ndata: {}\n\n"
                return
            seen = []  # the store is down: it may come back


def _event(seen: Seen) -> bytes:
    document = orjson.dumps(seen.document)
    return b"id: %d\nevent: %b\ndata: %b\n\n" % (seen.position, seen.document["type"].encode(), document)
