"""The end of a talk: a rating, the whole of it as text, and its erasure."""

from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse

from examples.desk import pages, talk
from examples.desk.desk import Desk
from examples.desk.talking import Talking

SEE_OTHER = 303
UNRATED = talk.Trouble("점수를 고르지 않았습니다", "1점에서 5점 가운데 하나를 고르고 다시 눌러 주세요.")


class Leaving:
    """Serves what a resident does last."""

    def __init__(self, desk: Desk, talking: Talking) -> None:
        self._desk, self._talking = desk, talking

    def routes(self) -> APIRouter:
        """Its paths."""
        router = APIRouter(prefix="/talk/{conversation}")
        router.add_api_route("/text", self.text, methods=["GET"], response_model=None)
        router.add_api_route("/end", self.end, methods=["POST"], response_model=None)
        router.add_api_route("/rating", self.rate, methods=["POST"], response_model=None)
        router.add_api_route("/erase", self.erase, methods=["POST"], response_model=None)
        return router

    async def text(self, request: Request, conversation: str) -> Response:
        """The whole talk as text, hidden parts hidden."""
        topic = await self._talking.topic(request, conversation)
        office, said, _ = await self._talking.said(conversation)
        name = quote(f"{topic.label} 상담.txt")
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
        return PlainTextResponse(talk.as_text(said, f"{office.name} · {topic.label}"), headers=headers)

    async def end(self, request: Request, conversation: str) -> Response:
        """Ends the talk. A draft is shown once more, never dropped."""
        entry = await self._talking.entered(request, conversation)
        await self._desk.relay.end(conversation)
        if entry.form.text.strip():
            return await self._talking.draw(request, conversation, entry.topic, draft=entry.form.text)
        return RedirectResponse(f"/talk/{conversation}", SEE_OTHER)

    async def rate(self, request: Request, conversation: str) -> Response:
        """One to five."""
        entry = await self._talking.entered(request, conversation)
        if entry.form["rating"] not in {str(value) for value, _ in talk.RATINGS}:
            return await self._talking.draw(request, conversation, entry.topic, 422, trouble=UNRATED)
        await self._desk.relay.act(self._desk.intake.rate(conversation, int(entry.form["rating"])))
        return RedirectResponse(f"/talk/{conversation}", SEE_OTHER)

    async def erase(self, request: Request, conversation: str) -> Response:
        """Erases the talk everywhere (개인정보 보호법 제36조)."""
        await self._talking.entered(request, conversation)
        await self._desk.relay.erase(conversation)
        self._desk.store.drop_talk(conversation)
        given = {"title": "대화를 지웠습니다", "sentence": "글과 답변을 모두 지웠습니다. 되돌릴 수 없습니다."}
        return pages.page(request, "message", await self._desk.office(), given)
