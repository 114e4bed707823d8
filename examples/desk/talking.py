"""A resident's talk: ask, read the answer, and everything that may go wrong in between."""

import secrets
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from examples.desk import forms, pages, talk
from examples.desk.desk import Desk
from examples.desk.forms import Form
from examples.desk.office import Department, Office, Topic
from examples.desk.relay import Message, RefusedError, State
from examples.desk.visits import RESIDENT, is_own

SEE_OTHER = 303
EMPTY = talk.Trouble("글이 비어 있습니다", "물어볼 것을 쓰고 다시 눌러 주세요.")
THANKS = "알려 주셔서 고맙습니다. 담당자가 규칙을 살펴봅니다."


class ClosedError(Exception):
    """The talk is not this browser's, or no longer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A request for one's own talk."""

    conversation: str
    topic: Topic
    form: Form


class Talking:
    """Serves a talk to the browser that began it, and to no other."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> APIRouter:
        """Its paths."""
        router = APIRouter(prefix="/talk/{conversation}")
        router.add_api_route("", self.show, methods=["GET"], response_model=None)
        router.add_api_route("", self.send, methods=["POST"], response_model=None)
        router.add_api_route("/look", self.look, methods=["POST"], response_model=None)
        router.add_api_route("/log", self.log, methods=["GET"], response_model=None)
        router.add_api_route("/events", self.events, methods=["GET"], response_model=None)
        router.add_api_route("/wrongly", self.wrongly, methods=["POST"], response_model=None)
        return router

    async def topic(self, request: Request, conversation: str) -> Topic:
        """The topic of one's own talk. Raises ClosedError."""
        visit = self._desk.visits.of(request, RESIDENT)
        name = self._desk.store.topic_of(visit.token, conversation)
        topic = (await self._desk.office()).topic(name) if name else None
        if topic is None:
            raise ClosedError
        return topic

    async def entered(self, request: Request, conversation: str) -> Entry:
        """A form that was posted to one's own talk, from one of our own pages. Raises ClosedError."""
        form, topic = await forms.read(request), await self.topic(request, conversation)
        if not is_own(self._desk.visits.of(request, RESIDENT), form[forms.FORM_FIELD]):
            raise ClosedError
        return Entry(conversation, topic, form)

    async def show(self, request: Request, conversation: str) -> Response:
        """The talk; once it has ended, the page that asks how it was."""
        return await self.draw(request, conversation, await self.topic(request, conversation))

    async def look(self, request: Request, conversation: str) -> Response:
        """The talk as it is now, with the draft kept: without scripts, and for another size of text."""
        entry = await self.entered(request, conversation)
        size = pages.resized(request, entry.form["size"])
        return await self.draw(request, conversation, entry.topic, draft=entry.form.text, size=size)

    async def send(self, request: Request, conversation: str) -> Response:
        """One message. Stopped, it comes back to its writer with the reason, and is nowhere else."""
        entry = await self.entered(request, conversation)
        draft, topic = entry.form.text, entry.topic
        if not draft.strip():
            return await self.draw(request, conversation, topic, 422, trouble=EMPTY)
        message = Message(conversation, draft, entry.form["key"], "citizen", topic.id, "website")
        try:
            await self._desk.relay.send(message)
        except RefusedError as refused:
            return await self.draw(request, conversation, topic, refused.status, trouble=refused.trouble, draft=draft)
        return RedirectResponse(f"/talk/{conversation}", SEE_OTHER)

    async def wrongly(self, request: Request, conversation: str) -> Response:
        """Counts a message that was stopped wrongly: the id of the decision and its rule, nothing else."""
        entry = await self.entered(request, conversation)
        step = self._desk.intake.wrongly_blocked(conversation, entry.form["decision_id"], entry.form["rule"])
        said: dict[str, Any] = {"told": THANKS}
        try:
            await self._desk.relay.act(step)
        except RefusedError as refused:
            said = {"trouble": refused.trouble}
        return await self.draw(request, conversation, entry.topic, draft=entry.form.text, **said)

    async def log(self, request: Request, conversation: str) -> Response:
        """The messages alone, for the script of the page."""
        topic = await self.topic(request, conversation)
        office, said, state = await self.said(conversation)
        given = {"department": _department(office, state, topic), "log": said, "state_line": state_line(state)}
        return pages.page(request, "talk_log", office, given)

    async def events(self, request: Request, conversation: str) -> Response:
        """Says that something has changed, never what."""
        await self.topic(request, conversation)
        return self._desk.listening.stream(conversation)

    async def draw(
        self,
        request: Request,
        conversation: str,
        topic: Topic,
        status: int = 200,
        size: int | None = None,
        **values: Any,
    ) -> Response:
        """The page of the talk, whatever state it is in."""
        desk = self._desk
        office, said, state = await self.said(conversation)
        visit = desk.visits.of(request, RESIDENT)
        given = {
            "id": conversation,
            "topic": topic,
            "department": _department(office, state, topic),
            "form_token": visit.form_token,
            "code": talk.code(conversation),
            "key": secrets.token_urlsafe(16),
            "log": said,
            "state_line": state_line(state),
        }
        name = "talk"
        if state.is_over:
            name = "ended"
            given |= {"title": "상담을 마쳤습니다", "rated": state.rating is not None, "ratings": talk.RATINGS}
        return desk.visits.keep(pages.page(request, name, office, given | values, status, size), RESIDENT, visit)

    async def said(self, conversation: str) -> tuple[Office, list[talk.Said], State]:
        """The office, what was said, and where the talk stands."""
        office, (state, messages) = await self._desk.office(), await self._desk.relay.read(conversation)
        return office, talk.shown(messages, office, {}, "citizen"), state


def _department(office: Office, state: State, topic: Topic) -> Department:
    """Who has the talk now: another department than the topic's, once it was handed on."""
    return office.department(state.department or "") or topic.department


def state_line(state: State) -> str:
    """One sentence below the messages: what happens next."""
    if state.state == "new" or state.is_over:
        return ""
    if state.waiting_since is None:
        return "더 물어볼 것이 있으면 아래에 써 주세요."
    if state.officer is None:
        return "담당 부서에 전달했습니다. 답이 오면 여기에 보입니다."
    return "담당자가 글을 보고 있습니다. 답이 오면 여기에 보입니다."
