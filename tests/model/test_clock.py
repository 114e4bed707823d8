"""The calendar of Korea."""

from datetime import UTC, date, datetime

from pii_guard.model import clock


def test_the_day_begins_at_midnight_in_korea_not_in_greenwich(monkeypatch):
    midnight = datetime(2026, 11, 30, 15, 0, tzinfo=UTC).timestamp()
    for moment, day in (
        (midnight - 1, date(2026, 11, 30)),
        (midnight, date(2026, 12, 1)),
        (midnight + 86_399, date(2026, 12, 1)),
    ):
        monkeypatch.setattr(clock, "time", lambda moment=moment: moment)
        assert clock.today() == day
