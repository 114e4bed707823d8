"""The desk's parts, each made once."""

import asyncio
from time import monotonic

from examples.desk import office
from examples.desk.callbacks import Callbacks
from examples.desk.listening import Listening
from examples.desk.office import Office
from examples.desk.relay import Relay
from examples.desk.settings import Settings
from examples.desk.store import Store
from examples.desk.visits import Visits
from pii_guard.client import AsyncClient, AsyncIntake

OFFICE_SECONDS = 1.0  # that the office is not asked for again: a page needs it once, a minute has sixty


class Desk:
    """What every page works with."""

    def __init__(self, settings: Settings, intake: AsyncIntake) -> None:
        self.settings, self.intake = settings, intake
        self.store = Store(settings.database)
        self.visits = Visits(settings, self.store)
        self.relay = Relay(intake)
        self.listening = Listening(intake)
        self.callbacks = Callbacks(settings)
        self.guard = AsyncClient(settings.intake, key=settings.key)
        self.last_office = office.NOBODY
        self._asked, self._asking = -OFFICE_SECONDS, asyncio.Lock()

    async def office(self) -> Office:
        """The office as it is now. Raises RefusedError where the intake does not answer."""
        async with self._asking:  # whoever comes meanwhile waits for the same answer
            if monotonic() - self._asked >= OFFICE_SECONDS:
                self.last_office = office.read(await self.relay.act(self.intake.office()))
                self._asked = monotonic()
        return self.last_office

    async def close(self) -> None:
        """Close what is open."""
        self.listening.close()
        await self.callbacks.close()
        self.store.close()
        await self.guard.aclose()
        await self.intake.aclose()
