"""The log-ins of a desk: the officers that departments.toml names, and a chief for each department.

python -m examples.desk.seeding               # makes those that are missing, and prints their passwords once
python -m examples.desk.seeding finance-1     # a new password for one, who is logged out everywhere
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from examples.desk import environment, office, passwords
from examples.desk.office import Office
from examples.desk.relay import RefusedError, Relay
from examples.desk.settings import Settings
from examples.desk.store import Login, Store
from pii_guard.client import AsyncIntake


class Seeded(NamedTuple):
    """A log-in that was made: the password is nowhere else."""

    shown: str
    name: str
    password: str


def main(argv: Sequence[str] | None = None) -> int:
    """Make what is missing. Returns 1 when the intake does not answer, 2 when a variable is wrong."""
    parser = argparse.ArgumentParser(prog="python -m examples.desk.seeding", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("again", nargs="*", metavar="NAME", help="who gets a new password")
    parser.add_argument("--lang", choices=("ko", "en"), default=environment.language(os.environ))
    asked = parser.parse_args(argv)
    settings, faults = environment.read(os.environ)
    for fault in faults:
        print(f"desk: {fault.said(asked.lang)}", file=sys.stderr)
    if faults:
        return 2
    store = Store(settings.database)
    try:
        made = seed(store, settings, asked.again)
    except RefusedError:
        print("접수가 답하지 않습니다" if asked.lang == "ko" else "the intake does not answer", file=sys.stderr)
        return 1
    finally:
        store.close()
    print(*(f"{one.name:<16} {one.password:<16} {one.shown}" for one in made), sep="\n")
    return 0


def seed(store: Store, settings: Settings, again: Sequence[str] = ()) -> list[Seeded]:
    """Make those that are missing, and those of `again` anew. Raises RefusedError where the intake does not answer."""
    wanted = _wanted(asyncio.run(_office(settings)))
    return [_made(store, login) for login in wanted if login.name in again or store.login(login.name) is None]


async def _office(settings: Settings) -> Office:
    async with AsyncIntake(settings.intake, key=settings.key) as intake:
        return office.read(await Relay(intake).act(intake.office()))


def _wanted(told: Office) -> Iterator[Login]:
    for department in told.departments:
        for i, officer in enumerate(department.officers, 1):
            yield Login(officer, f"{department.name} 담당 {i}", department.id, "officer")
        yield Login(f"{department.id}-chief", f"{department.name}장", department.id, "chief")


def _made(store: Store, login: Login) -> Seeded:
    password = passwords.invented()
    store.put_login(login, passwords.hashed(password))
    return Seeded(login.shown, login.name, password)


if __name__ == "__main__":
    sys.exit(main())
