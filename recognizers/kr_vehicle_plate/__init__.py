"""Vehicle registration number (자동차등록번호): two or three digits, one letter, four digits.

Issued by local governments under 자동차관리법 §16. The first digits are the class (01-99, 100-999), the
letter the use: 32 for private cars, 바사아자 for hire, 배 delivery, 하허호 rental, 국합육해공 forces.
Older plates carry the region (서울 31가 1234), those for hire still do. Counters (만, 원, 시, 년) are
never such letters; 조, 호, 주, 도 … are letters and everyday words, so with a blank behind them a
word about cars must stand nearby.
https://www.law.go.kr/행정규칙/자동차등록번호판등의기준에관한고시
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    LINE_GOES_ON,
    PLAUSIBLE,
    Match,
    Opening,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    stars,
)
from pii_guard.recognizer.aloud import COUNTED, EACH, UNITS, digits_said
from pii_guard.recognizer.expressions import Expression
from pii_guard.sentences import Sentence

from .examples import EXAMPLES

LETTERS = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배하허호국합육해공"
EVERYDAY = "조주도배구부로호해공수고보모사서오국"  # also counters and particles: 30배 1000, 12로 2024
CLEAR = "".join(c for c in LETTERS if c not in EVERYDAY)
REGIONS = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
MOTORCYCLE_LETTER = "[가나다라마바사아자차카타파하]"
MOTORCYCLE = f"(?:{REGIONS}) ?(?:[가-힣]{{2,3}} ?)?{MOTORCYCLE_LETTER} ?(?:[0-9]{{4}}|{EACH}{{4}})"
DIPLOMATIC = "(?:외교|영사|준외|준영|국기|협정|대표) ?[0-9]{3}-[0-9]{3}"
COUNTS = r" ?(?:원|년|개|부(?!터)|번지|월|명(?:[^의]|$)|건|세대|가구|kg|㎏|평|㎡|%|천|억|만|시|분(?:[^실]|$)|번째|페이지|m|,[0-9])|-[0-9]"
RIGHT = f"[0-9A-Za-z]|{COUNTS}"
RIGHT_SAID = rf"{RIGHT}|[만천]|[가-힣](?<![입이예요번으인임여에를가는은도만의로랑고네거꺼차제])"
GLUED_RIGHT = r"[0-9A-Za-z]| ?(?:원|번지|명(?:[^의]|$)|세대|평|㎡|%)|-[0-9]|,[0-9]{3}(?:[^0-9가-힣]|$)"
LEFT = "[0-9A-Za-z]|[0-9][-.]|[^0-9][0-9],|[^0-9][0-9]{2},|[^0-9][0-9]{3},|제"
DIGIT = f"(?:[0-9oOㅇlIㅣ零一二三四五六七八九]|{EACH}|{COUNTED})"
OWN_LABEL = "(?:차량 ?번호|차 ?번호|차 ?넘버|번호판|자동차(?: ?번호)?|차량|차)(?:[은는]요|[은는이가])?[ :]{0,2}"
_FIRST = f"(?:[{UNITS}]|{COUNTED})"
ROW_SAID = rf"{_FIRST}(?: ?(?:공|{_FIRST})){{1,2}}"
SAID_CLASS = rf"(?:{ROW_SAID}|[{UNITS}]?백(?:[{UNITS}]?십)?[{UNITS}]?|[{UNITS}]?십[{UNITS}]?)"  # 일이삼, 백이십삼
SAID_SERIAL = "(?:{0})(?: ?(?:{0})){{3}}".format(f"{EACH}|{COUNTED}")
TYPED_CLASS = "[0-9](?: ?[0-9]){1,2}"
THOUSANDS = rf"[{UNITS}]?천[{UNITS}]?백[{UNITS}]?십?[{UNITS}]?"  # 삼천사백오십육
SERIAL = rf"(?:[0-9](?:[ -]?[0-9]){{3}}|{SAID_SERIAL}|[{UNITS}]?천(?:[{UNITS}]?백)?(?:[{UNITS}]?십)?[{UNITS}]?)"
OPENS = r"(?: ?[-/,.(\[_~·'\"<]{1,2} ?| ?에? ?)"  # what people put round the letter, or a particle, or nothing
CLOSES = r"(?: ?[-/,.)\]_~·'\">]{1,2} ?| ?[에의]? ?|\n)"
MARK = r"[^0-9A-Za-z가-힣\n,]"  # between class, letter and serial
SPACED = (
    f"[0-9]{{2,3}} ?[{CLEAR}](?: ?[에의] ?|[ \n])[0-9]{{4}}|[0-9]{{2,3}} [{CLEAR}][0-9]{{4}}"
    f"|[0-9](?: ?[0-9]){{1,2}} ?[{CLEAR}] ?[0-9](?: [0-9]){{3}}|[0-9]{{2,3}} ?[{CLEAR}] 뒤에?[가는은] ?[0-9]{{4}}"
    f"|[0-9]{{2,3}} ?[{CLEAR}](?: [0-9]{{2}} |-[0-9]{{2}}-)[0-9]{{2}}"
)
BOUND = r"[ ]?[-,.(\[\])/_~'\"<>]{1,2}[ ]?"  # a mark that nothing else has there

_COURT = Expression("대판|대법|고법|지법|헌재|법원|선고|판례|판결|재판소")
COURT_REACH = 28  # characters from the name of a court over its date to its case
A_CASE = Verdict(Evidence.REFUTED, why=Sentence("법원의 사건번호입니다.", "It is the number of a court case."))
NOT_ITS_LETTER = Verdict(
    Evidence.REFUTED, why=Sentence("뒤의 말은 그 글자를 풀지 않습니다.", "What follows does not spell that letter.")
)
NO_SUCH_SERIAL = Verdict(
    Evidence.REFUTED,
    why=Sentence("등록번호는 0100부터이고 차종 기호는 00이 아닙니다.", "Serials begin at 0100, and no class is 00."),
)


def validate(match: Match) -> Verdict:
    """Serial 0100 to 9999, class not zero."""
    named = match.groupdict()
    if _COURT.search(match.string[max(0, match.start() - COURT_REACH) : match.start()]):
        return A_CASE
    if (letter := named.get("letter")) and letter not in (named["said"] or named["said2"] or ""):
        return NOT_ITS_LETTER
    if (letter := named.get("letter3")) and not (named["said3"] or "").startswith(letter):
        return NOT_ITS_LETTER
    number = digits_said(named.get("value") or named.get("value2") or match.group())
    serial, kind = number[-4:], number[:-4]
    if match.group()[-4] == "-":
        return PLAUSIBLE  # diplomatic: 001-001
    return NO_SUCH_SERIAL if serial < "0100" or (kind and int(kind) == 0) else PLAUSIBLE


RECOGNIZER = Recognizer(
    entity="KR_VEHICLE_PLATE",
    label="차량번호",
    label_en="vehicle plate",
    about="자동차등록번호입니다. 두세 자리 숫자, 한글 한 자, 네 자리 숫자로 되어 있습니다. 수를 세는 말과 헷갈리는 글자는 자동차를 말하는 낱말이 곁에 있어야 합니다.",
    korean={
        "plate": "번호판",
        "spaced-first": "띄어 쓴 번호판, 줄 처음",
        "spaced-alone": "띄어 쓴 번호판, 홀로",
        "joined": "지역이 앞에 있거나 붙임표로 이음",
        "behind-label": "이름표 뒤",
        "aloud": "소리 나는 대로",
        "slip": "이름표 뒤의 잘못 적은 것",
        "motorcycle": "이륜차",
        "marked": "표시로 나눔",
        "marked-alone": "표시로 나눔, 홀로",
        "aloud-alone": "소리 나는 대로, 홀로",
        "explained": "글자를 풀어 말함",
        "explained-first": "글자를 먼저 풀어 말함",
        "whole": "그것만 적음",
        "another": "또 하나",
        "in-context": "낱말이 있을 때",
        "words of the same syllables behind the label": "이름표 뒤의 글자가 같은 말",
    },
    source="https://www.law.go.kr/행정규칙/자동차등록번호판등의기준에관한고시",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=(
        Pattern("plate", f"[0-9]{{2,3}}[{LETTERS}][0-9]{{4}}", left=LEFT, right=GLUED_RIGHT),
        Pattern(
            "spaced-alone",
            SPACED,
            left=f"{LEFT}|[0-9A-Za-z가-힣-] ?",
            right=f"{RIGHT}| ?[가-힣](?<![은는이가을를도로요입예인번차아])",
        ),
        Pattern(
            "joined",
            f"(?:{REGIONS}) ?[0-9]{{2,3}} ?[{LETTERS}][ \n-]?[0-9]{{4}}|[0-9]{{2,3}} ?[{CLEAR}]-[0-9]{{4}}"
            f"|[0-9]{{2,3}}허 ?[0-9]{{4}}|(?:{REGIONS}) [가-힣]{{2,3}} {MOTORCYCLE_LETTER} ?[0-9]{{4}}",
            left=LEFT,
            right=RIGHT,
        ),
        Pattern(
            "behind-label",
            f"{OWN_LABEL}(?P<value>(?:{DIGIT}(?: ?{DIGIT}){{1,2}}|{SAID_CLASS}){OPENS}[{LETTERS}]{CLOSES}(?:{SERIAL}|{DIGIT}(?: ?{DIGIT}){{3}}))",
            right=RIGHT_SAID,
        ),
        Pattern(
            "slip",
            rf"(?:차량 ?번호|차 ?번호|번호판|차번)(?:[은는]요|[은는이가])?[ :]{{0,2}}(?P<value>[0-9]{{1,3}} ?[{LETTERS}][ -]?[0-9]{{2,5}}|[{CLEAR}] ?[0-9]{{4}})",
            right=RIGHT,
        ),
        Pattern(
            "motorcycle",
            f"(?:오[토도]바이|이륜차)(?: ?번호)?[은는]? ?(?P<value>[가-힣]{{2,3}} ?{MOTORCYCLE_LETTER} ?(?:[0-9]{{4}}|{EACH}{{4}}))"
            f"|(?P<value2>[가-힣]{{2,3}} {MOTORCYCLE_LETTER} ?[0-9]{{4}}),? (?:오[토도]바이|이륜차)",
            right=RIGHT,
        ),
        Pattern(
            "spaced-first",
            r"[0-9]{2,3}[해고보모사서오노소조무우부] (?:0[1-9]|1[0-8]|2[1-9]|[3-9][0-9])[0-9]{2}",
            left=r"[^\n]",
            right=rf"{RIGHT}| ?[만천호동]",
        ),
        Pattern(
            "marked",
            rf"[\[(]?[0-9]{{2,3}}(?:{MARK}{{1,3}}[{LETTERS}]{MARK}{{0,3}}|[{LETTERS}]{MARK}{{1,3}})[0-9]{{4}}[\])]?",
            left=f"{LEFT}|제 ?",
            right=f"{RIGHT}| ?(?:조(?!회)|항|호(?!차)|부품|문서)",
            needs_context=True,
        ),
        Pattern(
            "marked-alone",
            rf"[\[(]?[0-9]{{2,3}}(?:(?:{BOUND}[{CLEAR}]{BOUND}| ?[-,] ?[{LETTERS}] ?[-,] ?)[0-9]{{2}}[.-]?|(?:{BOUND}[{CLEAR}]|[{CLEAR}]{BOUND}|[\"'] ?[\"'][{LETTERS}][\"'] ?[\"'])[0-9]{{2}})[0-9]{{2}}[\])\"']?",
            left="[0-9A-Za-z가-힣-][ .,]?",
            right=f"{RIGHT}|[/.][0-9]| ?(?:호(?!차)|조(?!회)|항)",
        ),
        Pattern(
            "aloud-alone",
            f"(?:(?:{REGIONS}) )?(?:{SAID_CLASS} ?[{CLEAR}][에의]?(?: ?[0-9]{{4}}| {SAID_SERIAL}| {THOUSANDS})"
            f"|[0-9]{{2,3}} ?[{CLEAR}][에의]?(?: [음어그저])? {SAID_SERIAL})"
            f"|{SAID_CLASS}[{EVERYDAY}]에 {SAID_SERIAL}",
            left="[0-9A-Za-z가-힣-][ .,]?",
            right="[0-9]|[가-힣](?<![입이예요번])",
        ),
        Pattern(
            "explained",
            rf"[0-9]{{2,3}} ?(?P<letter>[{LETTERS}]) ?(?:\((?P<said>[가-힣 ]{{2,14}})\)|(?P<said2>[가-힣]{{1,6}}[ ]?(?:할[ ]?때|의|에)[ ]?[{LETTERS}]?)) ?[0-9]{{4}}",
            left=LEFT,
            right=RIGHT,
        ),
        Pattern(
            "explained-first",
            rf"(?:[0-9]{{2,3}}|{SAID_CLASS}) (?P<said3>[가-힣]{{2,5}}) ?할 ?때 ?(?P<letter3>[{LETTERS}]) ?(?:[0-9]{{4}}|{SAID_SERIAL})",
            left="[0-9A-Za-z가-힣-]",
            right=RIGHT,
            looks=f"할 ?때 ?[{LETTERS}]",
        ),
        Pattern(
            "whole",
            rf"[\[(]?[0-9]{{2,3}} ?[{LETTERS}](?:[\])]? ?| ?\n)[0-9]{{4}}",
            left=r"[^\n]",
            right=LINE_GOES_ON,
        ),
        Pattern(
            "another",
            rf"[0-9]{{2,3}}[{LETTERS}] ?[0-9]{{4}}(?:이?랑|하고|[과와이,/]| 그리고| 또| 및)[ ,/]{{0,2}}(?P<value>[0-9]{{2,3}} ?[{LETTERS}] ?[0-9]{{4}})",
            left=LEFT,
            right=GLUED_RIGHT,
        ),
        Pattern(
            "in-context",
            f"(?:(?:{REGIONS}) ?)?{TYPED_CLASS}{OPENS}[{CLEAR}]{CLOSES}{SERIAL}|{TYPED_CLASS} ?[{EVERYDAY}][ \n-]?(?:[0-9]{{4}}|[0-9](?: [0-9]){{3}})|{MOTORCYCLE}|{DIPLOMATIC}",
            left=LEFT,
            right=RIGHT_SAID,
            needs_context=True,
        ),
        Pattern(
            "aloud",
            f"(?P<value>{SAID_CLASS}{OPENS}[{CLEAR}]{CLOSES}{SERIAL}|{SAID_CLASS} ?[{EVERYDAY}]에? ?(?:{SAID_SERIAL}|[0-9]{{4}}))",
            left="[0-9가-힣]",
            right=RIGHT_SAID,
            needs_context=True,
            looks=rf"(?:^|[^0-9가-힣])(?:[일이삼사오육칠팔구십백공 ]|{COUNTED}){{1,6}}{OPENS}[{LETTERS}]{CLOSES}(?:[공일이삼사오육칠팔구천0-9]|{COUNTED})",
        ),
    ),
    validate=validate,
    context=(
        "차량",
        "차번",
        "번호판",
        "자동차",
        "승용차",
        "화물차",
        "트럭",
        "렌트",
        "렌터카",
        "오토바이",
        "주차",
        "과태료",
        "견인",
        "폐차",
        "제 차",
        "내 차",
        "우리 차",
        "제차",
        "차요",
        "차예요",
        "차인데",
        "차입니다",
        "내차",
        "차 ",
        "차는",
        "차가",
        "차(",
        "차=",
        "검사소",
        "우리차",
        "지게차",
        "택시",
        "버스",
        "포터",
        "봉고",
        "연납",
        "말소",
        "압류",
        "명의",
        "분실",
        "단속",
        "운전",
        "차주",
        "그 차",
        "그차",
        "오도바이",
        "정기검사",
        "종합검사",
        "위반",
        "리스",
        "plate",
        "vehicle",
    ),
    context_reach=(20, 15),
    heads=("차량번호", "차번호", "번호판", "차량"),
    partial=stars(2, 2),
    opens=Opening(
        f"[0-9]{{1,3}}(?:[{LETTERS}][0-9]{{0,3}})?",
        least=6,
        most=7,
        rows=(
            f"[0-9]{{1,3}}[{LETTERS}](?:[ -]?[0-9]{{1,4}})?|[0-9]{{1,3}} [{LETTERS}][ -]?[0-9]{{1,4}}",
            f"[{LETTERS}][ -]?[0-9]{{1,4}}",
        ),
        lone=f"[{LETTERS}]",
        marks=(2, 3, 4),
    ),
    asks=(Question("차량 ?번호|차 ?번호|번호판|자동차 ?(?:등록)? ?번호|차량 ?등록", "차량번호"),),
    examples=EXAMPLES,
)
