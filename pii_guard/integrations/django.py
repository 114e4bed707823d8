"""A middleware for Django, WSGI and ASGI: the fields of people are cleaned before a view reads them.

    MIDDLEWARE = ["pii_guard.integrations.django.PiiGuardMiddleware", …]
    PII_GUARD = {"policy": "office-example", "fields": {"/messages": ["/text"]}}

Where fields have a `conversation`, PII_GUARD["store"] remembers (a RedisStore, or this process alone), and
PII_GUARD["retracted"] is called with the id of a conversation and what its earlier messages must not keep, also where
the message that completed it is blocked.

Middlewares that are not Django's must stand behind it: they would see the raw body. Files and multipart forms cannot be
examined; on the paths that are named they are refused. Extra: [django].
"""

from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async

from pii_guard.errors import PiiGuardError
from pii_guard.guard import Guard
from pii_guard.integrations.fields import Fields as Fields
from pii_guard.integrations.fields import Found
from pii_guard.integrations.following import Followed, Retracted
from pii_guard.integrations.inbound import MAX_BODY, Examined, Inbound, RefusedError
from pii_guard.sentences import host as say
from pii_guard.state.memory import MemoryStore
from pii_guard.state.store import StateStore

try:
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured, RequestDataTooBig
    from django.http import HttpRequest, HttpResponse, UnreadablePostError
except ImportError as error:
    raise ImportError(say.NOT_INSTALLED(name="Django", package="'pii-guard[django]'")) from error

NAME = "PII_GUARD"  # of the setting
_KEYS = frozenset({"fields", "policy", "max_body", "store", "retracted"})
GetResponse = Callable[[HttpRequest], Any]


class PiiGuardMiddleware:
    """Passes on what may be passed on; answers 422 with the notice where a message is blocked.

    The decision is in `request.pii_guard` (a JsonDecision); in a conversation `request.pii_guard_message` is the id of
    the message. A refusal is an RFC 9457 problem: 413, 415, 400, 422.
    Raises ImproperlyConfigured when the setting, the policy or the order of the middlewares is wrong.
    """

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response
        self._inbound, self._store, self._retracted = _configured()
        _require_outermost(type(self))
        self._waits = iscoroutinefunction(get_response)
        if self._waits:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Any:
        """The refusal, or the view's response; awaitable where Django asks for that."""
        return self._later(request) if self._waits else self._refuse(request) or self._get_response(request)

    async def _later(self, request: HttpRequest) -> Any:
        waits = self._store.shared and self._inbound.remembers  # for a store elsewhere, and for `retracted`
        refusal = await sync_to_async(self._refuse, thread_sensitive=False)(request) if waits else self._refuse(request)
        return refusal if refusal is not None else await self._get_response(request)

    def _refuse(self, request: HttpRequest) -> HttpResponse | None:
        """None where the request may go on: then its body is the cleaned one."""
        found = self._inbound.fields(request.path_info)
        if found is None:
            return None
        meta = request.META
        try:
            body = self._body(request)
            examined = self._examined(found, body, meta.get("CONTENT_TYPE", ""), meta.get("HTTP_CONTENT_ENCODING", ""))
        except RefusedError as error:
            return HttpResponse(error.body, content_type="application/problem+json", status=error.status)
        _exchange(request, examined)
        return None

    def _examined(self, found: Found, body: bytes, kind: str, encoding: str) -> Examined:
        if not (found.fields.conversation and body):
            return self._inbound.examine(found, body, kind, encoding)
        return Followed(self._inbound, found, self._inbound.read(body, kind, encoding)).keep(
            self._store, self._retracted
        )

    def _body(self, request: HttpRequest) -> bytes:
        length = str(request.META.get("CONTENT_LENGTH") or "")
        if length.isdigit() and int(length) > self._inbound.max_body:
            raise self._inbound.too_large()
        try:
            body: bytes = request.body
        except RequestDataTooBig:
            raise self._inbound.too_large() from None
        except UnreadablePostError:
            raise RefusedError(HTTPStatus.BAD_REQUEST, "NOT_JSON", say.NOT_WHOLE) from None
        return body


def _exchange(request: HttpRequest, examined: Examined) -> None:
    request._body = examined.body  # noqa: SLF001 - Django has no other place for a body that was read
    request._stream = BytesIO(examined.body)  # noqa: SLF001
    request.META["CONTENT_LENGTH"] = str(len(examined.body))
    request.pii_guard = examined.decision
    if examined.message_id is not None:
        request.pii_guard_message = examined.message_id
    for parsed in ("_post", "_files"):  # by an outer middleware of Django, say
        vars(request).pop(parsed, None)


def _configured() -> tuple[Inbound, StateStore, Retracted | None]:
    given: dict[str, Any] = getattr(settings, NAME, {})
    if unknown := given.keys() - _KEYS:
        raise ImproperlyConfigured(say.UNKNOWN_KEYS(name=NAME, keys=", ".join(sorted(unknown))))
    if not given.get("fields"):
        raise ImproperlyConfigured(say.NEEDS_FIELDS(name=NAME))
    store = given.get("store") or MemoryStore()
    if not isinstance(store, StateStore) or iscoroutinefunction(store.read):
        raise ImproperlyConfigured(say.NEEDS_SYNC_STORE(name=NAME))
    policy: str | Path | Guard = given.get("policy", "default")
    try:
        guard = policy if isinstance(policy, Guard) else Guard(policy)
        inbound = Inbound(given["fields"], guard, given.get("max_body", MAX_BODY))
    except PiiGuardError as error:
        raise ImproperlyConfigured(f"{NAME}: {error}") from None
    return inbound, store, given.get("retracted")


def _require_outermost(kind: type) -> None:
    ours = f"{kind.__module__}.{kind.__qualname__}"
    names = list(settings.MIDDLEWARE)
    before = names[: names.index(ours)] if ours in names else []
    if foreign := [name for name in before if not name.startswith("django.")]:
        raise ImproperlyConfigured(say.OUTSIDE(ours=ours, names=", ".join(foreign)))
