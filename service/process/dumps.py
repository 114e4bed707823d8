"""Memory holds messages: nobody may have it written to a file or read it from outside."""

import ctypes
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
