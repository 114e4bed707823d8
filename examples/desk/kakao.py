"""KakaoTalk: a skill behind `/gateway/kakao`, which cleans what comes in and looks at what goes out.

'상담' gives the topics, a topic asks for the question, the question is handed on, '답변 확인' shows what was answered.
A skill speaks only when it is spoken to: it cannot push an officer's later answer. Where the block has a callback,
the desk waits for one within its minute.
Requests and limits: https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide/answer_json_format
"""

import hashlib
import hmac
import secrets
from time import monotonic
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from examples.desk import skill, talk
from examples.desk.desk import Desk
from examples.desk.office import Department, Office, Topic
from examples.desk.relay import Message, RefusedError
from examples.desk.skill import Asked, Reply
from examples.desk.store import KakaoTalk
from pii_guard.client import Posted

CHANNEL = "kakaotalk"
EXAMINED = ("allow", "redact")  # what the gateway says of a request that it let through
START, CHECK, END, ERASE, REALLY = "상담", "답변 확인", "상담 마치기", "대화 지우기", "네, 지워 주세요"
STARS = {f"{value}점": value for value, _ in talk.RATINGS}
SESSION_SECONDS = 30 * 24 * 3600.0
NOTHING_YET = "아직 답변이 없습니다. 조금 뒤에 ‘답변 확인’을 눌러 주세요."
HIDDEN = "개인정보는 가리고 전달했습니다. 대화방의 글은 길게 눌러 지워 주세요."
NO_TALK = Reply(("지금 하고 있는 상담이 없습니다. ‘상담’이라고 써 주세요.",), (START,))


