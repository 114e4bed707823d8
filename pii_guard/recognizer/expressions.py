"""Regular expressions of rules: what they must be like, and how they are compiled.

A body is bounded and in RE2 syntax; forbidden neighbours need only compile. Large Hangul classes take a millisecond to
compile, and most expressions of the grammars are never needed in the life of a short process.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from weakref import WeakSet

from pii_guard.sentences import Sentence
from pii_guard.sentences import catalog as say

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
        _made.add(self)

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep the bound methods: two threads may both do it, with the same result."""
        if name not in Expression.__annotations__:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in Expression.__annotations__:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_made: WeakSet[Expression] = WeakSet()


def compile_all() -> None:
    """Compile every Expression that there is: some tenths of a second, of which no message then waits for any."""
    for expression in tuple(_made):
        _ = expression.search


_CLASS_OR_ESCAPE = re.compile(r"\\[pP]\{\w+\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_FORBIDDEN = {
    r"\*|\+|\{\d+,\}": say.UNBOUNDED,
    r"\(\?(?:=|!|<=|<!)": say.LOOKAROUND,
    r"\(\?P=": say.BACKREFERENCE,
}

_SIGNS = ("*", "+", ",}", "(?=", "(?!", "(?<", "(?P=")  # one of them is in whatever is forbidden


def expression_faults(body: str) -> Iterable[Sentence]:
    """Everything that keeps an expression from being a bounded RE2 body; nothing when it is one."""
    if not body:
        yield say.NO_BODY
    if re.search(r"\\[1-9]", body):
        yield say.BACKREFERENCE
    if not any(sign in body for sign in _SIGNS):  # cost only: most expressions are long lists of words
        return
    bare = _CLASS_OR_ESCAPE.sub("x", body)
    for forbidden, fault in _FORBIDDEN.items():
        if re.search(forbidden, bare):
            yield fault


def edge_faults(**edges: str) -> Iterable[Sentence]:
    """Everything that keeps these neighbours, by their side, from being expressions."""
    for side, edge in edges.items():
        try:
            re.compile(edge)
        except re.error:
            yield say.NO_EXPRESSION(side=side)
