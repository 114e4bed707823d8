"""Places and who waits for one: what is given up is free again for others."""

import asyncio

import pytest

from tests.sidecar import ProblemError, admission


def test_a_place_that_came_while_its_taker_went_away_is_passed_on():
    async def crossed():
        places = admission.Admission(places=1, queue=2, wait_seconds=30)
        await places.enter()
        gone, next_one = asyncio.create_task(places.enter()), asyncio.create_task(places.enter())
        await asyncio.sleep(0)
        places.leave()  # to the first who waits, who does not know of it yet
        gone.cancel()
        await asyncio.wait_for(next_one, 10)
        places.leave()
        return gone.cancelled(), places.inside

    assert asyncio.run(crossed()) == (True, 0)


@pytest.mark.parametrize("goes_away", [True, False])
def test_who_went_away_or_waited_too_long_takes_no_place_in_the_queue(goes_away):
    async def impatient():
        places = admission.Admission(places=1, queue=1, wait_seconds=30 if goes_away else 0.01)
        await places.enter()
        first = asyncio.create_task(places.enter())
        await asyncio.sleep(0)
        if goes_away:
            first.cancel()
        with pytest.raises(asyncio.CancelledError if goes_away else ProblemError):
            await first
        places._wait_seconds = 30
        second = asyncio.create_task(places.enter())
        await asyncio.sleep(0)
        places.leave()
        await asyncio.wait_for(second, 10)
        places.leave()
        return places.inside

    assert asyncio.run(impatient()) == 0
