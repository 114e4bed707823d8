"""What lives as long as a guard is in force is no business of the garbage collector."""

import gc


def settle() -> None:
    """Take all that is alive now out of the collector's rounds, and let it look at what an earlier guard left.

    A guard is some hundred thousand objects. Without this the collector walks over all of them again and again
    while messages are decided (`gc.freeze`, Python 3.7).
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