class Kakao:
    """Serves the skill. Of a resident it knows a keyed hash, and which talk it began last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._secret = desk.store.secret("kakao", secrets.token_bytes(32))
        self._steps = {CHECK: self._answers, END: self._end, ERASE: self._sure, REALLY: self._erase}

    def routes(self) -> APIRouter:
        """Its path."""
        router = APIRouter()
        router.add_api_route("/kakao/skill", self.serve, methods=["POST"], response_model=None)
        return router

    async def serve(self, request: Request) -> Response:
        """The answer to one utterance, within the five seconds of a skill."""
        said = request.headers.get("x-pii-guard")
        if said not in EXAMINED:
            return JSONResponse({"detail": "only behind /gateway/kakao"}, 403)
        asked = skill.read(await request.body(), said == "redact")
        if asked is None:
            return JSONResponse({"detail": "no request of a skill"}, 400)
        try:
            return JSONResponse(await self._answer(asked))
        except RefusedError as refused:
            return JSONResponse(Reply((refused.trouble.sentence,), (START, CHECK)).document)

    async def _answer(self, asked: Asked) -> dict[str, Any]:
        resident = hmac.new(self._secret, asked.user.encode(), hashlib.sha256).hexdigest()
        office, known = await self._desk.office(), self._desk.store.kakao(resident)
        if asked.utterance == START:
            return _topics(office).document
        if topic := office.labelled(asked.utterance):
            return self._begin(resident, known, topic).document
        if known is None:
            return (NO_TALK if asked.utterance in self._steps else _topics(office)).document
        return await self._go_on(asked, resident, known)

    async def _go_on(self, asked: Asked, resident: str, known: KakaoTalk) -> dict[str, Any]:
        if step := self._steps.get(asked.utterance):
            return (await step(resident, known)).document
        if asked.utterance in STARS and (await self._desk.relay.read(known.conversation))[0].is_over:
            await self._desk.relay.act(self._desk.intake.rate(known.conversation, STARS[asked.utterance]))
            return Reply(("고맙습니다. 점수를 받았습니다.",), (START,)).document
        return await self._send(asked, resident, known)

    async def _end(self, _: str, known: KakaoTalk) -> Reply:
        await self._desk.relay.end(known.conversation)
        return Reply(("상담을 마쳤습니다. 도움이 되었나요?",), (*STARS, START))

    async def _sure(self, _: str, __: KakaoTalk) -> Reply:
        return Reply(("지우면 되돌릴 수 없습니다. 정말 지울까요?",), (REALLY, CHECK))

    async def _erase(self, _: str, known: KakaoTalk) -> Reply:
        await self._desk.relay.erase(known.conversation)
        self._desk.store.drop_talk(known.conversation)
        return Reply(("대화를 지웠습니다. 이 방의 글은 직접 지워 주세요.",), (START,))

    def _begin(self, resident: str, known: KakaoTalk | None, topic: Topic) -> Reply:
        if known is None or known.topic != topic.id:
            self._keep(resident, KakaoTalk(secrets.token_urlsafe(16), topic.id))
        asks = f"{_whom(topic.department)}에 물어볼 것을 써 주세요."
        return Reply((asks, "주민등록번호와 카드번호는 쓰지 마세요."), (CHECK, START))

    async def _send(self, asked: Asked, resident: str, known: KakaoTalk) -> dict[str, Any]:
        key = secrets.token_urlsafe(16)
        message = Message(known.conversation, asked.utterance, key, "citizen", known.topic, CHANNEL, resident=resident)
        try:
            posted = await self._desk.relay.send(message)
        except RefusedError as refused:
            if refused.is_over:
                self._desk.store.drop_kakao(resident)
                return Reply(("끝난 상담이라 전하지 않았습니다. 다시 일을 골라 주세요.",), (START,)).document
            raise
        reply = _handed_on(posted, asked.was_redacted)
        if not self._desk.callbacks.takes(asked.callback):
            return reply.document
        self._desk.callbacks.promise(asked.callback, lambda until: self._later(resident, known, until))
        return reply.waiting

    async def _later(self, resident: str, known: KakaoTalk, until: float) -> dict[str, Any]:
        """What an officer says until then, looked at once more; it goes past the gateway."""
        reply = await self._answers(resident, known)
        while reply.texts == (NOTHING_YET,) and (left := until - monotonic()) > 0:
            await self._desk.listening.changed(known.conversation, left)
            reply = await self._answers(resident, known)
        texts = []
        for text in reply.texts:
            decision = await self._desk.guard.check(text, direction="officer", topic=known.topic, channel=CHANNEL)
            texts.append(decision.text or "답변을 보여 드릴 수 없습니다. 담당 부서에 전화해 주세요.")
        return Reply(tuple(texts), reply.quick).document

    async def _answers(self, resident: str, known: KakaoTalk) -> Reply:
        """What officers have said since the last look; the rest of a long answer comes with the next one."""
        state, messages = await self._desk.relay.read(known.conversation)
        said = [m for m in messages if m["direction"] == "officer" and m["sequence"] > known.seen and m["text"]]
        pieces = [(m["sequence"], piece) for m in said for piece in skill.cut(m["text"])][known.shown :]
        now, left = pieces[: skill.MAX_OUTPUTS], pieces[skill.MAX_OUTPUTS :]
        if not now:
            return Reply((NOTHING_YET,), (START,) if state.is_over else (CHECK, END))
        seen, shown = (known.seen, known.shown + len(now)) if left else (said[-1]["sequence"], 0)
        self._keep(resident, known._replace(seen=seen, shown=shown))
        return Reply(tuple(piece for _, piece in now), (CHECK, END))

    def _keep(self, resident: str, known: KakaoTalk) -> None:
        self._desk.store.put_kakao(resident, known, SESSION_SECONDS)


def _topics(office: Office) -> Reply:
    hours = () if office.is_open else (office.hours_now,)
    return Reply((*hours, "어떤 일을 물어보시나요? 하나를 골라 주세요."), tuple(topic.label for topic in office.topics))


def _whom(department: Department) -> str:
    return f"{department.name}({department.phone})"


def _handed_on(posted: Posted, was_redacted: bool) -> Reply:
    """전달했습니다, with the telephone, and what was hidden: in this message, or of several together."""
    texts = [f"{posted.routing['department']}에 전달했습니다 · {posted.routing['phone']}"]
    if was_redacted:
        texts.append(HIDDEN)
    if posted.notice:
        texts.append(posted.notice.ko)
    return Reply(tuple(texts), (CHECK, END))
