"""Errors as RFC 9457 problem bodies. They name the field and what is expected, never what was sent.

FastAPI's own 422 repeats the input, and so does pydantic's; both are replaced here.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

NO_STORE = {"cache-control": "no-store"}


class ProblemError(Exception):
    """A request that is refused. `detail` and `pointer` are our own words; neither holds input."""

    def __init__(self, status: HTTPStatus, detail: str, pointer: str | None = None) -> None:
        self.status, self.detail, self.pointer = status, detail, pointer
        super().__init__(detail)

    def body(self) -> bytes:
        """The application/problem+json document."""
        return problem(self.status, self.detail, self.pointer)


def problem(status: HTTPStatus, detail: str, pointer: str | None = None) -> bytes:
    """An RFC 9457 document; `pointer` is the JSON pointer of the field that is wrong."""
    fields: dict[str, Any] = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    if pointer is not None:
        fields["errors"] = [{"pointer": pointer, "detail": detail}]
    return orjson.dumps(fields)


def install(app: FastAPI) -> None:
    """Answer every error of the framework with a problem body."""
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(Exception, _unexpected)


def _respond(status: HTTPStatus, detail: str, headers: Any = None) -> Response:
    return Response(
        problem(status, detail), status, {**(headers or {}), **NO_STORE}, media_type="application/problem+json"
    )


async def _refused(_: Request, __: Exception) -> Response:
    return _respond(HTTPStatus.UNPROCESSABLE_ENTITY, "the request does not follow the contract in /openapi.json")


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    details: dict[int, str] = {404: "there is no such route", 405: "this route takes another method"}
    return _respond(status, details.get(status.value, status.description or status.phrase), error.headers)


async def _problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return Response(error.body(), error.status, NO_STORE, media_type="application/problem+json")


async def _unexpected(_: Request, __: Exception) -> Response:
    return _respond(HTTPStatus.INTERNAL_SERVER_ERROR, "unexpected error; nothing was passed on")


def expected(names: Sequence[str]) -> str:
    """The sentence for a member that nobody knows: what would have been right, not what was sent."""
    return f"unknown field; expected are {', '.join(names)}"
