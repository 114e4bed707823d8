"""Password, verification code, one-time password: what lets someone else act as this person.

Chosen or sent, 4 to 30 characters; nothing in them gives them away, so they count only directly behind
their word (비밀번호, 인증번호, OTP …) and with a digit or a sign in them. Rules about passwords (8자리 이상) are
not passwords. They must never be kept readable (안전성 확보조치 기준 §7).
https://www.law.go.kr/행정규칙/개인정보의안전성확보조치기준
"""

from pii_guard.model import Evidence
from pii_guard.recognizer import (
    PLAUSIBLE,
    Match,
    Pattern,
    Question,
    Recognizer,
    Verdict,
    catches,
    ignores,
    misses,
    stars,
)
from pii_guard.recognizer.aloud import COUNTED, EACH, ENGLISH, UNITS
from pii_guard.recognizer.expressions import Expression
from pii_guard.sentences import Sentence

CHOSEN = "(?:비밀 ?번호|(?:현관|출입)(?:문)?(?: ?여는)? ?번호|(?:핸드폰|휴대폰|폰|화면) ?잠금(?: ?번호)?|도어락(?: ?번호)?|비번|패스워드|암호|(?:password|passwd|pw)(?: is)?)"
SENT = "(?:(?:인증|본인 ?확인|로그인|승인 ?요청) ?번호|인증 ?코드|확인 ?코드|보안 ?코드|otp(?: ?번호)?|핀 ?번호|pin ?번호|pin|(?:verification|security|auth(?:entication)?|confirmation|your) (?:code|pin)(?: is)?)"
PARTICLES = r"(?:[ :=은는이가도을를(\[\n'\"\\]|(?:[4-8네]|여섯) ?자리 ?[는가]? |입니다|왔어요|왔는데|나왔는데|요|바꾼 |별표?|우물정?자?|샵){0,5}"
UNIT = r" ?(?:자|회(?!원)|분|초(?!기)|개(?!인)|년|월|원|시간|단계|번째|글자|~)"
_SAID = f"{EACH}|{COUNTED}"
_SAID_EN = "|".join(ENGLISH)
ALOUD = f"(?:{_SAID}){{4,8}}|{EACH}(?: {EACH}){{3,7}}|[{UNITS}십백천]{{1,6}}만[{UNITS}천백십]{{1,7}}|[{UNITS}]?천(?:[{UNITS}]?백)?(?:[{UNITS}]?십)?[{UNITS}]?|{EACH}{{2}}(?: {EACH}{{2}}){{1,3}}|{EACH}{{3}} {EACH}{{3}}|(?:{COUNTED})(?:[ ,]{{1,2}}(?:{COUNTED})){{3,7}}|(?i:{_SAID_EN})(?:[ ,-]{{1,2}}(?i:{_SAID_EN})){{3,7}}"
_LETTERS = "(?:에이|비|씨|디|이|에프|지|케이|엘|엠|엔|오|피|알|에스|티|유|와이|에이치|제이|큐|브이|더블유|엑스)"
_KEYS = f"[0-9]{{4,8}}|{EACH}{{3,4}}(?: ?{EACH}{{2,4}})?"
SIGNS = "[0-9A-Za-z!#$%^&*@+=?_-]"

# What a scanner looks for: one expression for several patterns.
BEHIND = f"(?i){CHOSEN}"
TYPED_BEHIND = f"(?i){CHOSEN}{PARTICLES}{SIGNS}"
SAID_BEHIND = f"(?i)(?:{CHOSEN}|{SENT})"

NO_DIGIT = Verdict(
    Evidence.REFUTED, why=Sentence("숫자도 기호도 없는 낱말입니다.", "It is a word, without a digit or a sign.")
)

_TYPED = Expression("[0-9A-Za-z]")
_CODE = Expression("[0-9]{3}-[0-9]{3}")
_IS_RULE = Expression("자리|글자|이상|이하")
A_RULE_OR_SUM = Verdict(
    Evidence.REFUTED,
    why=Sentence("비밀번호를 정하는 규칙이거나 금액입니다.", "It is a rule about passwords, or a sum of money."),
)
ANOTHER_NUMBER = Verdict(
    Evidence.REFUTED,
    why=Sentence("숫자를 붙임표로 나눈 것은 전화 같은 다른 번호입니다.", "Groups of digits are another number."),
)


