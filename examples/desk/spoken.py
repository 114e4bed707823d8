"""Times as people say them in Korean, in the office's own time."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_DAYS = "월화수목금토일"
_NAMES = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_RUNS = {("mon", "fri"): "평일", ("mon", "sun"): "날마다"}
_SPAN = re.compile(r"([a-z]{3})(?:-([a-z]{3}))? ([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})")


def local(at: str, zone: ZoneInfo) -> datetime:
    """A time of the intake (ISO 8601, any offset) in the office's zone."""
    return datetime.fromisoformat(at).astimezone(zone)


def clock(at: datetime) -> str:
    """오전 9시, 낮 12시, 오후 2시 5분."""
    return hour(f"{at:%H:%M}")


def day(at: datetime, now: datetime) -> str:
    """오늘, 내일, or 12월 1일 화요일."""
    ahead = (at.date() - now.date()) / timedelta(days=1)
    if ahead in (0, 1):
        return "오늘" if ahead == 0 else "내일"
    return f"{at.month}월 {at.day}일 {_DAYS[at.weekday()]}요일"


def age(seconds: float) -> str:
    """How long something has waited: 방금, 3분째, 2시간째, 3일째."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "방금"
    if minutes < 60:
        return f"{minutes}분째"
    return f"{minutes // 60}시간째" if minutes < 24 * 60 else f"{minutes // (24 * 60)}일째"


def span(hours: str) -> str:
    """평일 오전 9시부터 오후 6시까지, of `mon-fri 09:00-18:00`; as it is where it cannot be read."""
    found = _SPAN.fullmatch(hours)
    if not found:
        return hours
    first, last, *times = found.groups()
    days = _RUNS.get((first, last)) or _weekdays(first, last or first)
    return f"{days} {hour(':'.join(times[:2]))}부터 {hour(':'.join(times[2:]))}까지"


def _weekdays(first: str, last: str) -> str:
    if first not in _NAMES or last not in _NAMES:
        return f"{first}-{last}"
    return _DAYS[_NAMES[first]] + ("요일" if first == last else f"~{_DAYS[_NAMES[last]]}요일")


def hour(at: str) -> str:
    """오전 9시, of `09:00`: nobody says 18시."""
    whole, minute = (int(part) for part in at.split(":"))
    half = "낮" if whole == 12 else "오전" if whole < 12 else "오후"
    return f"{half} {whole - 12 if whole > 12 else whole}시" + (f" {minute}분" if minute else "")
