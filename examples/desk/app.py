"""Puts the desk together."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from examples.desk import forms, pages
from examples.desk.access import AccessRecord
from examples.desk.answering import Answering
from examples.desk.choosing import Choosing
from examples.desk.desk import Desk
from examples.desk.doors import Doors, LoggedOutError
from examples.desk.effects import Effects
from examples.desk.guarded import Guarded
from examples.desk.kakao import Kakao
from examples.desk.leaving import Leaving
from examples.desk.officers import Officers
from examples.desk.relay import RefusedError
from examples.desk.settings import Settings
from examples.desk.talking import ClosedError, Talking
from examples.desk.waiting import Waiting
from pii_guard.client import AsyncIntake


def create_app(settings: Settings) -> FastAPI:
    """The whole application."""
    desk = Desk(settings, AsyncIntake(settings.intake, key=settings.key))
    talking, doors = Talking(desk), Doors(desk)
    choosing, officers = Choosing(desk, talking), Officers(desk, doors)
    app = FastAPI(lifespan=lambda _: _running(desk), docs_url=None, redoc_url=None, openapi_url=None)
    app.state.desk = desk
    residents = (choosing, talking, Leaving(desk, talking), Kakao(desk))
    for part in (*residents, doors, Waiting(officers), Answering(officers), Effects(officers), AccessRecord(officers)):
        app.include_router(part.routes())
    app.mount("/static", StaticFiles(directory=pages.HERE / "static"))
    app.add_middleware(Guarded, hosts=settings.hosts)
    _install_troubles(app, desk, choosing, doors)
    return app


@asynccontextmanager
async def _running(desk: Desk) -> AsyncIterator[None]:
    listening = asyncio.create_task(desk.listening.run())
    try:
        yield
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
        await desk.close()


def _install_troubles(app: FastAPI, desk: Desk, choosing: Choosing, doors: Doors) -> None:
    @app.exception_handler(ClosedError)
    async def closed(request: Request, _: ClosedError) -> Response:
        return await choosing.closed(request)

    @app.exception_handler(LoggedOutError)
    async def logged_out(request: Request, _: LoggedOutError) -> Response:
        return await doors.ask(request)

    @app.exception_handler(RefusedError)
    async def refused(request: Request, error: RefusedError) -> Response:
        given = {"title": error.trouble.title, "sentence": error.trouble.sentence, "form": forms.written(request)}
        return pages.page(request, "message", desk.last_office, given, error.status)

    @app.exception_handler(HTTPException)
    async def other(request: Request, error: HTTPException) -> Response:
        given = {"title": "그런 화면이 없습니다", "sentence": "주소를 확인하거나 처음으로 가 주세요."}
        if error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            given = {"title": "글이 너무 깁니다", "sentence": "뒤로 가서 짧게 나누어 보내 주세요."}
        return pages.page(request, "message", desk.last_office, given, error.status_code)
