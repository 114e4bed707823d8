"""Official Korean sentences full of numbers and without personal data, made from a seed.

What a county's website, letters and chat hold: receipts, notices, bills, orders, dates, amounts,
barcodes, coordinates, articles, versions, areas. The same seed gives the same sentences. Whatever a
guard flags in them is a false alarm.
"""

from collections.abc import Callable, Iterator, Mapping
from random import Random
from types import MappingProxyType

Value = Callable[[Random], str]

OFFICES = [
    "재무과",
    "세정과",
    "농업정책과",
    "일자리센터",
    "민원봉사과",
    "건설도시과",
    "환경위생과",
    "고창읍",
    "해리면",
    "상하수도사업소",
]
LAWS = [
    "지방세법",
    "지방세특례제한법",
    "농지법",
    "건축법",
    "주민등록법",
    "민원 처리에 관한 법률",
    "자동차관리법",
    "지방세기본법 시행령",
]
MONEY = ["재산세", "취득세", "자동차세", "주민세", "보조금", "지원금", "사용료", "수수료", "과태료", "가산금"]
PRODUCTS = ["트랙터", "이앙기", "관리기", "방제기", "건조기", "드론", "계량기", "프린터"]
ENDINGS = [
    "입니다",
    "인데요",
    "이라고 합니다",
    "로 확인됩니다",
    "이에요",
    "라고 적혀 있어요",
    " 맞나요",
    "이 조회가 안 됩니다",
    "건 확인 부탁드립니다",
    "",
]


def _digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def _groups(random: Random, *lengths: int, mark: str = "-") -> str:
    return mark.join(_digits(random, n) for n in lengths)


def _year(random: Random) -> int:
    return random.randint(1998, 2027)


def _day(random: Random, form: str = "") -> str:
    year, month, day = _year(random), random.randint(1, 12), random.randint(1, 28)
    forms = (
        f"{year}-{month:02}-{day:02}", f"{year}. {month}. {day}.", f"{year}.{month:02}.{day:02}.", f"{year}년 {month}월 {day}일",
        f"{year}{month:02}{day:02}", f"{year}/{month:02}/{day:02}", f"{month}월 {day}일", f"'{year % 100:02}. {month}. {day}.",
    )  # fmt: skip
    return f"{year}{month:02}{day:02}" if form == "compact" else random.choice(forms)


def _clock(random: Random) -> str:
    return f"{random.randint(0, 23):02}:{random.randint(0, 59):02}"


def _serial(random: Random) -> str:
    forms = (
        lambda: f"{_day(random, 'compact')}-{_digits(random, 7)}", lambda: f"{_year(random)}-{_digits(random, random.randint(4, 8))}",
        lambda: f"{random.randint(1, 2)}{''.join(random.choices('ABCDE', k=2))}-{_digits(random, 4)}-{_digits(random, 7)}",
        lambda: f"{_digits(random, 7)}-{_year(random)}-{_digits(random, 7)}", lambda: _digits(random, random.randint(7, 14)),
        lambda: _groups(random, 6, 7), lambda: _groups(random, 2, 2, 6, 2), lambda: _groups(random, 3, 2, 5),
    )  # fmt: skip
    return random.choice(forms)()


def _payment(random: Random) -> str:
    form = random.choice(((19,), (5, 1, 2, 2, 1, 7, 1), (4, 4, 4, 4, 3), (5, 4, 4, 4, 2)))
    return _groups(random, *form, mark=random.choice("- "))


def _order(random: Random) -> str:
    form = random.choice(((12,), (4, 4, 4), (4, 4, 5), (14,), (13,), (10,), (4, 4, 4, 4), (8, 6), (16,)))
    return _groups(random, *form, mark=random.choice("-- "))


def _ean(random: Random) -> str:
    body = random.choice(("880", "978", "979")) + _digits(random, 9)
    check = -sum((1, 3)[i % 2] * int(d) for i, d in enumerate(body)) % 10
    number = f"{body}{check}"
    return f"{number[:3]}-{number[3:5]}-{number[5:9]}-{number[9:12]}-{check}" if body[0] == "9" else number


def _amount(random: Random) -> str:
    number = random.randint(1, 999) * 10 ** random.randint(2, 8)
    number += random.randint(0, 99) * 10
    return random.choice(
        (
            f"{number:,}원",
            f"{number}원",
            f"{max(number // 10_000, 1):,}만원",
            f"{max(number // 1000, 1):,}천원",
            f"금 {number:,}원정",
        )
    )


