"""Seals what is kept of a conversation: whoever reads the store learns neither whose it is nor what it holds.

One master key. From it HKDF (RFC 5869) derives a key for each conversation, so that one sealed state says nothing of
another; AES-GCM seals under a fresh nonce and binds the state to its name, so that it cannot be moved to another
conversation. The name in the store is an HMAC of the id: an id is often a telephone number.
"""

import hmac
import os
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
    """Seals and opens under one master key. Safe to share between threads and tasks."""

    def __init__(self, master: bytes) -> None:
        """`master` has at least 32 random bytes. Raises SettingsError for fewer."""
        if len(master) < KEY_BYTES:
            raise SettingsError(say.SHORT_MASTER_KEY(least=KEY_BYTES))
        self._master = bytes(master)
        self._naming = _derived(self._master, b"names")
        self._key_of = lru_cache(maxsize=1_024)(self._derive)

    def __repr__(self) -> str:
        return "<Sealer>"

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> "Sealer":
        """Under the key that a file holds, as 32 bytes or as text. Raises SettingsError, which names the file."""
        try:
            held = Path(path).read_bytes()
            return cls(
                held if len(held) == KEY_BYTES else held.strip()
            )  # of random bytes one in 25 begins or ends blank
        except OSError as error:
            raise SettingsError(say.NO_KEY_FILE(path=path, why=error.strerror or type(error).__name__)) from None

    def name(self, id_: str) -> str:
        """The name under which a conversation is kept: 32 hexadecimal digits."""
        return hmac.digest(self._naming, id_.encode("utf-8", "surrogatepass"), "sha256")[:16].hex()

    def seal(self, name: str, data: bytes) -> bytes:
        """`data` so that only this key and this name open it."""
        nonce = os.urandom(_NONCE)
        return _FORM + nonce + AESGCM(self._key_of(name)).encrypt(nonce, data, name.encode())

    def open(self, name: str, sealed: bytes) -> bytes:
        """What was sealed under this name. Raises StateLostError where it was not, or under another key."""
        head, nonce, body = sealed[:1], sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            if head != _FORM:
                raise StateLostError
            return AESGCM(self._key_of(name)).decrypt(nonce, body, name.encode())
        except (InvalidTag, ValueError):
            raise StateLostError from None

    def _derive(self, name: str) -> bytes:
        return _derived(self._master, b"state of " + name.encode())


def _derived(master: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"pii_guard conversations: " + purpose).derive(master)
