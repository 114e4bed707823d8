"""Machine-readable zone of a passport (여권 기계판독영역): the two lines at the foot of the data page.

TD3 of ICAO Doc 9303: twice 44 characters. Line one: P<KOR, surname<<given names. Line two: number and check digit,
nationality, birth date and check digit, sex, expiry and check digit, optional field, composite check digit (weights 7,
3, 1). Passports before 2021-12 carried the tail of the resident registration number in the optional field.
https://www.icao.int/publications/doc-series/doc-9303
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import CONFIRMED, PLAUSIBLE, Match, Pattern, Recognizer, Verdict, catches, ignores, refuted
from pii_guard.recognizer.checks import mrz_check

NAMES = r"P[A-Z<][A-Z]{3}[A-Z<]{20,39}"
DATA = r"[A-Z0-9<]{9}[0-9][A-Z]{3}[0-9]{6}[0-9][MF<][0-9]{6}[0-9][A-Z0-9<]{2,16}"

PATTERNS = (
    Pattern("both", rf"(?i){NAMES}[ ]{{0,2}}\n?[ ]{{0,2}}{DATA}"),
    Pattern("names", rf"(?i){NAMES}"),
    Pattern("data", rf"(?i){DATA}"),
)


NO_LINE = refuted("검증숫자가 맞지 않고 채움 기호(<)도 없음", "its check digits do not hold, and it has no filler (<)")


def validate(match: Match) -> Verdict:
    """A name line needs its filler; a data line is confirmed by the check digits of number and birth date."""
    typed = match.group().upper()
    if typed.startswith("P") and "<<" in typed[5:]:
        return CONFIRMED
    line = typed[-44:]
    birth, number = line[13:19] + line[19:20], line[:9] + line[9:10]
    holds = all(field[-1:].isdigit() and mrz_check(field[:-1]) == int(field[-1]) for field in (number, birth))
    return CONFIRMED if holds else PLAUSIBLE if "<" in line else NO_LINE


RECOGNIZER = Recognizer(
    entity="PASSPORT_MRZ",
    label="여권 판독정보",
    label_en="machine-readable passport line",
    about="여권 아래쪽의 기계 판독줄입니다. 이름, 여권번호, 생년월일이 다 들어 있습니다.",
    korean={
        "both": "두 줄",
        "names": "이름 줄",
        "data": "정보 줄",
    },
    source="https://www.icao.int/publications/doc-series/doc-9303",
    legal_basis="개인정보 보호법 제24조, 같은 법 시행령 제19조",
    patterns=PATTERNS,
    validate=validate,
    unique_identifier=True,
    examples=(
        catches(
            "«P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<\nM123A45674KOR6203146M3112216<<<<<<<<<<<<<<06»", "both lines"
        ),
        catches(
            "여권 «M123A45674KOR6203146M3112216<<<<<<<<<<<<<<06»", "the second line alone", evidence=Evidence.CONFIRMED
        ),
        catches("«P<KORHONG<<GILDONG<<<<<<<<<<<<<<<<<<<<<<<<<<»", "the first line alone"),
        catches("«p<korhong<<gildong<<<<<<<<<<<<<<<<<<<<<<<<<<»", "small letters"),
        catches("«P＜KORHONG＜＜GILDONG＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜＜»", "full-width fillers"),
        catches("«P<VNMNGUYEN<<THI<LAN<<<<<<<<<<<<<<<<<<<<<<<»", "another state"),
        catches("이거요«P<KORKIM<<HANEUL<<<<<<<<<<<<<<<<<<<<<<<<<»입니다", "particles glued on"),
        catches("«m123a45674kor6203146m3112216<<<<<<<<<<<<<<06»", "second line in small letters"),
        ignores("P<KOR", "too short"),
        ignores("A<<B", "like markup"),
        ignores("<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "fillers only"),
        ignores("KOR0:0JPN", "a score"),
        ignores("PMKOR", "a document code"),
        ignores("PLEASE READ THE MANUAL FIRST", "plain words"),
        ignores("P" + "A" * 43, "letters without fillers"),
        ignores("if a < b << c >> d", "an expression"),
        catches(
            "«M123A45670KOR6203146M3112216<<<<<<<<<<<<<<06»", "a mistyped check digit", evidence=Evidence.PLAUSIBLE
        ),
        catches("여권 아랫줄이 «P<KORPARK<<SEO<YEON<<<<<<<<<<<<<<<<<<<<<<» 이렇게 나와요", "a given name in two parts"),
    ),
)
