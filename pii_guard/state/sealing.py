"""Seals what is kept of a conversation: whoever reads the store learns neither whose it is nor what it holds.

One master key. From it HKDF (RFC 5869) derives a key for each conversation, so that one sealed state says nothing of
another; AES-GCM seals under a fresh nonce and binds the state to its name, so that it cannot be moved to another
conversation. The name in the store is an HMAC of the id: an id is often a telephone number.
"""

import hmac
import os
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pii_guard.errors import SettingsError, StateLostError
from pii_guard.sentences import settings as say

KEY_BYTES = 32  # of AES-256, and the least that a master key has
_NONCE = 12
_FORM = b"\x01"  # of what follows: nonce and sealed bytes


class Sealer:
    """Seals and names under one master key, and opens under those before it too. For any thread or task."""

    def __init__(self, master: bytes, *before: bytes) -> None:
        """Each has at least 32 random bytes; `before` are those that the present one took the place of.

        Raises SettingsError for fewer.
        """
        if min(map(len, (master, *before))) < KEY_BYTES:
            raise SettingsError(say.SHORT_MASTER_KEY(least=KEY_BYTES))
        self._masters = (master, *before)
        self._naming = _derived(master, b"names")
        self._key_of = lru_cache(maxsize=1_024)(_key_of)

    def __repr__(self) -> str:
        return "<Sealer>"

    @classmethod
    def from_file(cls, path: str | os.PathLike[str], *before: str | os.PathLike[str]) -> "Sealer":
        """Under the key that a file holds, as `read_key` has it. Raises SettingsError, which names the file."""
        return cls(*map(read_key, (path, *before)))

    def name(self, id_: str) -> str:
        """The name under which a conversation is kept: 32 hexadecimal digits."""
        return hmac.digest(self._naming, id_.encode("utf-8", "surrogatepass"), "sha256")[:16].hex()

    def seal(self, name: str, data: bytes) -> bytes:
        """`data` so that only this key and this name open it."""
        nonce = os.urandom(_NONCE)
        return _FORM + nonce + AESGCM(self._key_of(self._masters[0], name)).encrypt(nonce, data, name.encode())

    def open(self, name: str, sealed: bytes) -> bytes:
        """What was sealed under this name. Raises StateLostError where it was not, or under another key."""
        for master in self._masters:
            with suppress(InvalidTag, ValueError):
                return self._opened(master, name, sealed)
        raise StateLostError

    def is_present(self, name: str, sealed: bytes) -> bool:
        """Whether it is sealed under the present master key, and not under one before it."""
        with suppress(InvalidTag, ValueError):
            self._opened(self._masters[0], name, sealed)
            return True
        return False

    def _opened(self, master: bytes, name: str, sealed: bytes) -> bytes:
        head, nonce, body = sealed[:1], sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        if head != _FORM:
            raise ValueError
        return AESGCM(self._key_of(master, name)).decrypt(nonce, body, name.encode())


def read_key(path: str | os.PathLike[str]) -> bytes:
    """The master key of a file: its bytes as they are, or a line of text without its end.

    Raises SettingsError, which names the file, where it cannot be read.
    """
    try:
        key = Path(path).read_bytes()
    except OSError as error:
        raise SettingsError(say.NO_KEY_FILE(path=path, why=error.strerror or type(error).__name__)) from None
    return key.strip() if len(key) > KEY_BYTES and key.isascii() else key  # 32 random bytes may end as a line does


def _key_of(master: bytes, name: str) -> bytes:
    return _derived(master, b"state of " + name.encode())


def _derived(master: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"pii_guard conversations: " + purpose).derive(master)
