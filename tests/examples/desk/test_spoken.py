"""Times as people say them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from examples.desk import spoken

SEOUL = ZoneInfo("Asia/Seoul")
NOON = datetime(2026, 11, 30, 12, 0, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (0, 0, "오전 0시"),
        (9, 5, "오전 9시 5분"),
        (12, 0, "낮 12시"),
        (12, 30, "낮 12시 30분"),
        (13, 0, "오후 1시"),
        (18, 1, "오후 6시 1분"),
    ],
)
def test_a_clock(hour, minute, said):
    assert spoken.clock(NOON.replace(hour=hour, minute=minute)) == said


def test_days():
    assert spoken.day(NOON, NOON) == "오늘"
    assert spoken.day(NOON + timedelta(1), NOON) == "내일"
    assert spoken.day(NOON + timedelta(2), NOON) == "12월 2일 수요일"


@pytest.mark.parametrize(
    ("seconds", "said"), [(-5, "방금"), (59, "방금"), (61, "1분째"), (3_600, "1시간째"), (90_000, "1일째")]
)
def test_how_long_something_waits(seconds, said):
    assert spoken.age(seconds) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("mon-fri 09:00-18:00", "평일 오전 9시부터 오후 6시까지"),
        ("sat 09:30-12:00", "토요일 오전 9시 30분부터 낮 12시까지"),
        ("mon-wed 10:00-17:00", "월~수요일 오전 10시부터 오후 5시까지"),
        ("mon-sun 00:00-23:59", "날마다 오전 0시부터 오후 11시 59분까지"),
        ("매일", "매일"),
    ],
)
def test_weekly_hours(written, said):
    assert spoken.span(written) == said


def test_times_of_the_intake_are_read_in_the_office_s_zone():
    assert spoken.local("2026-11-30T03:00:00+00:00", SEOUL).hour == 12
