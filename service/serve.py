"""Starts the sidecar: `pii-guard-serve`, or `pii-guard serve`."""

import errno
import os
import socket
import ssl
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn

from pii_guard.cli.language import Words
from pii_guard.cli.parser import Parser
from pii_guard.sentences import Lang, Sentence, spoken
from pii_guard.sentences import settings as say

from .declared.settings import Settings
from .memory import forbid_dumps
from .pages.openapi import BLOCKED
from .process.connection import Connection
from .process.descriptors import allow, needed
from .process.preflight import examine
from .process.watch import Limits, Watch
from .process.workers import Workers, shared_metrics
from .record.decision_ids import KEY_BYTES
from .record.logs import config as log_config

_OURS = ("check", "lang")  # options that are no settings
USAGE = 2  # exit code for a wrong setting, policy or address


def main(argv: Sequence[str] | None = None, lang: Lang = "en") -> int:
    """Serve until stopped. Returns 2 when a setting, the policy or the address is wrong."""
    options = _parser(lang).parse_args(argv)
    given = {name: value for name, value in vars(options).items() if value is not None and name not in _OURS}
    settings, found, summary, warnings = examine(given, os.environ)
    if found:
        return _refuse("\n".join(spoken(fault, lang) for fault in found))
    print(f"pii_guard: {spoken(summary, lang)}", flush=True)
    for warning in warnings:
        print(f"pii_guard: {spoken(warning, lang)}", flush=True)
    if options.check:
        print(f"pii_guard: {spoken(say.READY, lang)}")
        return 0
    try:
        bound = _bind(settings)
    except OSError as error:
        why = error.strerror or str(error)
        return _refuse(spoken(say.CANNOT_LISTEN(why=why), lang))
    if settings.intake and (made := _key_made(settings)):
        print(f"pii_guard: {spoken(made, lang)}", flush=True)
    forbid_dumps()
    allow(needed(settings.connections, settings.concurrency))
    _announce(settings, bound, lang)
    _serve(settings, given, bound)
    return 0


def _key_made(settings: Settings) -> Sentence | None:
    from .intake.opening import prepare

    return prepare(settings)


def _serve(settings: Settings, given: dict[str, Any], bound: socket.socket) -> None:
    for name, value in given.items():  # worker processes read the environment
        os.environ[f"PII_GUARD_{name.upper()}"] = str(value)
    if settings.workers > 1 and settings.id_secret is None:  # one key for all of them, until they stop
        os.environ["PII_GUARD_ID_KEY"] = os.urandom(KEY_BYTES).hex()
    with shared_metrics() if settings.workers > 1 else nullcontext():
        config = _config(settings)
        if settings.workers > 1:
            Workers(config, sockets=[bound]).run()
        else:
            uvicorn.Server(config).run(sockets=[bound])


def _config(settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        "pii_guard.service.app:serving_app",
        factory=True,
        http=partial(Connection, watch=Watch(_limits(settings))),  # type: ignore[arg-type]  # uvicorn only calls it
        loop="pii_guard.service.process.loop:Loop",
        timeout_keep_alive=settings.idle_seconds,
        workers=settings.workers,
        access_log=False,  # paths and bodies are nobody's business
        log_config=log_config(settings.log_level),
        server_header=False,
        date_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        ssl_certfile=settings.tls_cert,
        ssl_keyfile=settings.tls_key,
        ssl_ca_certs=str(settings.tls_client_ca) if settings.tls_client_ca else None,
        ssl_cert_reqs=ssl.CERT_REQUIRED if settings.tls_client_ca else ssl.CERT_NONE,
    )


def _limits(settings: Settings) -> Limits:
    return Limits(
        head_bytes=settings.head_bytes,
        head_seconds=settings.head_seconds,
        body_seconds=settings.body_seconds,
        idle_seconds=settings.idle_seconds,
        connections=settings.connections,
    )


def _parser(lang: Lang) -> Parser:
    parser = Parser(
        Words(lang),
        prog="pii-guard-serve",
        description=spoken(say.SERVE, lang),
        epilog=spoken(say.SERVE_EPILOG, lang),
    )
    add = parser.options.add_argument
    add("--host", metavar="HOST", help=spoken(say.HOST, lang))
    add("--port", metavar="PORT", type=int, help=spoken(say.PORT, lang))
    add("--uds", metavar="PATH", help=spoken(say.UDS, lang))
    add("--policy", metavar="POLICY", help=spoken(say.POLICY, lang))
    add("--workers", metavar="COUNT", type=int, help=spoken(say.WORKERS, lang))
    add("--intake", metavar="URL", help=spoken(say.INTAKE, lang))
    add("--departments", metavar="FILE", help=spoken(say.DEPARTMENTS, lang))
    add("--audit", metavar="FILE", help=spoken(say.AUDIT, lang))
    add("--check", action="store_true", help=spoken(say.CHECK, lang))
    return parser


def _bind(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    bound = socket.socket(family if settings.uds is None else socket.AF_UNIX)
    try:
        if settings.uds is not None:
            _bind_path(bound, Path(settings.uds))
        else:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind((settings.host, settings.port))
        bound.listen()
    except OSError:
        bound.close()
        raise
    return bound


def _bind_path(bound: socket.socket, path: Path) -> None:
    """Takes the place of a sidecar that is gone; of one that listens, or of a file, never: then OSError."""
    with socket.socket(socket.AF_UNIX) as probe:
        if path.is_socket() and probe.connect_ex(str(path)) == errno.ECONNREFUSED:
            path.unlink()
    before = os.umask(0o117)
    try:
        bound.bind(str(path))
    finally:
        os.umask(before)
    path.chmod(0o660)


def _announce(settings: Settings, bound: socket.socket, lang: Lang = "en") -> None:
    if settings.uds is not None:
        where, curl = settings.uds, f"curl -s --unix-socket {settings.uds} http://localhost/v1/check"
    else:
        name: Any = bound.getsockname()
        host = f"[{name[0]}]" if ":" in name[0] else name[0]
        where = f"{'https' if settings.tls_cert else 'http'}://{host}:{name[1]}"
        curl = f"curl -s {where}/v1/check"
    if settings.keys:
        curl += " -H 'authorization: Bearer KEY'"
    print(f"pii_guard: {spoken(say.LISTENS(where=where, policy=settings.policy), lang)}", flush=True)
    print(f"  {curl} -H 'content-type: application/json' \\\n    -d '{{\"text\": \"{BLOCKED}\"}}'\n", flush=True)


def _refuse(why: str) -> int:
    print(f"pii-guard-serve: {why}", file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
