"""Official Korean sentences full of numbers and without personal data, made from a seed.

What a county's website, letters and chat hold: receipts, notices, bills, orders, dates, amounts,
barcodes, coordinates, articles, versions, areas. The same seed gives the same sentences. Whatever a
guard flags in them is a false alarm. The words round the numbers are in official.txt.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

LAWS = ["지방세법", "지방세특례제한법", "농지법", "건축법", "주민등록법", "민원 처리에 관한 법률", "자동차관리법"]
OFFICES = [
    "재무과",
    "세정과",
    "농업정책과",
    "일자리센터",
    "민원봉사과",
    "건설도시과",
    "고창읍",
    "해리면",
    "상하수도사업소",
]
COURTS = ["대법원", "광주고등법원", "전주지방법원", "헌법재판소", "서울행정법원"]
CASES = ["두", "누", "구합", "다", "나", "가단", "헌바", "구단", "도"]
UNITS = ["명", "가구", "세대", "건", "필지", "두", "마리", "대", "개소", "부", "주", "포", "호", "회"]
SERVICES = [
    "1544",
    "1566",
    "1577",
    "1588",
    "1599",
    "1600",
    "1644",
    "1661",
    "1670",
    "1688",
    "1800",
    "1833",
    "1855",
    "1899",
]
PAYMENTS = ((19,), (5, 1, 2, 2, 1, 7, 1), (4, 4, 4, 4, 3), (5, 4, 4, 4, 2))
ORDERS = ((12,), (4, 4, 4), (4, 4, 5), (14,), (13,), (10,), (4, 4, 4, 4), (8, 6), (16,))
SERIALS = ((7,), (8,), (9,), (10,), (11,), (12,), (13,), (6, 7), (2, 2, 6, 2), (3, 2, 5), (7, 4, 7))


def sentences(count: int = 10_000, seed: int = 20261201) -> Iterator[tuple[str, str]]:
    """`count` pairs of kind and sentence, every kind equally often; the same for the same seed."""
    random = Random(seed)
    frames = _frames()
    kinds = tuple(VALUES)
    for i in range(count):
        kind = kinds[i % len(kinds)]
        opening, frame, ending, closing = (random.choice(frames[k]) for k in ("opening", kind, "ending", "closing"))
        yield kind, opening + frame.format(VALUES[kind](random)) + ending + closing


def _frames() -> dict[str, list[str]]:
    frames: dict[str, list[str]] = {}
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()[1:]:
        kind, _, frame = line.partition("\t")
        frames.setdefault(kind, []).append(frame)
    return frames


def _digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def _groups(random: Random, lengths: tuple[int, ...], marks: str = "-") -> str:
    return random.choice(marks).join(_digits(random, n) for n in lengths)


def _calendar(random: Random) -> tuple[int, int, int]:
    return random.randint(1998, 2027), random.randint(1, 12), random.randint(1, 28)


def _clock(random: Random) -> str:
    return f"{random.randint(0, 23):02}:{random.randint(0, 59):02}:{random.randint(0, 59):02}"


def _compact(random: Random) -> str:
    return "{}{:02}{:02}".format(*_calendar(random))


def _day(random: Random) -> str:
    forms = "{}-{:02}-{:02}|{}. {}. {}.|{}.{:02}.{:02}.|{}년 {}월 {}일|{}{:02}{:02}|{}/{:02}/{:02}|{}. {:02}. {:02}"
    return random.choice(forms.split("|")).format(*_calendar(random))


def _period(random: Random) -> str:
    return _day(random) + random.choice(("~", " ~ ", "부터 ", " - ")) + _day(random)


def _moment(random: Random) -> str:
    (year, month, day), clock = _calendar(random), _clock(random)
    date = f"{year}-{month:02}-{day:02}"
    plain = (date + clock).replace("-", "").replace(":", "")
    dotted = date.replace("-", ".")
    return random.choice((f"{date} {clock}", f"{date}T{clock}+09:00", plain, plain[:12], f"{dotted} {clock[:5]}"))


def _serial(random: Random) -> str:
    year = random.randint(1998, 2027)
    letters = "".join(random.choices("ABCDE", k=2))
    return random.choice(
        (
            f"{_compact(random)}-{_digits(random, 7)}",
            f"{year}-{_digits(random, random.randint(4, 8))}",
            f"{random.randint(1, 2)}{letters}-{_digits(random, 4)}-{_digits(random, 7)}",
            f"{_digits(random, 7)}-{year}-{_digits(random, 7)}",
            _groups(random, random.choice(SERIALS)),
            _groups(random, random.choice(SERIALS)),
        )
    )


def _letter(random: Random) -> str:
    year, month, day = _calendar(random)
    date = random.choice((f"{year}. {month}. {day}.", f"{year}.{month}.{day}."))
    return f"{random.choice(OFFICES)}-{random.randint(100, 99999)}({date})"


def _payment(random: Random) -> str:
    return _groups(random, random.choice(PAYMENTS), "- ")


def _order(random: Random) -> str:
    return _groups(random, random.choice(ORDERS), "-- ")


def _ean(random: Random) -> str:
    body = random.choice(("880", "978", "979")) + _digits(random, 9)
    check = -sum((1, 3)[i % 2] * int(d) for i, d in enumerate(body)) % 10
    hyphens = f"{body[:3]}-{body[3:5]}-{body[5:9]}-{body[9:]}-{check}"
    return hyphens if body[0] == "9" and random.random() < 0.7 else f"{body}{check}"


def _amount(random: Random) -> str:
    won = random.randint(1, 999) * 10 ** random.randint(2, 8) + random.randint(0, 99) * 10
    forms = (f"{won:,}원", f"{won}원", f"{won // 10_000 + 1:,}만원", f"{won // 1000 + 1:,}천원", f"금 {won:,}원정")
    return random.choice(forms)


def _pair(random: Random) -> str:
    places = random.randint(4, 8)
    north, east = f"{random.uniform(33.2, 38.5):.{places}f}", f"{random.uniform(125.1, 129.5):.{places}f}"
    return random.choice((f"{north}, {east}", f"{east} {north}", f"{north},{east}", f"위도 {north} 경도 {east}"))


def _article(random: Random) -> str:
    n = [random.randint(1, 9) for _ in range(3)]
    tail = random.choice(("", f"의{n[0]}", f" 제{n[0]}항", f"제{n[0]}항제{n[1]}호", f"제{n[0]}항제{n[1]}호 나목"))
    return f"{random.choice(LAWS)} 제{random.randint(1, 200)}조{tail}"


def _case(random: Random) -> str:
    year = random.choice((str(random.randint(2000, 2026)), "98", "97", "89"))
    return f"{random.choice(COURTS)} {year}{random.choice(CASES)}{random.randint(100, 99999)}"


def _model(random: Random) -> str:
    letters = "".join(random.choices("ABCDEFGHKLMNPRSTX", k=random.randint(1, 3)))
    a, b = _digits(random, 4), _digits(random, 3)
    return letters + random.choice((f"-{a}-{b}", a, f"-{a}D-{b}", f"{a}{a}", f"-{b}", f"{b}-20{b[1:]}"))


def _version(random: Random) -> str:
    middle = [random.randint(0, 60) for _ in range(random.randint(1, 2))]
    return ".".join(map(str, [random.randint(0, 20), *middle, random.randint(0, 7000)]))


def _service(random: Random) -> str:
    toll_free = f"080-{random.randint(200, 999)}-{_digits(random, 4)}"
    return random.choice((f"{random.choice(SERVICES)}-{_digits(random, 4)}", toll_free, "110", "119", "국번없이 126"))


def _area(random: Random) -> str:
    size = random.uniform(10, 90_000)
    return random.choice((f"{size:,.1f}㎡", f"{size:.0f}평", f"{size / 100:,.2f}ha", f"{size:.1f}m²", f"{size:,.0f}kg"))


def _count(random: Random) -> str:
    return f"{random.randint(2, 99_999)}{random.choice(UNITS)}"


def _ratio(random: Random) -> str:
    first, second = random.randint(1, 50), random.randint(1, 50)
    return random.choice((f"{random.uniform(0, 99):.2f}%", f"{first}:{second}", f"{second}분의 1"))


def _notice(random: Random) -> str:
    number = random.choice((f"{random.randint(1998, 2027)}-{random.randint(1, 3000)}", str(random.randint(100, 3000))))
    return f"고창군 {random.choice(['공고', '고시', '조례', '규칙', '훈령'])} 제{number}호"


VALUES: Mapping[str, Callable[[Random], str]] = {
    "receipt": _serial,
    "loose": _serial,
    "letter": _letter,
    "payment": _payment,
    "order": _order,
    "ean": _ean,
    "amount": _amount,
    "coordinates": _pair,
    "article": _article,
    "case": _case,
    "model": _model,
    "version": _version,
    "service-phone": _service,
    "area": _area,
    "count": _count,
    "ratio": _ratio,
    "day": _day,
    "period": _period,
    "moment": _moment,
    "notice": _notice,
}
