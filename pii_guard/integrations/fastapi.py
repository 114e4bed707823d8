"""Errors of a FastAPI program that do not repeat what was sent: neither to the client nor to the log.

    install_safe_errors(app)        # last, when the routes and middlewares are there

FastAPI's own 422 repeats the input, and so do messages of pydantic; an exception that nobody caught is written to the
log by the server with its text. Extra: [service], or a FastAPI of your own.
"""

import logging
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from functools import cached_property
from http import HTTPStatus
from typing import Any

from pii_guard.guard import Guard
from pii_guard.integrations.pydantic import BLOCKED
from pii_guard.integrations.wording import Wording
from pii_guard.sentences import host as say

try:
    from fastapi import FastAPI, Request, Response, WebSocket
    from fastapi.exceptions import RequestValidationError, WebSocketRequestValidationError
    from fastapi.responses import JSONResponse
    from fastapi.utils import is_body_allowed_for_status_code
    from starlette.exceptions import HTTPException
except ImportError as error:
    raise ImportError(say.NOT_INSTALLED(name="FastAPI", package="fastapi")) from error

_UNEXPECTED = {"detail": str(say.UNEXPECTED), "detail_ko": say.UNEXPECTED.ko}
_PLACES = frozenset({"body", "query", "path", "header", "cookie"})
_POLICY_VIOLATION = 1008  # code of a WebSocket's end

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

log = logging.getLogger("pii_guard.fastapi")


def install_safe_errors(app: FastAPI, guard: Guard | None = None) -> None:
    """Answer every error without input, in FastAPI's own shapes: 422 with `loc`, `type` and a plain `msg`.

    The `detail` of your own HTTPException is kept with its identifiers hidden, by `guard` (bundled policy "logs"
    unless given). Of an exception that nobody caught only the type is logged. Raises ValueError where `app.debug` is
    set, since its page shows what was sent.
    """
    if app.debug:
        raise ValueError(say.DEBUG)
    errors = _SafeErrors(app, Wording(guard))
    app.add_exception_handler(RequestValidationError, errors.invalid)
    app.add_exception_handler(WebSocketRequestValidationError, errors.invalid_socket)
    app.add_exception_handler(HTTPException, errors.raised)
    app.add_middleware(SafeErrorsMiddleware)


class SafeErrorsMiddleware:
    """Answers 500 for what nobody caught, and logs its type only; use `install_safe_errors`."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        begun = False

        async def watched(message: Scope) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001 - its text, and that of its causes, may hold what was sent
            log.error("%s: %s", say.UNEXPECTED, type(error).__name__)
            if begun or scope["type"] != "http":
                raise RuntimeError(f"{say.UNEXPECTED}: {type(error).__name__}") from None
            answer = JSONResponse(_UNEXPECTED, HTTPStatus.INTERNAL_SERVER_ERROR)
            await answer(scope, receive, send)


class _SafeErrors:
    """The handlers, and what they need to know of the program."""

    def __init__(self, app: FastAPI, wording: Wording) -> None:
        self._app, self._wording = app, wording

    async def invalid(self, _: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        detail = [self._told(one) for one in error.errors()]
        return JSONResponse({"detail": detail}, HTTPStatus.UNPROCESSABLE_ENTITY)

    async def invalid_socket(self, socket: WebSocket, _: Exception) -> None:
        await socket.close(_POLICY_VIOLATION, say.INVALID)

    async def raised(self, _: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        status = error.status_code
        if not is_body_allowed_for_status_code(status):
            return Response(status_code=status, headers=error.headers)
        return JSONResponse({"detail": self._wording.value(error.detail)}, status, error.headers)

    def _told(self, error: dict[str, Any]) -> dict[str, Any]:
        loc = [part if isinstance(part, int) or part in self._names else "*" for part in error["loc"]]
        if error["type"] == BLOCKED:
            return {"type": BLOCKED, "loc": loc, "msg": error["msg"], "ctx": error["ctx"]}
        return {"type": error["type"], "loc": loc, "msg": str(say.INVALID), "msg_ko": say.INVALID.ko}

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names of fields and parameters in the program's own contract; others were sent."""
        return _PLACES | frozenset(_declared(self._app.openapi()))


def _declared(document: Any) -> Iterator[str]:
    if isinstance(document, dict):
        yield from document.get("properties") or ()
        if isinstance(document.get("in"), str) and isinstance(name := document.get("name"), str):
            yield name
        for member in document.values():
            yield from _declared(member)
    elif isinstance(document, list):
        for member in document:
            yield from _declared(member)
