"""Keys: every conversation has its own, wrapped under the master key. Destroying it destroys what it sealed."""

import os
from functools import lru_cache
from pathlib import Path

from pii_guard.errors import StateLostError
from pii_guard.state.sealing import KEY_BYTES as KEY_BYTES
from pii_guard.state.sealing import Sealer

SealBrokenError = StateLostError  # what was sealed cannot be opened: another key, or not whole
_WRAPPED, _SEALED = "wrapped key", "sealed"


class Vault:
    """Seals under keys that are derived from one master key of 32 random bytes."""

    def __init__(self, master: bytes) -> None:
        """Raises SettingsError for a shorter key."""
        self._master = Sealer(master)

    def new_key(self) -> tuple[bytes, bytes]:
        """A fresh key, and the same wrapped."""
        key = os.urandom(KEY_BYTES)
        return key, self._master.seal(_WRAPPED, key)

    def unwrap(self, wrapped: bytes) -> bytes:
        """The key. Raises SealBrokenError where the master key is another."""
        return self._master.open(_WRAPPED, wrapped)

    def name(self, purpose: str, value: str | bytes) -> str:
        """A keyed HMAC of a value, 32 hexadecimal digits: equal values can be compared, and nothing else."""
        return self._master.name(f"{purpose}\0{value if isinstance(value, str) else value.decode('latin-1')}")


def seal(key: bytes, data: bytes) -> bytes:
    """The data, encrypted and authenticated."""
    return _sealer(key).seal(_SEALED, data)


def unseal(key: bytes, sealed: bytes) -> bytes:
    """What was sealed. Raises SealBrokenError."""
    return _sealer(key).open(_SEALED, sealed)


@lru_cache(maxsize=1_024)
def _sealer(key: bytes) -> Sealer:
    return Sealer(key)


def read_master(path: Path) -> bytes:
    """The master key of a file. Raises OSError, and ValueError where it does not hold 32 bytes."""
    key = path.read_bytes()
    if len(key) < KEY_BYTES:
        raise ValueError(KEY_BYTES)
    return key


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
