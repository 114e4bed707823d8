"""Puts the sidecar together: the table of routes in front, FastAPI behind for everything that is read by people."""

from collections.abc import Callable
from functools import partial

from fastapi import FastAPI

from pii_guard import Guard, __version__

from . import feedback, kong, litellm, native, presidio, reading
from .admission import Rate, Room
from .audit import AuditFile
from .dumps import forbid_dumps
from .gateway.declaration import BELOW
from .gateway.routes import GatewayRoutes
from .heap import settle
from .hot import Door, Front
from .keys import Keys
from .ledger import Ledger
from .live import Live
from .loading import gateway_of, load, watched
from .metrics import Metrics
from .openapi import document
from .problems import install
from .reload import Reloader
from .routing import Routes, Table
from .running import running
from .settings import Settings
from .tracing import Tracer

CONTRACTS: tuple[Callable[[Live], Routes], ...] = (  # each serves its paths; add a contract here
    native.routes,
    feedback.routes,
    presidio.routes,
    litellm.routes,
    kong.routes,
)
DESCRIPTION = "The privacy filter in front of Korean chat consultations: a message in, a decision out."


def create_app(settings: Settings | None = None, guard: Guard | None = None) -> Front:
    """The whole ASGI application; `settings` default to the environment."""
    settings = settings or Settings()
    metrics = Metrics()
    audit = AuditFile(settings.audit) if settings.audit else None
    in_force = (guard, gateway_of(settings, guard)) if guard else load(settings)
    live = Live(in_force[0], Ledger(metrics, settings.observe, audit), in_force[1])
    reloader = Reloader(live, partial(load, settings), watched(settings))
    behind = Room(settings.concurrency, settings.queue)
    gateway = GatewayRoutes(live, behind, settings.concurrency)
    table = Table((contract(live) for contract in CONTRACTS), {BELOW: gateway.find})
    app = FastAPI(
        title="pii_guard",
        version=__version__,
        description=DESCRIPTION,
        docs_url=None,  # its page loads scripts from a public network; ours is in `reading`
        redoc_url=None,
        lifespan=partial(running, live, reloader, gateway, settings.drain_seconds),
    )
    install(app)
    reading.install(app, live, metrics)
    app.openapi = partial(document, app, live)  # type: ignore[method-assign]  # FastAPI documents this as the way
    metrics.count_routes(table.paths | reading.PATHS)
    room = Room(settings.concurrency, settings.queue)
    door = Door(Keys(settings.keys), Rate(settings.rate), room)
    return Front(app, table, live, metrics, door, Tracer() if settings.traces else None)


def serving_app() -> Front:
    """The application in a process that is there to serve it: the only one, or one of several workers."""
    forbid_dumps()
    app = create_app()
    settle()
    return app
