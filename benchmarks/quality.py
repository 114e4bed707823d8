"""How much personal data stays readable, and how often innocent text is touched."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.corpus import OFFICE, Row
from benchmarks.official import sentences
from pii_guard import Action, Guard
from pii_guard.catalog import load_catalog
from pii_guard.model import Ruling, Span
from pii_guard.scan.scanner import Scanner

NOT_NUMBERS = {"KR_ADDRESS", "PERSON"}
SCORED = {"KR_RRN", "KR_FRN", "PHONE_NUMBER", "KR_ADDRESS", "EMAIL_ADDRESS", "CREDIT_CARD", "KR_BANK_ACCOUNT",
          "KR_PASSPORT", "KR_DRIVER_LICENSE", "KR_BRN", "KR_VEHICLE_PLATE", "PERSON"}  # fmt: skip

CASES = {
    "RRN": "KR_RRN", "FRN": "KR_FRN", "DRIVER_LICENSE": "KR_DRIVER_LICENSE", "PASSPORT": "KR_PASSPORT",
    "MRZ": "PASSPORT_MRZ", "BRN": "KR_BRN", "CRN": "KR_CRN", "NHIS": "KR_HEALTH_INSURANCE", "PCCC": "KR_CUSTOMS_ID",
    "MILITARY_ID": "KR_MILITARY_ID", "STUDENT_ID": "KR_STUDENT_ID", "DOB": "DATE_OF_BIRTH",
    "MOBILE": "PHONE_NUMBER", "LANDLINE": "PHONE_NUMBER", "VOIP_VIRTUAL": "PHONE_NUMBER", "CARD": "CREDIT_CARD",
    "ACCOUNT": "KR_BANK_ACCOUNT", "PLATE": "KR_VEHICLE_PLATE", "EMAIL": "EMAIL_ADDRESS",
    "IP_MAC": "IP_ADDRESS MAC_ADDRESS", "KAKAO_ID": "KAKAO_ID", "NAME": "PERSON",
    "ADDR_ROAD": "KR_ADDRESS", "ADDR_LOT": "KR_ADDRESS", "ADDR_APT": "KR_ADDRESS",
}  # fmt: skip
PUBLIC = "PHONE_PUBLIC_ALLOW"  # expected: nothing is masked; not expected: nothing passes as public
FULL_NAME = re.compile("[가-힣]{3,4}")
SURNAMES = (  # of 99 of 100 people, by the census of 2015
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설"
    "마길연위표명기반라왕금옥육인맹제모탁국어은편용"
)
KOREAN_NAME = re.compile(f"[{SURNAMES}][가-힣]{{2}}|(?:남궁|황보|제갈|선우|독고|사공|서문|동방)[가-힣]{{1,2}}")

Progress = Callable[[Iterable[Any]], Iterable[Any]]


def score(guard: Guard, rows: Sequence[Row]) -> dict[str, Any]:
    """Leak, clean, flagged and office numbers masked, as shares; per entity hit and leak.

    Hits count findings whatever their action; leak and flagged count what is masked or blocked.
    """
    per: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    missed: list[str] = []
    for row in rows:
        found = guard.check(row.text).findings
        masked = {i for f in found if f.action is not Action.ALLOW for p in f.parts for i in range(p.start, p.end)}
        gold = [g for g in row.gold if g[2] != OFFICE]
        if not gold:
            _negative(row, found, total, missed)
            continue
        total["positives"] += 1
        leaks = [_gold(row.text, g, found, masked, per.setdefault(g[2], Counter())) for g in gold]
        total["clean"] += not any(leaks)
        if any(leaks):
            missed.append(f"LEAK  {row.text!r}")
    chars, leak = (sum(c[k] for c in per.values()) for k in ("chars", "leak"))
    return {
        "leak": leak / max(chars, 1),
        "clean": total["clean"] / max(total["positives"], 1),
        "flagged": total["flagged"] / max(total["negatives"], 1),
        "office_masked": f"{total['office_masked']}/{total['office']}",
        "per_entity": {
            e: {"n": c["n"], "hit": c["any"] / c["n"], "own": c["own"] / c["n"], "leak": c["leak"] / c["chars"]}
            for e, c in sorted(per.items())
        },
        "missed": missed,
    }


def _gold(text: str, gold: tuple[int, int, str], found: Sequence[Ruling], masked: set[int], count: Counter[str]) -> int:
    start, end, entity = gold
    touching = {f.entity for f in found for p in f.parts if p.start < end and start < p.end}
    letters = [i for i in range(start, end) if text[i].isalnum()]
    leak = sum(i not in masked for i in letters)
    count.update(n=1, any=bool(touching), own=entity in touching, chars=len(letters), leak=leak)
    return leak


def _negative(row: Row, found: Sequence[Ruling], total: Counter[str], missed: list[str]) -> None:
    office = [(g[0], g[1]) for g in row.gold]
    masked = [f for f in found if f.action is not Action.ALLOW]
    hit = [g for g in office if any(f.start < g[1] and g[0] < f.end for f in masked)]
    alarms = [f for f in masked if f.entity in SCORED and not any(f.start < e and s < f.end for s, e in office)]
    total.update(negatives=1, flagged=bool(alarms), office=len(office), office_masked=len(hit))
    if alarms or hit:
        missed.append(f"ALARM {sorted({f.entity for f in alarms})} {row.text!r}")


def cases(guard: Guard, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Shares of single cases judged right by their own entity: found where expected, else not; each miss by name."""
    counts: Counter[str] = Counter()
    shown: list[str] = []
    scanner = Scanner(load_catalog())
    for row in rows:
        text = row["text"]
        if row["type"] == PUBLIC:
            actions = {f.action for f in guard.check(text).findings}
            right = actions <= {Action.ALLOW} if row["expected"] else Action.ALLOW not in actions
        else:
            own = CASES[row["type"]].split()
            right = any(f.entity in own for f in scanner.scan(scanner.fold(text), decoys=True)) is row["expected"]
        counts.update(rows=1, right=right)
        if not right:
            shown.append(f"{row['type']} {'missed' if row['expected'] else 'alarm'} {text!r} ({row['why']})")
    return {"cases": counts["rows"], "by_own_entity": counts["right"] / max(counts["rows"], 1), "shown": shown}


