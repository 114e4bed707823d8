"""The memory of a serving process: nobody may have it written out, and the collector need not walk over all of it."""

import ctypes
import gc
import resource
import sys

PR_SET_DUMPABLE = 4  # linux/prctl.h


def forbid_dumps() -> None:
    """No core file of this process; on Linux no debugger and no /proc/PID/mem for others of the same user either.

    The limit is inherited. The other is not: a program that is started begins dumpable, so every worker calls this.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)


def freeze() -> None:
    """Take all that is alive now out of the collector's rounds, and let it look at what an earlier guard left.

    A guard is some hundred thousand objects. Without this the collector walks over all of them again and again
    while messages are decided (`gc.freeze`, Python 3.7).
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
