"""Puts the sidecar together: the table of routes in front, FastAPI behind for everything that is read by people."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI

from pii_guard import Guard, __version__

from . import kong, litellm, native, presidio, reading
from .admission import Rate, Room
from .gateway.declaration import Gateway, load_gateway
from .gateway.routes import BELOW, GatewayRoutes
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


def gateway_of(settings: Settings, guard: Guard) -> Gateway:
    """The declared routes of the gateway; none where there is no file. Raises PolicyError."""
    path = settings.gateway_path
    return load_gateway(path, guard.policy) if path else Gateway()


def create_app(settings: Settings | None = None, guard: Guard | None = None) -> Front:
    """The whole ASGI application; `settings` default to the environment."""
    settings = settings or Settings()
    metrics = Metrics()
    guard = guard or guard_of(settings)
    live = Live(guard, Ledger(metrics, settings.observe), gateway_of(settings, guard))
    behind = Room(settings.concurrency, settings.queue)
    gateway = GatewayRoutes(live, behind, settings.concurrency)
    table = Table((contract(live) for contract in CONTRACTS), {BELOW: gateway.find})
    app = FastAPI(
        title="pii_guard",
        version=__version__,
        description=DESCRIPTION,
        redoc_url=None,
        lifespan=partial(_running, gateway),
    )
    install(app)
    reading.install(app, live, metrics)
    app.openapi = partial(document, app, live)  # type: ignore[method-assign]  # FastAPI documents this as the way
    metrics.count_routes(table.paths | reading.PATHS)
    room = Room(settings.concurrency, settings.queue)
    return Front(app, table, live, metrics, Keys(settings.keys), Rate(settings.rate), room)


@asynccontextmanager
async def _running(gateway: GatewayRoutes, _: FastAPI) -> AsyncIterator[None]:
    yield
    await gateway.close()
