"""Whether the same resident comes again within a week: a keyed HMAC that lives seven days, and nothing else."""

from sqlalchemy import delete, insert, select, update

from . import figures
from .schema import resident
from .times import local
from .transaction import Consultation, Transaction

KEPT_DAYS = 7.0


def note_resident(tx: Transaction, of: Consultation, name: str | None) -> None:
    """Count the first message of a consultation of a resident whom the channel knows by this name."""
    if name is None or of.sequence != 1:
        return
    now, before = _names(tx, name, tx.now), _names(tx, name, tx.now - KEPT_DAYS * 86_400)
    seen = select(resident.c.at).where(resident.c.resident.in_({now, before}))
    was_here = any(row.at > tx.now - KEPT_DAYS * 86_400 for row in tx.run(seen))
    figures.count(tx, of, "again" if was_here else "resident")
    if not tx.run(update(resident).where(resident.c.resident == now).values(at=tx.now)).rowcount:
        tx.run(insert(resident).values(resident=now, at=tx.now))


def forget(tx: Transaction) -> None:
    """Take out whom nobody counts any more."""
    tx.run(delete(resident).where(resident.c.at < tx.now - KEPT_DAYS * 86_400))


def _names(tx: Transaction, name: str, at: float) -> str:
    """Under the key of a month: from one month to the next nobody can be followed."""
    return tx.vault.name(f"resident {local(tx, at):%Y-%m}", name)
