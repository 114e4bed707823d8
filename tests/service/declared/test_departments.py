"""departments.toml is checked whole, and says when an office opens again."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Guard, PolicyError
from tests.sidecar import departments, hours

SEOUL = ZoneInfo("Asia/Seoul")
WORKING = ("mon-fri 09:00-18:00",)


@pytest.fixture(scope="module")
def guard():
    return Guard("office-example")


@pytest.fixture
def shipped():
    return departments._BUNDLED.read_text("utf-8")


def faults(text, guard, tmp_path):
    path = tmp_path / "departments.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(PolicyError) as wrong:
        departments.load_departments(str(path), guard)
    return "\n".join(str(fault) for fault in wrong.value.faults)


def test_the_bundled_example_fits_the_bundled_policy(guard):
    office = departments.load_departments("example", guard)
    assert office.of_topic("local-tax").name == "재무과"
    assert office.of_topic(None).id == office.office.without_topic
    assert ("jobs", "jobs-1") in office.officers
    assert office.warnings == ()


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('phone = "063-560-2114"', 'phone = "010-2345-6789"', "department[1].phone: would be hidden"),
        ('department = "finance"\n\n[[topic]]', 'department = "nobody"\n\n[[topic]]', "topic[1].department"),
        ('id = "agriculture"', 'id = "weather"', "topic[3].id: is not declared by the policy"),
        ('id = "agriculture"', 'id = "weather"', "no department answers for the policy's 'agriculture'"),
        ('hours = ["mon-fri 09:00-18:00"]', 'hours = ["mon 09:00-12:00", "mon-fri 11:00-18:00"]', "overlap"),
        ('hours = ["mon-fri 09:00-18:00"]', 'hours = ["monday nine to six"]', "office.hours: must be such as"),
        ('lunch = "12:00-13:00"', 'lunch = "noon"', "office.lunch"),
        ('holidays = "KR"', 'holidays = "Narnia"', "office.holidays"),
        ('timezone = "Asia/Seoul"', 'timezone = "Asia/Gochang"', "office.timezone"),
        ("closed = []", "closed = [2026-12-24]\nopen = [2026-12-24]\n#", "office.open"),
        ('home = "전북 고창군"', 'home = "서울 종로구"', "office.home: is not the home of the policy"),
        ('without_topic = "finance"', 'without_topic = "nobody"', "office.without_topic"),
        ('officers = ["finance-1", "finance-2"]', "officers = []", "department[1].officers"),
        ('officers = ["jobs-1", "jobs-2"]', 'officers = ["jobs-1", "jobs-1"]', "department[2].officers"),
        ('id = "jobs"\nname', 'id = "finance"\nname', "department[2].id"),
        ('assign = "claim"', 'assign = "lottery"', "department[1].assign"),
        ('assign = "claim"', 'assign = "claim"\nupstream = "nowhere"', "department[1].upstream"),
        ('phone = "063-560-2114"', 'fax = "1"\nphone = "063-560-2114"', "department[1].fax"),
    ],
)
def test_each_fault_is_named_by_its_key(guard, shipped, tmp_path, before, after, fault):
    assert before in shipped
    text = shipped.replace("open = []", "") if "open = [2026" in after else shipped
    assert fault in faults(text.replace(before, after, 1), guard, tmp_path)


def test_an_upstream_needs_an_address_and_matrix_a_room(guard, shipped, tmp_path):
    upstream = '[[upstream]]\nid = "a"\nadapter = "{}"\nurl = "{}"\nsecret_env = "A"\n'
    assert "upstream[1].url" in faults(shipped + upstream.format("webhook", "ftp://x"), guard, tmp_path)
    assert "upstream[1].url" in faults(shipped + upstream.format("webhook", "https://a:b@x"), guard, tmp_path)
    assert "upstream[1].room" in faults(shipped + upstream.format("matrix", "https://x"), guard, tmp_path)


def test_all_faults_come_at_once(guard, shipped, tmp_path):
    text = shipped.replace('holidays = "KR"', 'holidays = "X"').replace('lunch = "12:00-13:00"', 'lunch = "x"')
    said = faults(text, guard, tmp_path)
    assert "office.holidays" in said
    assert "office.lunch" in said


def office_hours(**more):
    told = {"lunch": (hours.read_lunch("12:00-13:00")), "country": "KR", **more}
    return hours.Hours(SEOUL, hours.read_week(WORKING), **told)


def opens(text, zone=SEOUL, **more):
    at = datetime.fromisoformat(text).replace(tzinfo=zone).timestamp()
    opening = office_hours(**more).opens_at(at)
    return opening and opening.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        ("2026-11-27 10:00", None),
        ("2026-11-27 09:00", None),
        ("2026-11-27 08:59", "2026-11-27T09:00+09:00"),
        ("2026-11-27 12:30", "2026-11-27T13:00+09:00"),  # lunch
        ("2026-11-27 18:00", "2026-11-30T09:00+09:00"),
        ("2026-11-27 18:01", "2026-11-30T09:00+09:00"),
        ("2026-11-28 10:00", "2026-11-30T09:00+09:00"),
        ("2026-10-05 10:00", "2026-10-06T09:00+09:00"),  # substitute holiday
        ("2026-09-23 18:30", "2026-09-28T09:00+09:00"),  # Chuseok and a weekend
    ],
)
def test_an_office_opens_again(now, opening):
    assert opens(now) == opening


@pytest.mark.parametrize(
    ("then", "now", "over"),
    [
        ("2026-11-27 11:59", "2026-11-27 13:01", False),  # lunch is no closing
        ("2026-11-27 17:58", "2026-11-27 17:59", False),
        ("2026-11-27 17:58", "2026-11-27 18:00", True),
        ("2026-11-27 17:58", "2026-11-30 09:00", True),
        ("2026-10-05 10:00", "2026-10-05 10:01", True),  # it never opened
    ],
)
def test_an_office_is_over_when_it_has_closed_for_the_day(then, now, over):
    moments = (datetime.fromisoformat(moment).replace(tzinfo=SEOUL).timestamp() for moment in (then, now))
    assert office_hours().is_over(*moments) is over


def test_a_holiday_has_its_korean_name_whatever_the_language_of_the_process():
    assert office_hours().holiday(date(2026, 10, 9)) == "한글날"
    assert office_hours().holiday(date(2026, 10, 5)) == "개천절 대체 휴일"


def test_days_are_added_and_taken_away():
    assert opens("2026-12-24 10:00", closed=frozenset({date(2026, 12, 24)})) == "2026-12-28T09:00+09:00"
    assert opens("2026-10-05 10:00", opened=frozenset({date(2026, 10, 5)})) is None


def test_the_clock_of_another_time_zone_does_not_matter():
    assert opens("2026-11-27 01:30", ZoneInfo("UTC")) is None  # 10:30 in Seoul
    assert opens("2026-11-27 09:30", ZoneInfo("America/New_York")) == "2026-11-30T09:00+09:00"


def test_a_year_that_nobody_knows_is_said():
    assert office_hours().knows(2027)
    assert not office_hours().knows(2101)


@given(st.integers(min_value=1_700_000_000, max_value=1_900_000_000))
def test_an_office_is_open_when_it_opens_and_never_earlier(now):
    office = office_hours()
    opening = office.opens_at(now)
    if opening is not None:
        assert opening.timestamp() > now
        assert office.opens_at(opening.timestamp()) is None
        assert office.opens_at(opening.timestamp() - 1) is not None
