"""Starts the sidecar: `pii-guard-serve`, or `pii-guard serve`."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import uvicorn
from pydantic import ValidationError

from pii_guard import CatalogError, PolicyError

from .app import create_app
from .openapi import BLOCKED
from .settings import Settings

USAGE = 2  # exit code for a wrong setting, policy or address


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until stopped. Returns 2 when a setting, the policy or the address is wrong."""
    options = _parser().parse_args(argv)
    given = {name: value for name, value in vars(options).items() if value is not None}
    try:
        settings = Settings(**given)
    except ValidationError as error:
        return _refuse("; ".join(f"PII_GUARD_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors()))
    if not settings.is_private and not settings.api_keys:
        return _refuse("only 127.0.0.1 or a Unix socket may be served without keys; set PII_GUARD_API_KEYS")
    try:
        app = create_app(settings)
        bound = _bind(settings)
    except (PolicyError, CatalogError) as error:
        return _refuse("\n".join(error.faults))
    except OSError as error:
        return _refuse(f"cannot listen there: {os.strerror(error.errno or 0)}; choose another --port, --host or --uds")
    _announce(settings, bound)
    config = uvicorn.Config(
        app, access_log=False, log_level=settings.log_level, server_header=False, date_header=False, lifespan="on"
    )
    uvicorn.Server(config).run(sockets=[bound])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pii-guard-serve",
        description="The pii_guard sidecar. Listens on 127.0.0.1:8787 unless told otherwise.",
        epilog="Every option can also be set in the environment: PII_GUARD_HOST, PII_GUARD_PORT, PII_GUARD_UDS, "
        "PII_GUARD_POLICY, PII_GUARD_API_KEYS, PII_GUARD_LOG_LEVEL. Addresses other than 127.0.0.1 need keys.",
    )
    parser.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, help="port (default 8787)")
    parser.add_argument("--uds", metavar="PATH", help="a Unix socket instead")
    parser.add_argument("--policy", help="default, strict, office-example, or the path of a TOML file")
    return parser


def _bind(settings: Settings) -> socket.socket:
    if settings.uds is not None:
        path = Path(settings.uds)
        path.unlink(missing_ok=True)
        bound = socket.socket(socket.AF_UNIX)
        bound.bind(str(path))
        bound.listen()
        path.chmod(0o660)
        return bound
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    bound = socket.socket(family)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((settings.host, settings.port))
        bound.listen()
    except OSError:
        bound.close()
        raise
    return bound


def _announce(settings: Settings, bound: socket.socket) -> None:
    if settings.uds is not None:
        where, curl = settings.uds, f"curl -s --unix-socket {settings.uds} http://localhost/v1/check"
    else:
        name: Any = bound.getsockname()
        host = f"[{name[0]}]" if ":" in name[0] else name[0]
        where = f"http://{host}:{name[1]}"
        curl = f"curl -s {where}/v1/check"
    print(f"pii_guard listens on {where}  (policy: {settings.policy}; stop with Ctrl-C)\n\nTry it:\n", flush=True)
    print(f"  {curl} -H 'content-type: application/json' \\\n    -d '{{\"text\": \"{BLOCKED}\"}}'\n", flush=True)


def _refuse(why: str) -> int:
    print(f"pii-guard-serve: {why}", file=sys.stderr)
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
