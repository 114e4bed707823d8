"""Sends to the intake and reads from it, and says in a reader's words why something did not go on."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Literal

from examples.desk.talk import Trouble, marked
from pii_guard.client import AsyncIntake, IntakeError, Posted

LATER = Trouble("지금은 전달할 수 없습니다", "쓰신 글은 그대로 있습니다. 잠시 뒤 다시 눌러 주세요.")
OLD_PAGE = Trouble("아직 보내지 않았습니다", "이 화면이 오래되었습니다. 글을 보고 다시 눌러 주세요.")
OVER = Trouble("이미 끝난 상담입니다", "이 글은 전하지 않았습니다. 새로 물어보실 수 있습니다.")
NOT_YOURS = Trouble("맡지 않은 부서의 상담입니다", "이 상담은 다른 부서가 맡고 있습니다.")
STOPPED = "전달하지 않았습니다"
ENDED, ERASED = "ended", "erased"
_OVER = ("ENDED", "ERASED")
_OLD = ("KEY_REUSED", "IN_PROGRESS")


class RefusedError(Exception):
    """Something did not go on: the status of the page, and what it says."""

    def __init__(self, status: int, trouble: Trouble) -> None:
        super().__init__(status)
        self.status, self.trouble = status, trouble

    @property
    def is_over(self) -> bool:
        """Whether the talk takes nothing more."""
        return self.trouble is OVER


@dataclass(frozen=True, slots=True)
class Message:
    """One to be sent. `key` was drawn with the form, so a second press is the same message."""

    conversation: str
    text: str
    key: str
    direction: Literal["citizen", "officer"]
    topic: str | None
    channel: str | None
    officer: str | None = None
    resident: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Where a talk stands; `department` and `officer` are ids, None before its first message."""

    state: str = "new"
    department: str | None = None
    officer: str | None = None
    topic: str | None = None
    channel: str | None = None
    rating: int | None = None
    waiting_since: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more is taken."""
        return self.state in (ENDED, ERASED)


Reading = tuple[State, list[Mapping[str, Any]]]


class Relay:
    """The intake, as the pages see it."""

    def __init__(self, intake: AsyncIntake) -> None:
        self._intake = intake

    async def send(self, message: Message) -> Posted:
        """What became of an accepted message. Raises RefusedError."""
        posted = await self._intake.post(
            message.conversation,
            message.text,
            key=message.key,
            direction=message.direction,
            topic=message.topic,
            channel=message.channel,
            officer=message.officer,
            resident=message.resident,
            address=message.address,
        )
        if not posted.is_accepted:
            raise _not_accepted(posted, message.text)
        return posted

    async def read(self, conversation: str, officer: str | None = None, address: str | None = None) -> Reading:
        """The state of a talk and its messages; an officer who reads is in the access record."""
        try:
            found = await self._intake.messages(conversation, officer=officer, address=address)
        except IntakeError as error:
            if error.status == HTTPStatus.NOT_FOUND:
                return State(), []
            if error.code in _OVER:
                return State(state=error.code.lower()), []
            raise _refused(error.code, error.status) from None
        return _state(found["conversation"]), list(found["messages"])

    async def open_ones(self, department: str, officer: str, address: str) -> list[Mapping[str, Any]]:
        """The open talks of a department, the longest waiting first."""
        asked = self._intake.conversations(department=department, state="open", officer=officer, address=address)
        rows = list(await self.act(asked))
        return sorted(rows, key=lambda row: (row["waiting_since"] is None, row["waiting_since"] or row["last_at"]))

    async def end(self, conversation: str, **whose: str) -> None:
        """Ends a talk; one that nobody has written in has nothing to end."""
        await self._unless_new(self._intake.end(conversation, **whose))

    async def erase(self, conversation: str) -> None:
        """Erases a talk; one that nobody has written in is nowhere."""
        await self._unless_new(self._intake.erase(conversation))

    async def _unless_new(self, step: Awaitable[Any]) -> None:
        try:
            await self.act(step)
        except RefusedError as error:
            if error.status != HTTPStatus.NOT_FOUND:
                raise

    async def act(self, step: Awaitable[Any]) -> Any:
        """What a step of the intake gives, such as `claim` or `end`. Raises RefusedError."""
        try:
            return await step
        except IntakeError as error:
            raise _refused(error.code, error.status) from None


def _state(row: Mapping[str, Any]) -> State:
    return State(
        **{
            name: row[name]
            for name in ("state", "department", "officer", "topic", "channel", "rating", "waiting_since")
        }
    )


def _not_accepted(posted: Posted, text: str) -> RefusedError:
    """Why a message was not taken, for its writer: what was stopped comes with its parts marked."""
    if (decision := posted.document.get("decision")) and posted.notice:
        return RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, _stopped(decision, posted.notice.ko, text))
    return _refused(posted.code or "", posted.status)


def _refused(code: str, status: int) -> RefusedError:
    if code in _OVER:
        return RefusedError(HTTPStatus.GONE, OVER)
    if code in _OLD:
        return RefusedError(HTTPStatus.CONFLICT, OLD_PAGE)
    if status == HTTPStatus.FORBIDDEN:
        return RefusedError(HTTPStatus.FORBIDDEN, NOT_YOURS)
    missing = status == HTTPStatus.NOT_FOUND
    return RefusedError(HTTPStatus.NOT_FOUND if missing else HTTPStatus.SERVICE_UNAVAILABLE, LATER)


def _stopped(decision: Mapping[str, Any], sentence: str, text: str) -> Trouble:
    stopped = [finding for finding in decision["findings"] if finding["action"] == "block"]
    if not stopped:  # it was not examined, or is no message at all: there is no part to show
        return Trouble(STOPPED, sentence)
    marks = ((start, end, finding["label"]) for finding in stopped for start, end in finding["parts"])
    return Trouble(STOPPED, sentence, marked(text, marks), decision["decision_id"], stopped[0]["rule"])
