"""The id of a decision, made so that the sidecar knows its own again without keeping any.

Sixteen hexadecimal digits: eight drawn by chance, and eight that only the holder of the key can work out from them.
"""

import hmac
from hashlib import blake2b, sha256

KEY_BYTES = 32
_DRAWN = 8  # digits; one guess in 2**32 would pass as an id


class DecisionIds:
    """Ids under one key. All workers of a sidecar share it, and a key that is set survives a restart."""

    def __init__(self, key: bytes) -> None:
        self._key = sha256(key).digest()

    def signed(self, decision_id: str) -> str:
        """An id that was drawn by chance, with our check in its second half."""
        drawn = decision_id[:_DRAWN]
        return drawn + self._check(drawn)

    def gave(self, decision_id: str) -> bool:
        """Whether an id was given under this key."""
        return hmac.compare_digest(decision_id[_DRAWN:], self._check(decision_id[:_DRAWN]))

    def _check(self, drawn: str) -> str:
        return blake2b(drawn.encode(), key=self._key, digest_size=_DRAWN // 2).hexdigest()
