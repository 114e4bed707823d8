"""Invented identifiers, each from a seed: its groups, what stands between them, and the words around it."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from pii_guard.recognizer.checks import luhn, weighted

Groups = tuple[str, ...]


@dataclass(frozen=True)
class Identifier:
    """One column of the table. `frames` hold {} where the value stands; `joint` stands between its groups.

    `joints` are what else people write there; empty: whatever a form has.
    """

    title: str
    entity: str
    groups: Callable[[Random], Groups]
    frames: tuple[str, ...]
    joint: str = "-"
    joints: tuple[str, ...] = ()


def _digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def _mobile(random: Random) -> Groups:
    return "010", f"{random.randint(2, 9)}{_digits(random, 3)}", _digits(random, 4)


def _landline(random: Random) -> Groups:
    area = random.choice(("02", "031", "041", "062", "063"))
    return area, f"{random.randint(2, 9)}{_digits(random, 2)}", _digits(random, 4)


def _virtual(random: Random) -> Groups:
    return f"050{random.randint(2, 8)}", f"{random.randint(2, 9)}{_digits(random, 3)}", _digits(random, 4)


def _birthday(random: Random, first: int, last: int) -> Groups:
    return f"{random.randint(first, last)}", f"{random.randint(1, 12):02}", f"{random.randint(1, 28):02}"


def _personal(sevenths: str) -> Callable[[Random], Groups]:
    def groups(random: Random) -> Groups:
        """Digits 8 and 9 are 97 to 99, which were never allotted."""
        year, month, day = _birthday(random, 1950, 1999)
        return year[2:] + month + day, f"{random.choice(sevenths)}9{random.randint(7, 9)}{_digits(random, 4)}"

    return groups


def _card(random: Random) -> Groups:
    body = random.choice(("4579", "5409", "9410", "3563")) + _digits(random, 11)
    number = body + next(d for d in "0123456789" if luhn(body + d))
    return number[:4], number[4:8], number[8:12], number[12:]


def _account(random: Random) -> Groups:
    lengths = random.choice(((3, 4, 4, 2), (3, 6, 5), (6, 2, 6), (4, 2, 7), (3, 2, 6)))
    return str(random.randint(1, 9)) + _digits(random, lengths[0] - 1), *(_digits(random, n) for n in lengths[1:])


def _business(random: Random) -> Groups:
    number = f"{random.randint(101, 899)}{random.randint(1, 79):02}{random.randint(1, 9999):04}"
    check = -(weighted(number, (1, 3, 7, 1, 3, 7, 1, 3, 5)) + int(number[8]) * 5 // 10) % 10
    return number[:3], number[3:5], number[5:] + str(check)


def _workplace(random: Random) -> Groups:
    return *_business(random), _digits(random, 1)


def _licence(random: Random) -> Groups:
    return str(random.randint(11, 26)), _digits(random, 2), f"9{_digits(random, 5)}", _digits(random, 2)


def _passport(random: Random) -> Groups:
    return random.choice("MSR"), f"{random.randint(1, 9)}{_digits(random, 7)}"


def _plate(random: Random) -> Groups:
    return str(random.randint(10, 69)), random.choice("가나다라마거너더러머"), str(random.randint(1000, 9999))


def _customs(random: Random) -> Groups:
    return "P", f"{random.randint(20, 26)}{_digits(random, 10)}"


def _insurance(random: Random) -> Groups:
    return str(random.randint(1, 9)), f"{random.randint(1, 9)}{_digits(random, 9)}"


def _farm(random: Random) -> Groups:
    return "1", _digits(random, 3), _digits(random, 3), _digits(random, 3)


def _flat(random: Random) -> Groups:
    return str(random.randint(101, 119)), f"{random.randint(1, 19)}0{random.randint(1, 8)}"


def _lot(random: Random) -> Groups:
    return str(random.randint(11, 999)), str(random.randint(11, 39))


def _soldier(random: Random) -> Groups:
    return f"{random.randint(10, 25)}", f"7{random.randint(0, 6)}{_digits(random, 6)}"


_OF_ADDRESSES = ("-", " - ", " 다시 ", "에 ", "ㅡ", "–")

NUMBERS = (
    Identifier(
        "mobile", "PHONE_NUMBER", _mobile, ("연락처는 {} 입니다", "제 번호 {} 문자 주세요", "{} 이쪽으로 전화 주세요")
    ),
    Identifier(
        "landline", "PHONE_NUMBER", _landline, ("집전화 {} 입니다", "전화번호는 {} 이에요", "전화 {} 오전에만요")
    ),
    Identifier("050X", "PHONE_NUMBER", _virtual, ("안심번호 {} 입니다", "전화번호는 {} 이에요", "연락은 {} 으로요")),
    Identifier(
        "RRN", "KR_RRN", _personal("12"), ("주민번호 {} 입니다", "제 주민등록번호는 {} 이고요", "주민번호가 {} 맞나요")
    ),
    Identifier(
        "FRN",
        "KR_FRN",
        _personal("56"),
        ("외국인등록번호 {} 입니다", "외국인번호는 {} 이고요", "등록증 번호가 {} 맞나요"),
    ),
    Identifier("card", "CREDIT_CARD", _card, ("카드번호 {} 입니다", "신용카드 {} 로 냈어요", "카드는 {} 이에요")),
    Identifier(
        "account",
        "KR_BANK_ACCOUNT",
        _account,
        ("농협 {} 입니다", "계좌번호는 {} 이에요", "환급은 전북은행 {} 로 주세요"),
    ),
    Identifier(
        "BRN", "KR_BRN", _business, ("사업자번호 {} 입니다", "사업자등록번호는 {} 이에요", "사업자 {} 로 신고했어요")
    ),
    Identifier(
        "workplace",
        "KR_WORKPLACE_ID",
        _workplace,
        ("사업장관리번호 {} 입니다", "사업장 관리번호는 {} 이에요", "고용보험 관리번호 {} 로 신고했어요"),
    ),
    Identifier(
        "licence", "KR_DRIVER_LICENSE", _licence, ("면허번호 {} 입니다", "운전면허는 {} 이에요", "면허증 {} 갱신이요")
    ),
    Identifier(
        "passport", "KR_PASSPORT", _passport, ("여권번호 {} 입니다", "여권은 {} 이에요", "여권 {} 재발급이요"), ""
    ),
    Identifier(
        "plate", "KR_VEHICLE_PLATE", _plate, ("차량번호 {} 입니다", "제 차는 {} 이에요", "자동차 {} 자동차세요"), ""
    ),
    Identifier("customs", "KR_CUSTOMS_ID", _customs, ("통관부호 {} 입니다", "개인통관고유부호는 {} 이에요"), ""),
    Identifier("insurance", "KR_HEALTH_INSURANCE", _insurance, ("건강보험증번호 {} 입니다", "보험증번호는 {} 이에요")),
    Identifier("farm", "KR_REGISTER_ID", _farm, ("농업경영체 등록번호 {} 입니다", "경영체번호는 {} 이에요")),
    Identifier("soldier", "KR_MILITARY_ID", _soldier, ("군번 {} 입니다", "군번은 {} 이에요")),
    Identifier(
        "birth date",
        "DATE_OF_BIRTH",
        lambda random: _birthday(random, 1945, 2008),
        ("생년월일 {} 입니다", "생년월일은 {} 이에요", "생일이 {} 이고요"),
    ),
    Identifier("flat", "KR_ADDRESS", _flat, ("현대아파트 {}호 살아요", "주공 {}호 입니다"), "동 ", _OF_ADDRESSES),
    Identifier("lot", "KR_ADDRESS", _lot, ("고창읍 월곡리 {} 살아요", "집이 교촌리 {} 이에요"), "-", _OF_ADDRESSES),
)