def _pair(random: Random) -> str:
    places = random.randint(4, 8)
    north, east = f"{random.uniform(33.2, 38.5):.{places}f}", f"{random.uniform(125.1, 129.5):.{places}f}"
    return random.choice((f"{north}, {east}", f"{east} {north}", f"{north},{east}", f"위도 {north} 경도 {east}"))


def _article(random: Random) -> str:
    first = f"{random.choice(LAWS)} 제{random.randint(1, 200)}조"
    return first + random.choice(
        (
            "",
            f"의{random.randint(2, 9)}",
            f" 제{random.randint(1, 9)}항",
            f"제{random.randint(1, 9)}항제{random.randint(1, 20)}호",
        )
    )


def _case(random: Random) -> str:
    court = random.choice(("대법원", "광주고등법원", "전주지방법원", "헌법재판소", "서울행정법원"))
    letter = random.choice(("두", "누", "구합", "다", "나", "가단", "헌바", "구단", "도"))
    return f"{court} {random.choice((str(_year(random)), '98', '97'))}{letter}{random.randint(100, 99999)}"


def _model(random: Random) -> str:
    letters = "".join(random.choices("ABCDEFGHKLMNPRSTX", k=random.randint(1, 3)))
    return random.choice(
        (
            f"{letters}-{_groups(random, 4, 3)}",
            f"{letters}{_digits(random, 4)}",
            f"{letters}-{_digits(random, 4)}D-{_digits(random, 3)}",
            f"{letters}{_digits(random, 8)}",
        )
    )


def _version(random: Random) -> str:
    numbers = [
        random.randint(0, 20),
        *(random.randint(0, 60) for _ in range(random.randint(1, 2))),
        random.randint(0, 7000),
    ]
    return ".".join(map(str, numbers))


def _service_phone(random: Random) -> str:
    head = random.choice(
        ("1544", "1566", "1577", "1588", "1599", "1600", "1644", "1661", "1670", "1688", "1800", "1833", "1855", "1899")
    )
    return random.choice(
        (
            f"{head}-{_digits(random, 4)}",
            f"080-{random.randint(200, 999)}-{_digits(random, 4)}",
            "110",
            "119",
            "1345",
            "국번없이 126",
        )
    )


def _office_letter(random: Random) -> str:
    return f"{random.choice(OFFICES)}-{random.randint(100, 99999)}({_year(random)}. {random.randint(1, 12)}. {random.randint(1, 28)}.)"


def _area(random: Random) -> str:
    number = random.uniform(10, 90_000)
    return random.choice(
        (f"{number:,.1f}㎡", f"{number:.0f}평", f"{number / 100:,.2f}ha", f"{number:.1f}m²", f"{number / 3:,.0f}kg")
    )


def _count(random: Random) -> str:
    number = random.randint(2, 99_999)
    return f"{number}{random.choice(('명', '가구', '세대', '건', '필지', '두', '마리', '대', '개소', '부', '주', '포', '호', '회'))}"


def _ratio(random: Random) -> str:
    return random.choice(
        (
            f"{random.uniform(0, 99):.2f}%",
            f"{random.randint(1, 50)}:{random.randint(1, 50)}",
            f"{random.randint(2, 12)}분의 1",
        )
    )


def _period(random: Random) -> str:
    return f"{_day(random)}{random.choice(('~', ' ~ ', '부터 '))}{_day(random)}"


def _moment(random: Random) -> str:
    year, month, day = _year(random), random.randint(1, 12), random.randint(1, 28)
    clock = f"{_clock(random)}:{random.randint(0, 59):02}"
    plain = f"{year}{month:02}{day:02}{clock.replace(':', '')}"
    return random.choice(
        (
            f"{year}-{month:02}-{day:02} {clock}",
            f"{year}-{month:02}-{day:02}T{clock}+09:00",
            plain,
            plain[:12],
            f"{year}.{month:02}.{day:02} {clock[:5]}",
        )
    )


def _notice(random: Random) -> str:
    kind = random.choice(("공고", "고시", "조례", "규칙", "훈령", "입법예고"))
    return f"고창군 {kind} 제{random.choice((f'{_year(random)}-{random.randint(1, 3000)}', str(random.randint(100, 3000))))}호"


