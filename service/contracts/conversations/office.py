"""What the office knows of itself: hours and people, effects, the access record, complaints of residents."""

import csv
import io
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import orjson

from pii_guard.sentences import problem as say

from ...http.exchange import Answer, Exchange
from ...http.problems import ProblemError
from ...intake import effects as figures_of
from ...intake import figures, reading, record
from ...intake.consultation import found
from ...intake.intake import Intake
from ...intake.times import local
from ...intake.transaction import Transaction
from .requests import actor, day, members, number, one_of, query, step, text_member


async def office(intake: Intake, exchange: Exchange) -> Answer:
    """Hours, departments, topics: all that a desk shows and nobody has to write down twice."""
    query(exchange, ())
    d = intake.departments

    def read(tx: Transaction) -> dict[str, Any]:
        now = local(tx, tx.now)
        opens_at = d.hours.opens_at(tx.now)
        return {
            "name": d.office.name,
            "timezone": d.office.timezone,
            "now": now.isoformat(timespec="seconds"),
            "open": opens_at is None,
            "opens_at": opens_at.isoformat(timespec="minutes") if opens_at else None,
            "hours": d.office.hours,
            "lunch": d.office.lunch or None,
            "closed_today": None if d.hours.times(now.date()) else d.hours.holiday(now.date()) or "closed",
            "attachments": d.office.attachments,
            "retention_days": intake.terms.text_days,
            "departments": [
                {"id": one.id, "name": one.name, "phone": one.phone, "officers": one.officers, "assign": one.assign}
                for one in d.departments.values()
            ],
            "topics": [{"id": t.id, "label": t.label, "department": t.department} for t in d.topics.values()],
        }

    return Answer(orjson.dumps(await intake.run(read)))


async def effects(intake: Intake, exchange: Exchange) -> Answer:
    """Figures from one day to another and both with it, as JSON, or as CSV where `Accept` or `format` asks for it."""
    asked = query(exchange, ("from", "to", "by", "format"))
    by = one_of(asked, "by", figures_of.BY) or "total"
    wanted = one_of(asked, "format", ("json", "csv"))

    def read(tx: Transaction) -> list[dict[str, Any]]:
        today = local(tx, tx.now).date()
        first, last = day(asked, "from", today.replace(day=1)), day(asked, "to", today)
        record.note(tx, actor(exchange), "export", detail=by)
        return figures_of.effects(tx, first, last, by)

    rows = await intake.run(read)
    known = intake.holder.guard.catalog.by_entity
    for row in rows if by == "entity" else ():
        row["label"] = known[row["key"]].label if row["key"] in known else row["key"]
    if wanted == "csv" or (wanted is None and b"text/csv" in exchange.header(b"accept")):
        return Answer(_csv(rows), media_type=b"text/csv; charset=utf-8")
    return Answer(orjson.dumps({"by": by, "rows": rows}))


def _csv(rows: list[dict[str, Any]]) -> bytes:
    """With a mark that spreadsheets take for UTF-8. No cell can begin a formula: keys are ids, the rest are numbers."""
    out = io.StringIO()
    writer = csv.DictWriter(out, figures_of.COLUMNS, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


async def access(intake: Intake, exchange: Exchange) -> Answer:
    """The access record; looking through it is written down, too."""
    asked = query(exchange, ("from", "to", "officer", "department", "conversation", "after"))
    zone = intake.departments.hours.zone
    first = day(asked, "from", datetime(1970, 1, 2, tzinfo=UTC).date())
    last = day(asked, "to", datetime(2999, 12, 30, tzinfo=UTC).date())
    since = datetime.combine(first, datetime.min.time(), zone).timestamp()
    until = datetime.combine(last + timedelta(1), datetime.min.time(), zone).timestamp()

    def read(tx: Transaction) -> Any:
        lines = reading.accesses(
            tx,
            since,
            until,
            asked.get("officer"),
            asked.get("department"),
            asked.get("conversation"),
            number(asked, "after"),
        )
        record.note(tx, actor(exchange), "look-through", department=asked.get("department"))
        return {"access": lines}

    return Answer(orjson.dumps(await intake.run(read)))


async def wrongly_blocked(intake: Intake, exchange: Exchange) -> Answer:
    """A resident says that a rule ruled wrongly: a figure, and a line in the audit file. Its answer is 204."""
    name, document = step(exchange, 3), members(exchange, ("decision_id", "rule", "entity"))
    decision_id, rule = text_member(document, "decision_id"), text_member(document, "rule")
    entity = intake.holder.entity_of(rule)
    if entity is None:
        raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_SUCH_RULE, "/rule")
    if not intake.holder.ledger.ids.gave(decision_id):
        raise ProblemError(HTTPStatus.NOT_FOUND, say.NO_SUCH_DECISION, "/decision_id")
    intake.holder.ledger.complain(decision_id, entity, rule, exchange.caller)

    def count(tx: Transaction) -> None:
        try:
            figures.count(tx, found(tx, name), "wrongly_blocked", entity)
        except ProblemError:  # blocked before anything of it was kept, or erased
            figures.count(tx, None, "wrongly_blocked", entity, department=intake.departments.office.without_topic)

    await intake.run(count)
    return Answer(b"", HTTPStatus.NO_CONTENT)
