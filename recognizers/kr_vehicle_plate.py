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
    PLAUSIBLE,
    Match,
    Opening,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    catches,
    ignores,
    misses,
    overreaches,
    stars,
)
from pii_guard.recognizer.checks import digits
from pii_guard.recognizer.expressions import Expression
from pii_guard.sentences import Sentence

LETTERS = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배하허호국합육해공"
EVERYDAY = "조주도배구부로호해공수고보모사서오국"  # also counters and particles: 30배 1000, 12로 2024
CLEAR = "".join(c for c in LETTERS if c not in EVERYDAY)
REGIONS = "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
MOTORCYCLE_LETTER = "[가나다라마바사아자차카타파하]"
MOTORCYCLE = f"(?:{REGIONS}) ?(?:[가-힣]{{2,3}} ?)?{MOTORCYCLE_LETTER} ?[0-9]{{4}}"
DIPLOMATIC = "(?:외교|영사|준외|준영|국기|협정|대표) ?[0-9]{3}-[0-9]{3}"
UNITS = r" ?(?:원|년|개|부(?!터)|번지|월|명(?:[^의]|$)|건|세대|가구|kg|㎏|평|㎡|%|천|억|만|시|분(?:[^실]|$)|번째|페이지|m|,)|-[0-9]"
RIGHT = f"[0-9A-Za-z]|{UNITS}"
GLUED_RIGHT = r"[0-9A-Za-z]| ?(?:원|번지|명(?:[^의]|$)|세대|평|㎡|%)|-[0-9]|,[0-9]{3}(?:[^0-9가-힣]|$)"
LEFT = "[0-9A-Za-z]|[0-9][-.]|[^0-9][0-9],|[^0-9][0-9]{2},|[^0-9][0-9]{3},|제"
SAID = str.maketrans("공영일이삼사오육칠팔구零一二三四五六七八九oOㅇlIㅣ", "001234567890123456789000111")
DIGIT = "(?:[0-9공영일이삼사오육칠팔구零一二三四五六七八九oOㅇlIㅣ]|하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)"
OWN_LABEL = "(?:차량 ?번호|차 ?번호|번호판|자동차(?: ?번호)?|차량|차)(?:[은는]요|[은는이가])?[ :]{0,2}"
CLASS = f"(?:{DIGIT}(?: ?{DIGIT}){{1,2}}|[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?)"
_NATIVE = dict(zip(("하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"), "123456789", strict=True))
_SAID = "[공영일이삼사오육칠팔구]"
_FIRST = f"(?:[일이삼사오육칠팔구]|{'|'.join(_NATIVE)})"
SAID_CLASS = rf"(?:{_FIRST}(?: ?(?:공|{_FIRST})){{1,2}}|(?:[일이삼사오육칠팔구]?백)?[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?)"
SAID_SERIAL = "(?:{0})(?: ?(?:{0})){{3}}".format("|".join((_SAID, *_NATIVE)))
MARK = r"[^0-9A-Za-z가-힣\n,]"  # between class, letter and serial
SPACED = (
    f"[0-9]{{2,3}} ?[{CLEAR}](?: ?[에의] ?|[ \n])[0-9]{{4}}|[0-9]{{2,3}} [{CLEAR}][0-9]{{4}}"
    f"|[0-9](?: ?[0-9]){{1,2}} ?[{CLEAR}] ?[0-9](?: [0-9]){{3}}"
)
BOUND = r"[ ]?[-,.(\[\])/_~'\"<>]{1,2}[ ]?"  # a mark that nothing else has there

_COURT = Expression("대판|대법|고법|지법|헌재|법원|선고|판례|판결|재판소")
COURT_REACH = 28  # characters from the name of a court over its date to its case
A_CASE = Verdict(Evidence.REFUTED, why=Sentence("법원의 사건번호입니다.", "It is the number of a court case."))
NO_SUCH_SERIAL = Verdict(
    Evidence.REFUTED,
    why=Sentence("등록번호는 0100부터이고 차종 기호는 00이 아닙니다.", "Serials begin at 0100, and no class is 00."),
)


