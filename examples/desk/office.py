"""The office as the intake tells of it: topics, departments, telephones, and when somebody is there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from examples.desk import spoken

CLOSED = "closed"  # what the intake says of a day that the office itself has closed


@dataclass(frozen=True)
class Department:
    """One that answers. `officers` are ids."""

    id: str
    name: str
    phone: str
    officers: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """One that residents choose."""

    id: str
    label: str
    department: Department


@dataclass(frozen=True)
class Office:
    """Everything that pages say of the office. A topic that is added in departments.toml stands here with the next."""

    name: str
    zone: ZoneInfo
    now: datetime
    opens_at: datetime | None
    hours: tuple[str, ...]
    lunch: str | None
    closed_today: str | None
    retention_days: float
    departments: tuple[Department, ...]
    topics: tuple[Topic, ...]

    @property
    def is_open(self) -> bool:
        """Whether somebody reads what comes now."""
        return self.opens_at is None

    @cached_property
    def hours_now(self) -> str:
        """Whether somebody is there, and otherwise from when, in short sentences."""
        if self.opens_at is None:
            return "지금 상담합니다. 보통 1~2분 안에 답합니다."
        opens = f"{spoken.day(self.opens_at, self.now)} {spoken.clock(self.opens_at)}에 엽니다."
        return f"{self._why_closed} {opens} 글은 지금 남겨도 됩니다."

    @property
    def _why_closed(self) -> str:
        if self.closed_today:
            return "오늘은 쉬는 날입니다" + ("." if self.closed_today == CLOSED else f"({self.closed_today}).")
        begin, _, end = (self.lunch or "").partition("-")
        return "지금은 점심시간입니다." if begin <= self.now.strftime("%H:%M") < end else "지금은 상담 시간이 아닙니다."

    @cached_property
    def hours_always(self) -> str:
        """The weekly hours, and lunch, in sentences."""
        times = ", ".join(spoken.span(line) for line in self.hours)
        begin, _, end = (self.lunch or "").partition("-")
        lunch = f" 점심시간은 {spoken.hour(begin)}부터 {spoken.hour(end)}까지입니다." if self.lunch else ""
        return f"상담 시간은 {times}입니다.{lunch}"

    def topic(self, name: str) -> Topic | None:
        """A topic by its id."""
        return next((topic for topic in self.topics if topic.id == name), None)

    def labelled(self, label: str) -> Topic | None:
        """A topic by what residents call it."""
        return next((topic for topic in self.topics if topic.label == label.strip()), None)

    def department(self, name: str) -> Department | None:
        """A department by its id."""
        return next((department for department in self.departments if department.id == name), None)


def read(told: Mapping[str, Any]) -> Office:
    """The office of `GET /v1/office`."""
    zone = ZoneInfo(told["timezone"])
    departments = {
        d["id"]: Department(d["id"], d["name"], d["phone"], tuple(d["officers"])) for d in told["departments"]
    }
    return Office(
        name=told["name"],
        zone=zone,
        now=spoken.local(told["now"], zone),
        opens_at=spoken.local(told["opens_at"], zone) if told.get("opens_at") else None,
        hours=tuple(told["hours"]),
        lunch=told.get("lunch"),
        closed_today=told.get("closed_today"),
        retention_days=told["retention_days"],
        departments=tuple(departments.values()),
        topics=tuple(Topic(t["id"], t["label"], departments[t["department"]]) for t in told["topics"]),
    )


NOBODY = Office(
    "온라인 상담", ZoneInfo("Asia/Seoul"), datetime.now(ZoneInfo("Asia/Seoul")), None, (), None, None, 0, (), ()
)
"""What pages of trouble say before the intake has answered for the first time."""
