"""Several serving processes on one socket; the parent replaces one that died."""

import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from prometheus_client.multiprocess import mark_process_dead
from uvicorn.supervisors import Multiprocess

from ..record.metrics import SHARED


class Workers(Multiprocess):
    """uvicorn's own supervisor; SIGHUP asks each worker to reload, instead of replacing it."""

    def handle_hup(self) -> None:
        """A worker that cannot use the new policy keeps the last good one; a new process would have none."""
        for process in self.processes:
            if process.pid is not None:
                with suppress(ProcessLookupError):
                    os.kill(process.pid, signal.SIGHUP)

    def keep_subprocess_alive(self) -> None:
        """Replace dead and hanging workers, and forget their states (their counts stay)."""
        before = {process.pid for process in self.processes}
        super().keep_subprocess_alive()
        for pid in before - {process.pid for process in self.processes}:
            mark_process_dead(pid)  # type: ignore[no-untyped-call]  # ships without a type


@contextmanager
def shared_metrics() -> Iterator[None]:
    """A folder in which the workers add up their counts: numbers under closed labels, nothing else."""
    with tempfile.TemporaryDirectory(prefix="pii_guard_metrics_") as folder:
        os.environ[SHARED] = folder
        try:
            yield
        finally:
            del os.environ[SHARED]
