"""Puts the sidecar together: the table of routes in front, FastAPI behind for everything that is read by people."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from fastapi import FastAPI

from pii_guard import Guard, __version__

from . import kong, litellm, native, presidio, reading
from .admission import Rate, Room
from .hot import Front
from .keys import Keys
from .ledger import Ledger
from .live import Live
from .metrics import Metrics
from .openapi import document
from .problems import install
from .routing import Routes, Table
from .settings import Settings

CONTRACTS: tuple[Callable[[Live], Routes], ...] = (  # each serves its paths; add a contract here
    native.routes,
    presidio.routes,
    litellm.routes,
    kong.routes,
)
DESCRIPTION = "The privacy filter in front of Korean chat consultations: a message in, a decision out."


def guard_of(settings: Settings) -> Guard:
    """The guard that the settings ask for. Raises PolicyError or CatalogError."""
    return Guard(Path(settings.policy) if settings.policy_is_path else settings.policy)


def create_app(settings: Settings | None = None, guard: Guard | None = None) -> Front:
    """The whole ASGI application; `settings` default to the environment."""
    settings = settings or Settings()
    metrics = Metrics()
    live = Live(guard or guard_of(settings), Ledger(metrics, settings.observe))
    table = Table(contract(live) for contract in CONTRACTS)
    app = FastAPI(title="pii_guard", version=__version__, description=DESCRIPTION, redoc_url=None)
    install(app)
    reading.install(app, live, metrics)
    app.openapi = partial(document, app, live)  # type: ignore[method-assign]  # FastAPI documents this as the way
    metrics.count_routes(table.paths | reading.PATHS)
    room = Room(settings.concurrency, settings.queue)
    return Front(app, table, live, metrics, Keys(settings.keys), Rate(settings.rate), room)
