"""When an office is open: its weekly hours, lunch, public holidays, and the days that it adds or takes away."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import holidays as public

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LOOK_AHEAD = 60  # days in which an office opens again; the longest run of holidays in Korea was 10
_DAY, _CLOCK = f"(?:{'|'.join(DAYS)})", "([01][0-9]|2[0-3]):([0-5][0-9])"
_RANGE = re.compile(f"({_DAY})(?:-({_DAY}))? {_CLOCK}-{_CLOCK}")
_LUNCH = re.compile(f"{_CLOCK}-{_CLOCK}")

Times = tuple[time, time]  # from, and up to but not with


class NoTimesError(ValueError):
    """What should say when an office is open says something else."""


@dataclass(frozen=True)
class Hours:
    """The opening hours of an office in its own time zone. `week` has the times of Monday to Sunday."""

    zone: ZoneInfo
    week: tuple[tuple[Times, ...], ...]
    lunch: Times | None = None
    country: str = ""
    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()

    def opens_at(self, now: float) -> datetime | None:
        """When somebody will read what comes `now` (a Unix time in seconds); None where somebody does already."""
        at = datetime.fromtimestamp(now, self.zone)
        for day in (at.date() + timedelta(days) for days in range(LOOK_AHEAD)):
            for start, end in self.times(day):
                opens, closes = (datetime.combine(day, clock, self.zone) for clock in (start, end))
                if opens <= at < closes:
                    return None
                if at < opens:
                    return opens
        return at + timedelta(LOOK_AHEAD)

    def is_over(self, then: float, now: float) -> bool:
        """Whether the office has closed for the day since `then` (Unix times); lunch is no closing."""
        day = datetime.fromtimestamp(then, self.zone).date()
        times = self.times(day)
        return not times or datetime.fromtimestamp(now, self.zone) >= datetime.combine(day, times[-1][1], self.zone)

    def times(self, day: date) -> tuple[Times, ...]:
        """The times of a day, lunch taken out; empty on a closed one."""
        if day in self.closed or (self.holiday(day) and day not in self.opened):
            return ()
        times = self.week[day.weekday()]
        if not times and day in self.opened:
            times = next((other for other in self.week if other), ())
        return tuple(_without(times, self.lunch)) if self.lunch else times

    def holiday(self, day: date) -> str | None:
        """The name of a public holiday, with its substitutes; None on any other day."""
        if not self.country:
            return None
        name = _holidays(self.country, day.year).get(day)
        return str(name) if name else None

    def knows(self, year: int) -> bool:
        """Whether the public holidays of a year are known."""
        return not self.country or year <= _holidays(self.country, year).end_year


def _without(times: Iterable[Times], lunch: Times) -> Iterable[Times]:
    begin, end = lunch
    for start, stop in times:
        if start < min(begin, stop):
            yield start, min(begin, stop)
        if max(end, start) < stop:
            yield max(end, start), stop


_YEARS: dict[tuple[str, int], public.HolidayBase] = {}


def _holidays(country: str, year: int) -> public.HolidayBase:
    if (country, year) not in _YEARS:
        own = public.country_holidays(country).default_language  # else names are in the language of this process
        _YEARS[country, year] = public.country_holidays(country, years=year, language=own)
    return _YEARS[country, year]


def knows_country(country: str) -> bool:
    """Whether there is a calendar of public holidays under this code, such as KR."""
    return country in public.list_supported_countries()


def read_week(lines: Iterable[str]) -> tuple[tuple[Times, ...], ...]:
    """The times of Monday to Sunday from lines such as `mon-fri 09:00-18:00`. Raises NoTimesError."""
    week: Mapping[int, list[Times]] = {day: [] for day in range(7)}
    for line in lines:
        found = _RANGE.fullmatch(line)
        if not found:
            raise NoTimesError
        first, last = DAYS.index(found[1]), DAYS.index(found[2] or found[1])
        times = _times(found.groups()[2:])
        for day in range(first, last + 1 if last >= first else last + 8):
            week[day % 7].append(times)
    return tuple(tuple(sorted(week[day])) for day in range(7))


def read_lunch(line: str) -> Times:
    """A time of day from such as `12:00-13:00`. Raises NoTimesError."""
    found = _LUNCH.fullmatch(line)
    if not found:
        raise NoTimesError
    return _times(found.groups())


def _times(clock: Iterable[str]) -> Times:
    h1, m1, h2, m2 = map(int, clock)
    if (h1, m1) >= (h2, m2):
        raise NoTimesError
    return time(h1, m1), time(h2, m2)


def overlap(week: Iterable[tuple[Times, ...]]) -> bool:
    """Whether two times of one day overlap."""
    return any(one[1] > two[0] for times in week for one, two in pairwise(times))
