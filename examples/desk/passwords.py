"""Passwords, one way: scrypt with a salt of its own for each (안전성 확보조치 기준 제7조제1항)."""

import hashlib
import hmac
import os
import secrets

COST, BLOCK, LANES = 1 << 14, 8, 1  # 16 MiB and some 40 ms: what OWASP asks of scrypt on one core
SALT = 16  # bytes
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # without l, 1, 0, o and i, which are read aloud wrongly


def hashed(password: str) -> str:
    """The salt and the hash, in hexadecimal."""
    salt = os.urandom(SALT)
    return f"{salt.hex()}:{_scrypt(password, salt).hex()}"


def holds(password: str, stored: str | None) -> bool:
    """Whether it is the password; without a stored one the work is done all the same, so that names cannot be told."""
    salt, _, wanted = (stored or f"{'00' * SALT}:").partition(":")
    return hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)).hex(), wanted)


def invented() -> str:
    """A new password that can be read aloud: 12 characters, some 59 bits."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(3))


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=COST, r=BLOCK, p=LANES, maxmem=64 << 20)
