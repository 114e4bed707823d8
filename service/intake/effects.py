"""The effects of the office's consultations, from its figures alone: they are the same after every text is erased."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select

from .schema import figure
from .transaction import Transaction

BY = ("total", "topic", "department", "channel", "hour", "weekday", "day", "month", "entity", "direction")
WITHIN = 120.0  # seconds in which an answer was promised
_OF_ENTITIES = ("blocked", "redacted", "retracted", "wrongly_blocked")
COLUMNS = (
    "key", "consultations", "outside_hours", "messages", "blocked", "redacted", "retracted", "wrongly_blocked",
    "held",
    "first_answers", "first_answer_median_seconds", "first_answer_p90_seconds", "within_2_minutes", "ended",
    "unanswered", "unanswered_by_closing", "messages_per_consultation", "transferred", "ratings", "rating_mean",
    "residents", "again_within_7_days", "erased",
)  # fmt: skip

_BY_ALL = [figure.c[name] for name in ("day", "hour", "department", "topic", "channel", "what", "about", "value")]
_FIGURES = (
    select(*_BY_ALL, func.sum(figure.c.n).label("n"))
    .where(figure.c.day >= bindparam("first"), figure.c.day <= bindparam("last"))
    .group_by(*_BY_ALL)
)


def effects(tx: Transaction, first: date, last: date, by: str) -> list[dict[str, Any]]:
    """One row for each key of `by`, from `first` to `last` and both with it, in the office's own days."""
    groups: defaultdict[str, list[Any]] = defaultdict(list)
    for row in tx.all(_FIGURES, first=first.isoformat(), last=last.isoformat()):
        if (key := _key(row, by)) is not None:
            groups[key].append(row)
    if by == "total":
        groups.setdefault("total", [])
    return [_row(key, groups[key]) for key in sorted(groups)]


def _key(row: Any, by: str) -> str | None:
    if by == "total":
        return "total"
    if by == "hour":
        return f"{row.hour:02}"
    if by == "weekday":
        return str(date.fromisoformat(row.day).isoweekday())
    if by == "month":
        return str(row.day[:7])
    if by == "entity":
        return str(row.about) if row.what in _OF_ENTITIES else None
    if by == "direction":
        return str(row.about) if row.what == "message" else None
    return str(getattr(row, by))


def _row(key: str, rows: Iterable[Any]) -> dict[str, Any]:
    n: defaultdict[str, int] = defaultdict(int)
    values: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row.what == "first_answer" and row.about != "open":
            continue  # nobody was there: the time until the office opened says nothing of its people
        n[row.what] += int(row.n)
        if row.value is not None:
            values[row.what] += [row.value] * int(row.n)
    answers, ratings, lengths = sorted(values["first_answer"]), values["rated"], values["length"]
    return {
        "key": key,
        "consultations": n["started"],
        "outside_hours": n["outside_hours"],
        "messages": n["message"],
        **{what: n[what] for what in (*_OF_ENTITIES, "held")},
        "first_answers": len(answers),
        "first_answer_median_seconds": _quantile(answers, 0.5),
        "first_answer_p90_seconds": _quantile(answers, 0.9),
        "within_2_minutes": sum(answer <= WITHIN for answer in answers),
        "ended": n["ended"],
        "unanswered": n["unanswered"],
        "unanswered_by_closing": max(0, n["started"] - n["outside_hours"] - n["same_day"]),
        "messages_per_consultation": _mean(lengths),
        "transferred": n["transferred"],
        "ratings": len(ratings),
        "rating_mean": _mean(ratings),
        "residents": n["resident"] + n["again"],
        "again_within_7_days": n["again"],
        "erased": n["erased"],
    }


def _quantile(values: list[float], share: float) -> float | None:
    """The value at or below which this share of all lie."""
    return round(values[max(0, -(-len(values) * int(share * 100) // 100) - 1)], 1) if values else None


def _mean(values: list[float]) -> float | None:
    return round(sum(values) / len(values), 2) if values else None
