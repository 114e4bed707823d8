"""The table of routes that need no framework. A contract is a module that exports `routes(live) -> Routes`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from .exchange import Answer, Handler
from .problems import ProblemError, as_answer

Scope = Literal["check", "explain", "admin"]
Refused = Callable[[ProblemError], Answer]
ANY = "*"


@dataclass(frozen=True, slots=True)
class Route:
    """Who serves a route, which keys may call it, and in which shape it says no.

    `refused` answers every ProblemError: those of admission (unknown key, rate, busy, over-size, draining), when
    the body was not read, and those that the handler raised. `error.reason` says which. `max_body` is in bytes.
    """

    handler: Handler
    scope: Scope = "check"
    refused: Refused = as_answer
    max_body: int = 1 << 20  # a batch of 1,000 chat messages fits several times


Routes = Mapping[tuple[str, str], Route]  # (method, path); ("*", "/gateway/") serves every method below that path


class Table:
    """All routes of all contracts."""

    def __init__(self, contracts: Iterable[Routes]) -> None:
        """Raises ValueError where two contracts claim the same route."""
        self._exact: dict[tuple[str, str], Route] = {}
        for contract in contracts:
            if twice := contract.keys() & self._exact.keys():
                raise ValueError(f"claimed twice: {sorted(twice)}")
            self._exact.update(contract)
        self._below = {path: self._exact[method, path] for method, path in self._exact if method == ANY}
        self._methods: dict[str, list[str]] = {}
        for method, path in self._exact:
            self._methods.setdefault(path, []).append(method)

    def find(self, method: str, path: str) -> tuple[Route, str] | None:
        """The route and the name it is counted by; None where no contract has it."""
        if route := self._exact.get((method, path)):
            return route, path
        return next(((route, start) for start, route in self._below.items() if path.startswith(start)), None)

    def methods(self, path: str) -> list[str]:
        """What may be asked of a path; empty for one that no contract has."""
        return self._methods.get(path, [])

    @property
    def paths(self) -> frozenset[str]:
        """All paths, as they are counted."""
        return frozenset(self._methods)
