import os
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from pii_guard.examine.identity import new_id


def test_an_id_is_sixteen_hexadecimal_digits_and_never_comes_twice():
    with ThreadPoolExecutor(4) as threads:
        ids = list(threads.map(lambda _: new_id(), range(5_000)))
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{16}", one) for one in ids)


@pytest.mark.process
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # threads of other tests, from Python 3.12 on
def test_a_forked_process_draws_ids_of_its_own():
    new_id()
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.write(into, " ".join(new_id() for _ in range(50)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    theirs = set(os.read(out, 1 << 16).decode().split())
    os.close(out), os.close(into)
    assert len(theirs) == 50
    assert theirs.isdisjoint(new_id() for _ in range(1_000))