def validate(match: Match) -> Verdict:
    """Serial 0100 to 9999, class not zero."""
    named = match.groupdict()
    if _COURT.search(match.string[max(0, match.start() - COURT_REACH) : match.start()]):
        return A_CASE
    number = digits(_read(named.get("value") or match.group()))
    serial, kind = number[-4:], number[:-4]
    if match.group()[-4] == "-":
        return PLAUSIBLE  # diplomatic: 001-001
    return NO_SUCH_SERIAL if serial < "0100" or (kind and int(kind) == 0) else PLAUSIBLE


def _read(typed: str) -> str:
    """With a digit for each that is said."""
    for said, digit in _NATIVE.items():
        typed = typed.replace(said, digit)
    return typed.translate(SAID)


RECOGNIZER = Recognizer(
    entity="KR_VEHICLE_PLATE",
    label="차량번호",
    label_en="vehicle plate",
    about="자동차등록번호입니다. 두세 자리 숫자, 한글 한 자, 네 자리 숫자로 되어 있습니다. 수를 세는 말과 헷갈리는 글자는 자동차를 말하는 낱말이 곁에 있어야 합니다.",
    korean={
        "plate": "번호판",
        "plate-spaced": "띄어 쓴 번호판",
        "spaced-alone": "띄어 쓴 번호판, 홀로",
        "joined": "지역이 앞에 있거나 붙임표로 이음",
        "aloud": "소리 나는 대로",
        "slip": "이름표 뒤의 잘못 적은 것",
        "motorcycle": "이륜차",
        "marked": "표시로 나눔",
        "marked-alone": "표시로 나눔, 홀로",
        "aloud-alone": "소리 나는 대로, 홀로",
        "digits-aloud": "숫자를 소리 나는 대로",
        "half-aloud": "반만 소리 나는 대로",
        "amount-aloud": "네 자리를 셈하듯 읽음",
        "in-context": "낱말이 있을 때",
        "dots in the serial, too": "네 자리까지 점으로 나눔",
        "words of the same syllables behind the label": "이름표 뒤의 글자가 같은 말",
    },
    source="https://www.law.go.kr/행정규칙/자동차등록번호판등의기준에관한고시",
    legal_basis="개인정보 보호법 제2조제1호",
    patterns=(
        Pattern("plate", f"[0-9]{{2,3}}[{LETTERS}][0-9]{{4}}", left=LEFT, right=GLUED_RIGHT),
        Pattern(
            "plate-spaced",
            SPACED,
            left=LEFT,
            right=RIGHT,
            needs_context=True,
        ),
        Pattern(
            "spaced-alone",
            SPACED,
            left=f"{LEFT}|[0-9A-Za-z가-힣-] ?",
            right=f"{RIGHT}| ?[가-힣](?<![은는이가을를도로요입예인번차])",
        ),
        Pattern(
            "joined",
            f"(?:{REGIONS}) ?[0-9]{{2,3}} ?[{LETTERS}][ -]?[0-9]{{4}}|[0-9]{{2,3}} ?[{CLEAR}]-[0-9]{{4}}",
            left=LEFT,
            right=RIGHT,
        ),
        Pattern("aloud", f"{OWN_LABEL}(?P<value>{CLASS}에? ?[{LETTERS}]에?(?: ?{DIGIT}){{4}})", right=RIGHT),
        Pattern(
            "slip",
            rf"(?:차량 ?번호|차 ?번호|번호판|차번)(?:[은는]요|[은는이가])?[ :]{{0,2}}(?P<value>[0-9]{{1,3}} ?[{LETTERS}][ -]?[0-9]{{2,5}}|[{CLEAR}] ?[0-9]{{4}})",
            right=RIGHT,
        ),
        Pattern(
            "motorcycle",
            f"(?:오토바이|이륜차)(?: ?번호)?[은는]? ?(?P<value>[가-힣]{{2,3}} ?{MOTORCYCLE_LETTER} ?[0-9]{{4}})",
            right=RIGHT,
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
            rf"[\[(]?[0-9]{{2,3}}(?:{BOUND}[{CLEAR}]{BOUND}|{BOUND}[{CLEAR}]|[{CLEAR}]{BOUND})[0-9]{{4}}[\])]?",
            left="[0-9A-Za-z가-힣-][ .,]?",
            right=f"{RIGHT}|[/.][0-9]| ?(?:호(?!차)|조(?!회)|항)",
        ),
        Pattern(
            "aloud-alone",
            f"{SAID_CLASS} ?[{CLEAR}][에의]?(?: ?[0-9]{{4}}| {SAID_SERIAL})|[0-9]{{2,3}} ?[{CLEAR}] {SAID_SERIAL}",
            left="[0-9A-Za-z가-힣-][ .,]?",
            right="[0-9]|[가-힣](?<![입이예요번])",
        ),
        Pattern(
            "digits-aloud",
            f"(?P<value>{SAID_CLASS} ?[{CLEAR}] ?{SAID_SERIAL})",
            left="[가-힣]",
            needs_context=True,
        ),
        Pattern(
            "half-aloud",
            f"[0-9]{{2,3}} ?[{CLEAR}] ?(?:{_SAID}{{4}}|[0-9]{{2}}[ -][0-9]{{2}})",
            left=LEFT,
            right=RIGHT,
            needs_context=True,
        ),
        Pattern(
            "amount-aloud",
            f"(?:{SAID_CLASS}|[0-9]{{2,3}}) ?[{CLEAR}] ?[일이삼사오육칠팔구]?천[일이삼사오육칠팔구십백]{{0,6}}",
            left="[0-9가-힣]",
            right="[0-9만천]| ?(?:원|평|명|개|건|가구|세대|킬로|리터|번지)",
            needs_context=True,
        ),
        Pattern(
            "in-context",
            f"[0-9]{{2,3}} ?[{EVERYDAY}][ -]?[0-9]{{4}}|{MOTORCYCLE}|{DIPLOMATIC}",
            left=LEFT,
            right=RIGHT,
            needs_context=True,
        ),
    ),
    validate=validate,
    context=(
        "차량",
        "차번",
        "차 번호",
        "차 넘버",
        "번호판",
        "자동차",
        "승용차",
        "화물차",
        "트럭",
        "렌트",
        "렌터카",
        "오토바이",
        "이륜차",
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
        "우리차",
        "지게차",
        "택시",
        "버스",
        "포터",
        "봉고",
        "연납",
        "말소",
        "명의",
        "분실",
        "단속",
        "운전",
        "차주",
    ),
    context_reach=(20, 15),
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
    examples=(
        catches("차량번호 «12가3456» 연납 신청할게요", "two digits, letter, four digits"),
        catches("«123가 4567»", "three digits and a blank"),
        catches("«64루2211»가 제 차인데", "particle glued behind"),
        catches("화물차«전북80바3198» 유가보조금", "for hire, with its region"),
        catches("«전북 30 바 1234»", "region form with blanks"),
        catches("«서울31가1234» 옛날 번호판이에요", "region form before 2004"),
        catches("오토바이 «전북 고창 가 1234»", "motorcycle"),
        catches("번호판이 «12 가 3456» 이에요", "blanks on both sides of the letter"),
        catches("«52허1234» 명의 이전하려고요", "rental; 명 behind it is no count of people"),
        catches("«12가 3457» 분실 신고", "분 behind it is no minute"),
        catches("«12오3456» 차예요", "a letter that is also a digit word"),
        catches("«경기12바3456»호 차량", "호 behind the number"),
        catches("차량 등록이 «38조 1234» 맞나요", "named a vehicle"),
        catches('«28"가"4471» 이요', "quotes round the letter"),
        catches("«[28가][4472]» 말소요", "brackets round both parts"),
        catches("«28가.4473» 주차위반", "a mark on one side only", in_context=True),
        catches("«28가_4474» 요", "an underscore"),
        catches("«이십팔가 4475» 이요", "the class read as an amount"),
        catches("«28가 사사칠육» 요", "only the serial read aloud"),
        catches("차번호 «가4477» 밖에 몰라요", "without its class, behind the label", in_context=True),
        catches("오토바이 «전북 가 4478» 이요", "a motorcycle without its county", in_context=True),
        catches("오토바이 «고창가4471» 이요", "a motorcycle without its region"),
        catches("차번호 «오오다에 일일팔팔» 이요", "a particle behind the letter, read aloud"),
        catches("이륜차 번호는 «고창 나 4472»", "the same behind its longer label"),
        ignores("오토바이 고창 가 44715", "five digits behind a motorcycle"),
        catches("차 «2 8 가 4 4 7 9»", "a blank between all characters, behind the shortest label"),
        catches("차가 «일이삼 하 사사칠일» 이요", "read aloud behind the shortest label"),
        catches("번호판 «28 가 44 78»", "the serial in two pairs", in_context=True),
        catches("«28 [가] 4479» 조회", "조 begins another word"),
        ignores("12-가-3456호 문서", "a document with its letter"),
        ignores("서식 12나 4471부", "copies of a form"),
        ignores("차번호 가447", "three digits without a class"),
        ignores("28|가|4471 표", "cells of a table"),
        catches("차번 «38조 1235» 요", "its number for short"),
        catches("번호판이 «38호 1236» 이에요", "its plate"),
        catches("자동차세 «38호 1237» 연납", "the tax of motor cars"),
        catches("승용차 «38주 1238» 입니다", "a passenger car"),
        catches("화물차 «85부 1239» 유가보조금", "a lorry"),
        catches("트럭 «85조 1240» 이요", "a truck"),
        catches("렌트한 «38호 1241» 반납", "rented"),
        catches("렌터카 «38호 1242» 사고", "a rental car"),
        catches("이륜차 «전북 고창 나 1243» 폐지 신고", "a motorcycle by its legal name"),
        catches("주차 스티커 «38도 1244» 신청이요", "parked"),
        catches("과태료 «38로 1245» 왜 나왔나요", "fined"),
        catches("어제 견인된 «38부 1246» 어디 있나요", "towed"),
        catches("폐차한 «38수 1247» 세금이 나왔어요", "scrapped"),
        catches("제 차 소나타 «38모 1248» 이에요", "my car and its model"),
        catches("내 차 모닝 «38보 1249» 인데", "my car, familiarly"),
        catches("우리 차 카니발 «38사 1250» 요", "our car"),
        catches("택시 «38사 1251» 에 두고 내렸어요", "a taxi"),
        catches("버스 «70자1252» 기사님", "a bus", in_context=True),
        catches("포터 «85오 1254» 연납", "a model of lorry"),
        catches("봉고 «85서 1255» 연납", "another model"),
        catches("«38조 1256» 과태료가 나왔어요", "the word behind"),
        catches("번호판 «외교 001-001» 봤어요", "diplomatic"),
        catches("«38-가-4729» 자동차세요", "hyphens on both sides of the letter"),
        catches("«38가4729»,«39나1182» 연납이요", "two with a comma between"),
        ignores("자재 38-가-4729 입고", "a part's number with hyphens"),
        ignores("보조금 12,345가1200 이라고", "an amount and a part of a street"),
        catches("제 차 «38가\n4729»", "over two lines"),
        catches("차번호는요 «삼십팔가 사칠이구»", "read aloud behind 요"),
        catches("차번호 «38가사칠이구»", "its serial read aloud"),
        ignores("30가사이이사이", "no car is spoken of"),
        catches("제 차 «38가 47 29»", "its serial in pairs"),
        ignores("2018두1234 찾아주세요", "a court case with its year"),
        ignores("총 48호1200세대 입주", "houses and households"),
        ignores("2018 다 1234 찾아주세요", "a court case in three pieces"),
        ignores("대로 10가 1234번지", "a part of a street and a lot"),
        ignores("자동차관리법 제12조 1234 관련", "an article of the law on cars"),
        ignores("버스로 30조 1200명 이동", "groups and people"),
        ignores("서울 고창학사 가 1234", "no motorcycle is spoken of"),
        ignores("12각3456", "a letter that is not used"),
        ignores("3가 1234번지", "a part of town and a lot"),
        ignores("100만 3456원", "an amount"),
        ignores("24시 1234", "a time"),
        ignores("2026년 1122", "a year"),
        ignores("참석자 30조 1200 정도", "a counter"),
        ignores("제12조 1234", "an article of a law"),
        ignores("대법원 98두1234 판결", "a court case"),
        ignores("12가0012", "a serial below 0100"),
        ignores("총 120가구 3400명", "households and people"),
        ignores("가나다 123 라마바 4567", "letters out of order"),
        catches("차 번호는 «십이 가 삼사오육» 이에요", "read aloud"),
        catches("차량번호는 «일이가 삼사오육»입니다", "each digit read aloud"),
        ignores("자동차 12주 3000원씩 할부예요", "weeks and an amount behind the label"),
        ignores("98도1234 사건이요", "a court case without its court"),
        overreaches("차량 오이가 사이사이에", "words of the same syllables behind the label"),
        ignores("상자 12가 3456 들어왔어요", "a particle where the letter would be"),
        ignores("12나 3456 타입", "a type of flat in front of the message"),
        ignores("12라 1188 조항 없음", "an article with its letter"),
        catches("«28 다 4474» 인데요", "blanks, at the front of the message", in_context=False),
        catches("전화 받으신 분, «29가 4475» 번이요", "a blank, behind a comma"),
        ignores("저희꺼 29가 4475 어요", "a blank behind another word, and no car is spoken of"),
        ignores("12가 3456개 들어왔어요", "how many, in front of the message"),
        catches("«전북 001가 4471» 지게차", "a machine with its region and three digits"),
        catches("«02가-4471» 요", "one hyphen, and no car is spoken of", in_context=False),
        catches("제차 «29가 4476» 인데", "my car in one word", in_context=True),
        catches("내차 «29가 4477» 인데", "the same, familiarly", in_context=True),
        catches("우리차 «29가 4478» 인데", "our car in one word", in_context=True),
        catches("지게차 «02가 4479» 인데", "a fork-lift", in_context=True),
        catches("올해 «29가 4480» 연납", "its tax", in_context=True),
        catches("저번에 «29가 4481» 말소", "its end", in_context=True),
        catches("저번에 «29가 4482» 명의 이전", "its owner", in_context=True),
        catches("저번에 «29가 4483» 단속 건", "caught", in_context=True),
        catches("저번에 «29가 4484» 운전자인데", "who drove it", in_context=True),
        catches("저번에 «29가 4485» 차주입니다", "who owns it", in_context=True),
        catches("번호판이 «이십팔 가 사천사백칠십일» 이여", "the serial read as an amount", in_context=True),
        catches("제 차 «28나 사천육백삼» 이요", "the serial as an amount, a zero in it"),
        ignores("제 차 12가 이천만원", "an amount of money behind"),
        ignores("버스 12가 이천 명", "how many came"),
        ignores("주차 총12가 사천사백", "glued to a word"),
        ignores("28나 사천육백삼 이요", "an amount, and no car is spoken of"),
        catches("차는 «삼일칠에 나에 이이공사»", "a particle behind class and letter"),
        catches("차량번호 «12가 345» 요", "a digit short behind its label"),
        catches("번호판이 «12가34567» 이에요", "a digit too many behind its label"),
        catches("차번호는 «1가 3456» 요", "a class of one digit behind its label"),
        catches("제 차 «28(가)4471» 요", "brackets round the letter"),
        catches("«[28][가][4471]» 주차했어요", "brackets round each part"),
        catches("«28/가/4471» 견인됐어요", "slashes round the letter"),
        catches("«이팔가 사칠칠일» 과태료요", "all of it read aloud"),
        ignores("규격 28(가)4471 부품", "brackets, and no car is spoken of"),
        ignores("자동차관리법 제28조(가)4471", "an item of an article"),
        ignores("차번호 12가 345만원", "an amount behind the label"),
        catches("«이팔가 사칠칠일» 이요", "read aloud, at the front of the message"),
        ignores("저 이팔가 사칠칠일", "read aloud behind another word, and no car is spoken of"),
        catches("«28(가)4472» 예요", "brackets, at the front of the message"),
        ignores("대판 1996. 9. 20, 95누8003", "a case behind its court and date"),
        ignores("전주지법 99가4567 참조", "a case of a lower court"),
        catches("«28-가-4471» 이에요", "hyphens, at the front of the message"),
        catches("맞아요, «28 - 나 - 4472»", "hyphens in blanks, behind a comma"),
        catches("어제 «28가 사칠이일» 과태료", "its serial read aloud with a blank"),
        catches("차번 «1가 3456» 이요", "the short label, a class of one digit", in_context=True),
        catches("과태료 «이팔가 사칠칠일» 요", "all of it read aloud behind a word about cars"),
        ignores("과태료 총이팔가 사칠칠일", "read aloud, glued to a word"),
        ignores("차량 28/가/44711", "slashes and a longer serial"),
        ignores("차량 1328/가/4471", "slashes and a longer class"),
        ignores("28(가)44721 이요", "brackets and a longer serial"),
        ignores("이팔가 사칠칠일호", "read aloud, and a counter behind"),
        ignores("과태료 1328가 사칠이일", "half aloud, a longer class"),
        ignores("과태료 28가 사칠이일원", "half aloud, an amount"),
        ignores("주차 1328 가 4471 면", "the tail of a longer number, a blank"),
        ignores("주차 28 가 44715", "a longer serial, a blank"),
        ignores("저 29가 4475", "a blank, another word in front"),
        ignores("A28가-4471", "a letter in front of a hyphen's plate"),
        ignores("28가-4471-2", "a hyphen's plate that goes on"),
        catches("차 번호 알려 드려요 «29가 4490» 저희꺼", "the label some words in front", in_context=True),
        catches("자동차 건인데 «29가 4491» 저희꺼", "a motor car is spoken of", in_context=True),
        catches("승용차 건인데 «29가 4492» 저희꺼", "a passenger car is spoken of", in_context=True),
        catches("화물차 건인데 «29가 4493» 저희꺼", "a lorry is spoken of", in_context=True),
        catches("포터 건인데 «29가 4494» 저희꺼", "a model of lorry is spoken of", in_context=True),
        catches("봉고 건인데 «29가 4495» 저희꺼", "another model is spoken of", in_context=True),
        catches("«하나둘삼가 4471»", "native digits in the class"),
        catches("«백이십삼가 사사칠일»", "a class by place value"),
        catches("«이 팔 가 사 사 칠 일» 차번호", "a blank between all its syllables"),
        catches("차량 «28가 4 4 7 1»", "a blank between the digits of the serial"),
        catches("«28가 4 4 7 2»", "the same, and nothing else said"),
        ignores("28조 4 4 7 1", "a letter that is also a counter, and nothing said of cars"),
        catches("«28〈가〉4471» 차량이요", "angle brackets round the letter"),
        ignores("백이십삼가구 사사칠일", "households"),
        catches("«37가에 5821» 이요", "a particle behind the letter"),
        catches("«삼십칠 가에 오팔이일»", "the same aloud"),
        catches("«3 7 가 5 8 2 1»", "a blank between all its characters"),
        catches("차번호 «셋일곱가 다섯여덟둘하나»", "native digits behind the label"),
        catches("«37,가,5821» 차요", "commas"),
        ignores("12월에 3456명", "another syllable with the particle"),
        catches("«둘팔가 넷넷칠일» 차요", "native digits in class and serial"),
        catches("«28‘가’4471»", "curly quotes round the letter"),
        catches("«44나 에 4718» 차요", "a blank in front of the particle"),
        catches("«28가 사사칠하나»", "one native digit in the serial"),
        misses("«28.가.44.71»", "dots in the serial, too"),
    ),
)
