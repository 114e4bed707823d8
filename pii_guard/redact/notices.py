"""Notices to the writer: what happened, which part, what to do, another way.

Plain words for old and hurried readers: at most three sentences of at most 40 characters in Korean
(국어기본법 제14조; reading ease of public notices), 합쇼체, no loan words. A notice says nothing that is
untrue in some channel: in KakaoTalk the writer's own bubble remains in the room.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Protocol

from pii_guard.model import JOINED, Action, Notice, Ruling
from pii_guard.recognizer.catalog import Catalog
from pii_guard.sentences.particles import with_particle

MAX_NAMED = 15  # characters of names that leave a sentence within 40
_SOME = "개인정보"
_SOME_EN = "personal information"

_STAYS = "쓰신 글은 그대로 있습니다."
_CALL = "담당 부서에 전화해 주세요."
_CALL_EASY = "전화해 주세요."
_STAYS_EN = "It stays with you. Send it without the number, or call the office."
_CALL_EN = "If we need to know it, please call the office."

_NOT_EXAMINED: dict[str, tuple[str, str, str]] = {
    "TOO_LONG": (
        f"글이 너무 길어 전달하지 않았습니다. {_STAYS} 짧게 나누어 보내거나 {_CALL}",
        f"글이 너무 깁니다. {_STAYS} 짧게 나누어 보내거나 {_CALL_EASY}",
        "Your message is too long and was not passed on. It stays with you. Send shorter pieces or call the office.",
    ),
    "DEADLINE": (
        f"지금은 글을 전달할 수 없습니다. {_STAYS} 잠시 뒤 다시 보내거나 {_CALL}",
        f"지금은 전달하지 못했습니다. {_STAYS} 잠시 뒤 보내거나 {_CALL_EASY}",
        "Your message could not be passed on just now. It stays with you. Send it again later or call the office.",
    ),
    "RECOGNIZER_FAILED": (
        f"글을 살피지 못해 전달하지 않았습니다. {_STAYS} {_CALL}",
        f"전달하지 못했습니다. {_STAYS} {_CALL_EASY}",
        "Your message could not be checked and was not passed on. It stays with you. Please call the office instead.",
    ),
    "STATE_LOST": (
        f"앞의 글과 이어 살피지 못해 전달하지 않았습니다. {_STAYS} 번호를 빼고 다시 보내거나 {_CALL}",
        f"앞의 글을 알 수 없어 전달하지 못했습니다. {_STAYS} 번호를 빼고 보내거나 {_CALL_EASY}",
        f"Your message could not be read with those before it and was not passed on. {_STAYS_EN}",
    ),
    "ATTACHMENT": (
        f"사진과 파일은 아직 받을 수 없습니다. 신분증이나 통장 사진은 보내지 마세요. {_CALL}",
        f"사진과 파일은 받을 수 없습니다. 글로 써서 보내거나 {_CALL_EASY}",
        "Pictures and files cannot be taken yet. Do not send identity cards. Please call the office instead.",
    ),
    "ANSWER": (
        f"답변을 보여 드릴 수 없습니다. 잠시 뒤 다시 물어보거나 {_CALL}",
        f"답변을 보여 드릴 수 없습니다. 잠시 뒤 다시 묻거나 {_CALL_EASY}",
        "The answer cannot be shown. Please ask again later or call the office.",
    ),
}
_NOT_EXAMINED["STATE_UNAVAILABLE"] = _NOT_EXAMINED["DEADLINE"]
_NOT_EXAMINED["SHAPE"] = _NOT_EXAMINED["RECOGNIZER_FAILED"]  # a document that is none of the channel's


def notice_for(
    action: Action, code: str | None, rulings: Sequence[Ruling], bubble_stays: bool, catalog: Catalog
) -> Notice | None:
    """The notice for a decision; None when nothing happened.

    `bubble_stays`: the writer's own bubble remains in the room, and the notice says how to delete it.
    """
    if code is not None:
        return undelivered(code)
    if action is Action.ALLOW:
        return None
    acted = [r for r in rulings if r.action is action]
    entities = [catalog.by_entity[entity] for entity in dict.fromkeys([r.entity for r in acted])]
    found = tuple([(entity.label, entity.label_en) for entity in entities])
    split = action is Action.BLOCK and any(r.rule.endswith(JOINED) for r in acted)
    return _split(found, bubble_stays) if split else _notice(action.name, found, bubble_stays)


class Stopped(Protocol):
    """A decision, or an examined document, that was not passed on."""

    @property
    def notice(self) -> Notice | None:
        """The notice, where it was decided with it."""

    @property
    def code(self) -> str | None:
        """Why it was not examined; None where it was."""


def told(stopped: Stopped) -> Notice:
    """The notice to the writer of something blocked: there always is one."""
    return stopped.notice or undelivered(stopped.code or "")


SHOWN = 8  # digits of a decision's id: what a person can read out on the telephone


def with_number(notice: Notice, decision_id: str) -> Notice:
    """The notice with the beginning of the decision's id, by which the office finds out why."""
    number = decision_id[:SHOWN]
    ko, easy, en = f"{notice.ko} 번호 {number}", f"{notice.easy_ko} 번호 {number}", f"{notice.en} Number {number}."
    return Notice(notice.code, ko, easy, en)


