"""Answers to a question: how many are personal alone, and how many once the question is known."""

import random
from collections.abc import Iterator

from benchmarks.talks.identifiers import addresses
from benchmarks.talks.splits import Said, decisions
from pii_guard import Guard

FRAMES = ("{}", "{}", "{}요", "{}이요", "{}입니다", "{}이에요", "네 {}", "네, {}입니다", "음 {}요", "{}이고요", "아 {} 입니다",
          "{} 맞아요", "잠시만요 {}")  # fmt: skip
EVERYDAY = "도로보조호노고수모"
SURNAMES = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구"
GIVEN = [
    "민준",
    "서연",
    "도윤",
    "지우",
    "하은",
    "영희",
    "순자",
    "정숙",
    "영수",
    "미경",
    "은주",
    "성호",
    "병철",
    "상훈",
    "점례",
    "말순",
    "경자",
    "옥순",
    "춘자",
    "판석",
    "광수",
    "재호",
    "동현",
    "수빈",
    "예린",
    "태윤",
    "가람",
    "다솜",
    "윤슬",
    "봉남",
    "갑수",
    "복례",
    "창식",
    "필순",
    "혜진",
    "명자",
    "용수",
    "기철",
    "양순",
    "길동",
]

# Each row: the questions, the entity, and forms of the answer; a digit is drawn for #, other names are below.
ROWS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "RRN back half": (("뒷자리는요?", "주민번호 뒷자리 알려 주세요", "뒷자리 부탁드립니다"), "KR_RRN", ("199####", "298####")),
    "account": (("환급 계좌번호 알려 주세요", "입금받으실 계좌가 어떻게 되세요?"), "KR_BANK_ACCOUNT",
                ("3##########", "1###########", "5############")),
    "10-2345-6789": (("연락처가 어떻게 되세요?", "전화번호 남겨 주세요"), "PHONE_NUMBER", ("10-2###-####", "10-7###-####")),
    "bare 02": (("연락 가능한 번호 알려 주세요", "전화번호가 어떻게 되세요?"), "PHONE_NUMBER", ("022######", "025#######")),
    "plate": (("차량번호가 어떻게 되세요?", "차 번호 알려 주세요"), "KR_VEHICLE_PLATE", ("{letter}1###", "{letter} 5###")),
    "birth date": (("생년월일이 어떻게 되세요?", "생일이 언제세요?"), "DATE_OF_BIRTH",
                   ("{y:02}{m:02}{d:02}", "19{y:02}{m:02}{d:02}", "{y}년 {m}월 {d}일", "19{y}년 {m}월 {d}일생", "{y}.{m}.{d}",
                    "19{y}-{m:02}-{d:02}", "{m}월 {d}일", "{y}년생 {m}월 {d}일", "음력 {m}월 {d}일", "{y} {m} {d}", "{y}년{m}월{d}")),
    "name": (("성함이 어떻게 되세요?", "신청하시는 분 성함 알려 주세요", "예금주 성함이요?"), "PERSON", ("{name}",)),
    "address": (("주소가 어떻게 되세요?", "사시는 곳 주소 알려 주세요"), "KR_ADDRESS", ("{address}",)),
    "flat": (("동호수가 어떻게 되세요?", "몇 동 몇 호세요?"), "KR_ADDRESS",
             ("{a}에 {b}", "{a}동 {b}호", "{a}동에 {b}호", "{a}-{b}", "{a}동 {b}", "{a} {b}", "{b}호", "{a}동{b}호", "{a}/{b}")),
    "local number": (("집 전화번호가 어떻게 되세요?", "연락처 남겨 주세요"), "PHONE_NUMBER", ("5##-####", "2## ####", "3######")),
    "e-mail name": (("이메일 주소가 어떻게 되세요?", "메일로 보내 드릴게요, 주소 불러 주세요"), "EMAIL_ADDRESS",
                    ("happy{a}", "kim_y{b}", "blue.sky", "@naver.com", "sunny{d}@")),
    "last four": (("휴대폰 뒷번호 네 자리요?", "전화번호 끝자리 알려 주세요", "연락처 뒷자리가 어떻게 되시죠?"), "PHONE_NUMBER", ("####",)),
    "code": (("인증번호 받으셨으면 불러 주세요", "비밀번호가 뭐예요?"), "SECRET", ("3#####", "7###", "a####")),
    "year of birth": (("몇 년생이세요?", "생신이 언제신가요?"), "DATE_OF_BIRTH", ("{y}년", "19{y}년", "{y}년생")),
    "lot": (("지번이 어떻게 됩니까?", "몇 번지예요?"), "KR_ADDRESS", ("{a}-{d}", "산 {d}-{m}", "산{a}")),
    "student number": (("학번 알려 주세요", "학번이 어떻게 되나요?"), "KR_STUDENT_ID", ("20######", "202#####")),
}  # fmt: skip


def answer(form: str, places: list[str], draw: random.Random) -> str:
    """A made answer in this form."""
    filled = form.format(
        letter=f"{draw.randrange(10, 99)}{draw.choice(EVERYDAY)}",
        y=draw.randrange(40, 100),
        m=draw.randrange(1, 13),
        d=draw.randrange(1, 29),
        name=draw.choice(SURNAMES) + draw.choice(GIVEN),
        address=" ".join(draw.choice(places).split()[-draw.choice((2, 2, 3, 3, 4, 6)) :]),
        a=draw.randrange(101, 130),
        b=draw.randrange(1, 25) * 100 + draw.randrange(1, 9),
    )
    return "".join(draw.choice("0123456789") if c == "#" else c for c in filled)


def measured(guard: Guard, count: int = 200, show: int = 0) -> Iterator[str]:
    """Lines of the table."""
    draw = random.Random(11)
    places = addresses(draw, 400) or ["고창읍 교촌리 231"]
    for row, (questions, entity, forms) in ROWS.items():
        alone, missed = 0, []
        for _ in range(count):
            text = draw.choice(FRAMES).format(answer(draw.choice(forms), places, draw))
            question = draw.choice(questions)
            alone += any(f.entity == entity for f in guard.check(text).findings)
            last = decisions(guard, [Said(question, by_officer=True), Said(text)])[-1]
            if not any(f.entity == entity for f in last.findings):
                missed.append((question, text))
        yield f"{row:16} alone {100 * alone / count:5.1f} %   asked {100 - 100 * len(missed) / count:5.1f} %   must 95 %"
        yield from (f"    {one}" for one in missed[:show])
