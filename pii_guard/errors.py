"""Everything that can go wrong, and when.

PiiGuardError
├── CatalogError      a recognizer was declared wrong           (when the catalog is built)
├── PolicyError       a policy or case file is wrong            (when the policy is read)
├── RequestError      a caller named an unknown topic, channel, direction or place, or gave what is no JSON
├── SettingsError     an operator's setting cannot be used      (when what needs it is built)
├── DetectionError    inside a check only: becomes a block with a code
└── StateError        inside a conversation only: becomes a block with a code

A message never raises: what cannot be examined is blocked with a code on the Decision.
No error carries message text; a value that was found must never reach a log by way of an exception.
"""

from collections.abc import Iterable
from typing import Literal

from pii_guard.sentences import Lang, Sentence, spoken


class PiiGuardError(Exception):
    """Root of every error of this package. Never holds message text."""


class FaultsError(PiiGuardError):
    """Something was declared wrong; `faults` holds one sentence for each fault."""

    def __init__(self, faults: Iterable[Sentence]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))

    def __reduce__(self) -> tuple[type["FaultsError"], tuple[tuple[Sentence, ...]]]:
        """It may be raised in another process than the one that is told."""
        return type(self), (self.faults,)


class CatalogError(FaultsError):
    """One or more recognizers are declared wrong; `faults` names every fault at once."""


class PolicyError(FaultsError):
    """A policy or case file is wrong; `faults` names every fault at once, each with file and key."""


class RequestError(PiiGuardError, ValueError):
    """A caller's argument is wrong. What is `said` names the argument and never repeats its value."""

    def __init__(self, said: Sentence) -> None:
        self.said = said
        super().__init__(said)


class DetectionError(PiiGuardError):
    """A message could not be examined; the guard turns it into a block with this `code`."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class SettingsError(PiiGuardError):
    """A setting cannot be used: a key is too short, a file is missing. What is `said` never repeats a secret."""

    def __init__(self, said: Sentence) -> None:
        self.said = said
        super().__init__(said)


class StateError(PiiGuardError):
    """What is remembered of a conversation cannot be used; `code` is that of the block."""

    code: Literal["STATE_UNAVAILABLE", "STATE_LOST"] = "STATE_UNAVAILABLE"


class StateLostError(StateError):
    """It is there and cannot be read: sealed under another key, or not for this conversation."""

    code = "STATE_LOST"


def told(error: Exception, lang: Lang) -> tuple[str, ...]:
    """The lines of an error in a language; of one that has no sentences its own text."""
    if isinstance(error, FaultsError):
        return tuple(spoken(fault, lang) for fault in error.faults)
    if isinstance(error, RequestError | SettingsError):
        return (spoken(error.said, lang),)
    return tuple(str(error).splitlines())
