"""A regular expression that is compiled when it is first used.

Large Hangul classes take a millisecond to compile, and most expressions of the grammars are never
needed in the life of a short process.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Found = re.Match[str]


class Expression:
    """Stands for `re.compile(pattern)`; after the first use it costs the same."""

    search: Callable[..., Found | None]
    match: Callable[..., Found | None]
    fullmatch: Callable[..., Found | None]
    finditer: Callable[..., Iterator[Found]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Same arguments as `re.compile`."""
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep the bound methods: two threads may both do it, with the same result."""
        if name not in Expression.__annotations__:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in Expression.__annotations__:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
