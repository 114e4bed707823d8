"""The first page: what a resident wants to ask about, and who will answer."""

import secrets
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from examples.desk import forms, pages
from examples.desk.desk import Desk
from examples.desk.talk import Trouble
from examples.desk.talking import Talking
from examples.desk.visits import RESIDENT, is_own

SEE_OTHER = 303
CLOSED = Trouble("상담이 닫혀 있습니다", "시간이 지나 그 상담을 이어 갈 수 없습니다. 일을 다시 골라 주세요.")
KEPT = Trouble("상담이 닫혀 있습니다", "쓰신 글은 그대로 있습니다. 일을 다시 골라 주세요.")


class Choosing:
    """Serves the first page and what stands beside it."""

    def __init__(self, desk: Desk, talking: Talking) -> None:
        self._desk, self._talking = desk, talking

    def routes(self) -> APIRouter:
        """Its paths."""
        router = APIRouter()
        router.add_api_route("/", self.home, methods=["GET"], response_model=None)
        router.add_api_route("/look", self.look, methods=["POST"], response_model=None)
        router.add_api_route("/privacy", self.privacy, methods=["GET"], response_model=None)
        router.add_api_route("/size", self.size, methods=["POST"], response_model=None)
        router.add_api_route("/talk", self.begin, methods=["POST"], response_model=None)
        return router

    async def home(self, request: Request) -> Response:
        """The topics, as large buttons."""
        return await self.draw(request)

    async def look(self, request: Request) -> Response:
        """The same in another size, with the draft kept."""
        form = await forms.read(request)
        return await self.draw(request, draft=form.text, size=pages.resized(request, form["size"]))

    async def privacy(self, request: Request) -> Response:
        """What is kept, how long, and who answers for it."""
        return pages.page(request, "privacy", await self._desk.office(), {"keeper": self._desk.settings.keeper})

    async def size(self, request: Request) -> Response:
        """Remember another size of text, and go back to where the button stood."""
        form = await forms.read(request)
        back = form["back"] if form["back"].startswith("/") and not form["back"].startswith("//") else "/"
        answer = RedirectResponse(back, SEE_OTHER)
        pages.keep_size(answer, pages.resized(request, form["size"]))
        return answer

    async def begin(self, request: Request) -> Response:
        """A talk on a topic. The draft of one that has expired is taken along."""
        form = await forms.read(request)
        desk, visit = self._desk, self._desk.visits.of(request, RESIDENT)
        topic = (await desk.office()).topic(form["topic"])
        if topic is None or not is_own(visit, form[forms.FORM_FIELD]):
            return await self.closed(request)
        conversation = secrets.token_urlsafe(16)
        desk.store.open_session(visit.token, desk.settings.resident_seconds)
        desk.store.add_talk(visit.token, conversation, topic.id)
        if form.text:
            return await self._talking.draw(request, conversation, topic, draft=form.text)
        return RedirectResponse(f"/talk/{conversation}", SEE_OTHER)

    async def closed(self, request: Request) -> Response:
        """Of a talk that this browser cannot see, or no longer: the topics again, and the draft."""
        draft = forms.written(request).text
        return await self.draw(request, 403, trouble=KEPT if draft else CLOSED, draft=draft)

    async def draw(self, request: Request, status: int = 200, size: int | None = None, **values: Any) -> Response:
        """The page."""
        desk, office = self._desk, await self._desk.office()
        visit = desk.visits.of(request, RESIDENT)
        labels = {topic.id: topic.label for topic in office.topics}
        talks = [{"id": c, "label": labels[t]} for c, t in desk.store.talks(visit.token) if t in labels]
        title = values["trouble"].title if values.get("trouble") else "처음"
        given = {"form_token": visit.form_token, "talks": talks, "title": title} | values
        return desk.visits.keep(pages.page(request, "home", office, given, status, size), RESIDENT, visit)
