"""Keys: every conversation has its own, wrapped under the master key. Destroying it destroys what it sealed.

Names are keyed HMACs under a key that the database keeps, wrapped in the same way: so marks and records outlive a
change of the master key.
"""

import os
from functools import lru_cache
from pathlib import Path

from pii_guard.errors import StateLostError
from pii_guard.state.sealing import KEY_BYTES as KEY_BYTES
from pii_guard.state.sealing import Sealer
from pii_guard.state.sealing import read_key as read_key

SealBrokenError = StateLostError  # what was sealed cannot be opened: another key, or not whole
_WRAPPED, _SEALED = "wrapped key", "sealed"


class Vault:
    """Wraps keys under the present master key, and opens those that one before it wrapped."""

    def __init__(self, master: bytes, *before: bytes) -> None:
        """Each has 32 random bytes. Raises SettingsError for a shorter one."""
        self._masters, self.has_before = Sealer(master, *before), bool(before)
        self._names = Sealer(os.urandom(KEY_BYTES))

    def new_key(self) -> tuple[bytes, bytes]:
        """A fresh key, and the same wrapped."""
        key = os.urandom(KEY_BYTES)
        return key, self._masters.seal(_WRAPPED, key)

    def unwrap(self, wrapped: bytes) -> bytes:
        """The key. Raises SealBrokenError where no master key opens it."""
        return self._masters.open(_WRAPPED, wrapped)

    def rewrapped(self, wrapped: bytes) -> bytes | None:
        """The same key under the present master key; None where it is already, or where nobody can open it."""
        if self._masters.is_present(_WRAPPED, wrapped):
            return None
        try:
            return self._masters.seal(_WRAPPED, self.unwrap(wrapped))
        except SealBrokenError:
            return None

    def name_under(self, key: bytes) -> None:
        """Give names under this key, the one of the database, from now on."""
        self._names = Sealer(key)

    def name(self, purpose: str, value: str | bytes) -> str:
        """A keyed HMAC of a value, 32 hexadecimal digits: equal values can be compared, and nothing else."""
        return self._names.name(f"{purpose}\0{value if isinstance(value, str) else value.decode('latin-1')}")


def seal(key: bytes, data: bytes) -> bytes:
    """The data, encrypted and authenticated."""
    return _sealer(key).seal(_SEALED, data)


def unseal(key: bytes, sealed: bytes) -> bytes:
    """What was sealed. Raises SealBrokenError."""
    return _sealer(key).open(_SEALED, sealed)


@lru_cache(maxsize=1_024)
def _sealer(key: bytes) -> Sealer:
    return Sealer(key)


def make_master(path: Path) -> bool:
    """Write a fresh key that only its owner may read; False where there is one already. Raises OSError."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    try:
        os.write(file, os.urandom(KEY_BYTES))
        os.fsync(file)
    finally:
        os.close(file)
    return True
