"""An officer's talk: read, answer, take, hand on, end."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from examples.desk import answers, pages, talk
from examples.desk.office import Office
from examples.desk.officers import CHANNELS, FORBIDDEN, Officers, acting
from examples.desk.relay import NOT_YOURS, Message, RefusedError, State
from examples.desk.store import Login
from examples.desk.talking import EMPTY

SEE_OTHER = 303


@dataclass(frozen=True, slots=True)
class Case:
    """A talk of an officer's own department, as it was read for this request."""

    conversation: str
    login: Login
    office: Office
    state: State
    messages: list[Mapping[str, Any]]

    @property
    def ready(self) -> list[answers.Answer]:
        """The ready answers of the department."""
        department = self.office.department(self.login.department)
        return answers.for_department(department) if department else []


class Answering:
    """Serves a talk to the officers of the department that has it."""

    def __init__(self, officers: Officers) -> None:
        self._officers, self._desk = officers, officers.desk

    def routes(self) -> APIRouter:
        """Its paths."""
        router = APIRouter(prefix="/officer/talk/{conversation}")
        router.add_api_route("", self.show, methods=["GET"], response_model=None)
        router.add_api_route("", self.answer, methods=["POST"], response_model=None)
        router.add_api_route("/look", self.look, methods=["POST"], response_model=None)
        router.add_api_route("/log", self.log, methods=["GET"], response_model=None)
        router.add_api_route("/events", self.events, methods=["GET"], response_model=None)
        router.add_api_route("/claim", self.claim, methods=["POST"], response_model=None)
        router.add_api_route("/transfer", self.transfer, methods=["POST"], response_model=None)
        router.add_api_route("/end", self.end, methods=["POST"], response_model=None)
        return router

    async def show(self, request: Request, conversation: str) -> Response:
        """The talk, its ready answers, and what else can be done with it."""
        return self._draw(request, await self._case(request, await self._officers.who(request), conversation))

    async def look(self, request: Request, conversation: str) -> Response:
        """The talk as it is now with the draft kept, and behind it the ready answer that was chosen."""
        login, form = await self._officers.entered(request)
        case = await self._case(request, login, conversation)
        chosen = case.ready[int(form["ready"])].text if form["ready"] in map(str, range(len(case.ready))) else ""
        draft = "\n".join(part for part in (form.text.rstrip(), chosen) if part)
        return self._draw(request, case, draft=draft, size=pages.resized(request, form["size"]))

    async def answer(self, request: Request, conversation: str) -> Response:
        """One answer, which the guard reads as an officer's. Whoever answers first has the talk."""
        login, form = await self._officers.entered(request)
        case = await self._case(request, login, conversation)
        if not form.text.strip():
            return self._draw(request, case, 422, trouble=EMPTY)
        whose = acting(request, login)
        state = case.state
        try:
            if state.officer is None:
                await self._desk.relay.act(self._desk.intake.claim(conversation, **whose))
            message = Message(conversation, form.text, form["key"], "officer", state.topic, state.channel, **whose)
            await self._desk.relay.send(message)
        except RefusedError as error:
            case = await self._case(request, login, conversation)
            return self._draw(request, case, error.status, trouble=error.trouble, draft=form.text)
        return RedirectResponse(f"/officer/talk/{conversation}", SEE_OTHER)

    async def log(self, request: Request, conversation: str) -> Response:
        """The messages alone, for the script of the page."""
        case = await self._case(request, await self._officers.who(request), conversation)
        return pages.page(request, "case_log", case.office, self._log(case))

    async def events(self, request: Request, conversation: str) -> Response:
        """Says that something has changed in this talk."""
        await self._case(request, await self._officers.who(request), conversation)
        return self._desk.listening.stream(conversation)

    async def claim(self, request: Request, conversation: str) -> Response:
        """Takes the talk."""
        login, _ = await self._officers.entered(request)
        await self._desk.relay.act(self._desk.intake.claim(conversation, **acting(request, login)))
        return RedirectResponse(f"/officer/talk/{conversation}", SEE_OTHER)

    async def transfer(self, request: Request, conversation: str) -> Response:
        """Hands the talk to another department, with a reason."""
        login, form = await self._officers.entered(request)
        await self._case(request, login, conversation)
        step = self._desk.intake.transfer(conversation, form["department"], form["reason"], **acting(request, login))
        await self._desk.relay.act(step)
        return RedirectResponse("/officer", SEE_OTHER)

    async def end(self, request: Request, conversation: str) -> Response:
        """Ends the talk."""
        login, _ = await self._officers.entered(request)
        await self._case(request, login, conversation)
        await self._desk.relay.end(conversation, **acting(request, login))
        return RedirectResponse("/officer", SEE_OTHER)

    async def _case(self, request: Request, login: Login, conversation: str) -> Case:
        """The talk, read in the officer's name. Raises RefusedError 403 for another department's."""
        office = await self._desk.office()
        state, messages = await self._desk.relay.read(conversation, **acting(request, login))
        if state.department != login.department:
            raise RefusedError(FORBIDDEN, NOT_YOURS)
        return Case(conversation, login, office, state, messages)

    def _log(self, case: Case) -> dict[str, Any]:
        said = talk.shown(case.messages, case.office, self._desk.store.shown_names(), "officer")
        line = "주민의 글이 더 오면 여기에 보입니다." if not case.state.is_over else ""
        return {"log": said, "state_line": line}

    def _draw(
        self, request: Request, case: Case, status: int = 200, size: int | None = None, **values: Any
    ) -> Response:
        state, office = case.state, case.office
        topic = office.topic(state.topic or "")
        holder = self._desk.store.shown_names().get(state.officer or "", state.officer) or "아직 맡은 사람이 없습니다"
        given = {
            "at": "case",
            "id": case.conversation,
            "code": talk.code(case.conversation),
            "topic": topic.label if topic else "그 밖의",
            "channel": CHANNELS.get(state.channel or "", "그 밖"),
            "holder": holder,
            "may_claim": state.officer != case.login.name,
            "is_over": state.is_over,
            "answers": case.ready,
            "key": secrets.token_urlsafe(16),
            **self._log(case),
        }
        return self._officers.page(request, "case", office, case.login, given | values, status, size)
