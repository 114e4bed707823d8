"""The access record (개인정보의 안전성 확보조치 기준 제8조): who did what with whose consultation, when, from where."""

from typing import Literal

from sqlalchemy import bindparam, delete, select

from .requests import Actor
from .schema import access, officer
from .transaction import Transaction

What = Literal["read", "post", "claim", "transfer", "topic", "end", "rate", "export", "list", "erase", "delete",
               "replay", "discard", "look-through", "grant", "revoke"]  # fmt: skip
GRANTS = ("grant", "revoke")

_OFFICERS = select(officer)
_REVOKE = delete(officer).where(officer.c.department == bindparam("of"), officer.c.officer == bindparam("name"))
_is_old = access.c.at < bindparam("until")
_OLD_ACCESS = delete(access).where(access.c.what.not_in(GRANTS), _is_old)
_OLD_GRANTS = delete(access).where(access.c.what.in_(GRANTS), _is_old)


def note(
    tx: Transaction,
    actor: Actor,
    what: What,
    name: str | None = None,
    department: str | None = None,
    detail: str | None = None,
) -> None:
    """Write one line of the record; a consultation enters as a keyed HMAC of its name."""
    tx.add_last(
        access,
        at=tx.now,
        who=actor.who,
        officer=actor.officer,
        address=actor.address,
        conversation=tx.vault.name("access", name) if name is not None else None,
        department=department,
        what=what,
        detail=detail,
    )


def note_officers(tx: Transaction) -> None:
    """Write down who was made an officer since the last look, and who is none any longer."""
    declared = tx.departments.officers
    known = {(row.department, row.officer) for row in tx.all(_OFFICERS)}
    for department, name in sorted(declared - known):
        tx.add(officer, department=department, officer=name, since=tx.now)
        note(tx, Actor("departments.toml", name, ""), "grant", department=department)
    for department, name in sorted(known - declared):
        tx.run(_REVOKE, of=department, name=name)
        note(tx, Actor("departments.toml", name, ""), "revoke", department=department)


def forget(tx: Transaction, access_days: float, grants_days: float) -> None:
    """Take out what is older than it must be kept."""
    tx.run(_OLD_ACCESS, until=tx.now - access_days * 86_400)
    tx.run(_OLD_GRANTS, until=tx.now - grants_days * 86_400)
