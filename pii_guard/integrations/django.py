"""A middleware for Django, WSGI and ASGI: the fields of people are cleaned before a view reads them.

    MIDDLEWARE = ["pii_guard.integrations.django.PiiGuardMiddleware", …]
    PII_GUARD = {"policy": "office-example", "fields": {"/messages": ["/text"]}}

Middlewares that are not Django's must stand behind it: they would see the raw body. Files and multipart forms cannot be
examined; on the paths that are named they are refused. Extra: [django].
"""

from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction

from pii_guard.errors import PiiGuardError
from pii_guard.guard import Guard
from pii_guard.integrations.inbound import MAX_BODY, Examined, Inbound, RefusedError
from pii_guard.integrations.inbound import Fields as Fields
from pii_guard.sentences import host as say

try:
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured, RequestDataTooBig
    from django.http import HttpRequest, HttpResponse, UnreadablePostError
except ImportError as error:
    raise ImportError(say.NOT_INSTALLED(name="Django", package="'pii-guard[django]'")) from error

NAME = "PII_GUARD"  # of the setting
_KEYS = frozenset({"fields", "policy", "max_body"})
GetResponse = Callable[[HttpRequest], Any]


class PiiGuardMiddleware:
    """Passes on what may be passed on; answers 422 with the notice where a message is blocked.

    The decision is in `request.pii_guard` (a JsonDecision). A refusal is an RFC 9457 problem: 413, 415, 400, 422.
    Raises ImproperlyConfigured when the setting, the policy or the order of the middlewares is wrong.
    """

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response
        self._inbound = _configured()
        _require_outermost(type(self))
        self._waits = iscoroutinefunction(get_response)
        if self._waits:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Any:
        """The refusal, or the view's response; awaitable where Django asks for that."""
        return self._later(request) if self._waits else self._refuse(request) or self._get_response(request)

    async def _later(self, request: HttpRequest) -> Any:
        refusal = self._refuse(request)
        return refusal if refusal is not None else await self._get_response(request)

    def _refuse(self, request: HttpRequest) -> HttpResponse | None:
        """None where the request may go on: then its body is the cleaned one."""
        fields = self._inbound.fields(request.path_info)
        if fields is None:
            return None
        meta = request.META
        try:
            body = self._body(request)
            examined = self._inbound.examine(
                fields, body, meta.get("CONTENT_TYPE", ""), meta.get("HTTP_CONTENT_ENCODING", "")
            )
        except RefusedError as error:
            return HttpResponse(error.body, content_type="application/problem+json", status=error.status)
        _exchange(request, examined)
        return None

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
    for parsed in ("_post", "_files"):  # by an outer middleware of Django, say
        vars(request).pop(parsed, None)


def _configured() -> Inbound:
    given: dict[str, Any] = getattr(settings, NAME, {})
    if unknown := given.keys() - _KEYS:
        raise ImproperlyConfigured(say.UNKNOWN_KEYS(name=NAME, keys=", ".join(sorted(unknown))))
    if not given.get("fields"):
        raise ImproperlyConfigured(say.NEEDS_FIELDS(name=NAME))
    policy: str | Path | Guard = given.get("policy", "default")
    try:
        guard = policy if isinstance(policy, Guard) else Guard(policy)
        return Inbound(given["fields"], guard, given.get("max_body", MAX_BODY))
    except PiiGuardError as error:
        raise ImproperlyConfigured(f"{NAME}: {error}") from None


def _require_outermost(kind: type) -> None:
    ours = f"{kind.__module__}.{kind.__qualname__}"
    names = list(settings.MIDDLEWARE)
    before = names[: names.index(ours)] if ours in names else []
    if foreign := [name for name in before if not name.startswith("django.")]:
        raise ImproperlyConfigured(say.OUTSIDE(ours=ours, names=", ".join(foreign)))
