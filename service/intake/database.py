"""The database: SQLite in one file, or PostgreSQL. Every transaction runs in a thread, beside the event loop."""

import asyncio
import fcntl
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url

from pii_guard.sentences import intake as say

from ..http.problems import ProblemError

LOCK_SECONDS = 2.0  # a caller with a budget of 5 s can still ask again
STATEMENT_SECONDS = 5.0
FREE_BYTES = 64 << 20  # below it nothing is accepted: a full disk stops deliveries from being marked, too
THREADS = 8  # transactions at a time on PostgreSQL; SQLite has one writer
SCHEMES = ("sqlite", "postgresql")
_MAKE, _MODE = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600

Result = TypeVar("Result")

log = logging.getLogger("pii_guard.service")


class NotAlone(Exception):  # noqa: N818 - a state of the world, said in a sentence
    """Another process serves this SQLite file."""


class Database:
    """Runs transactions. Errors of the store become ProblemError 503; none of them holds a value."""

    def __init__(self, url: str) -> None:
        """`url` is sqlite:///path or postgresql://…; nothing is opened yet."""
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite(self.url) if self.is_sqlite else _postgresql(self.url)
        self._threads = ThreadPoolExecutor(1 if self.is_sqlite else THREADS, "pii_guard_intake")
        self._alone: int | None = None

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; None for PostgreSQL."""
        return Path(self.url.database) if self.is_sqlite and self.url.database else None

    def be_alone(self) -> None:
        """Take a SQLite file for this process, until it ends; only its owner may read it. Raises NotAlone, OSError."""
        if self.file is None or self._alone is not None:
            return
        self._alone = os.open(self.file.with_name(self.file.name + ".lock"), _MAKE, _MODE)
        try:
            fcntl.flock(self._alone, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._alone)
            self._alone = None
            raise NotAlone from None
        if not self.file.exists():
            os.close(os.open(self.file, _MAKE, _MODE))  # what SQLite makes beside it gets its mode

    async def run(self, work: Callable[[Connection], Result]) -> Result:
        """What a transaction returns, once it is committed; it is rolled back where `work` raises.

        Raises ProblemError 503 where the store is down, locked for too long, or full.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.transact, work)

    def transact(self, work: Callable[[Connection], Result]) -> Result:
        """As `run`, in this thread."""
        try:
            with self.engine.begin() as connection:
                return work(connection)
        except exc.TimeoutError:
            raise _unavailable(say.STORE_BUSY, "BUSY") from None
        except exc.SQLAlchemyError as error:
            log.warning("the store of the intake cannot be used", extra={"fields": {"why": _code(error)}})
            raise _unavailable(say.STORE_UNAVAILABLE, "STORE_UNAVAILABLE") from None

    def require_space(self) -> None:
        """Raise ProblemError 507 where the disk of a SQLite file is nearly full."""
        if self.file is None:
            return
        free = os.statvfs(self.file.absolute().parent)
        if free.f_bavail * free.f_frsize < FREE_BYTES:
            raise ProblemError(HTTPStatus.INSUFFICIENT_STORAGE, say.NO_SPACE, reason="NO_SPACE", retry_after=30)

    async def forget(self) -> None:
        """Let nothing of what was deleted stand in the log of a SQLite database."""
        if self.is_sqlite:
            await asyncio.get_running_loop().run_in_executor(self._threads, self._truncate)

    def _truncate(self) -> None:
        raw = self.engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            raw.close()

    def close(self) -> None:
        """Wait for what runs, and close all connections."""
        self._threads.shutdown(wait=True)
        self.engine.dispose()
        if self._alone is not None:
            os.close(self._alone)
            self._alone = None


def _code(error: exc.SQLAlchemyError) -> str:
    """What the database calls it; its own sentence may quote a value."""
    cause = getattr(error, "orig", None)
    code = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return f"{type(cause or error).__name__} {code or ''}".strip()


def _unavailable(sentence: Any, reason: Any) -> ProblemError:
    return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, sentence, reason=reason, retry_after=1)


def _sqlite(url: Any) -> Engine:
    engine = create_engine(
        url, hide_parameters=True, pool_size=1, max_overflow=0, connect_args={"timeout": LOCK_SECONDS}
    )

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _postgresql(url: Any) -> Engine:
    seconds = {
        "lock_timeout": LOCK_SECONDS,
        "statement_timeout": STATEMENT_SECONDS,
        "idle_in_transaction_session_timeout": 10,
    }
    options = " ".join(f"-c {name}={int(1_000 * value)}" for name, value in seconds.items())
    arguments = {"connect_timeout": 2, "options": options, "tcp_user_timeout": 4_000, "application_name": "pii_guard"}
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_size=THREADS,
        max_overflow=0,
        pool_timeout=LOCK_SECONDS,
        connect_args=arguments,
    )
