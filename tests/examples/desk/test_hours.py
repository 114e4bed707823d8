"""Closing time, lunch and a day off by the office's clock: residents are told, and what they write waits."""

from datetime import datetime
from zoneinfo import ZoneInfo

import httpx
import pytest

from tests.desk import Clock, desk
from tests.examples.desk.visitor import Visitor
from tests.servers import wait_until

pytestmark = [pytest.mark.process, pytest.mark.slow]

SEOUL = ZoneInfo("Asia/Seoul")
SAID = {
    "2026-10-05 10:00": "오늘은 쉬는 날입니다(개천절 대체 휴일). 내일 오전 9시에 엽니다. 글은 지금 남겨도 됩니다.",
    "2026-10-06 08:59": "지금은 상담 시간이 아닙니다. 오늘 오전 9시에 엽니다. 글은 지금 남겨도 됩니다.",
    "2026-10-06 12:00": "지금은 점심시간입니다. 오늘 오후 1시에 엽니다. 글은 지금 남겨도 됩니다.",
    "2026-10-06 17:58": "지금 상담합니다. 보통 1~2분 안에 답합니다.",
    "2026-10-06 18:01": "지금은 상담 시간이 아닙니다. 내일 오전 9시에 엽니다. 글은 지금 남겨도 됩니다.",
    "2026-10-09 10:00": "오늘은 쉬는 날입니다(한글날). 10월 12일 월요일 오전 9시에 엽니다. 글은 지금 남겨도 됩니다.",
}


@pytest.fixture(scope="module")
def clocked(tmp_path_factory):
    """A desk with the office's usual hours, and the clock that all its processes look at."""
    clock = Clock(tmp_path_factory.mktemp("clock"))
    clock.show(datetime(2026, 10, 5, 9, 0, tzinfo=SEOUL))
    with desk(tmp_path_factory.mktemp("desk"), **clock.environment) as running:
        yield running, clock


def at(clock, moment):
    clock.show(datetime.fromisoformat(moment).replace(tzinfo=SEOUL))


def says(visitor, words):
    """Wait for what the page says: the desk asks for the office once a second."""
    wait_until(lambda: words in visitor.get(visitor.here).page.text, 30, words)


def told_in_kakaotalk(running):
    """The first thing that the skill says to somebody who writes '상담'."""
    asked = {"userRequest": {"utterance": "상담", "user": {"id": "u"}, "params": {}}, "action": {}, "contexts": []}
    answer = httpx.post(f"{running.intake}/gateway/kakao", json=asked, trust_env=False, timeout=30)
    return answer.json()["template"]["outputs"][0]["simpleText"]["text"]


@pytest.mark.parametrize("moment", SAID)
def test_the_page_and_kakaotalk_say_by_the_clock_who_is_there_and_from_when(clocked, moment):
    running, clock = clocked
    at(clock, moment)
    with Visitor(running.url) as resident:
        resident.get("/")
        says(resident, SAID[moment])
        assert (told_in_kakaotalk(running) == SAID[moment]) is not SAID[moment].startswith("지금 상담합니다")
        resident.choose("local-tax").say("여쭐 것이 있어요")
        assert resident.said == ["여쭐 것이 있어요"]  # taken all the same
        says(resident, SAID[moment])


def test_what_came_in_office_hours_and_was_not_answered_by_closing_is_counted(clocked):
    running, clock = clocked

    def counted():
        told = {"from": "2026-10-13", "to": "2026-10-14"}
        (row,) = httpx.get(f"{running.intake}/v1/effects", params=told, trust_env=False).json()["rows"]
        return row["consultations"], row["outside_hours"], row["unanswered_by_closing"], row["within_2_minutes"]

    with Visitor(running.url) as officer, Visitor(running.url) as early, Visitor(running.url) as late:
        at(clock, "2026-10-13 11:59")
        officer.enter("finance-1", running.passwords["finance-1"])
        early.choose("local-tax").say("점심 전에 여쭙니다")
        at(clock, "2026-10-13 13:01")
        officer.get(f"/officer{early.here}").say("점심 뒤에 답합니다")
        at(clock, "2026-10-13 17:58")
        late.choose("local-tax").say("문 닫기 전에 여쭙니다")
        at(clock, "2026-10-13 18:01")
        officer.get(f"/officer{late.here}").say("문을 닫고 답합니다")
        with Visitor(running.url) as tomorrow:
            tomorrow.choose("local-tax").say("문을 닫은 뒤에 여쭙니다")
        assert counted() == (3, 1, 1, 0)
