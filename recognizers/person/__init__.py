"""Name of a person (이름, 성명), Korean or foreign, by fitted weights: no list of people, no NLP library at run time.

A Korean name is a surname (one syllable of about 280; a dozen have two) and a given name, mostly of two syllables. The
same syllables begin everyday words: 이번, 정부, 조사료. So every place where a name could begin is a candidate
(`candidates`), some fifty questions are asked of it (`features`): what the name is made of, which ordinary words
stand in its place, what stands around it. Each answer has a weight, fitted by scripts/names.py on names put into
sentences and on texts without any; a candidate whose weights reach the bar is a name. The questions keep their names
in pii_guard/data/names.json, so each decision can be taken apart. Then the message is read as a whole (`grammar`): a
name that was found stands wherever it recurs, and names of one list support one another. How well it does, where the
bar stands and why not otherwise: docs/names.md. Names from elsewhere have rules of their own (`foreign`).

Particles and titles stay readable: of 박지호입니다 only 박지호 is covered. A surname with a title (김 과장님), a title
alone (이장님), what is masked already (홍*동, 김OO), and figures of history in the name of a festival or a street are
left alone. A name identifies together with other data: 개인정보 보호법 §2; persons whom a petition mentions are
protected as well: 민원 처리에 관한 법률 §7.
"""

from pii_guard.recognizer import Question, Recognizer, stars

from .examples import EXAMPLES
from .grammar import find, find_at
from .korean import ABOUT, KOREAN
from .near import near, weights
from .triggers import TRIGGERS

# A name is an answer where the sentence is one: 김이요, 김 입니다, and not 방은 심플합니다, 호스트 분의 응답이 빨라요.
BEHIND_ANSWER = (
    "[ .,~!?ㅎㅋㅠ^]{0,8}$|[ ]?[^가-힣 ]|[ ]{0,2}(?:이?(?:요|여|고|구|에요|예|라고|며|랑|죠|지|네|거든|던데|였)|입|인데|임|씨|님(?![가-힣]))"
    "|[이가은는]?[ ]{1,2}(?:맞|본인|저(?![가-힣])|저희|제(?![가-힣])|우리|남편|아내|집사람|와이프|아버|어머|엄마|아빠|부모|아들|딸|할[아머]|형|누나|동생|손[자녀주]"
    "|대표|사장|이름|성함|성명|예금주|명의|통장|계좌|신청|등록|가입|생년|전화|연락|그리고|이렇|이라|라고|으?로|[되돼된])"
    "|으?로[ ]?(?:되|돼|된|해|하|등록|신청|가입|부탁|써)"
)

RECOGNIZER = Recognizer(
    entity="PERSON",
    label="이름",
    label_en="name",
    about=ABOUT,
    korean=KOREAN,
    source="https://www.law.go.kr/법령/개인정보보호법/제2조",
    legal_basis="개인정보 보호법 제2조제1호",
    kinds=("korean", "foreign"),
    find=find,
    find_at=find_at,
    near=near,
    weights=weights,
    triggers=TRIGGERS,
    partial=stars(1, 1),  # 홍*동; 홍* with two characters, 남**수 with four: the usual form on Korean papers
    asks=(Question("성함|이름|성명|존함|예금주|신청인이? ?누구|신청자", "이름", behind=BEHIND_ANSWER),),
    examples=EXAMPLES,
)
