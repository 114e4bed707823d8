"""A moment, or a day without separators: 2026-11-04 14:23:51, 20261104, 202611041423, ISO 8601.

Administration is full of them; without a word of birth they say nothing about a person, and they have the
lengths of other numbers. A day with separators looks like no other number and needs no rule. Years 1900 to 2099, real calendar days, real times.
https://www.iso.org/iso-8601-date-and-time-format.html
"""

import re

from pii_guard.recognizer import (
    CONFIRMED,
    Match,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    catches,
    ignores,
    refuted,
)
from pii_guard.recognizer.checks import real_date

YEAR = "(?:19|20)[0-9]{2}"
CLOCK = r"(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"


NO_MOMENT = refuted("달력이나 시계에 없는 때", "no calendar or clock has it")


def validate(match: Match) -> Verdict:
    """A day of the calendar, and a time of day behind it."""
    text = match.group()
    if text.isdigit():
        year, month, day = text[:4], text[4:6], text[6:8]
        if not (text[8:10] < "25" and text[10:12] < "60" and text[12:14] < "60"):
            return NO_MOMENT
    else:
        year, month, day = re.split("[^0-9]{1,2}", text)[:3]
    return CONFIRMED if real_date(int(year), int(month), int(day)) else NO_MOMENT


RECOGNIZER = Recognizer(
    entity="TIMESTAMP",
    label="일시",
    label_en="date and time",
    about="날짜와 시각입니다. 태어난 날이라는 말이 없으면 사람에 관해 아무것도 말하지 않습니다.",
    korean={
        "moment": "날짜와 시각",
        "compact": "붙여 쓴 날짜",
    },
    source="https://www.iso.org/iso-8601-date-and-time-format.html",
    patterns=(
        Pattern(
            "moment",
            rf"{YEAR}[-./][0-9]{{1,2}}[-./][0-9]{{1,2}}\.?[ T]{{1,2}}{CLOCK}",
        ),
        Pattern(
            "compact",
            f"{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[0-9]{{4}}|[0-9]{{6}})?",
            left="[0-9A-Za-z]|[0-9]-",
            right="[0-9A-Za-z]|-[0-9]",
        ),
    ),
    validate=validate,
    decoy=True,
    asks=(Question("언제|며칠|날짜|몇 ?(?:시|월|일|년)|기간|일시"),),
    examples=(
        catches("«2026-11-04 14:23:51» 에 오류", "date and time"),
        catches("«20261104» 기준으로", "eight digits"),
        catches("«202611041423» 접수", "twelve digits"),
        catches("로그 «20261104142351» 확인", "fourteen digits"),
        catches("«2026-11-04T05:12:33.482910+09:00» 이라고", "ISO 8601 with an offset"),
        catches("«2026.11.18 09:30»까지", "dots, no seconds"),
        catches("«20200101»~«20201231» 기간", "a period"),
        catches("«2026/11/04 09:05:00» 신청", "slashes"),
        ignores("20261304", "no thirteenth month"),
        ignores("2026-02-30 에", "no such day"),
        ignores("202611042561", "no such hour"),
        ignores("3026-11-04", "a year far away"),
        ignores("14:23:51", "only a time"),
        ignores("20261104-0034521", "the head of a longer number"),
        ignores("010-2026-1104", "a mobile number"),
        ignores("2026-1104-88213", "an order number"),
    ),
)
