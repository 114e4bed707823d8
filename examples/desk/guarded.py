"""Around every page: only names and forms of our own, the same headers on every answer, no trace of a text in a log."""

import logging
from collections.abc import Sequence
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from examples.desk.forms import MAX_FORM

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_OWN = ("same-origin", "none")  # a browser says where a form stood; a server that posts says nothing

log = logging.getLogger("desk")


class Guarded:
    """ASGI middleware. An error that nobody foresaw is named in the log by its type alone."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str]) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def headed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(Headers(scope=scope), scope["method"])
        try:
            await (refusal or self._app)(scope, receive, headed)
        except Exception as error:  # noqa: BLE001 - whatever it is, its text may hold what somebody wrote
            log.error("a page failed: %s", type(error).__name__)
            if not begun:
                await _said(HTTPStatus.INTERNAL_SERVER_ERROR)(scope, receive, headed)

    def _refusal(self, headers: Headers, method: str) -> ASGIApp | None:
        if _name(headers.get("host", "")) not in self._hosts:
            return _said(HTTPStatus.MISDIRECTED_REQUEST)
        if method == "POST" and headers.get("sec-fetch-site", "none") not in _OWN:
            return _said(HTTPStatus.FORBIDDEN)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MAX_FORM:
            return _said(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return None


def _name(host: str) -> str:
    """The name of a Host field, without its port."""
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() and ":" in host else host


_SAID = {
    HTTPStatus.INTERNAL_SERVER_ERROR: "잠시 문제가 있습니다. 뒤로 가서 다시 눌러 주세요.",
    HTTPStatus.MISDIRECTED_REQUEST: "이 주소로는 열 수 없습니다.",
    HTTPStatus.FORBIDDEN: "다른 누리집에서 온 글은 받지 않습니다.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "글이 너무 깁니다. 뒤로 가서 짧게 나누어 보내 주세요.",
}


def _said(status: HTTPStatus) -> PlainTextResponse:
    return PlainTextResponse(_SAID[status], status)
