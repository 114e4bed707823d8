"""Whether the same resident comes again within a week: a keyed HMAC that lives seven days, and nothing else."""

from sqlalchemy import bindparam, delete, select

from . import figures
from .consultation import Consultation
from .schema import resident
from .times import local
from .transaction import Transaction

KEPT_DAYS = 7.0

_SEEN = select(resident.c.at).where(resident.c.resident.in_(bindparam("names", expanding=True)))
_TAKE_OUT = delete(resident).where(resident.c.resident == bindparam("name"))
_OLD = delete(resident).where(resident.c.at < bindparam("until"))


def note_resident(tx: Transaction, of: Consultation, name: str | None) -> None:
    """Count the first message of a consultation of a resident whom the channel knows by this name."""
    if name is None or of.sequence != 1:
        return
    now, before = _names(tx, name, tx.now), _names(tx, name, tx.now - KEPT_DAYS * 86_400)
    was_here = any(row.at > tx.now - KEPT_DAYS * 86_400 for row in tx.all(_SEEN, names=[now, before]))
    figures.count(tx, of, "again" if was_here else "resident")
    tx.run(_TAKE_OUT, name=now)
    tx.add(resident, resident=now, at=tx.now)


def forget(tx: Transaction) -> None:
    """Take out whom nobody counts any more."""
    tx.run(_OLD, until=tx.now - KEPT_DAYS * 86_400)


def _names(tx: Transaction, name: str, at: float) -> str:
    """Under the key of a month: from one month to the next nobody can be followed."""
    return tx.vault.name(f"resident {local(tx, at):%Y-%m}", name)