def telephones(guard: Guard, numbers: Sequence[str]) -> dict[str, Any]:
    """Numbers of offices with no allow-list of theirs: each is an ordinary telephone, found to its last digit."""
    missed = []
    for number in numbers:
        found = [f for f in guard.check(f"전화 {number} 맞나요").findings if f.entity == "PHONE_NUMBER"]
        covered = {i for f in found for p in f.parts for i in range(p.start, p.end)}
        if any(c.isdigit() and i not in covered for i, c in enumerate(number, len("전화 "))):
            missed.append(number)
    return {"numbers": len(numbers), "fully_covered": 1 - len(missed) / len(numbers), "missed": missed}


def natural(guard: Guard, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Alarms in natural text without personal data, per 10,000 rows; persons on the songys rows only."""
    counts: Counter[str] = Counter()
    shown: list[str] = []
    for row in rows:
        songys = row["source"].startswith("songys")
        counts.update(rows=1, songys=songys)
        kinds = {f.entity for f in guard.check(row["text"]).findings if f.action is not Action.ALLOW}
        counts["number"] += bool(kinds - NOT_NUMBERS)
        counts["address"] += "KR_ADDRESS" in kinds
        counts["person_songys"] += songys and "PERSON" in kinds
        if kinds - {"PERSON"} or (songys and kinds):
            shown.append(f"{sorted(kinds)} {row['text']!r}")
    return {
        "rows": counts["rows"],
        "number_alarms": counts["number"],
        "address_per_10000": counts["address"] * 1e4 / max(counts["rows"], 1),
        "person_songys_per_10000": counts["person_songys"] * 1e4 / max(counts["songys"], 1),
        "shown": shown,
    }


def real_addresses(guard: Guard, addresses: Sequence[str], frames: Sequence[str], progress: Progress) -> dict[str, Any]:
    """Digits of addresses that are covered, and characters covered beyond the address."""
    result = {}
    for name, chosen in (("alone", ["{}"]), ("in frames", frames)):
        count: Counter[str] = Counter()
        for i, address in enumerate(progress(addresses)):
            frame = chosen[i % len(chosen)]
            start = frame.index("{}")
            end = start + len(address)
            text = frame.replace("{}", address)
            found = [f for f in guard.check(text).findings if f.action is not Action.ALLOW]
            masked = {k for f in found for p in f.parts for k in range(p.start, p.end)}
            digits = [k for k in range(start, end) if text[k].isdigit()]
            beyond = {k for f in found if f.entity == "KR_ADDRESS" for p in f.parts for k in range(p.start, p.end)}
            count.update(
                full=all(k in masked for k in digits),
                digits=len(digits),
                covered=sum(k in masked for k in digits),
                address=end - start,
                beyond=sum(not start <= k < end for k in beyond),
            )
        result[name] = {
            "addresses": len(addresses),
            "fully_covered": count["full"] / len(addresses),
            "digits_covered": count["covered"] / count["digits"],
            "beyond": count["beyond"] / count["address"],
        }
    return result


def persons(guard: Guard, rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Names in news: a public figure is a name too; the marked ones are PERSON, titles and initials included.

    `precision` counts findings that touch a marked person, `recall` marked persons that are touched; the same for
    full names in Hangul (three or four letters, 오바마 too), and for those that begin with a Korean surname, which
    are what the rules are for.
    """
    count: Counter[str] = Counter()
    for row in rows:
        text = row["text"]
        found = [p for f in guard.check(text).findings if f.entity == "PERSON" for p in f.parts]
        gold = [Span(s["start"], s["end"]) for s in row["spans"] if s["label"] == "PERSON"]
        for p in found:
            full, right = FULL_NAME.fullmatch(text, p.start, p.end) is not None, any(_meet(p, s) for s in gold)
            count.update(found=1, right=right, full_found=full, full_right=full and right)
        for s in gold:
            hit = any(_meet(p, s) for p in found)
            full, korean = (name.fullmatch(text, s.start, s.end) is not None for name in (FULL_NAME, KOREAN_NAME))
            count.update(gold=1, hit=hit, full=full, full_hit=full and hit, korean=korean, korean_hit=korean and hit)
    return {
        "persons": count["gold"],
        "found": count["found"],
        "precision": count["right"] / max(count["found"], 1),
        "recall": count["hit"] / max(count["gold"], 1),
        "full_names": count["full"],
        "precision_full_names": count["full_right"] / max(count["full_found"], 1),
        "recall_full_names": count["full_hit"] / max(count["full"], 1),
        "with_a_korean_surname": count["korean"],
        "recall_with_a_korean_surname": count["korean_hit"] / max(count["korean"], 1),
    }


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def official(guard: Guard, count: int) -> dict[str, Any]:
    """Alarms per 1,000 official sentences that hold numbers but nobody's data."""
    flagged = blocked = 0
    shown: list[str] = []
    for kind, sentence in sentences(count):
        found = [f for f in guard.check(sentence).findings if f.action is not Action.ALLOW]
        numbers = [f for f in found if f.entity not in NOT_NUMBERS]
        flagged += bool(numbers)
        blocked += any(f.action is Action.BLOCK for f in found)
        if numbers and len(shown) < 40:
            shown.append(f"{kind} {sorted({f.rule for f in numbers})} {sentence!r}")
    per = 1_000 / count
    return {"sentences": count, "flagged_per_1000": flagged * per, "blocked_per_1000": blocked * per, "shown": shown}
