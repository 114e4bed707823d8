"""The same message once more: its key gives the same answer. Of key and message only keyed HMACs are kept."""

from http import HTTPStatus

from sqlalchemy import and_, bindparam, delete, select, update

from pii_guard.sentences import intake as say

from ..http.problems import ProblemError
from .consultation import Consultation, gone
from .requests import Posted
from .retracting import of_id
from .schema import idempotency
from .transaction import Transaction
from .vault import SealBrokenError, seal, unseal

KEPT_DAYS = 7.0  # as long as a channel or a client may still repeat what it once sent

Answered = tuple[int, bytes]

_OF_KEY = and_(idempotency.c.conversation == bindparam("of"), idempotency.c.key == bindparam("name"))
_ANSWER = select(idempotency).where(_OF_KEY)
_DESTROY = update(idempotency).where(_OF_KEY)
_OLD = delete(idempotency).where(idempotency.c.at < bindparam("until"))


def replayed(tx: Transaction, of: Consultation, posted: Posted) -> Answered | None:
    """The answer that this key had; None for a new one. Raises ProblemError 409 where it was another message's."""
    return _answer(tx, of, tx.vault.name("key", posted.key), posted.body)


def same_message(tx: Transaction, of: Consultation, posted: Posted) -> Answered:
    """The answer of a message whose id is there, sent again under another key. Raises ProblemError 409 for another."""
    row = of_id(tx, of, posted.message_id or "")
    answer = _answer(tx, of, row.key, posted.body) if row else None
    if answer is None:
        raise _reused()
    return answer


def _answer(tx: Transaction, of: Consultation, key: str, body: bytes) -> Answered | None:
    row = None if of.is_new else tx.one(_ANSWER, of=of.id, name=key)
    if row is None:
        return None
    if row.body != tx.vault.name("body", body):
        raise _reused()
    try:
        return int(row.status), unseal(of.data_key, row.answer)
    except SealBrokenError:
        raise ProblemError(
            HTTPStatus.SERVICE_UNAVAILABLE, say.STATE_UNAVAILABLE, reason="STATE_UNAVAILABLE", retry_after=5
        ) from None


def remember(tx: Transaction, of: Consultation, posted: Posted, status: int, body: bytes) -> None:
    """Keep the answer for whoever asks again."""
    tx.add_last(
        idempotency,
        conversation=of.id,
        key=tx.vault.name("key", posted.key),
        body=tx.vault.name("body", posted.body),
        status=status,
        answer=seal(of.data_key, body),
        at=tx.now,
    )


def destroy_answer(tx: Transaction, of: Consultation, key: str) -> None:
    """Leave nothing of a message in the answer that its key gets: a repetition is told that it was deleted."""
    error = gone(say.ERASED, "ERASED")
    tx.run(_DESTROY, of=of.id, name=key, status=int(error.status), answer=seal(of.data_key, error.body()))


def forget(tx: Transaction) -> None:
    """Take out answers that nobody asks for any more."""
    tx.run(_OLD, until=tx.now - KEPT_DAYS * 86_400)


def _reused() -> ProblemError:
    return ProblemError(HTTPStatus.CONFLICT, say.KEY_REUSED, reason="KEY_REUSED")
