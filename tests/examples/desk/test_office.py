"""When the office says it is open: closing time, lunch, a substitute holiday, another zone's clock."""

import pytest

from examples.desk import office

TOLD = {
    "name": "고창군청 온라인 상담",
    "timezone": "Asia/Seoul",
    "hours": ["mon-fri 09:00-18:00"],
    "lunch": "12:00-13:00",
    "closed_today": None,
    "retention_days": 90,
    "departments": [{"id": "finance", "name": "재무과", "phone": "063-560-2114", "officers": ["finance-1"]}],
    "topics": [{"id": "local-tax", "label": "지방세", "department": "finance"}],
}


@pytest.mark.parametrize(
    ("now", "opens_at", "closed", "said"),
    [
        ("2026-11-30T10:00:00+09:00", None, None, "지금 상담합니다. 보통 1~2분 안에 답합니다."),
        (
            "2026-11-30T18:01:00+09:00",
            "2026-12-01T09:00+09:00",
            None,
            "지금은 상담 시간이 아닙니다. 내일 오전 9시에 엽니다.",
        ),
        ("2026-11-30T03:30:00+00:00", "2026-11-30T13:00+09:00", None, "지금은 점심시간입니다. 오늘 오후 1시에 엽니다."),
        (
            "2026-10-05T10:00:00+09:00",
            "2026-10-06T09:00+09:00",
            "개천절 대체 휴일",
            "오늘은 쉬는 날입니다(개천절 대체 휴일). 내일 오전 9시에 엽니다.",
        ),
        (
            "2026-12-24T10:00:00+09:00",
            "2026-12-28T09:00+09:00",
            "closed",
            "오늘은 쉬는 날입니다. 12월 28일 월요일 오전 9시에 엽니다.",
        ),
    ],
)
def test_what_the_first_line_says(now, opens_at, closed, said):
    told = office.read({**TOLD, "now": now, "opens_at": opens_at, "closed_today": closed})
    assert told.hours_now.startswith(said)
    assert told.is_open is (opens_at is None)
    assert told.is_open or told.hours_now.endswith("글은 지금 남겨도 됩니다.")


def test_the_weekly_hours_and_lunch_are_said_in_sentences():
    told = office.read({**TOLD, "now": "2026-11-30T10:00:00+09:00", "opens_at": None})
    assert (
        told.hours_always
        == "상담 시간은 평일 오전 9시부터 오후 6시까지입니다. 점심시간은 낮 12시부터 오후 1시까지입니다."
    )


def test_a_topic_is_found_by_its_id_and_by_what_residents_call_it():
    told = office.read({**TOLD, "now": "2026-11-30T10:00:00+09:00", "opens_at": None})
    assert told.topic("local-tax") is told.labelled(" 지방세 ")
    assert told.topic("welfare") is told.labelled("복지") is None
    assert told.department("finance").phone == "063-560-2114"