# Frames in which each kind of number stands; '{}' is the number.
FRAMES: Mapping[str, tuple[Value, str]] = MappingProxyType({
    "receipt": (
        _serial,
        "접수번호 {}|민원 접수번호는 {}|신청번호: {}|관리번호 {}|과세번호 {}|문서번호 {}|처리번호가 {}|사건번호 {}|예약번호 {}|고지번호 {}"
        "|농협 앞 가로등 관리번호 {}|환급 신청 접수번호 {}|전화로 받은 접수번호 {}",
    ),
    "loose": (_serial, "접수증에 적힌 번호가 {}|{}로 접수됐다고|문자로 {}|(접수 {})|번호 {}로 조회하면|{} 건은 처리 중이라|서류 위쪽에 {}"),
    "letter": (_office_letter, "{} 호 관련|{} 공문을 받았습니다. 관련 문서|관련: {}|{}에 따라 제출한 서류"),
    "payment": (_payment, "전자납부번호 {}|고지서의 전자납부번호는 {}|납부번호 {}|전자납부번호: {}|간편납부번호가 {}|고지서 아래 {}|{} 이 번호로 납부하라고"),
    "order": (
        _order,
        "주문번호 {}|주문번호는 {}|택배 운송장 {}|송장번호 {}|운송장번호: {}|우체국 등기 {}|등기번호 {}|고창몰에서 주문한 {}|배송 조회가 {}",
    ),
    "ean": (_ean, "바코드 {}|ISBN {}|안내책자 ISBN {}|상품 바코드가 {}|책 뒷면에 {}|{} 바코드"),
    "amount": (
        _amount,
        "올해 세금이 {}|고지 금액 {}|환급 예정 금액은 {}|통장에서 빠져나간 돈이 {}|보조금 {}|농협 대출 한도가 {}|이번에 입금할 돈이 {}|계좌로 {}",
    ),
    "coordinates": (_pair, "위치는 {}|좌표 {} 지점|가로등 고장 위치 {}|gps {}"),
    "article": (_article, "{}에 따르면|{} 및 같은 법|{}에 해당하는지|근거는 {}"),
    "case": (_case, "{} 판결|{} 결정을 참고하면|{} 사건"),
    "model": (_model, "모델명 {}|모델명은 {}|제품번호 {}|S/N {}|품종코드 {}|규격 {}|시리얼번호 {}|{} 제품|기계 이름이 {}"),
    "version": (_version, "앱 버전 {}|위택스 버전이 {}|Chrome {}|안드로이드 버전 {}|프로그램 v{}|위택스 {} 설치"),
    "service-phone": (_service_phone, "{}로 전화했더니|상담은 {}|카드사 {} 안내|문의는 {}"),
    "area": (_area, "면적이 {}|논이 {}|수확량은 {}|대지 {}"),
    "count": (_count, "대상자는 {}|작년에 {}|모두 {}|신청이 {}"),
    "ratio": (_ratio, "세율이 {}|인상률 {}|자부담 {}|경쟁률 {}"),
    "day": (_day, "{}에 신청|납부기한 {}|시행일은 {}|{} 기준|공고일 {}|{} 고지서|농협에 {}"),
    "period": (_period, "신청 기간 {}|{} 기간|{} 동안|접수는 {}|환급 기간 {}"),
    "moment": (_moment, "{}에 오류|결제 시각 {}|로그에 {}|접수일시 {}|{} 접속|입금 시각 {}"),
    "notice": (_notice, "{} 보고|{}에 따라|{} 관련|{}를 보면"),
})  # fmt: skip


def sentences(count: int = 10_000, seed: int = 20261201) -> Iterator[tuple[str, str]]:
    """`count` pairs of kind and sentence, every kind equally often; the same for the same seed."""
    random = Random(seed)
    kinds = tuple(FRAMES)
    for i in range(count):
        kind = kinds[i % len(kinds)]
        value, frames = FRAMES[kind]
        yield kind, _sentence(random, frames, value)


def _sentence(random: Random, frames: str, value: Value) -> str:
    opening = random.choice(
        (
            "",
            "",
            "",
            "안녕하세요. ",
            f"{random.choice(OFFICES)}입니다. ",
            f"{random.choice(MONEY)} 문의드려요. ",
            f"{random.choice(PRODUCTS)} 때문에요. ",
        )
    )
    closing = random.choice(
        ("", "", " 확인해 주세요.", " 어떻게 하나요?", f" {random.choice(MONEY)}도 같이요.", " 언제까지인가요?")
    )
    return f"{opening}{random.choice(frames.split('|')).format(value(random))}{random.choice(ENDINGS)}{closing}"
