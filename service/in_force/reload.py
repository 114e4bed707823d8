"""A changed policy without a restart: load, compile, run its cases, swap. A bad one keeps the last good in force.

A file is taken only after equal looks at it, and only where it is the same after it was read: a policy cut off at a
clause is a valid policy with fewer clauses. Two looks are enough for one that took the place of another, which nobody
writes any more.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from time import time

from pii_guard import CatalogError, PolicyError
from pii_guard.policy import Policy
from pii_guard.sentences import policy as say

from ..memory import freeze
from .holder import Holder
from .loading import Loaded

WATCH_SECONDS = 2.0  # between two looks at the files
STILL_LOOKS = 15  # that a file written in place must look the same, half a minute: whoever writes it may pause
SETTLE_SECONDS = 0.5  # between the two looks that must be equal, where somebody asks for a reload
PATIENCE_SECONDS = 30.0  # a file that is still being written then is not taken

log = logging.getLogger("pii_guard.service")

Stamp = tuple[tuple[int, int, int] | None, ...]


class Reloader:
    """Reloads on demand and when a file changes. `load` gives what shall be in force, or raises."""

    def __init__(
        self,
        holder: Holder,
        load: Callable[[], Loaded],
        files: Iterable[Path],
        settle_seconds: float = SETTLE_SECONDS,
    ) -> None:
        self._holder, self._load, self._files = holder, load, tuple(files)
        self._settle_seconds = settle_seconds
        self._stamp = self._look()
        self._lock = asyncio.Lock()
        policy = holder.guard.policy
        self._contents = {(policy.id, policy.version): policy.sha256}  # of all that was in force since the start

    async def reload(self) -> bool:
        """Whether the new one is in force. Requests go on meanwhile, each decided by the guard it began with."""
        async with self._lock:
            self._stamp = await self._settled()
            try:
                loaded = await asyncio.to_thread(self._warm)
                self._same_version_is_the_same(loaded.guard.policy)
            except (PolicyError, CatalogError) as error:
                return self._keep(error.faults)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with a new policy, the old one goes on
                return self._keep((type(error).__name__,))
            if self._look() != self._stamp:
                return self._keep((say.CHANGED_WHILE_READ,))
            self._take(loaded)
            return True

    def _warm(self) -> Loaded:
        """What shall be in force, with all built that its first messages would wait for."""
        loaded = self._load()
        loaded.guard.warm_up()
        return loaded

    def _take(self, loaded: Loaded) -> None:
        policy = loaded.guard.policy
        self._contents[policy.id, policy.version] = policy.sha256
        self._holder.swap(*loaded)
        freeze()
        self._holder.ledger.metrics.reloaded(True)
        log.warning("policy in force", extra={"fields": {"policy": policy.id, "sha256": policy.sha256}})

    def _same_version_is_the_same(self, policy: Policy) -> None:
        """Raise PolicyError where a version that was in force comes with another content."""
        if self._contents.get((policy.id, policy.version), policy.sha256) != policy.sha256:
            raise PolicyError([say.SAME_VERSION])

    async def _settled(self) -> Stamp:
        """How the files look once two looks are equal, or when patience ends: then the check after reading decides."""
        looks, seen = PATIENCE_SECONDS, self._look()
        while looks > 0:
            await asyncio.sleep(self._settle_seconds)
            before, seen = seen, self._look()
            if before == seen:
                break
            looks -= self._settle_seconds
        return seen

    def _keep(self, faults: Iterable[str]) -> bool:
        self._holder.reload_failed_at = time()
        self._holder.ledger.metrics.reloaded(False)
        log.error("the new policy is bad; the last good one stays in force", extra={"fields": {"faults": list(faults)}})
        return False

    async def watch(self, seconds: float = WATCH_SECONDS) -> None:
        """Reload when a file has changed and looks the same for long enough; ends by being cancelled."""
        last, same = self._stamp, 0
        while True:
            await asyncio.sleep(seconds)
            now = self._look()
            same = same + 1 if now == last else 0
            if now != self._stamp and same >= (STILL_LOOKS if self._is_written_in_place(now) else 1):
                await self.reload()
            last = now

    def _is_written_in_place(self, now: Stamp) -> bool:
        """Whether a file is another and yet the same to the system, as after an editor or `cp` wrote into it."""
        changed = [(old, new) for old, new in zip(self._stamp, now, strict=True) if old != new]
        return any(old is not None and new is not None and old[-1] == new[-1] for old, new in changed)

    def _look(self) -> Stamp:
        return tuple(_stamp(path) for path in self._files)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        seen = path.stat()  # follows the links by which Kubernetes swaps a mounted folder
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino
