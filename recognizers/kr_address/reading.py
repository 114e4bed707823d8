"""All addresses of a text in order, the longest where several overlap."""

from collections.abc import Iterator
from functools import lru_cache

from pii_guard.gazetteer import NOWHERE, Regions, place

from .address import Address
from .apartment import flats
from .grammar import roads_and_lots

_regions_of_home = lru_cache(64)(place)


def addresses(text: str, home: str = "") -> Iterator[Address]:
    """Addresses in the folded text; `home` is the office's own region (전북 고창군), which makes its names certain."""
    near: Regions = _regions_of_home(home) if home else NOWHERE
    found = sorted([*roads_and_lots(text, near), *flats(text)], key=lambda a: (a.start, -a.end))
    end = 0
    for address in found:
        if address.start >= end:
            yield address
            end = address.end
