"""How an address is shown in part, and when it equals one that is public."""

from pii_guard.recognizer.gazetteer import EMD, ending

from .address import Address
from .grammar import take_apart
from .spelled import as_digits


def mask(value: str) -> str:
    """Kept down to 읍·면·동, the road or the house; the numbers behind it are starred."""
    value, _ = as_digits(value)
    address = take_apart(value)
    named = address.named if address else 0
    return value[:named] + "".join("*" if c.isdigit() or (c.isascii() and c.isalpha()) else c for c in value[named:])


def town(value: str) -> int:
    """Length of 시·도, 시·군·구 and 읍·면·동 in front, with the blank behind; 0 where none of them stands there.

    A 리 is not among them: with a surname or a trade it singles a household out.
    """
    value, typed = as_digits(value)
    address = take_apart(value)
    if address is None:
        return 0
    end = address.named if ending(EMD, value, address.named) else address.chain.town
    while 0 < end < len(value) and value[end] in " ,/\n":
        end += 1
    return typed.back(0, end)[1] if typed and end else end


def is_public(value: str, listed: str, detail: bool) -> bool:
    """Whether `value` is the listed address, its 시·도 and 시·군·구 left out or not.

    A flat (동·층·호) or a further lot behind it makes it another, unless `detail` or that is listed too.
    """
    mine, theirs = take_apart(as_digits(value)[0]), take_apart(listed)
    if mine is None or theirs is None or mine.core != theirs.core or not _same_place(mine, theirs):
        return False
    return detail or mine.beyond in ("", theirs.beyond)


def _same_place(mine: Address, theirs: Address) -> bool:
    ours, other = mine.chain, theirs.chain
    if ours.emd and other.emd and ours.emd != other.emd:
        return False
    return not (ours.regions and other.regions) or not ours.regions.isdisjoint(other.regions)
