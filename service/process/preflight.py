"""The check of everything before anything is served. `pii-guard serve --check` prints it and starts nothing."""

import importlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from pii_guard import CatalogError, Guard, PolicyError
from pii_guard.errors import SettingsError
from pii_guard.sentences import Sentence
from pii_guard.sentences import intake as of_intake
from pii_guard.sentences import settings as say
from pii_guard.sentences.values import wrong_value

from ..declared.settings import PREFIX, Settings, unknown_variables
from ..http.keys import MIN_KEY
from ..in_force.conversations import conversations_of, fault_of, warnings_of
from ..in_force.loading import Loaded, load
from ..record.audit_file import AuditFile
from ..record.tracing import EXPORTER
from .descriptors import are_allowed, needed

_SOME_KEY = "0" * MIN_KEY  # stands in for keys that are wrong, so that what else is wrong can be seen


class Examined(NamedTuple):
    """Settings, everything that is wrong with them or what they name, and in one line what would be in force.

    Where a setting cannot be read its default stands in, so that the rest is examined too.
    """

    settings: Settings
    faults: list[str]
    summary: str  # a Sentence; empty where nothing could be in force
    warnings: tuple[Sentence, ...] = ()


def examine(given: Mapping[str, Any], variables: Iterable[str]) -> Examined:
    """The settings, `given` by the command line before those of the environment; `variables` are its names."""
    found: list[str] = list(unknown_variables(variables))
    try:
        settings = Settings(**given)
    except ValidationError as error:
        found += [_said(e) for e in error.errors(include_input=False, include_url=False)]
        wrong = {str(e["loc"][0]) for e in error.errors() if e["loc"]} or {"api_keys", "api_keys_file", "id_key_file"}
        settings = Settings(**{**given, **{name: _stand_in(name) for name in wrong}})
    loaded, of_policy = _loaded(settings)
    guard = loaded.guard if loaded else None
    found += [*_of_settings(settings), *of_policy, *_of_intake(settings, loaded), *_of_conversations(settings, loaded)]
    warnings = (
        *(loaded.departments.warnings if loaded and loaded.departments else ()),
        *(() if found else warnings_of(settings)),
    )
    return Examined(settings, found, _summary(settings, guard) if guard else "", warnings)


def _said(error: Any) -> Sentence:
    """The fault of one setting, behind the name of its variable."""
    limits = error.get("ctx", {})
    ours = limits["error"].args[0] if "error" in limits else None
    fault = ours if isinstance(ours, Sentence) else wrong_value(error["type"], limits)
    return fault.at(_variable(error["loc"]))


def _stand_in(name: str) -> Any:
    return _SOME_KEY if name in ("api_keys", "id_key") else Settings.model_fields[name].default


def _variable(where: tuple[int | str, ...]) -> str:
    return f"{PREFIX}{str(where[0]).upper()}" if where else "settings"


def _summary(settings: Settings, guard: Guard) -> Sentence:
    p = guard.policy
    said = say.IN_FORCE(
        id=p.id,
        version=p.version,
        home=p.office.home or say.NO_HOME,
        allowed=len(p.allow),
        clauses=len(p.clauses),
        engine=guard.engine,
    )
    return say.IN_FORCE_OBSERVING(in_force=said) if settings.observe else said


def faults(settings: Settings) -> list[str]:
    """Everything that is wrong with settings that can be read, one line each; empty when the sidecar may start."""
    loaded, of_policy = _loaded(settings)
    return [*_of_settings(settings), *of_policy, *_of_intake(settings, loaded), *_of_conversations(settings, loaded)]


def _of_settings(settings: Settings) -> Iterator[str]:
    yield from (*_access(settings), *_descriptors(settings), *_extras(settings), *_files(settings))
    yield from _state(settings)


def _access(settings: Settings) -> Iterator[str]:
    if not settings.is_private and not settings.is_authenticated:
        yield say.OPEN_TO_ALL
    if bool(settings.tls_cert) != bool(settings.tls_key):
        yield say.HALF_OF_TLS
    if settings.tls_client_ca and not settings.tls_cert:
        yield say.CA_WITHOUT_TLS
    if settings.workers > 1 and settings.port == 0 and settings.uds is None:
        yield say.SHARED_PORT


def _descriptors(settings: Settings) -> Iterator[str]:
    if not are_allowed(count := needed(settings.connections, settings.concurrency)):
        yield say.OPEN_FILES(count=count).at("PII_GUARD_CONNECTIONS")


def _extras(settings: Settings) -> Iterator[str]:
    try:
        for module in EXPORTER if settings.traces else ():
            importlib.import_module(module)
    except ImportError:
        yield say.NO_TELEMETRY.at("PII_GUARD_TRACES")


def _files(settings: Settings) -> Iterator[str]:
    for name in ("tls_cert", "tls_key", "tls_client_ca"):
        path: Path | None = getattr(settings, name)
        if path and not os.access(path, os.R_OK):
            yield say.UNREADABLE.at(f"PII_GUARD_{name.upper()}")
    if settings.audit:
        try:
            AuditFile(settings.audit).close()
        except OSError as error:
            yield f"PII_GUARD_AUDIT: {os.strerror(error.errno or 0)}"
    if settings.uds and not os.access(Path(settings.uds).absolute().parent, os.W_OK):
        yield say.NO_FOLDER.at("PII_GUARD_UDS")


def _state(settings: Settings) -> Iterator[str]:
    """Where conversations are remembered: what is kept in Redis is sealed, so its key must be there."""
    if not settings.state_url:
        return
    if not settings.state_key_file:
        yield say.NEEDS_STATE_KEY.at("PII_GUARD_STATE_KEY_FILE")
        return
    try:
        conversations_of(settings)
    except ImportError:
        yield say.NO_REDIS.at("PII_GUARD_STATE_URL")
    except SettingsError as error:
        yield error.args[0].at("PII_GUARD_STATE_KEY_FILE")
    except ValueError:
        yield say.STATE_URL.at("PII_GUARD_STATE_URL")


def _of_conversations(settings: Settings, loaded: Loaded | None) -> Iterator[str]:
    """A route that names a conversation needs a memory that all processes share."""
    fault = None if settings.state_url else fault_of(settings.workers)
    for route in loaded.gateway.routes.values() if loaded else ():
        if route.following and fault:
            yield fault.at(f"gateway.toml: {route.name}.conversation")


def _of_intake(settings: Settings, loaded: Loaded | None) -> Iterator[str]:
    if not settings.intake:
        if settings.departments:
            yield of_intake.NEEDS_INTAKE.at("PII_GUARD_DEPARTMENTS")
        return
    try:
        from ..intake.opening import faults
    except ImportError:
        yield of_intake.NO_EXTRA.at("PII_GUARD_INTAKE")
        return
    yield from faults(settings, loaded.departments if loaded else None)


def _loaded(settings: Settings) -> tuple[Loaded | None, tuple[str, ...]]:
    try:
        return load(settings), ()
    except (PolicyError, CatalogError) as error:
        return None, error.faults
    except ImportError:  # the calendar of holidays
        return None, (of_intake.NO_EXTRA.at("PII_GUARD_DEPARTMENTS"),)
