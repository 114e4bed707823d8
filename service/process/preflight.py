"""The check of everything before anything is served. `pii-guard serve --check` prints it and starts nothing."""

import importlib
import os
from collections.abc import Iterator
from pathlib import Path

from pii_guard import CatalogError, PolicyError

from ..declared.settings import Settings
from ..in_force.loading import load
from ..record.audit_file import AuditFile
from ..record.tracing import EXPORTER
from .descriptors import are_allowed, needed


def faults(settings: Settings) -> list[str]:
    """Everything that is wrong, one readable line each; empty when the sidecar may start."""
    return [*_access(settings), *_descriptors(settings), *_extras(settings), *_files(settings), *_policy(settings)]


def _access(settings: Settings) -> Iterator[str]:
    if not settings.is_private and not settings.is_authenticated:
        yield (
            "only 127.0.0.1 or a Unix socket may be served without keys; "
            "set PII_GUARD_API_KEYS, PII_GUARD_API_KEYS_FILE or PII_GUARD_TLS_CLIENT_CA"
        )
    if bool(settings.tls_cert) != bool(settings.tls_key):
        yield "PII_GUARD_TLS_CERT and PII_GUARD_TLS_KEY belong together"
    if settings.tls_client_ca and not settings.tls_cert:
        yield "PII_GUARD_TLS_CLIENT_CA needs PII_GUARD_TLS_CERT and PII_GUARD_TLS_KEY"
    if settings.workers > 1 and settings.port == 0 and settings.uds is None:
        yield "PII_GUARD_PORT must be a number where several workers share it"


def _descriptors(settings: Settings) -> Iterator[str]:
    if not are_allowed(count := needed(settings.connections, settings.concurrency)):
        yield f"PII_GUARD_CONNECTIONS: needs {count} open files, more than the system allows (ulimit -Hn)"


def _extras(settings: Settings) -> Iterator[str]:
    try:
        for module in EXPORTER if settings.traces else ():
            importlib.import_module(module)
    except ImportError:
        yield "PII_GUARD_TRACES: OpenTelemetry is not installed; pip install 'pii-guard[otel]'"


def _files(settings: Settings) -> Iterator[str]:
    for name in ("tls_cert", "tls_key", "tls_client_ca"):
        path: Path | None = getattr(settings, name)
        if path and not os.access(path, os.R_OK):
            yield f"PII_GUARD_{name.upper()}: the file cannot be read"
    if settings.audit:
        try:
            AuditFile(settings.audit).close()
        except OSError as error:
            yield f"PII_GUARD_AUDIT: {os.strerror(error.errno or 0)}"
    if settings.uds and not os.access(Path(settings.uds).absolute().parent, os.W_OK):
        yield "PII_GUARD_UDS: its folder cannot be written"


def _policy(settings: Settings) -> Iterator[str]:
    try:
        load(settings)
    except (PolicyError, CatalogError) as error:
        yield from error.faults
