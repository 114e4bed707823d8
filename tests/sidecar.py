"""The modules of the sidecar, for tests: the one file that imports them by name.

They are written down twice, since mypy knows the folder and Python the name under which it is installed.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service import app, memory, serve
    from service.contracts import holdback, kong, litellm, litellm_call, spans
    from service.declared import departments, hours, settings
    from service.declared import gateway as declared
    from service.front import admission, front, head
    from service.front import body as bodies
    from service.gateway import cleaning, entering, headers, markup
    from service.http import json as http_json
    from service.http import problems
    from service.in_force import loading, readiness, reload
    from service.intake import (
        consultation,
        database,
        delivery,
        effects,
        erasing,
        events,
        file_names,
        handling,
        outbox,
        reading,
        record,
        requests,
        schema,
        sending,
        texts,
        transaction,
        upgrading,
        vault,
        waiting,
    )
    from service.intake import intake as intakes
    from service.pages import contract_page, probes, served
    from service.process import connection, descriptors, preflight, ready, watch
    from service.record import audit_file, logs, pending, tracing
else:
    from pii_guard.service import app, memory, serve
    from pii_guard.service.contracts import holdback, kong, litellm, litellm_call, spans
    from pii_guard.service.declared import departments, hours, settings
    from pii_guard.service.declared import gateway as declared
    from pii_guard.service.front import admission, front, head
    from pii_guard.service.front import body as bodies
    from pii_guard.service.gateway import cleaning, entering, headers, markup
    from pii_guard.service.http import json as http_json
    from pii_guard.service.http import problems
    from pii_guard.service.in_force import loading, readiness, reload
    from pii_guard.service.intake import (
        consultation,
        database,
        delivery,
        effects,
        erasing,
        events,
        file_names,
        handling,
        outbox,
        reading,
        record,
        requests,
        schema,
        sending,
        texts,
        transaction,
        upgrading,
        vault,
        waiting,
    )
    from pii_guard.service.intake import intake as intakes
    from pii_guard.service.pages import contract_page, probes, served
    from pii_guard.service.process import connection, descriptors, preflight, ready, watch
    from pii_guard.service.record import audit_file, logs, pending, tracing

Settings = settings.Settings
create_app = app.create_app
ProblemError = problems.ProblemError

__all__ = [
    "ProblemError",
    "Settings",
    "admission",
    "app",
    "audit_file",
    "bodies",
    "cleaning",
    "connection",
    "consultation",
    "contract_page",
    "create_app",
    "database",
    "declared",
    "delivery",
    "departments",
    "descriptors",
    "effects",
    "entering",
    "erasing",
    "events",
    "file_names",
    "front",
    "handling",
    "head",
    "headers",
    "holdback",
    "hours",
    "http_json",
    "intakes",
    "kong",
    "litellm",
    "litellm_call",
    "loading",
    "logs",
    "markup",
    "memory",
    "outbox",
    "pending",
    "preflight",
    "probes",
    "problems",
    "readiness",
    "reading",
    "ready",
    "record",
    "reload",
    "requests",
    "schema",
    "sending",
    "serve",
    "served",
    "settings",
    "spans",
    "texts",
    "tracing",
    "transaction",
    "upgrading",
    "vault",
    "waiting",
    "watch",
]
