"""From settings to an intake: its database, its master key; and all that is wrong with them, before the start."""

import os
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import exc

from pii_guard.errors import SettingsError
from pii_guard.sentences import Sentence
from pii_guard.sentences import intake as say

from ..declared.departments import Departments
from ..declared.settings import Settings
from ..in_force.holder import Holder
from .database import SCHEMES, Database, NotAlone
from .intake import Intake, Terms
from .upgrading import is_startable
from .vault import KEY_BYTES, Vault, make_master, read_key
from .webhook import is_secret


def open_intake(settings: Settings, holder: Holder) -> Intake:
    """The intake of settings that have no faults; it makes a SQLite database's key where there is none."""
    prepare(settings)
    terms = Terms(settings.hold_open_seconds, settings.text_days, settings.access_days, settings.grants_days)
    vault = Vault(*map(read_key, (_key_file(settings), *settings.state_keys_before)))
    return Intake(holder, Database(settings.intake), vault, terms)


def prepare(settings: Settings) -> Sentence | None:
    """Make the master key of a SQLite database beside it; the sentence that says so, None where there is one."""
    path = _key_file(settings)
    made = settings.state_key_file is None and make_master(path)
    return say.KEY_MADE(path=path) if made else None


def _key_file(settings: Settings) -> Path:
    if settings.state_key_file is not None:
        return settings.state_key_file
    file = Database(settings.intake).file
    assert file is not None
    return file.with_suffix(".key")


def faults(settings: Settings, departments: Departments | None) -> Iterator[Sentence]:
    """Everything that is wrong; nothing is made or changed."""
    if not settings.departments:
        yield say.NEEDS_DEPARTMENTS.at("PII_GUARD_INTAKE")
    if settings.observe:
        yield say.OBSERVED.at("PII_GUARD_INTAKE")
    if settings.intake.partition(":")[0] not in SCHEMES:
        yield say.NO_STORE.at("PII_GUARD_INTAKE")
        return
    try:
        database = Database(settings.intake)
    except exc.ArgumentError:
        yield say.NO_STORE.at("PII_GUARD_INTAKE")
        return
    yield from (*_key_faults(settings, database), *_store_faults(settings, database))
    for upstream in departments.upstreams.values() if departments else ():
        secret = os.environ.get(upstream.secret_env, "")
        if not secret or (upstream.adapter == "webhook" and not is_secret(secret)):
            yield say.NO_SECRET(name=upstream.secret_env).at(f"upstream.{upstream.id}.secret_env")


def _key_faults(settings: Settings, database: Database) -> Iterator[Sentence]:
    if settings.state_key_file is None and not database.is_sqlite:
        yield say.NEEDS_STATE_KEY.at("PII_GUARD_INTAKE")
        return
    present = _key_file(settings) if database.file is not None or settings.state_key_file else None
    if present is not None and (settings.state_key_file or present.exists()) and not _is_key(present):
        yield say.BAD_STATE_KEY(bytes=KEY_BYTES).at("PII_GUARD_STATE_KEY_FILE")
    if not all(map(_is_key, settings.state_keys_before)):
        yield say.BAD_STATE_KEY(bytes=KEY_BYTES).at("PII_GUARD_STATE_KEYS_BEFORE")


def _is_key(path: Path) -> bool:
    try:
        return len(read_key(path)) >= KEY_BYTES
    except SettingsError:
        return False


def _store_faults(settings: Settings, database: Database) -> Iterator[Sentence]:
    if database.is_sqlite:
        if settings.workers > 1:
            yield say.ONE_WORKER.at("PII_GUARD_WORKERS")
        if database.file is None or not os.access(database.file.absolute().parent, os.W_OK):
            yield say.NO_STORE.at("PII_GUARD_INTAKE")
            return
        if not database.file.exists():
            return
    try:
        database.be_alone()
        with database.engine.connect() as connection:
            if not is_startable(connection):
                yield say.HALF_MIGRATED.at("PII_GUARD_INTAKE")
    except NotAlone:
        yield say.NOT_ALONE.at("PII_GUARD_INTAKE")
    except (exc.SQLAlchemyError, OSError):
        yield say.CANNOT_REACH.at("PII_GUARD_INTAKE")
    finally:
        database.close()
