"""What a policy was read from: enough to read the very same one again in another process."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pii_guard.policy.toml import read_bytes


@dataclass(frozen=True, slots=True)
class PolicySource:
    """A policy file by name and content, and every list that it names: (name, content). What it lists is not shown."""

    name: str
    data: bytes = field(repr=False)
    lists: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)


def source_of(policy: str | Path | PolicySource) -> tuple[PolicySource, Callable[[str], bytes]]:
    """The source, and a reader of the lists it names, which raises OSError. Raises PolicyError."""
    if isinstance(policy, PolicySource):
        held = dict(policy.lists)
        return policy, held.__getitem__
    folder = Path(policy).parent
    return PolicySource(*read_bytes(policy)), lambda name: folder.joinpath(name).read_bytes()
