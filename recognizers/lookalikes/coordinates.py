"""A pair of coordinates in Korea (WGS 84): latitude 33 to 38.9, longitude 124 to 132.

People paste them from map services to show where something is broken. A pair names a place, not who
lives there; its decimals look like telephone and other numbers.
https://epsg.io/4326
"""

from pii_guard.recognizer import CONFIRMED, Match, Pattern, Recognizer, Verdict, catches, ignores

LATITUDE = r"3[3-8]\.[0-9]{2,15}"
LONGITUDE = r"1(?:2[4-9]|3[0-2])\.[0-9]{2,15}"
BETWEEN = r"[ ]{0,2}[,/]?[ \n]{0,2}(?:경도|위도|lng|lon|lat)?[ :=]{0,3}"
ARC = r"[ ]?[0-9]{1,2}[ ]?(?:'|′|’|분)[ ]?[0-9]{1,2}(?:\.[0-9]{1,6})?[ ]?(?:\"|″|”|초)[NE]?"
DEGREE = "[ ]?(?:°|º|도|0)"


def validate(_: Match) -> Verdict:
    """Both numbers lie in Korea by their shape."""
    return CONFIRMED


RECOGNIZER = Recognizer(
    entity="COORDINATES",
    label="좌표",
    label_en="coordinates",
    about="우리나라의 위도와 경도입니다. 소수점 아래 숫자가 다른 번호처럼 보여도 사람을 가리키지 않습니다.",
    korean={
        "lat-lon": "위도·경도",
        "lon-lat": "경도·위도",
        "arc": "도·분·초",
    },
    source="https://epsg.io/4326",
    patterns=(
        Pattern("lat-lon", f"(?i){LATITUDE}{BETWEEN}{LONGITUDE}"),
        Pattern("lon-lat", f"(?i){LONGITUDE}{BETWEEN}{LATITUDE}"),
        Pattern("arc", f"[0-9]{{2,3}}{DEGREE}{ARC}"),
    ),
    validate=validate,
    decoy=True,
    examples=(
        catches("위치는 «35.4358, 126.7020» 근처", "latitude first"),
        catches("좌표 «127.123456 35.987654» 지점", "longitude first, a blank"),
        catches("«35.4358,126.7020»", "no blank"),
        catches("위도 «35.43581, 경도 126.70203»", "with words"),
        catches("«36.0102345678/127.0312345678» 입니다", "many decimals and a slash"),
        catches("여기 «35°26′09″N» «126°42′07″E»", "degrees, minutes, seconds"),
        catches("gps«35.4358, 126.7021»에요", "glued on both sides"),
        catches("좌표 «126.7020, 35.4358»", "longitude first, a comma"),
        ignores("체온 36.5 혈압 127", "no decimals of a coordinate"),
        ignores("35.4358", "one number"),
        ignores("면적 35.43, 226.70", "outside of Korea"),
        ignores("063-561-4828", "a telephone number"),
        ignores("35.9%, 12.7%", "percentages"),
        ignores("버전 35.12.126.70", "a version"),
        ignores("2026.11, 2026.12", "months"),
        ignores("위도 35.4358, 고도 126.70m 아님", "a word between that names something else"),
    ),
)
