"""The table of routes that need no framework. A contract is a module that exports `routes(holder) -> Routes`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from .exchange import Answer, Handler
from .problems import ProblemError, as_answer

Scope = Literal["check", "explain", "intake", "operate", "admin"]
Refused = Callable[[ProblemError], Answer]


class Room(Protocol):
    """Where a request takes a place among those that are served at a time."""

    def take(self) -> bool:
        """Whether there was a place; then it is taken and needs its `leave`."""

    async def enter(self) -> None:
        """Take a place; every `enter` needs its `leave`. Raises ProblemError 503 where there is none."""

    def leave(self) -> None:
        """Give the place back."""


@dataclass(frozen=True, slots=True)
class Route:
    """Who serves a route, which keys may call it (None: everybody, without one), and in which shape it says no.

    `refused` answers every ProblemError: those of admission (unknown key, rate, busy, over-size, draining), when
    the body was not read, and those that the handler raised. `error.reason` says which. `max_body` is in bytes.
    `room` is a room of its own for those that wait for somebody else; without one they share the sidecar's.
    """

    handler: Handler
    scope: Scope | None = "check"
    refused: Refused = as_answer
    max_body: int = 1 << 20  # a batch of 1,000 chat messages fits several times
    room: Room | None = None


Routes = Mapping[tuple[str, str], Route]  # (method, path); a step of a path in braces stands for any: /v1/rooms/{id}
Finder = Callable[[str], Route | None]  # the rest of a path -> who serves it with every method


class Table:
    """All routes of all contracts, and what is found `below` some paths at the time of a request."""

    def __init__(self, contracts: Iterable[Routes], below: Mapping[str, Finder]) -> None:
        """Raises ValueError where two contracts serve the same route."""
        self._exact: dict[tuple[str, str], tuple[Route, str]] = {}
        for contract in contracts:
            if twice := contract.keys() & self._exact.keys():
                raise ValueError(f"twice: {sorted(twice)}")
            self._exact.update({(method, path): (route, path) for (method, path), route in contract.items()})
        self._below = below
        self._open = {path: path.split("/") for _, path in self._exact if "{" in path}
        self._methods: dict[str, list[str]] = {}
        for method, path in self._exact:
            self._methods.setdefault(path, []).append(method)

    def find(self, method: str, path: str) -> tuple[Route, str] | None:
        """The route and the name it is counted by; None where no contract has it."""
        if exact := self._exact.get((method, path)):
            return exact
        if (template := self._template(path)) and (exact := self._exact.get((method, template))):
            return exact
        for start, finder in self._below.items():
            if path.startswith(start) and (route := finder(path[len(start) :])):
                return route, start
        return None

    def methods(self, path: str) -> list[str]:
        """The methods of a path; empty for one that no contract has."""
        return self._methods.get(path) or self._methods.get(self._template(path) or "", [])

    def _template(self, path: str) -> str | None:
        """The path with open steps that this one fits; None where there is none."""
        steps = path.split("/")
        for template, wanted in self._open.items():
            if len(wanted) == len(steps) and all(
                step == want or (want[:1] == "{" and step) for step, want in zip(steps, wanted, strict=True)
            ):
                return template
        return None

    @property
    def exact(self) -> frozenset[tuple[str, str]]:
        """(method, path) of all routes of all contracts."""
        return frozenset(self._exact)

    @property
    def below(self) -> frozenset[str]:
        """The paths below which more is found at the time of a request."""
        return frozenset(self._below)

    @property
    def paths(self) -> frozenset[str]:
        """All paths, as they are counted."""
        return frozenset(self._methods) | self._below.keys()
