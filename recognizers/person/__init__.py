"""Name of a person (이름, 성명), Korean or foreign, by a small scored model: no list of people, no NLP library.

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

from pii_guard.recognizer import Recognizer, catches, ignores, misses, stars

from .grammar import find
from .triggers import TRIGGERS


def mask(name: str) -> str:
    """홍*동; 홍* with two characters, 남**수 with four: the usual form on Korean papers."""
    letters = sum(c.isalnum() for c in name)
    return stars(1, 0)(name) if letters == 2 else stars(1, 1)(name)


RECOGNIZER = Recognizer(
    entity="PERSON",
    label="이름",
    label_en="name",
    source="https://www.law.go.kr/법령/개인정보보호법/제2조",
    legal_basis="개인정보 보호법 제2조 제1호",
    kinds=("korean", "foreign"),
    find=find,
    triggers=TRIGGERS,
    partial=mask,
    examples=(
        catches("저는 «박지호»입니다", "self-introduction with the copula glued on"),
        catches("저는 «김영희»라고 하는데요 이행강제금 문의드려요", "self-introduction with 라고"),
        catches("«류도윤»라고 합니다", "hasty spelling: 라고 behind a consonant"),
        catches("안녕하세요 «최보람»입니다", "greeting in front"),
        catches("신청인: «강나래»", "label and colon"),
        catches("성명 «신동순», 생년월일 1981.03.12", "fields of a form in one line"),
        catches("예금주: «허준»", "given name of one syllable behind a label"),
        catches("환급 계좌 예금주 «최은숙» 입니다", "label without a colon"),
        catches("대표자는 «김경숙»이고요", "label with a particle"),
        catches("이장님 성함이 «한정식»이신데 도장이 필요한가요", "honorific copula"),
        catches("아버지 «오병철»이 돌아가셔서 상속을 알아봐요", "a relative in front, a particle behind"),
        catches("어머니 «이경숙» 명의예요", "a relative in front, 명의 behind"),
        catches("«이유진»이가 제 딸인데 장학금을 신청했어요", "이 between name and particle stays readable"),
        catches("딸 «서연»이가 전학을 왔어요", "given name alone beside a relative"),
        catches("«임경숙»한테 물려줬어요", "dative particle"),
        catches("«남궁민수»께서 대표로 계세요", "surname of two syllables"),
        catches("«조동현»씨가 신청했어요", "씨 glued on"),
        catches("옆집 «강순자» 할머니가 기초연금을 못 받으세요", "title of age behind; another person's name"),
        catches("«정말순» 어르신 댁에 전기가 나갔어요", "title of respect behind"),
        catches("공동명의자는 «백미숙»과 «조현우»예요", "the second name of a pair"),
        catches("«윤재석», 010-2215-0715 로 접수해주세요", "a phone number behind"),
        catches("카카오뱅크 3333-20-7378836 «정하늘»", "an account number in front, pure Korean given name"),
        catches("«김 철 수» 님", "a blank between all syllables"),
        catches("김OO 아니고 «김순자»예요", "correction of a masked name"),
        catches("«김영희» 체납액 조회 부탁드립니다", "a frequent full name needs no cue"),
        catches("신청인«박서준»입니다", "label glued on"),
        catches("제 이름은 «Nguyen Thi Lan» 이고 베트남에서 왔어요", "Latin letters behind a label"),
        catches("아내 이름은 «응우옌 티 란»입니다", "Vietnamese name in Hangul"),
        catches("제 이름은 «마리아»라고 합니다", "foreign name in Hangul, quoted"),
        catches("이름: «지우»", "given name alone behind a label with a colon"),
        catches("명의를 «이수연»으로 바꿔주세요", "the object of a change"),
        catches("성명: «KIM YOUNG HEE»", "capitals as in a passport"),
        catches("«박채이»와 공동명의예요", "shared ownership behind"),
        catches("이사 «정세찬» 고객님 문의", "a customer, as call centres say"),
        catches("성함이 «황보로아»세요", "honorific copula behind a vowel"),
        catches("접수자 «위준석»", "who filed it"),
        catches("저는 «응우옌 티 마이»입니다", "Vietnamese name in a self-introduction"),
        catches("«쩐 반 민» 씨가 밤마다 노래를 불러요", "a Vietnamese neighbour in a complaint"),
        catches("«Maria Santos» 씨 체류지 변경", "Latin letters with 씨"),
        catches("저는 «Tran Van Minh»입니다", "Latin letters in a self-introduction"),
        catches("제 이름은 «바트바야르»입니다", "Mongolian name in Hangul"),
        catches("성명: «압둘라», 전화 있음", "a name in Hangul in a field"),
        catches("윗집 사는 «천리안»이라는 사람이 쿵쿵거려요", "a third person in a complaint"),
        ignores("Galaxy Note입니다", "a product with the copula"),
        ignores("성명: 미기재", "a field left open"),
        ignores("우리 이모가 신청했어요", "an aunt"),
        ignores("고양이 씨가 말라요", "a cat"),
        ignores("저는 Google Play 결제했어요", "a service in Latin letters"),
        ignores("이번 신청은 정말 한번 강조하고 싶어요", "everyday words with surnames' syllables"),
        misses("신청인 «왕웨이»", "a Chinese name in Hangul behind a role"),
        misses(
            "저는 «바트바야르»입니다", "a name in Hangul that is not built as Korean ones are, with the copula alone"
        ),
        catches("«조동현» 명의로 된 땅", "명의 behind, a blank between"),
        catches("«지훈»이한테 빌려준 돈", "a given name alone with a dative"),
        catches("«지훈» 씨가 그랬어요", "a given name alone with 씨"),
        catches("«강나래»", "a name as the whole message"),
        catches("my name is «John Smith»", "English self-introduction"),
        catches("며느리 «응우옌 티 란» 비자 연장", "Vietnamese relative"),
        catches("«남궁솔» 씨", "surname of two syllables, given name of one"),
        catches("제 이름은 «리나»라고 합니다", "foreign name, quoted"),
        catches("3333-20-7378836 «천유하»", "a number in front carries an unusual name"),
        catches("성명은«강나래»", "label and particle glued on"),
        catches("신청인: «강새누»", "a rare given name behind a role and a colon"),
        ignores("김과장한테 물어봤어요", "surname and rank with a dative"),
        ignores("이용권한테 물어봤어요", "a noun of three syllables with a dative"),
        ignores("남자친구 아닌 사람", "a relative's word with an ordinary one"),
        ignores("딸 지원 신청", "a given name that is a word, without a tail"),
        ignores("친구 지훈", "a given name alone at the end"),
        ignores("(주)강나래 대표님", "a company named like a person"),
        ignores("제 이름은 신청서라고 합니다", "a paper where a name is quoted"),
        ignores("노은 연락처", "a village of two syllables in front of a field"),
        ignores("강우진로 12", "a road named like a person, with its number"),
        ignores("김 과장님이 출장 중이라 하시네요", "surname and title only"),
        ignores("정대리가 처리했어요", "surname and rank in one word"),
        ignores("고창군수님께 건의합니다", "an office, not a person"),
        ignores("이장님이 신고하라고 해서 연락드려요", "a title alone"),
        ignores("담당 주무관님이 자리에 없어요", "담당 is a cue, but no name follows"),
        ignores("주택과 주무관이 그랬어요", "a department in front of a title"),
        ignores("조사료라고 하던데요", "fodder, in a quotation"),
        ignores("신청서이고요 언제 나오나요", "a paper, with the copula"),
        ignores("서류심사한테 물어봤어요", "a procedure, with a dative"),
        ignores("저는 이용자입니다", "a role in a self-introduction"),
        ignores("신청인 주소가 바뀌었어요", "another field's word behind a label"),
        ignores("대표 전화 알려주세요", "대표 with an ordinary word"),
        ignores("명의 변경 신청은 어디서 하나요", "a word that reads like surname and given name"),
        ignores("이순신 축제 언제 하나요", "a figure of history in the name of a festival"),
        ignores("강우량이 많아서 배추가 다 썩었어요", "ordinary noun with a surname's syllable: rain"),
        ignores("정부 지원 이자 감면 신청했는데 반려됐어요", "three ordinary nouns with surnames' syllables"),
        ignores("홍*동님 서류가 반려됐어요", "masked with an asterisk"),
        ignores("김OO 씨가 신청했어요", "masked with letters"),
        ignores("고창군 심원면 심원로 270", "a road that reads like a name, with its number"),
        ignores("대전 유성구 노은서로 124 (노은동)", "a road, district and quarter that read like names"),
        ignores("송현 053-626-1234 맞나요", "a station of two syllables in front of a number"),
        ignores("(주)한솔 대표님께 문의", "a company"),
        ignores("남자친구가 전화하라고 하는데요", "an order quoted with 라고"),
        ignores("고구마 010-2345-6789 주문했어요", "a ware in front of a phone number"),
        ignores("정보통신팀 담당자 연락처 알려주세요", "a department in front of a field"),
        misses("«ㄱㅣㅁ철수» 씨예요", "a surname taken apart into letters"),
        misses("«권미리내»라고 합니다", "given name of three syllables"),
        misses("옆집 사는 «황만근»이 농약을 뿌려요", "rare given name whose cue stands one word away"),
        misses("«민수»는 내일 방문해요", "given name alone without a relative or 씨"),
    ),
)