def validate(match: Match) -> Verdict:
    """A digit or a sign among the characters; words and lengths are no secrets."""
    value = match.group("value")
    if not _TYPED.search(value) and match.group()[-1:] in "\"'":
        return NO_DIGIT
    if (value.isalpha() and value.isascii()) or all(c in "*_-?!=" for c in value):
        return NO_DIGIT
    came = match.groupdict().get("came")  # in a message, as a sum of money does too
    if _IS_RULE.search(value) or (came and value.endswith("000")):
        return A_RULE_OR_SUM
    if "-" in value and not _CODE.fullmatch(value) and value.replace("-", "").isdigit():
        return ANOTHER_NUMBER
    return PLAUSIBLE


ENDS = " ?(?:$|[^0-9A-Za-z가-힣]|이?[요고]|이?에요|예요|입니다|인데|이?라고|임|맞)"  # of an answer

RECOGNIZER = Recognizer(
    entity="SECRET",
    label="비밀번호",
    label_en="secret",
    about="비밀번호와 인증번호입니다. 그 이름 바로 뒤에 온 것을 찾습니다.",
    korean={
        "password": "비밀번호",
        "door": "현관문에서 누르는 것",
        "sign-aloud": "기호를 말로",
        "apart": "띄어 씀",
        "and-then": "글자 다음에 숫자",
        "in-clause": "이름표와 떨어진 것",
        "before-label": "이름표 앞",
        "part": "앞뒤 몇 자리",
        "aloud": "소리 나는 대로",
        "code": "부호",
        "code-mixed": "글자가 섞인 부호",
        "code-first": "인증번호 먼저",
        "sent": "문자로 온 것",
        "near": "그런 말 가까이에 온 여섯 자리",
        "lettered": "글자로 시작하는 부호",
        "changed": "바꾼 것",
        "quoted": "따옴표 안",
        "with-name": "아이디와 함께",
        "word-and-digits": "낱말과 숫자",
        "card-of-codes": "보안카드",
        "keys": "문에서 누르는 것",
        "only letters": "글자만 있는 것",
    },
    source="https://www.law.go.kr/행정규칙/개인정보의안전성확보조치기준",
    legal_basis="개인정보의 안전성 확보조치 기준 제7조",
    kinds=("password", "code"),
    patterns=(
        Pattern(
            "password",
            f"(?i){CHOSEN}{PARTICLES}(?P<value>{SIGNS}{{4,30}})",
            right=f"{SIGNS}|{UNIT}",
            kind="password",
            looks=TYPED_BEHIND,
        ),
        Pattern(
            "door",
            rf"(?:공동 ?현관|현관|출입문|대문)(?:은|는|이)?[ :]{{0,2}}(?P<value>(?:[#*]|별표? ?|샵 ?|우물정자? ?)(?:[0-9]{{4,8}}|{EACH}{{2,4}}(?: ?{EACH}{{2,4}}){{0,2}}) ?(?:[#*]|별|샵|우물정)|[0-9]{{4,8}}[#*])",
            right="[0-9]",
            kind="password",
        ),
        Pattern(
            "aloud",
            f"(?:{CHOSEN}|{SENT}){PARTICLES}(?P<value>(?:{ALOUD})(?: ?(?:느낌표|별표?|샵|우물정))?)",
            right="[가-힣](?<![이입예요인으로라])|으?로[가-힣]",
            kind="password",
            looks=SAID_BEHIND,
        ),
        Pattern(
            "apart",
            f"(?i){CHOSEN}{PARTICLES}(?P<value>{SIGNS}(?: {SIGNS}){{4,15}}|[0-9](?: [0-9]){{3}})",
            right=f"{SIGNS}|{UNIT}",
            kind="password",
            looks=TYPED_BEHIND,
        ),
        Pattern(
            "and-then",
            f"{CHOSEN}{PARTICLES}(?:[가-힣]{{1,4}} )??(?P<value>(?:영[문어]으?로 ?)?[A-Za-z][0-9A-Za-z]{{1,15}}(?: ?(?:그 ?다음에?|다음에?|하고|그리고|더하기|숫자로?)? ?(?:(?:{_SAID}){{2,8}}|[0-9]{{1,8}}|느낌표|골뱅이|별표?|샵|물음표)){{1,3}})",
            right=f"{SIGNS}|{UNIT}| ?번|[가-힣](?<![이입예요인으로라])",
            kind="password",
            looks=BEHIND,
        ),
        Pattern(
            "quoted",
            f"{CHOSEN}[은는이가 :=]{{0,3}}[\"'](?P<value>[^\"'\\n]{{4,40}})[\"']",
            kind="password",
            looks=BEHIND,
        ),
        Pattern(
            "in-clause",
            f"{CHOSEN}[은는이가] [가-힣 ,]{{1,24}} (?P<value>{SIGNS}{{4,20}})",
            right=f"{SIGNS}|{UNIT}|(?! ?(?:이?[에예]?요|입니다|인데|이?고요|임|맞|$))",
            kind="password",
            looks=BEHIND,
        ),
        Pattern(
            "before-label",
            f"(?P<value>{SIGNS}{{4,20}})(?: ?[이가])? (?:제 |저희 )?(?:비밀 ?번호|비번)(?:이?에요|예요|입니다|이요|인데|이?[고죠]|맞)",
            left=SIGNS,
            kind="password",
            looks=f"{SIGNS}{{4}}(?: ?[이가])? (?:제 |저희 )?(?:비밀|비번)",
        ),
        Pattern(
            "part",
            rf"(?:비밀 ?번호|비번) ?(?:앞|뒤|뒷)에? ?(?:두|2|네|4) ?자리(?:[은는이가만]|[ :]){{0,3}}(?P<value>[0-9]{{2,4}}|{EACH}{{2,4}})",
            right=f"[0-9]|{UNIT}",
            kind="password",
        ),
        Pattern(
            "sign-aloud",
            f"{CHOSEN}{PARTICLES}(?P<value>(?:[0-9A-Za-z가-힣]{{2,12}}|(?:[A-Za-z]{{2,8}}|{_LETTERS}{{2,6}}) (?:[0-9]{{1,8}}|{EACH}{{2,8}}) ?)(?:느낌표|골뱅이|별표?|샵|우물정?자?|물음표|하트)|{_LETTERS}(?: ?{_LETTERS}){{1,7}} ?(?:{EACH}{{2,8}}|[0-9]{{2,8}})(?: ?(?:느낌표|골뱅이|별표?|샵))?)",
            kind="password",
            looks=BEHIND,
        ),
        Pattern(
            "code",
            f"(?i){SENT}{PARTICLES}(?P<value>[0-9]{{3}}[- ]?[0-9]{{1,5}}|[0-9]{{2}}(?: [0-9]{{2}}){{1,3}}|[0-9](?: [0-9]){{3,7}})",
            right=f"[0-9A-Za-z-]|{UNIT}",
            kind="code",
        ),
        Pattern(
            "code-mixed",
            f"(?i)(?:인증|확인|보안) ?코드{PARTICLES}(?P<value>[0-9a-z]{{4,10}})",
            right=f"{SIGNS}|{UNIT}",
            kind="code",
        ),
        Pattern(
            "sent",
            r"(?i)(?P<came>문자|카톡|톡|알림|메시지|폰|메일)[가-힣]{0,2}[ ,:]{1,2}[<\[(\"']?(?P<value>(?:[a-z]-)?[0-9]{6}|[0-9](?: [0-9]){5})[>\])\"']?"
            r" ?(?:이?라고|이라|이게|이거|이렇게|요렇게)? ?(?:왔|떴|오던|오네|와서|받았|찍혔)",
            kind="code",
        ),
        Pattern(
            "near",
            r"(?i)(?:인증(?:문자|번호|코드)?|otp|(?P<came>문자|카톡|톡)(?:로|으로)? ?온|방금 ?온)[^0-9\n.!?금액세]{0,12}(?P<value>[0-9]{6}|[0-9]{3}[ -][0-9]{3})",
            left="[친경원화지]",
            right=r"(?! ?(?:이?[요래에]|예요|이?라[고는]|나[와왔]|입력|맞|이거|이게|불러|누르|넣|$))",
            kind="code",
        ),
        Pattern(
            "lettered",
            r"(?P<value>G-[0-9]{6})",
            left="[0-9A-Za-z-]",
            right=r"[0-9A-Za-z-]|(?! ?(?:이?라[고는]|이?래|왔|떴|떠|뜨|코드|인증|이|가|은|는|요|$))",
            kind="code",
        ),
        Pattern(
            "changed",
            f"(?i){CHOSEN}{PARTICLES}{SIGNS}{{4,30}}(?:에서|말고|이?아니고|,)? ?(?:->|=>|[가-힣]{{0,3}} )?(?P<value>{SIGNS}{{4,30}})(?:으?로|이?에요|입니다)",
            left="[0-9A-Za-z]",
            kind="password",
            looks=TYPED_BEHIND,
        ),
        Pattern(
            "with-name",
            f"(?i)(?:id|아이디) ?[/,] ?(?:pw|password|비번|비밀번호|패스워드)[ :은는=]{{0,4}}[0-9a-z._-]{{2,20}} ?[/,] ?(?P<value>{SIGNS}{{4,30}})",
            right=SIGNS,
            kind="password",
        ),
        Pattern(
            "word-and-digits",
            f"{CHOSEN}{PARTICLES}(?P<value>[가-힣]{{1,6}}[0-9]{{2,8}}[!@#*]?|[0-9]{{2,8}}[가-힣]{{2,4}})(?:$| ?이?에요|예요|이?요|입니다|인데|이?라고|\n)",
            kind="password",
            looks=BEHIND,
        ),
        Pattern(
            "card-of-codes",
            r"보안 ?카드[^0-9\n]{0,8}(?:[0-9]{1,2} ?번(?:째|은|이|에)?[ :]{0,2})(?P<value>[0-9]{4}|[0-9]{2} [0-9]{2})",
            right="[0-9]",
            kind="code",
        ),
        Pattern(
            "keys",
            rf"(?P<value>(?:별표?|샵|우물정자?|[*#])? ?(?:{_KEYS})(?: ?(?:별표?|샵|우물정자?|종|[*#]))?) ?(?:를|을|하고|이라고)? ?(?:누르|눌러|눌르|치시|치고|입력)[^\n]{{0,12}}(?:들어|열|오[시세면]|올라)",
            left="[0-9A-Za-z]",
            kind="password",
        ),
        Pattern(
            "code-first",
            rf"\[?(?P<value>[0-9]{{4,8}}|[0-9](?: [0-9]){{3,7}}|{EACH}{{4,8}}|{EACH}(?: {EACH}){{3,7}})\]?(?: ?(?:이|가|은|는|라고|이라는|이라고))?(?: ?(?:왔|떴)[가-힣]{{1,4}}| ?이(?:게|거|것이?)이?)?[ ,.]{{1,2}}?(?:인증 ?번호|OTP)",
            left="[0-9A-Za-z-]",
            kind="code",
        ),
    ),
    validate=validate,
    asks=(
        Question("비밀 ?번호|비번|패스워드|암호", "비밀번호", behind=ENDS),
        Question("(?:인증|확인|승인) ?(?:번호|코드|문자)|OTP", "인증번호", behind=ENDS),
    ),
    partial=stars(0, 0),
    heads=("비밀번호", "비번", "패스워드", "암호"),
    examples=(
        ignores("고지서 세목코드 101-001 이게 뭐예요", "the code of a tax"),
        catches("모바일 인증 «882-106» 입력했는데", "a hyphen between its threes", kind="code"),
        catches("비밀번호 «에이 비 씨 일이삼사 느낌표» 쳤는데유", "letters aloud and apart"),
        catches("«육 공 사 사 일 팔» 인증번호가 나왔어요", "aloud and apart in front of its label"),
        ignores("AG-719204 라고 적힌 부품", "a code that ends like one"),
        ignores("보안카드 15번 48291", "five digits of a card of codes"),
        ignores("A1234 누르고 들어오세요", "a button"),
        catches("비번은 «7000» 이에요", "a round password"),
        catches("폰 잠금 번호 «3000»", "a round one behind what it unlocks"),
        catches("현관문 여는 번호가 «2580»에 별표예요", "what it opens is said"),
        catches("방금 온 번호 «583920» 이거 맞아요?", "what has just come", kind="code"),
        ignores("문자로 온 금액 583920 맞나요", "an amount that came"),
        ignores("친환경인증 583920 이에요", "the number of a certificate"),
        ignores("인증 건수 583920 건", "how many were certified"),
        catches("OTP에 «583 920» 나와요", "in two groups", kind="code"),
        catches("비번 «에이비씨 일이삼사» 예요", "letters and digits aloud"),
        catches("인증번호 왔어요 «583920»", "it has come", kind="code"),
        ignores('비밀번호가 "너무 길다" 라고 나와요', "words in quotes"),
        ignores('비밀번호 "8자리 이상" 이라는데', "a rule in quotes"),
        ignores("문자로 120000 왔어요", "a round sum that came"),
        ignores("비밀번호 변경일 2024.03.01", "the day it was changed"),
        catches("위택스 비번을 «Sagwa!2580» 로 바꿨는데도", "what was changed, as the object"),
        catches("군청 앱 PIN번호 네자리 «5511» 눌렀어요", "how long it is between label and value"),
        catches("문자로 «719384» 왔는데 이거요?", "what came in a text message", kind="code"),
        catches("문자에 <«4 8 2 9 1 5»> 이렇게 왔는디", "the same with a blank between all", kind="code"),
        ignores("문자로 719384원 결제됐다고 왔어요", "an amount in a text message"),
        ignores("문자가 3 4 5 번 왔어요", "how often they came"),
        catches("«G-719204» 라고 떠요", "a letter in front, as one company sends them"),
        ignores("G-7192045 부품", "one digit more behind that letter"),
        catches("비번 «abc!1234»에서 «def!5678»로 바꿔주세요", "the old and the new"),
        catches("id/pw : hong/«hong!12345»", "behind the name to log in with"),
        catches("암호는 «사랑해1004» 이에요", "a word and digits"),
        ignores("비밀번호 오류5회", "how many errors there were, glued on"),
        catches("보안카드 15번 «4829»", "one of a card of codes", kind="code"),
        catches("«별표 오오공이» 누르면 열려요", "the keys of a door, aloud"),
        ignores("1번 누르고 들어오세요", "one key of a menu"),
        catches('비번: "«큰거 Y 작은거 g 8841 샵»" 이렇게 불러주셨는데', "in quotes"),
        catches("비번은 사과를 영어로 쓰고 뒤에 천사, 즉 «apple1004»", "at the end of a longer clause"),
        catches("인증번호 «사십팔만이천구백십» 이래요", "read as an amount"),
        catches("인증번호가 «48 29 10» 이요", "in pairs"),
        catches("문자로 온 여섯자리 «015583» 이게 인증번호 맞죠?", "in front of its label, which a word points from"),
        catches("홈페이지 비밀번호 «hanul4827» 초기화 해주세요", "a word behind that begins like a second"),
        catches("비밀번호는 «일 이 삼 사»", "digits aloud, each apart"),
        catches("«4 8 2 9 1 0» 인증번호래요", "digits apart in front of the label"),
        ignores("비번 뒤 4자리 44719", "a digit more than was said"),
        ignores("비번 4 4 7 1개 중에 골라요", "what is counted"),
        catches("비밀번호 «에이비씨디 일이삼사 느낌표» 로", "letters aloud, digits aloud and a sign"),
        ignores("비밀번호 변경하려는데 느낌표 넣나요", "whether it needs a sign"),
        catches("카드 비번 앞두자리 «이칠»", "two digits of it aloud"),
        catches("공동현관 «샵 이공삼 팔팔 샵» 누르고", "what opens a door, aloud"),
        catches("«8827kk» 이 제 비번이에요", "in front of its label"),
        ignores("2026 비밀번호 변경 안내", "a year in front of the label"),
        catches("비번 «P a s s 7 7 @» 띄어쓰기 빼고요", "a blank between all its characters"),
        catches("비번 «4 4 2 0»", "digits apart"),
        ignores("비번 4 4 2 번째", "fewer of them"),
        catches("비번은 «영문으로 farm 그다음 칠칠팔팔 느낌표» 인데", "letters, then digits aloud, then a sign"),
        catches("비밀번호가 «영어로 gogo 숫자 3355» 인데", "letters, then digits"),
        ignores("비밀번호 reset 하고 3 번 눌러도", "a word and how often"),
        catches("비번은 영어로 한글 사랑해 치고 «1004» 요", "told in a clause that it ends"),
        ignores("비밀번호는 제가 잊어버려서 2026 년에 바꿨어요", "a year at the end of a clause"),
        catches("결제 비밀번호 앞두자리 «73» 넣으라는데", "two digits of it"),
        ignores("비밀번호 앞두자리 2개", "how many"),
        catches("공동현관 «#1204*» 누르고 올라오세요", "what opens a door", kind="password"),
        catches("현관은 «1204#» 이에요", "the same with one sign"),
        ignores("현관 #12045*6 모델", "a longer code"),
        catches("비밀번호 «gochang82!» 로 바꿨어요", "letters, digits, a sign"),
        catches("비번은«a1b2c3d4»예요", "glued on both sides"),
        catches("현관 비밀번호 «1234*» 입니다", "door code"),
        catches("인증번호 «482913» 왔어요", "verification code"),
        catches("인증번호[«482914»] 입력", "as text messages print it"),
        catches("OTP 번호가 «123457»인데", "one-time password"),
        catches("위택스 pw: «Hong!2026»", "in Latin letters"),
        catches("비밀번호는 «일이삼사오육칠팔» 이에요", "read aloud"),
        catches("공동인증서 암호 «qwer1235!!» 안 먹혀요", "certificate"),
        ignores("비밀번호 8자리 이상으로", "a rule"),
        ignores("비밀번호는 10~16자 사이", "a rule with a range"),
        catches("«482915» 이 인증번호 맞나요", "the code first"),
        catches("은행 앱 핀번호 «2580» 이에요", "PIN"),
        ignores("010-1234-5678 인증번호가 안 와요", "the telephone to which it is sent"),
        ignores("비밀번호 2026년에 바꿨어요", "when it was changed"),
        ignores("비밀번호 찾기가 안돼요", "no value"),
        ignores("인증번호 6자리 입력하라는데", "a length"),
        ignores("비밀번호 오류 5회", "a count of errors"),
        ignores("비밀번호 reset 해주세요", "a word"),
        ignores("인증번호가 2026년 11월에 왔어요", "a year"),
        ignores("비밀번호 **** 로 보여요", "already hidden"),
        misses("비밀번호는 제 생일 뒤에 «gochang»", "only letters"),
        catches("비밀번호 «일이삼사» 예요", "digits said in words"),
        catches("비번은 «공공일일»이에요", "digits said in words, glued to the copula"),
        catches("인증번호 «육이공사칠일» 이요", "a code said in words"),
        catches("your code is «481920»", "a code in English"),
        catches("verification code: «4819»", "a code in English, with a colon"),
        catches("인증코드 «K44718» 왔어요", "a letter in the code"),
        catches("확인코드는 «a81b2c» 예요", "letters in a code to confirm"),
        catches("보안코드 «7f3k9q» 요", "letters in a security code"),
        ignores("인증코드 reset 해 주세요", "a word behind the label of a code"),
        ignores("인증코드 12345678901 오류", "too long for a code"),
        catches('{"t":"password: \\"«abc123!»\\""}', "escaped quotes round it"),
        catches("현관번호 «1234*» 요", "the door's number"),
        catches("본인확인번호 «448213» 입니다", "a code by another name"),
        catches("password is «Bori2024!»", "a password in English"),
        ignores("비밀번호 이사 오면 바꿔요", "a word of such syllables"),
        ignores("error code is 40412", "a code of a program"),
        catches("비밀번호 «one two three four» 입니다", "English digits"),
        catches("비번은 «하나둘셋넷» 이에요", "native digits"),
        ignores("비밀번호 one two 하고 나서", "two of them"),
        catches("비밀번호 «하나 둘 셋 넷»", "native digits with blanks"),
        catches("현관비번 별표 «5821» 우물정", "a key of the lock in front"),
        catches("도어락 «5821*»", "of the lock at the door"),
        ignores("도어락 2026년 설치", "a year behind the lock"),
        catches("인증번호 «4 4 7 1 8 2»", "a blank between all its digits"),
        catches("인증번호 «사사 칠일 팔이»", "aloud in pairs"),
        ignores("인증번호 3 4 분", "two numbers"),
    ),
)
