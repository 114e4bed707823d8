"""What may be shown of the intake's figures: nobody can be told from a small number.

A count below five prints `5 미만`, and what is computed from fewer than five prints `–`. Where one cell of a table
alone would be hidden, its sum would tell it: then the next smallest is hidden with it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LEAST = 5
FEW, HIDDEN, NONE = "5 미만", "가림", "–"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its name, of the period and of the one beside it."""

    name: str
    now: str
    before: str
    note: str = ""


def count(n: int) -> str:
    """A number of cases."""
    return f"{n:,}" if n >= LEAST else FEW


def share(part: int, whole: int) -> str:
    """Part of a whole, in per cent; hidden where the part or the rest is small."""
    if whole < LEAST:
        return NONE
    if part < LEAST:
        return FEW
    return f"{100 * part / whole:.0f}%" if whole - part >= LEAST or part == whole else HIDDEN


def minutes(seconds: float | None, of: int) -> str:
    """A time as it is said: 45초, 1분 30초."""
    if seconds is None or of < LEAST:
        return NONE
    whole, rest = divmod(round(seconds), 60)
    return " ".join(said for said in (f"{whole}분" if whole else "", f"{rest}초" if rest or not whole else "") if said)


def mean(value: float | None, of: int, unit: str = "") -> str:
    """An average of enough cases."""
    return NONE if value is None or of < LEAST else f"{value:.1f}{unit}"


def column(counts: Sequence[int]) -> list[str]:
    """The cells of one column of a table whose sum is shown elsewhere."""
    shown = [count(n) for n in counts]
    if sum(cell == FEW for cell in shown) == 1 and len(shown) > 1:
        second = min((n, i) for i, n in enumerate(counts) if n >= LEAST)[1]
        shown[second] = HIDDEN
    return shown


_FIGURES: tuple[tuple[str, Callable[[Row], str], str], ...] = (
    ("상담", lambda r: count(r["consultations"]), ""),
    ("2분 안에 답함", lambda r: share(r["within_2_minutes"], r["first_answers"]), "상담 시간 안의 첫 답 가운데"),
    ("첫 답까지", lambda r: minutes(r["first_answer_median_seconds"], r["first_answers"]), "한가운데 값, 상담 시간 안"),
    ("열에 아홉은", lambda r: minutes(r["first_answer_p90_seconds"], r["first_answers"]), "이 시간 안에 첫 답"),
    ("그날 답을 못 함", lambda r: count(r["unanswered_by_closing"]), "상담 시간에 왔으나 문 닫을 때까지"),
    ("답 없이 끝남", lambda r: count(r["unanswered"]), "주민이나 담당자가 마침"),
    ("상담 시간 밖", lambda r: share(r["outside_hours"], r["consultations"]), "전체 상담 가운데"),
    ("상담마다 글", lambda r: mean(r["messages_per_consultation"], r["ended"], "개"), "마친 상담"),
    ("평점", lambda r: mean(r["rating_mean"], r["ratings"], "점"), "5점 만점"),
    ("평점을 준 비율", lambda r: share(r["ratings"], r["ended"]), "마친 상담 가운데"),
    ("막은 글", lambda r: count(r["blocked"]), ""),
    ("가린 곳", lambda r: count(r["redacted"]), ""),
    ("나중에 가린 곳", lambda r: count(r["retracted"]), "여러 글에 나뉜 번호"),
    ("‘잘못 막혔어요’", lambda r: count(r["wrongly_blocked"]), ""),
    ("7일 안에 다시 옴", lambda r: share(r["again_within_7_days"], r["residents"]), "카카오톡만. 누리집은 –"),
)


def summary(now: Row, before: Row) -> list[Figure]:
    """Every figure of two periods, side by side."""
    return [Figure(name, said(now), said(before), note) for name, said, note in _FIGURES]
