"""`departments.toml`: the office and its hours, who answers for which topic, and where their events are delivered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field

from pii_guard import Action, Guard, PolicyError
from pii_guard.policy.strict import Name, TomlTable, Words, as_table
from pii_guard.policy.toml import TomlFile, read_toml
from pii_guard.sentences import Sentence
from pii_guard.sentences import office as say
from pii_guard.sentences import policy as say_of_tables

from .hours import Hours, NoTimesError, knows_country, overlap, read_lunch, read_week

EXAMPLE = "example"
_BUNDLED = Path(__file__).with_name("departments-example.toml")
PATIENCE_MS = 60_000  # of one look at a phone: a guard that is used for the first time builds much meanwhile
MAX_TIMEOUT = 60.0  # seconds of one delivery: a lease lasts as long
MAX_ATTACHMENT = 20 << 20  # bytes; a photograph of a telephone has 12 million


class OfficeTable(TomlTable):
    """`[office]`: its name, its hours, and what it takes."""

    name: Words
    timezone: str = "Asia/Seoul"
    hours: list[str] = Field(min_length=1, description="such as mon-fri 09:00-18:00")
    lunch: str = Field(default="", description="such as 12:00-13:00")
    holidays: str = Field(default="", description="country whose public holidays are kept, such as KR")
    closed: list[date] = Field(default=[], description="days on which nobody is there")
    open: list[date] = Field(default=[], description="holidays on which somebody is there")
    home: str = Field(default="", description="the office's own region, as in the policy")
    without_topic: Name = Field(description="department of a message whose topic nobody named")
    attachments: Literal["hold", "pass"] = Field(default="hold", description="hold: refused, with a notice")
    attachment_types: list[str] = Field(default=["image/jpeg", "image/png", "application/pdf"])
    attachment_bytes: int = Field(default=10 << 20, ge=1, le=MAX_ATTACHMENT)


class DepartmentTable(TomlTable):
    """One `[[department]]`."""

    id: Name
    name: Words
    phone: Words
    officers: list[Name] = Field(min_length=1)
    assign: Literal["least-open", "round-robin", "claim"] = "claim"
    upstream: Name | None = None


class TopicTable(TomlTable):
    """One `[[topic]]` of the policy."""

    id: Name
    label: Words
    department: Name


class UpstreamTable(TomlTable):
    """One `[[upstream]]`: a desk that takes events."""

    id: Name
    adapter: Literal["webhook", "matrix"]
    url: str
    secret_env: str = Field(pattern="^[A-Z][A-Z0-9_]{0,99}$", description="variable with the secret or access token")
    room: str = Field(default="", description="matrix: the room of the department")
    timeout: float = Field(default=10.0, gt=0, le=MAX_TIMEOUT, description="seconds of one delivery")
    on_dead: Literal["skip", "stop"] = "skip"


class DepartmentsTable(TomlTable):
    """The whole file."""

    office: OfficeTable
    department: list[DepartmentTable] = Field(min_length=1)
    topic: list[TopicTable] = Field(min_length=1)
    upstream: list[UpstreamTable] = Field(default=[])


@dataclass(frozen=True)
class Departments:
    """What the file says, each by its id. `warnings` are for the operator."""

    office: OfficeTable
    hours: Hours
    departments: dict[str, DepartmentTable]
    topics: dict[str, TopicTable]
    upstreams: dict[str, UpstreamTable]
    sha256: str = ""
    warnings: tuple[Sentence, ...] = field(default=())

    def of_topic(self, topic: str | None) -> DepartmentTable:
        """Who answers for a topic; for none, who takes what nobody named."""
        known = self.topics.get(topic or "")
        return self.departments[known.department if known else self.office.without_topic]

    def upstream_of(self, department: str) -> UpstreamTable | None:
        """Where the events of a department are delivered; None where they are only read."""
        table = self.departments.get(department)
        return self.upstreams.get(table.upstream) if table and table.upstream else None

    @cached_property
    def officers(self) -> frozenset[tuple[str, str]]:
        """(department, officer) of all."""
        return frozenset((d.id, officer) for d in self.departments.values() for officer in d.officers)


def load_departments(source: str, guard: Guard) -> Departments:
    """The declarations of a file, or of the bundled `example`. Raises PolicyError with every fault at once."""
    file = read_toml(_BUNDLED if source == EXAMPLE else Path(source))
    table = as_table(DepartmentsTable, file)
    faults = [fault.at(file.name) for fault in _faults(table, guard)]
    if faults:
        raise PolicyError(faults)
    return _departments(table, file)


def _departments(table: DepartmentsTable, file: TomlFile) -> Departments:
    hours = _hours(table.office)
    year = datetime.now(hours.zone).year
    warnings = tuple(say.UNKNOWN_YEAR(year=y).at(file.name) for y in (year, year + 1) if not hours.knows(y))
    return Departments(
        table.office,
        hours,
        {d.id: d for d in table.department},
        {t.id: t for t in table.topic},
        {u.id: u for u in table.upstream},
        file.sha256,
        warnings,
    )


def _hours(office: OfficeTable) -> Hours:
    lunch = read_lunch(office.lunch) if office.lunch else None
    closed, opened = frozenset(office.closed), frozenset(office.open)
    return Hours(ZoneInfo(office.timezone), read_week(office.hours), lunch, office.holidays, closed, opened)


def _faults(table: DepartmentsTable, guard: Guard) -> Iterator[Sentence]:
    for fault in _office_faults(table.office, guard):
        yield fault.below("office")
    for kind, rows in (("department", table.department), ("topic", table.topic), ("upstream", table.upstream)):
        ids = [row.id for row in rows]
        for i, name in enumerate(ids):
            if name in ids[:i]:
                yield say_of_tables.NAME_TWICE.at(f"{kind}[{i + 1}].id")
    if table.office.without_topic not in {d.id for d in table.department}:
        yield say.NO_DEPARTMENT.at("office.without_topic")
    yield from (*_topic_faults(table, guard), *_department_faults(table, guard), *_upstream_faults(table))


def _office_faults(office: OfficeTable, guard: Guard) -> Iterator[Sentence]:
    try:
        ZoneInfo(office.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield say.NO_ZONE.at("timezone")
    try:
        if overlap(read_week(office.hours)):
            yield say.OVERLAP.at("hours")
    except NoTimesError:
        yield say.NO_HOURS.at("hours")
    try:
        read_lunch(office.lunch or "12:00-13:00")
    except NoTimesError:
        yield say.NO_LUNCH.at("lunch")
    if office.holidays and not knows_country(office.holidays):
        yield say.NO_COUNTRY.at("holidays")
    if set(office.closed) & set(office.open):
        yield say.CLOSED_AND_OPEN.at("open")
    if office.home and office.home != guard.policy.office.home:
        yield say.OTHER_HOME.at("home")


def _topic_faults(table: DepartmentsTable, guard: Guard) -> Iterator[Sentence]:
    departments = {d.id for d in table.department}
    for i, topic in enumerate(table.topic, 1):
        if topic.id not in guard.policy.topics:
            yield say_of_tables.NOT_DECLARED.at(f"topic[{i}].id")
        if topic.department not in departments:
            yield say.NO_DEPARTMENT.at(f"topic[{i}].department")
    for name in guard.policy.topics:
        if name not in {topic.id for topic in table.topic}:
            yield say.TOPIC_WITHOUT_DEPARTMENT(name=name).at("topic")


def _department_faults(table: DepartmentsTable, guard: Guard) -> Iterator[Sentence]:
    for i, department in enumerate(table.department, 1):
        if department.upstream and department.upstream not in {u.id for u in table.upstream}:
            yield say.NO_SUCH_UPSTREAM.at(f"department[{i}].upstream")
        if len(set(department.officers)) < len(department.officers):
            yield say_of_tables.NAME_TWICE.at(f"department[{i}].officers")
        if (
            guard.check(f"전화 {department.phone}", direction="officer", deadline_ms=PATIENCE_MS).action
            is not Action.ALLOW
        ):
            yield say.PHONE_NOT_PUBLIC.at(f"department[{i}].phone")


def _upstream_faults(table: DepartmentsTable) -> Iterator[Sentence]:
    for i, upstream in enumerate(table.upstream, 1):
        parts = urlsplit(upstream.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            yield say_of_tables.NEEDS_UPSTREAM.at(f"upstream[{i}].url")
        elif parts.username or parts.password or parts.query or parts.fragment:
            yield say_of_tables.BARE_ADDRESS.at(f"upstream[{i}].url")
        if upstream.adapter == "matrix" and not upstream.room.startswith("!"):
            yield say.NO_ROOM.at(f"upstream[{i}].room")
