"""The calendar and the clock of Korea."""

from datetime import date, timedelta, timezone
from functools import lru_cache
from time import time

KST = timezone(timedelta(hours=9))  # Korea has kept no summer time since 1988
_AHEAD = 9 * 3_600  # seconds
_EPOCH = date(1970, 1, 1).toordinal()


def today() -> date:
    """The calendar day in Korea, where dates on Korean papers are issued."""
    return _day((int(time()) + _AHEAD) // 86_400)


@lru_cache(maxsize=2)
def _day(since_epoch: int) -> date:
    return date.fromordinal(_EPOCH + since_epoch)
