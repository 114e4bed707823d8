"""Version of a program, app or device: 3.12.4.1058, Chrome 128.0.6613.120, v2.1.

Two to five numbers with dots, which an IP address also is; the word in front of it (버전, 앱, Chrome …)
says what it is.
https://semver.org/
"""

from pii_guard.recognizer import AFTER_LABEL, Pattern, Recognizer, catches, ignores

LABEL = "(?:버전|버젼|version|ver\\.?|release|chrome|크롬|edge|엣지|safari|사파리|firefox|ios|android|안드로이드|windows|윈도우|앱|app|빌드|build|펌웨어|firmware|업데이트)"
NUMBER = r"[0-9]{1,5}(?:\.[0-9]{1,6}){1,4}"


RECOGNIZER = Recognizer(
    entity="VERSION_NUMBER",
    label="버전",
    label_en="version",
    about="프로그램의 판 번호입니다.",
    korean={
        "named": "이름표 뒤",
        "v": "v로 시작",
        "behind": "이름표 앞",
    },
    source="https://semver.org/",
    patterns=(
        Pattern("named", f"(?i){LABEL}{AFTER_LABEL}(?P<value>{NUMBER})"),
        Pattern("v", f"(?i)v(?P<value>{NUMBER})"),
        Pattern("behind", f"(?P<value>{NUMBER}) ?(?:버전|버젼|업데이트|빌드)"),
    ),
    decoy=True,
    examples=(
        catches("위택스 앱 버전 «3.12.4.1058» 인데", "four numbers"),
        catches("Chrome «128.0.6613.120» 에서", "a browser"),
        catches("버전 «10.0.2.1»", "fits into octets"),
        catches("v«2.1.0» 설치", "v in front"),
        catches("«6.27.3.36» 버전이에요", "word behind"),
        catches("안드로이드 «14.0» 에서", "a system"),
        catches("앱버전은«6.27.3.3624»이에요", "glued on both sides"),
        catches("펌웨어 «1.0.0.12» 업데이트", "firmware"),
        ignores("버전이 뭐예요", "no value"),
        ignores("203.0.113.77", "an IP address"),
        ignores("35.4358, 126.7020", "coordinates"),
        ignores("2026.11.04", "a date"),
        ignores("3.5% 올랐어요", "a percentage"),
        ignores("앱 3개", "a count"),
        ignores("면적 3305.8㎡", "an area"),
        ignores("버전 업 해주세요", "no number"),
    ),
)
