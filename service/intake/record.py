"""The access record (개인정보의 안전성 확보조치 기준 제8조): who did what with whose consultation, when, from where."""

from typing import Any, Literal

from sqlalchemy import delete, insert, select

from .requests import Actor
from .schema import access, officer
from .transaction import Transaction

What = Literal["read", "post", "claim", "transfer", "topic", "end", "rate", "export", "list", "erase", "delete",
               "replay", "discard", "look-through", "grant", "revoke"]  # fmt: skip
GRANTS = ("grant", "revoke")


def note(
    tx: Transaction,
    actor: Actor,
    what: What,
    name: str | None = None,
    department: str | None = None,
    detail: str | None = None,
) -> None:
    """Write one line of the record; a consultation enters as a keyed HMAC of its name."""
    tx.run(
        insert(access).values(
            at=tx.now,
            who=actor.who,
            officer=actor.officer,
            address=actor.address,
            conversation=tx.vault.name("access", name) if name is not None else None,
            department=department,
            what=what,
            detail=detail,
        )
    )


def note_officers(tx: Transaction) -> None:
    """Write down who was made an officer since the last look, and who is none any longer."""
    declared = tx.departments.officers
    known = {(row.department, row.officer) for row in tx.run(select(officer)).all()}
    for department, name in sorted(declared - known):
        tx.run(insert(officer).values(department=department, officer=name, since=tx.now))
        note(tx, Actor("departments.toml", name, ""), "grant", department=department)
    for department, name in sorted(known - declared):
        tx.run(delete(officer).where(officer.c.department == department, officer.c.officer == name))
        note(tx, Actor("departments.toml", name, ""), "revoke", department=department)


def forget(tx: Transaction, access_days: float, grants_days: float) -> None:
    """Take out what is older than it must be kept."""
    kept: list[tuple[Any, float]] = [
        (access.c.what.not_in(GRANTS), access_days),
        (access.c.what.in_(GRANTS), grants_days),
    ]
    for which, days in kept:
        tx.run(delete(access).where(which, access.c.at < tx.now - days * 86_400))
