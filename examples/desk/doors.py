"""The officers' door: log in, and out. Too many wrong passwords close it for a while."""

import asyncio
import time

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from examples.desk import forms, pages, passwords
from examples.desk.desk import Desk
from examples.desk.store import Login
from examples.desk.talk import Trouble
from examples.desk.visits import OFFICER, is_own

SEE_OTHER = 303
TRIES, SECONDS = 10, 600.0  # wrong passwords for one name, and how long it then rests
WRONG = Trouble("들어가지 못했습니다", "이름이나 비밀번호가 맞지 않습니다. 다시 써 주세요.")
RESTS = Trouble("잠시 쉬어 주세요", "여러 번 틀렸습니다. 10분 뒤에 다시 해 주세요.")
EXPIRED = Trouble("다시 들어와 주세요", "시간이 지나 닫혔습니다. 쓰신 글은 그대로 있습니다.")


class LoggedOutError(Exception):
    """Nobody is logged in, or no longer."""


class Doors:
    """Serves log-in and log-out, and says who a request is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._wrong: dict[str, list[float]] = {}

    def routes(self) -> APIRouter:
        """Its paths."""
        router = APIRouter(prefix="/officer")
        router.add_api_route("/enter", self.show, methods=["GET"], response_model=None)
        router.add_api_route("/enter", self.enter, methods=["POST"], response_model=None)
        router.add_api_route("/leave", self.leave, methods=["POST"], response_model=None)
        return router

    async def who(self, request: Request) -> Login:
        """The officer of a request. Raises LoggedOutError, also for one who is none any longer."""
        login = self._desk.store.login_of(self._desk.visits.of(request, OFFICER).token)
        if login is None or not await self._is_of_the_office(login):
            raise LoggedOutError
        return login

    async def _is_of_the_office(self, login: Login) -> bool:
        """Whether departments.toml still names them (안전성 확보조치 기준 제5조제2항)."""
        department = (await self._desk.office()).department(login.department)
        return department is not None and (login.role == "chief" or login.name in department.officers)

    async def entered(self, request: Request) -> tuple[Login, forms.Form]:
        """The officer and the form of a post from one of our own pages. Raises LoggedOutError."""
        form = await forms.read(request)
        login = await self.who(request)
        if not is_own(self._desk.visits.of(request, OFFICER), form[forms.FORM_FIELD]):
            raise LoggedOutError
        return login, form

    async def show(self, request: Request) -> Response:
        """The log-in."""
        return await self.draw(request)

    async def enter(self, request: Request) -> Response:
        """Lets in who knows the password, with a new token; back to where the draft was written."""
        form = await forms.read(request)
        visit = self._desk.visits.of(request, OFFICER)
        kept = {"draft": form.text, "place": _below(form["place"])}
        if not is_own(visit, form[forms.FORM_FIELD]):
            return await self.draw(request, 403, trouble=EXPIRED, **kept)
        login, trouble = await self._known(form["name"].strip(), form["password"])
        if login is None:
            return await self.draw(request, 401, trouble=trouble, name=form["name"], **kept)
        fresh = self._desk.visits.fresh()
        self._desk.store.close_session(visit.token)
        self._desk.store.open_session(fresh.token, self._desk.settings.officer_seconds, login.name)
        answer = await self._onward(request, form.text, kept["place"], fresh.form_token)
        return self._desk.visits.keep(answer, OFFICER, fresh)

    async def _onward(self, request: Request, draft: str, place: str, form_token: str) -> Response:
        if not draft.strip():
            return RedirectResponse(place, SEE_OTHER)
        given = {"place": place, "form_token": form_token, "draft": draft}
        return pages.page(request, "returned", await self._desk.office(), given)

    async def _known(self, name: str, password: str) -> tuple[Login | None, Trouble]:
        now = time.monotonic()
        wrong = [at for at in self._wrong.get(name, ()) if now - at < SECONDS]
        if len(wrong) >= TRIES:
            return None, RESTS
        found = self._desk.store.login(name)
        holds = await asyncio.to_thread(passwords.holds, password, found[1] if found else None)
        if holds and found and await self._is_of_the_office(found[0]):
            self._wrong.pop(name, None)
            return found[0], WRONG
        if found:  # names that nobody has are not remembered: there is no end of them
            self._wrong[name] = [*wrong, now]
        return None, WRONG

    async def leave(self, request: Request) -> Response:
        """Logs out."""
        await self.entered(request)
        self._desk.store.close_session(self._desk.visits.of(request, OFFICER).token)
        return RedirectResponse("/officer/enter", SEE_OTHER)

    async def ask(self, request: Request) -> Response:
        """Who it is, before what was wanted; back there afterwards, with what was written."""
        form = forms.written(request)
        place = request.url.path if request.method == "GET" else form["place"]
        trouble = EXPIRED if form.text else None
        return await self.draw(request, 401, place, trouble=trouble, draft=form.text)

    async def draw(self, request: Request, status: int = 200, place: str = "/officer", **values: object) -> Response:
        """The page that asks who it is."""
        visit = self._desk.visits.of(request, OFFICER)
        given = {"form_token": visit.form_token, "place": _below(place), "name": ""} | values
        answer = pages.page(request, "enter", await self._desk.office(), given, status)
        return self._desk.visits.keep(answer, OFFICER, visit)


def _below(place: str) -> str:
    """A path of officers, never another site."""
    return place if place == "/officer" or place.startswith("/officer/") else "/officer"
