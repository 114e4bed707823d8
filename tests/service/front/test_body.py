import asyncio

import pytest

from tests.sidecar import ProblemError, bodies

LIMIT = 100


def piece(body, more=False):
    return {"type": "http.request", "body": body, "more_body": more}


def sender(*pieces, pause=0.0):
    """A client that sends these pieces with a pause before each, and then nothing more."""
    left = list(pieces)

    async def receive():
        await asyncio.sleep(pause if left else 60)
        return left.pop(0)

    return receive


def test_a_body_in_pieces_is_put_together():
    receive = sender(piece(b"ab", more=True), piece(b"", more=True), piece(b"cd"))
    assert asyncio.run(bodies.Bodies(5).read((), receive, LIMIT)) == b"abcd"


@pytest.mark.parametrize(
    ("headers", "pieces"),
    [(((b"content-length", b"101"),), ()), ((), (piece(b"x" * 60, more=True), piece(b"x" * 41)))],
)
def test_a_body_over_its_limit_is_refused_by_its_announcement_or_by_its_bytes(headers, pieces):
    with pytest.raises(ProblemError) as refused:
        asyncio.run(bodies.Bodies(5).read(headers, sender(*pieces), LIMIT))
    assert refused.value.reason == "OVER_SIZE"


def test_each_of_several_slow_senders_has_its_own_time():
    async def at(reader, pause, pieces):
        began = asyncio.get_running_loop().time()
        try:
            answer = await reader.read((), sender(*pieces, pause=pause), LIMIT)
        except ProblemError as error:
            answer = error.reason
        return answer, asyncio.get_running_loop().time() - began

    async def all_of_them():
        reader = bodies.Bodies(0.4)
        first = asyncio.create_task(at(reader, 0, []))
        await asyncio.sleep(0.2)
        late = asyncio.create_task(at(reader, 0, [piece(b"half", more=True)]))
        whole = asyncio.create_task(at(reader, 0.1, [piece(b"in ", more=True), piece(b"time")]))
        return await asyncio.gather(first, late, whole)

    first, late, whole = asyncio.run(all_of_them())
    assert (first[0], late[0], whole[0]) == ("BODY_TIMEOUT", "BODY_TIMEOUT", b"in time")
    assert 0.4 <= first[1] < 0.6
    assert 0.4 <= late[1] < 0.6


def test_who_is_cancelled_by_somebody_else_stays_cancelled():
    async def stopped():
        task = asyncio.create_task(bodies.Bodies(5).read((), sender(), LIMIT))
        await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(stopped())


def test_a_reader_keeps_its_time_in_a_second_event_loop_too():
    reader = bodies.Bodies(0.1)
    assert asyncio.run(reader.read((), sender(piece(b"quick")), LIMIT)) == b"quick"  # its timer dies with the loop
    with pytest.raises(ProblemError, match="in time"):
        asyncio.run(reader.read((), sender(), LIMIT))


def test_who_was_given_up_can_go_on():
    async def twice():
        reader = bodies.Bodies(0.05)
        with pytest.raises(ProblemError):
            await reader.read((), sender(), LIMIT)
        await asyncio.sleep(0)
        return asyncio.current_task().cancelling()

    assert asyncio.run(twice()) == 0
