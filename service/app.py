"""Puts the sidecar together: the table of routes in front, FastAPI behind for everything that is read by people."""

from collections.abc import Callable
from functools import partial

from fastapi import FastAPI

from pii_guard import Guard, __version__

from .contracts import console, document, explain, feedback, kong, litellm, native
from .contracts.presidio import routes as presidio
from .declared.gateway import BELOW
from .declared.settings import Settings
from .front.admission import Admission, Rate
from .front.body import Bodies
from .front.front import Door, Front
from .front.head import Heads
from .gateway.routes import GatewayRoutes
from .http.keys import Keys
from .http.routing import Routes, Table
from .in_force.conversations import conversations_of
from .in_force.holder import Holder
from .in_force.loading import cases_of, load, of_guard, watched
from .in_force.reload import Reloader
from .memory import forbid_dumps, freeze
from .pages import errors, openapi, probes, served
from .process.lifespan import Begun, running
from .record.audit_file import AuditFile
from .record.decision_ids import DecisionIds
from .record.ledger import Ledger
from .record.metrics import Metrics
from .record.tracing import Tracer

CONTRACTS: tuple[Callable[[Holder], Routes], ...] = (  # each serves its paths; add a contract here
    native.routes,
    document.routes,
    feedback.routes,
    explain.routes,
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
    loaded = of_guard(settings, guard) if guard else load(settings)
    ids = DecisionIds(settings.id_secret) if settings.id_secret else None
    ledger = Ledger(metrics, settings.observe, audit, ids)
    remembered = conversations_of(settings)
    holder = Holder(loaded.guard, ledger, *loaded[1:4], conversations=remembered, shadow=loaded.shadow)
    reloader = Reloader(holder, partial(load, settings), watched(settings))
    behind = Admission(settings.concurrency, settings.queue)
    gateway = GatewayRoutes(holder, behind, settings.concurrency)
    intake, accepting = _intake(settings, holder)
    asked = console.routes(holder, cases_of(settings))
    contracts = (served.routes(), *(contract(holder) for contract in CONTRACTS), asked, accepting)
    table = Table(contracts, {BELOW: gateway.find})
    app = FastAPI(
        title="pii_guard",
        version=__version__,
        description=DESCRIPTION,
        docs_url=None,  # its page loads scripts from a public network; ours is in `reading`
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
        redirect_slashes=False,  # a redirect would be sent to whatever the Host field says
        lifespan=partial(running, holder, reloader, gateway, settings.drain_seconds, intake),
    )
    errors.install(app)
    probes.install(app, holder, metrics)
    app.openapi = partial(openapi.document, app, holder)  # type: ignore[method-assign]  # FastAPI documents this as the way
    metrics.count_routes(table.paths | probes.PATHS)
    room = Admission(settings.concurrency, settings.queue)
    door = Door(Heads(settings.served_hosts), Keys(settings.keys), Rate(settings.rate), room)
    tracer = Tracer() if settings.traces else None
    return Front(app, table, holder, metrics, door, Bodies(settings.body_seconds), tracer)


def _intake(settings: Settings, holder: Holder) -> tuple[Begun | None, Routes]:
    """The intake and its routes, imported where there is one: the others need none of its packages."""
    if not settings.intake:
        return None, {}
    from .contracts.conversations.routes import routes
    from .intake.opening import open_intake

    intake = open_intake(settings, holder)
    return intake, routes(intake)


def serving_app() -> Front:
    """The application in a process that is there to serve it: the only one, or one of several workers."""
    forbid_dumps()
    app = create_app()
    app.holder.guard.warm_up()
    freeze()
    return app
