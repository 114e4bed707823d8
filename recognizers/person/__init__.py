"""Name of a person (이름, 성명), Korean or foreign, by a small scored model: no list of people, no NLP library.

A morpheme analyser is no dependency: in 504 made sentences it found 48 % of the names beside a cue where these rules
find 99 %, took 9 in 1,000 chat lines for names and needed some 40 times the time of our whole scan (docs/audit.md).

A Korean name is a surname (one syllable of about 280; ten cover two thirds of the people; a dozen have two)
and a given name, mostly of two syllables. The same syllables begin everyday words: 이번, 정부, 조사료. So
two weights are added. The name's own: surname, first and second syllable, and whether the given name is
a frequent one (`syllables`; written from general knowledge of census and naming habits), against a
list of office vocabulary and the endings of nouns (`words`). And what stands around it (`cues`): a label or a
relative in front (신청인, 아버지), a title, 씨 or 님, a dative (한테, 께서), 라고 합니다, a number or a second
name beside it. Ten together make a name. A frequent full name needs no cue; `지훈` alone does.
Particles and titles stay readable: of 박지호입니다 only 박지호 is covered.

A surname with a title (김 과장님), a title alone (이장님), what is masked already (홍*동, 김OO) and figures of
history in the name of a festival or a street are left alone. A name identifies together with other data:
개인정보 보호법 §2; persons whom a petition mentions are protected as well: 민원 처리에 관한 법률 §7.
"""

from pii_guard.recognizer import Recognizer, stars

from .examples import EXAMPLES
from .grammar import find
from .triggers import TRIGGERS

RECOGNIZER = Recognizer(
    entity="PERSON",
    label="이름",
    label_en="name",
    source="https://www.law.go.kr/법령/개인정보보호법/제2조",
    legal_basis="개인정보 보호법 제2조 제1호",
    kinds=("korean", "foreign"),
    find=find,
    triggers=TRIGGERS,
    partial=stars(1, 1),  # 홍*동; 홍* with two characters, 남**수 with four: the usual form on Korean papers
    examples=EXAMPLES,
)
