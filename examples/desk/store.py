"""Log-ins and sessions in SQLite: all that the desk keeps. No table has a column that could hold a message."""

import hashlib
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

Role = Literal["officer", "chief"]

_TABLES = """
CREATE TABLE IF NOT EXISTS login (
  name TEXT PRIMARY KEY, shown TEXT NOT NULL, department TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, login TEXT, until REAL NOT NULL);
CREATE TABLE IF NOT EXISTS talk (
  token TEXT NOT NULL, conversation TEXT NOT NULL, topic TEXT NOT NULL, PRIMARY KEY (token, conversation));
CREATE TABLE IF NOT EXISTS kakao (
  resident TEXT PRIMARY KEY, conversation TEXT NOT NULL, topic TEXT NOT NULL,
  seen INTEGER NOT NULL, shown INTEGER NOT NULL, until REAL NOT NULL);
CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class Login(NamedTuple):
    """Someone who may answer: `name` is the officer's id in departments.toml."""

    name: str
    shown: str
    department: str
    role: Role


class KakaoTalk(NamedTuple):
    """The talk of someone in KakaoTalk, who is known by a keyed hash only.

    seen, shown   the last message of an officer that was given whole, and how many pieces of the next one
    """

    conversation: str
    topic: str
    seen: int = 0
    shown: int = 0


class Store:
    """One file. Statements are short, so they run where they are called."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode=WAL; PRAGMA secure_delete=ON; {_TABLES}")
        if path != Path(":memory:"):
            path.chmod(0o600)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _held(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            yield self._db

    def secret(self, name: str, fresh: bytes) -> bytes:
        """A key of this desk, which outlives a restart: `fresh` the first time."""
        with self._held() as db:
            db.execute("INSERT OR IGNORE INTO secret VALUES (?, ?)", (name, fresh))
            return bytes(db.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()[0])

    # log-ins
    def put_login(self, login: Login, password: str) -> None:
        """Make one, or change it and log it out; `password` is hashed already."""
        with self._held() as db:
            db.execute("DELETE FROM session WHERE login = ?", (login.name,))
            db.execute("INSERT OR REPLACE INTO login VALUES (?, ?, ?, ?, ?)", (*login, password))

    def login(self, name: str) -> tuple[Login, str] | None:
        """The log-in of a name, and its hashed password."""
        with self._held() as db:
            row = db.execute("SELECT * FROM login WHERE name = ?", (name,)).fetchone()
        return (Login(*row[:4]), row[4]) if row else None

    def shown_names(self) -> dict[str, str]:
        """What officers are called, by their ids."""
        with self._held() as db:
            return dict(db.execute("SELECT name, shown FROM login").fetchall())

    # sessions
    def open_session(self, token: str, seconds: float, login: str | None = None) -> None:
        """Remember a session by the hash of its token."""
        with self._held() as db:
            db.execute("DELETE FROM talk WHERE token IN (SELECT token FROM session WHERE until < ?)", (time.time(),))
            db.execute("DELETE FROM session WHERE until < ?", (time.time(),))
            db.execute("INSERT OR REPLACE INTO session VALUES (?, ?, ?)", (_hash(token), login, time.time() + seconds))

    def login_of(self, token: str) -> Login | None:
        """Who is logged in by this token; None when nobody is, or no longer."""
        with self._held() as db:
            row = db.execute(
                "SELECT name, shown, department, role FROM session JOIN login ON login = name"
                " WHERE token = ? AND until > ?",
                (_hash(token), time.time()),
            ).fetchone()
        return Login(*row) if row else None

    def close_session(self, token: str) -> None:
        """Forget a session and which talks it had."""
        with self._held() as db:
            db.execute("DELETE FROM session WHERE token = ?", (_hash(token),))
            db.execute("DELETE FROM talk WHERE token = ?", (_hash(token),))

    # residents' talks
    def add_talk(self, token: str, conversation: str, topic: str) -> None:
        """A talk that this session may see."""
        with self._held() as db:
            db.execute("INSERT INTO talk VALUES (?, ?, ?)", (_hash(token), conversation, topic))

    def topic_of(self, token: str, conversation: str) -> str | None:
        """The topic of a talk, if this session may see it."""
        with self._held() as db:
            row = db.execute(
                "SELECT topic FROM talk JOIN session USING (token) WHERE token = ? AND conversation = ? AND until > ?",
                (_hash(token), conversation, time.time()),
            ).fetchone()
        return row[0] if row else None

    def talks(self, token: str) -> list[tuple[str, str]]:
        """(conversation, topic) of a session, the latest first."""
        with self._held() as db:
            return db.execute(
                "SELECT conversation, topic FROM talk JOIN session USING (token) WHERE token = ? AND until > ?"
                " ORDER BY talk.rowid DESC",
                (_hash(token), time.time()),
            ).fetchall()

    def drop_talk(self, conversation: str) -> None:
        """Forget a talk that was erased."""
        with self._held() as db:
            db.execute("DELETE FROM talk WHERE conversation = ?", (conversation,))
            db.execute("DELETE FROM kakao WHERE conversation = ?", (conversation,))

    # KakaoTalk
    def kakao(self, resident: str) -> KakaoTalk | None:
        """The talk of a resident, by the keyed hash of KakaoTalk's key."""
        with self._held() as db:
            row = db.execute(
                "SELECT conversation, topic, seen, shown FROM kakao WHERE resident = ? AND until > ?",
                (resident, time.time()),
            ).fetchone()
        return KakaoTalk(*row) if row else None

    def put_kakao(self, resident: str, talk: KakaoTalk, seconds: float) -> None:
        """Remember or change it."""
        with self._held() as db:
            db.execute("DELETE FROM kakao WHERE until < ?", (time.time(),))
            db.execute(
                "INSERT OR REPLACE INTO kakao VALUES (?, ?, ?, ?, ?, ?)", (resident, *talk, time.time() + seconds)
            )

    def drop_kakao(self, resident: str) -> None:
        """Forget it."""
        with self._held() as db:
            db.execute("DELETE FROM kakao WHERE resident = ?", (resident,))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