def undelivered(code: str) -> Notice:
    """The notice for a message that was not examined or not passed on; an unknown code means "not just now"."""
    return Notice(code, *_NOT_EXAMINED.get(code, _NOT_EXAMINED["DEADLINE"]))


@lru_cache(maxsize=512)
def _notice(action: str, found: tuple[tuple[str, str], ...], bubble_stays: bool) -> Notice:
    korean = _named((ko for ko, _ in found), _SOME, _joined)
    english = _named((en for _, en in found), _SOME_EN, _joined_en)
    write = _blocked if action == Action.BLOCK.name else _redacted
    return Notice(action, *write(korean, english, bubble_stays))


@lru_cache(maxsize=64)
def _split(found: tuple[tuple[str, str], ...], bubble_stays: bool) -> Notice:
    """Of what was cut over several messages, of which the last one was blocked."""
    named = _named((ko for ko, _ in found), _SOME, _joined)
    english = _named((en for _, en in found), _SOME_EN, _joined_en)
    what = f"나누어 보내신 글을 이으면 {with_particle(named, '이')} 됩니다."
    what_en = f"Read together, your last messages contain: {english}. This one was not passed on."
    if bubble_stays:
        return Notice(
            "SPLIT",
            f"{what} 대화방에 남은 글을 모두 길게 눌러 지워 주세요. 꼭 알려야 하는 일은 {_CALL}",
            f"{what} 나눈 글을 모두 길게 눌러 지워 주세요. 어려우면 {_CALL_EASY}",
            f"{what_en} Please press and hold each of them in the chat room to delete it. {_CALL_EN}",
        )
    return Notice(
        "SPLIT",
        f"{what} 그래서 이 글은 전달하지 않았습니다. 꼭 알려야 하는 일은 {_CALL}",
        f"{what} 이 글은 전달하지 않았습니다. 어려우면 {_CALL_EASY}",
        f"{what_en} {_CALL_EN}",
    )


def _blocked(named: str, english: str, bubble_stays: bool) -> tuple[str, str, str]:
    what = f"보내신 글에 {with_particle(named, '이')} 있어 전달하지 않았습니다."
    easy = f"{with_particle(named, '이')} 있어서 전달하지 않았습니다."
    what_en = f"Your message was not passed on because it contains: {english}."
    if bubble_stays:
        delete = "Please press and hold your message in the chat room to delete it."
        return (
            f"{what} 대화방에 남은 글은 길게 눌러 지워 주세요. 그 부분을 빼고 다시 보내거나 {_CALL}",
            f"{easy} 대화방의 글을 길게 눌러 지워 주세요. 꼭 필요하면 {_CALL_EASY}",
            f"{what_en} {delete} Send it again without that part, or call the office.",
        )
    return (
        f"{what} 그 부분을 지우고 다시 보내 주세요. 꼭 알려야 하는 일은 {_CALL}",
        f"{easy} 그 부분을 지우고 다시 보내 주세요. 어려우면 {_CALL_EASY}",
        f"{what_en} Please remove that part and send it again. {_CALL_EN}",
    )


def _redacted(named: str, english: str, bubble_stays: bool) -> tuple[str, str, str]:
    what = f"{with_particle(named, '은')} 가리고 전달했습니다."
    what_en = f"Your message was passed on with this hidden: {english}."
    if bubble_stays:
        delete = "Your own message stays in the chat room: please press and hold it to delete it."
        return (
            f"{what} 대화방에는 쓰신 글이 남아 있으니 길게 눌러 지워 주세요. 꼭 알려야 하면 {_CALL}",
            f"{what} 대화방의 글을 길게 눌러 지워 주세요. 꼭 필요하면 {_CALL_EASY}",
            f"{what_en} {delete} {_CALL_EN}",
        )
    return (
        f"{what} 다시 보내지 않으셔도 됩니다. 꼭 알려야 하면 {_CALL}",
        f"{what} 다시 보내지 않으셔도 됩니다. 꼭 필요하면 {_CALL_EASY}",
        f"{what_en} You need not send it again. {_CALL_EN}",
    )


def _named(labels: Iterable[str], otherwise: str, join: Callable[[list[str]], str]) -> str:
    """The labels as a phrase, as many as fit with "and others"; `otherwise` when not even one does."""
    names = list(dict.fromkeys(labels))
    room = MAX_NAMED if join is _joined else 4 * MAX_NAMED
    for many in range(len(names), 0, -1):
        shown = join([*names[:many], *([""] if many < len(names) else [])])
        if len(shown) <= room:
            return shown
    return otherwise


def _joined(names: list[str]) -> str:
    """전화번호 · 전화번호와 주소 · 전화번호, 주소 등; a last empty name stands for the others."""
    *first, last = names
    if not last:
        return f"{', '.join(first)} 등"
    return f"{with_particle(', '.join(first), '와')} {last}" if first else last


def _joined_en(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last or 'more'}" if first else last
