"""The errors of FastAPI as problem bodies. Its own 422 repeats the input, and so does pydantic's."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from pii_guard.sentences import problem as say

from ..http.problems import ProblemError, asked_in

NO_STORE = {"cache-control": "no-store"}


def install(app: FastAPI) -> None:
    """Answer every error of the framework with a problem body."""
    app.add_exception_handler(RequestValidationError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ProblemError, _problem)
    app.add_exception_handler(Exception, _unexpected)


def _respond(request: Request, status: HTTPStatus, detail: str, headers: Any = None) -> Response:
    return _written(request, ProblemError(status, detail), headers)


def _written(request: Request, error: ProblemError, headers: Any = None) -> Response:
    error.lang = asked_in(tuple(request.headers.raw))
    headers = {**(headers or {}), **NO_STORE}
    return Response(error.body(), error.status, headers, media_type="application/problem+json")


async def _refused(request: Request, __: Exception) -> Response:
    return _respond(request, HTTPStatus.UNPROCESSABLE_ENTITY, say.OTHER_CONTRACT)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    details: dict[int, str] = {404: say.NO_ROUTE, 405: say.OTHER_METHOD}
    return _respond(request, status, details.get(status.value, status.description or status.phrase), error.headers)


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return _written(request, error)


async def _unexpected(request: Request, __: Exception) -> Response:
    return _respond(request, HTTPStatus.INTERNAL_SERVER_ERROR, say.UNEXPECTED)
