"""A guard in another process: what travels are names and the policy's bytes, and it is built there once."""

import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Protocol, TypeVar

from pii_guard.errors import CatalogError
from pii_guard.policy import PolicySource
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.catalog import Catalog
from pii_guard.sentences import catalog as say

MOST = 8  # guards kept in a process: a policy that changes daily must not fill a worker that runs for weeks
SHOWN = 12  # digits of a sha256 in a sentence

Name = tuple[str, str]  # of a recognizer: module and attribute


class Built(Protocol):
    """What a guard is known by here."""

    catalog: Catalog


T = TypeVar("T", bound=Built)
_building = Lock()


def named(recognizers: Sequence[Recognizer]) -> tuple[Name, ...]:
    """Where another process finds the recognizers. Raises CatalogError that names every one that no module holds."""
    names = [_name(recognizer) for recognizer in recognizers]
    if lost := [r.entity for r, name in zip(recognizers, names, strict=True) if name is None]:
        raise CatalogError(say.NOT_IMPORTABLE.at(entity) for entity in lost)
    return tuple(name for name in names if name is not None)


def rebuilt(
    kind: Callable[[PolicySource, tuple[Recognizer, ...]], T], policy: PolicySource, catalog: str, own: tuple[Name, ...]
) -> T:
    """The guard that was sent, the same one each time. Raises CatalogError where the rules of this process differ."""
    with _building:
        guard: T = _built(kind, policy, catalog, own)
    return guard


@lru_cache(maxsize=MOST)
def _built(
    kind: Callable[[PolicySource, tuple[Recognizer, ...]], T], policy: PolicySource, catalog: str, own: tuple[Name, ...]
) -> T:
    guard = kind(policy, tuple(map(_found, own)))
    if guard.catalog.sha256 != catalog:
        raise CatalogError([say.OTHER_CATALOG(here=guard.catalog.sha256[:SHOWN], there=catalog[:SHOWN])])
    return guard


def _found(name: Name) -> Recognizer:
    module, attribute = name
    try:
        recognizer: Recognizer = getattr(import_module(module), attribute)
    except (ImportError, AttributeError):
        raise CatalogError([say.NOT_HERE.at(f"{module}.{attribute}")]) from None
    return recognizer


def _name(recognizer: Recognizer) -> Name | None:
    """A module that can be imported is better than the program itself, which may have another name over there."""
    loaded = [(name, module) for name, module in sys.modules.items() if isinstance(module, ModuleType)]
    for module, content in sorted(loaded, key=lambda pair: pair[0] == "__main__"):
        for name, value in [*vars(content).items()]:
            if value is recognizer:
                return module, name
    return None
