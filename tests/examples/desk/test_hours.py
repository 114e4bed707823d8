"""Closing time, lunch and a day off, by the office's own clock: residents are told, and what they write waits."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.desk import departments, desk
from tests.examples.desk.visitor import Visitor
from tests.servers import wait_until

pytestmark = [pytest.mark.process, pytest.mark.slow]


def zone_at_noon():
    """A zone in which it is about noon now, so that an hour before and an hour after are the same day."""
    return next(
        zone
        for hours in range(-11, 13)
        for zone in [f"Etc/GMT{hours:+d}"]
        if 11 <= datetime.now(ZoneInfo(zone)).hour <= 13
    )


def around(now, before, after):
    """A span of hours from so many minutes before now to so many after."""
    return f"{now - timedelta(minutes=before):%H:%M}-{now + timedelta(minutes=after):%H:%M}"


def test_the_page_follows_the_office_s_hours_while_it_runs(tmp_path):
    zone = zone_at_noon()
    now = datetime.now(ZoneInfo(zone))
    day = [f"mon-sun {around(now, 180, 180)}"]

    def told(**changed):
        return departments(tmp_path, **{"hours": day, "zone": zone, **changed})

    with desk(tmp_path, "--departments", told()) as running, Visitor(running.url) as resident:

        def says(words):
            wait_until(lambda: words in resident.get("/").page.text, 30, words)

        says("지금 상담합니다.")
        told(hours=[f"mon-sun {around(now, 180, -1)}"])
        says("지금은 상담 시간이 아닙니다. 내일 ")  # a minute after closing time
        told(lunch=around(now, 30, 30))
        says("지금은 점심시간입니다. 오늘 ")
        told(closed=f"{now:%Y-%m-%d}")
        says("오늘은 쉬는 날입니다. 내일 ")
        resident.choose("local-tax").say("쉬는 날에 남깁니다")
        assert resident.said == ["쉬는 날에 남깁니다"]  # taken all the same
        assert "글은 지금 남겨도 됩니다." in resident.page.text
