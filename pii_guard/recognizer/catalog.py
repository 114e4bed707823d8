"""All recognizers that a guard has, as one value; `pii_guard.catalog` finds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pii_guard.errors import CatalogError
from pii_guard.recognizer.declaration import Recognizer
from pii_guard.sentences import catalog as say


@dataclass(frozen=True, slots=True)
class Catalog:
    """All recognizers of a guard, in order of entity; never empty.

    `stories` holds the docstring of each recognizer's file, `sha256` covers sources and data files, `bundled`
    names the entities of our own files: their expressions are known to end soon in a text of any length.
    """

    recognizers: tuple[Recognizer, ...]
    stories: Mapping[str, str] = field(repr=False)
    sha256: str
    bundled: frozenset[str] = frozenset()
    by_entity: Mapping[str, Recognizer] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if not self.recognizers:
            raise CatalogError([say.NOTHING])
        names = [r.entity for r in self.recognizers]
        if twice := sorted({n for n in names if names.count(n) > 1}):
            raise CatalogError([say.TWICE.at(name) for name in twice])
        object.__setattr__(self, "by_entity", MappingProxyType(dict(zip(names, self.recognizers, strict=True))))
