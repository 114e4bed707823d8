"""The first log-ins of a desk: the officers that departments.toml names, and a chief for each department."""

import asyncio
from collections.abc import Iterator
from typing import NamedTuple

from examples.desk import office, passwords
from examples.desk.office import Office
from examples.desk.store import Login, Store
from pii_guard.client import AsyncIntake

OFFICERS = 2  # of each department


class Seeded(NamedTuple):
    """A log-in that was made: the password is nowhere else."""

    shown: str
    name: str
    password: str


def seed(store: Store, intake: str) -> list[Seeded]:
    """Make those that are missing."""
    return [_made(store, login) for login in _wanted(asyncio.run(_office(intake))) if store.login(login.name) is None]


async def _office(url: str) -> Office:
    async with AsyncIntake(url) as intake:
        return office.read(await intake.office())


def _wanted(told: Office) -> Iterator[Login]:
    for department in told.departments:
        for i, officer in enumerate(department.officers[:OFFICERS], 1):
            yield Login(officer, f"{department.name} 담당 {i}", department.id, "officer")
        yield Login(f"{department.id}-chief", f"{department.name}장", department.id, "chief")


def _made(store: Store, login: Login) -> Seeded:
    password = passwords.invented()
    store.put_login(login, passwords.hashed(password))
    return Seeded(login.shown, login.name, password)
