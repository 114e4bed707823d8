"""The errors of FastAPI as problem bodies. Its own 422 repeats the input, and so does pydantic's."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from pii_guard.sentences import problem as say

from ..http.problems import ProblemError, problem

NO_STORE = {"cache-control": "no-store"}


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
    return _respond(HTTPStatus.UNPROCESSABLE_ENTITY, say.OTHER_CONTRACT)


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    details: dict[int, str] = {404: say.NO_ROUTE, 405: say.OTHER_METHOD}
    return _respond(status, details.get(status.value, status.description or status.phrase), error.headers)


async def _problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return Response(error.body(), error.status, NO_STORE, media_type="application/problem+json")


async def _unexpected(_: Request, __: Exception) -> Response:
    return _respond(HTTPStatus.INTERNAL_SERVER_ERROR, say.UNEXPECTED)
