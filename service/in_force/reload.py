"""A changed policy without a restart: load, compile, run its cases, swap. A bad one keeps the last good in force."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from time import time

from pii_guard import CatalogError, Guard, PolicyError

from ..declared.gateway import Gateway
from ..memory import freeze
from .holder import Holder

WATCH_SECONDS = 2.0  # between two looks at the files

log = logging.getLogger("pii_guard.service")

Stamp = tuple[tuple[int, int, int] | None, ...]


class Reloader:
    """Reloads on demand and when a file changes. `load` gives what shall be in force, or raises."""

    def __init__(self, holder: Holder, load: Callable[[], tuple[Guard, Gateway]], files: Iterable[Path]) -> None:
        self._holder, self._load, self._files = holder, load, tuple(files)
        self._stamp = self._look()
        self._lock = asyncio.Lock()

    async def reload(self) -> bool:
        """Whether the new one is in force. Requests go on meanwhile, each decided by the guard it began with."""
        async with self._lock:
            self._stamp = self._look()
            try:
                guard, gateway = await asyncio.to_thread(self._load)
            except (PolicyError, CatalogError) as error:
                return self._keep(error.faults)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with a new policy, the old one goes on
                return self._keep((type(error).__name__,))
            self._holder.swap(guard, gateway)
            freeze()
            self._holder.ledger.metrics.reloaded(True)
            log.warning("policy in force", extra={"fields": {"policy": guard.policy.id, "sha256": guard.policy.sha256}})
            return True

    def _keep(self, faults: Iterable[str]) -> bool:
        self._holder.reload_failed_at = time()
        self._holder.ledger.metrics.reloaded(False)
        log.error("the new policy is bad; the last good one stays in force", extra={"fields": {"faults": list(faults)}})
        return False

    async def watch(self, seconds: float = WATCH_SECONDS) -> None:
        """Reload when a file changes; ends by being cancelled."""
        while True:
            await asyncio.sleep(seconds)
            if self._look() != self._stamp:
                await self.reload()

    def _look(self) -> Stamp:
        return tuple(_stamp(path) for path in self._files)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        seen = path.stat()  # follows the links by which Kubernetes swaps a mounted folder
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino
