"""Messages that come once: each class of them from a seed, no two alike.

Natural lines are those of the shared data, or, where that is missing, official sentences; what is personal is invented
and put into the ways residents write it.
"""

from collections.abc import Callable
from functools import cache
from random import Random

from benchmarks import official
from benchmarks.corpus import addresses, json_lines, own_probe, probe, shared

SEED = 20261129
COUNT = 20_000  # messages of a class …
FEW = 1_000  # … of 4,000 characters each
ENOUGH = 200_000  # after so many a process must not have grown

_OPENINGS = ("", "", "", "안녕하세요 ", "저기요 ", "문의드립니다. ", "네 ", "어제 전화드렸는데요 ", "수고하십니다, ")
_ENDINGS = ("", "", ".", " 확인 부탁드려요", " 감사합니다", "~", " 언제 되나요?", " 빨리 좀요ㅠㅠ")
_PHONES = (
    "연락처 {}로 전화 주세요",
    "제 번호는 {}이에요",
    "{} 입니다",
    "번호 {}",
    "전화는 {}로 부탁드립니다",
    "폰 {} 이고요",
)
_NUMBERS = ("주민번호는{}입니다", "주민등록번호 {}", "{} 이에요", "제 주민번호 {} 로 조회해 주세요", "주민 {} 맞아요")
_ACCOUNTS = (
    "환급은 {bank} {account} 예금주 {name}로 해 주세요",
    "{bank} {account} {name}",
    "계좌는 {bank}은행 {account} 이고 예금주는 {name}입니다",
    "{name} 앞으로 {bank} {account} 입금해 주세요",
)
_ADDRESSES = ("{}", "주소는 {}입니다", "{}로 보내주세요", "저는 {} 살아요", "집이 {}인데요 가로등이 나갔어요")
_BANKS = ("농협", "국민", "신한", "우리", "하나", "기업", "새마을금고", "우체국", "전북", "카카오뱅크")
_SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노"
_SYLLABLES = "민서지우도윤하준예은수현영숙정희미경순자동건재성호진태용상훈혜선주연아름다빛나슬기보람"
_ROADS = ("중앙로", "동리로", "월곡로", "모양성로", "성산로", "읍내길", "교촌길", "석정1로")
_TOWNS = ("고창읍", "고수면", "아산면", "무장면", "공음면", "해리면", "성송면", "대산면", "심원면", "흥덕면")


def different(make: Callable[[Random], str], count: int = COUNT) -> list[str]:
    """So many different messages of one class, the same for every run."""
    random, made = Random(SEED), dict[str, None]()
    while len(made) < count:
        made[make(random)] = None
    return list(made)


@cache
def natural() -> tuple[str, ...]:
    """Lines that people wrote, each once; none holds personal data."""
    path = shared("data/negatives_dev.jsonl")
    if path is None:
        return tuple(dict.fromkeys(sentence for _, sentence in official.sentences(2 * COUNT)))[:COUNT]
    return tuple(dict.fromkeys(row["text"] for row in json_lines(path)))


def _clean(random: Random) -> str:
    return random.choice(_OPENINGS) + random.choice(natural()) + random.choice(_ENDINGS)


def _within(frames: tuple[str, ...], value: Callable[[Random], str]) -> Callable[[Random], str]:
    return lambda random: (
        random.choice(_OPENINGS) + random.choice(frames).format(value(random)) + random.choice(_ENDINGS)
    )


def _phone(random: Random) -> str:
    return f"010{random.choice('--- .')}{random.randint(2000, 9999)}-{random.randint(0, 9999):04}"


def _rrn(random: Random) -> str:
    born = f"{random.randint(45, 99):02}{random.randint(1, 12):02}{random.randint(1, 28):02}"
    digits = f"{born}{random.choice('12')}{random.randint(0, 9)}{random.randint(97, 99)}{random.randint(0, 99):02}"
    digits = digits[:7] + "97" + digits[9:12]  # 97 was never allotted
    check = (11 - sum(w * int(d) for w, d in zip((2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5), digits, strict=True)) % 11) % 10
    number = f"{digits}{check}"
    return f"{number[:6]}{random.choice(('-', '-', '-', ' ', ''))}{number[6:]}"


def _name(random: Random) -> str:
    return random.choice(_SURNAMES) + "".join(random.choices(_SYLLABLES, k=2))


def _account(random: Random) -> str:
    def groups(*lengths: int) -> str:
        return "-".join("".join(random.choices("0123456789", k=n)) for n in lengths)

    account = groups(*random.choice(((3, 4, 4, 2), (6, 2, 6), (3, 3, 6), (4, 2, 7), (3, 2, 6, 1))))
    chosen = {"bank": random.choice(_BANKS), "account": account, "name": _name(random)}
    return random.choice(_OPENINGS) + random.choice(_ACCOUNTS).format(**chosen) + random.choice(_ENDINGS)


@cache
def _known_addresses() -> tuple[str, ...]:
    path = shared("data/addresses_dev.tsv")
    return tuple(addresses(path)) if path else ()


def _address(random: Random) -> str:
    known = _known_addresses()
    if known and random.random() < 0.5:
        return random.choice(known) + random.choice(
            ("", f", {random.randint(101, 120)}동 {random.randint(101, 1904)}호")
        )
    place = random.choice(("전북 고창군 ", "고창군 ", "전라북도 고창군 ", "")) + random.choice(_TOWNS)
    return f"{place} {random.choice(_ROADS)} {random.randint(1, 399)}" + random.choice(
        ("", f"-{random.randint(1, 40)}")
    )


def _joined(length: int, *kinds: Callable[[Random], str]) -> Callable[[Random], str]:
    def make(random: Random) -> str:
        text = ""
        while len(text) < length:
            text += random.choice(kinds)(random) + " "
        return text[:length]

    return make


_phone_in, _rrn_in, _address_in = _within(_PHONES, _phone), _within(_NUMBERS, _rrn), _within(_ADDRESSES, _address)


def _mixed(random: Random) -> str:
    """Nine of ten messages hold nothing personal."""
    return random.choice((_phone_in, _account, _address_in, _rrn_in) if random.random() < 0.1 else (_clean,))(random)


def classes() -> dict[str, Callable[[], list[str]]]:
    """What makes the messages of each class."""
    dense = _joined(4_000, _phone_in, _account, _address_in, _rrn_in)
    return {
        "natural lines": lambda: list(natural()),
        "clean chat": lambda: different(_clean),
        "one phone number": lambda: different(_phone_in),
        "one address": lambda: different(_address_in),
        "one RRN": lambda: different(_rrn_in),
        "a name and an account": lambda: different(_account),
        "500 clean characters": lambda: different(_joined(500, _clean)),
        "4,000 dense characters": lambda: different(dense, FEW),
        "probe": _probe,
        "mixed stream": lambda: different(_mixed),
    }


def _probe() -> list[str]:
    path = shared("bench/probe.jsonl")
    return list(dict.fromkeys(row.text for row in (probe(path) if path else own_probe())))


def many() -> list[str]:
    """Enough different lines to see whether a process grows."""
    return different(lambda random: f"{_mixed(random)} {_clean(random)}", ENOUGH)
