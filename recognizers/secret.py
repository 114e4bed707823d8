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
from pii_guard.sentences import Sentence

CHOSEN = "(?:비밀 ?번호|(?:현관|출입) ?번호|도어락(?: ?번호)?|비번|패스워드|암호|(?:password|passwd|pw)(?: is)?)"
SENT = "(?:(?:인증|본인 ?확인|로그인|승인 ?요청) ?번호|인증 ?코드|확인 ?코드|보안 ?코드|otp(?: ?번호)?|핀 ?번호|pin ?번호|pin|(?:verification|security|auth(?:entication)?|confirmation|your) (?:code|pin)(?: is)?)"
PARTICLES = r"(?:[ :=은는이가도(\[\n'\"\\]|입니다|바꾼 |별표?|우물정?자?|샵){0,5}"
UNIT = r" ?(?:자|회|분|초|개|년|월|원|시간|단계|번째|글자|~)"
_NATIVE = "하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉"
_SAID = f"[공영일이삼사오육칠팔구]|{_NATIVE}"
_SAID_EN = "zero|one|two|three|four|five|six|seven|eight|nine"
ALOUD = f"(?:{_SAID}){{4,8}}|[공영일이삼사오육칠팔구]{{2}}(?: [공영일이삼사오육칠팔구]{{2}}){{1,3}}|[공영일이삼사오육칠팔구]{{3}} [공영일이삼사오육칠팔구]{{3}}|(?:{_NATIVE})(?:[ ,]{{1,2}}(?:{_NATIVE})){{3,7}}|(?i:{_SAID_EN})(?:[ ,-]{{1,2}}(?i:{_SAID_EN})){{3,7}}"
SIGNS = "[0-9A-Za-z!#$%^&*@+=?_-]"

NO_DIGIT = Verdict(
    Evidence.REFUTED, why=Sentence("숫자도 기호도 없는 낱말입니다.", "It is a word, without a digit or a sign.")
)

ANOTHER_NUMBER = Verdict(
    Evidence.REFUTED,
    why=Sentence("숫자를 붙임표로 나눈 것은 전화 같은 다른 번호입니다.", "Groups of digits are another number."),
)


def validate(match: Match) -> Verdict:
    """A digit or a sign among the characters; words and lengths are no secrets."""
    value = match.group("value")
    if (value.isalpha() and value.isascii()) or all(c in "*_-?!=" for c in value):
        return NO_DIGIT
    if "-" in value and value.replace("-", "").isdigit():
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
        ),
        Pattern(
            "door",
            r"(?:공동 ?현관|현관|출입문|대문)(?:은|는|이)?[ :]{0,2}(?P<value>(?:[#*]|별표? ?|샵 ?|우물정자? ?)(?:[0-9]{4,8}|[공영일이삼사오육칠팔구]{2,4}(?: ?[공영일이삼사오육칠팔구]{2,4}){0,2}) ?(?:[#*]|별|샵|우물정)|[0-9]{4,8}[#*])",
            right="[0-9]",
            kind="password",
        ),
        Pattern(
            "aloud",
            f"(?:{CHOSEN}|{SENT}){PARTICLES}(?P<value>(?:{ALOUD})(?: ?(?:느낌표|별표?|샵|우물정))?)",
            right="[가-힣](?<![이입예요인으로라])|으?로[가-힣]",
            kind="password",
        ),
        Pattern(
            "apart",
            f"(?i){CHOSEN}{PARTICLES}(?P<value>{SIGNS}(?: {SIGNS}){{4,15}}|[0-9](?: [0-9]){{3}})",
            right=f"{SIGNS}|{UNIT}",
            kind="password",
            looks=f"(?i){CHOSEN}{PARTICLES}{SIGNS} ",
        ),
        Pattern(
            "and-then",
            f"{CHOSEN}{PARTICLES}(?:[가-힣]{{1,4}} )??(?P<value>(?:영[문어]으?로 ?)?[0-9A-Za-z]{{2,16}}(?: ?(?:그 ?다음에?|다음에?|하고|그리고|더하기|숫자로?)? ?(?:(?:{_SAID}){{2,8}}|[0-9]{{1,8}}|느낌표|골뱅이|별표?|샵|물음표)){{1,3}})",
            right=f"{SIGNS}|{UNIT}| ?번|[가-힣](?<![이입예요인으로라])",
            kind="password",
            looks=f"{CHOSEN}{PARTICLES}(?:[가-힣]{{1,4}} )?[0-9A-Za-z영]",
        ),
        Pattern(
            "in-clause",
            f"{CHOSEN}[은는] [가-힣 ]{{1,16}} (?P<value>{SIGNS}{{4,20}})",
            right=f"{SIGNS}|{UNIT}|(?! ?(?:이?[에예]?요|입니다|인데|이?고요|임|맞|$))",
            kind="password",
            looks=f"{CHOSEN}[은는] [가-힣]",
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
            r"(?:비밀 ?번호|비번) ?(?:앞|뒤|뒷)에? ?(?:두|2|네|4) ?자리(?:[은는이가만]|[ :]){0,3}(?P<value>[0-9]{2,4}|[공영일이삼사오육칠팔구]{2,4})",
            right=f"[0-9]|{UNIT}",
            kind="password",
        ),
        Pattern(
            "sign-aloud",
            f"{CHOSEN}{PARTICLES}(?P<value>(?:[0-9A-Za-z가-힣]{{2,12}}|(?:[A-Za-z]{{2,8}}|(?:에이|비|씨|디|이|에프|지|케이|엘|엠|엔|오|피|알|에스|티|유|와이){{2,6}}) (?:[0-9]{{1,8}}|[공영일이삼사오육칠팔구]{{2,8}}) ?)(?:느낌표|골뱅이|별표?|샵|우물정?자?|물음표|하트))",
            kind="password",
        ),
        Pattern(
            "code",
            f"(?i){SENT}{PARTICLES}(?P<value>[0-9]{{3}}[- ]?[0-9]{{1,5}}|[0-9](?: [0-9]){{3,7}})",
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
            "code-first",
            r"\[?(?P<value>[0-9]{4,8})\]?(?: ?(?:이|가|은|는|라고|이라는))? ?(?:인증번호|OTP)",
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
