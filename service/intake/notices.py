"""What a resident is told besides the guard's own notice: that the office is closed, that pictures were not taken."""

from datetime import datetime

from pii_guard.model import Notice
from pii_guard.sentences import intake as say


def after_hours(opens_at: datetime) -> Notice:
    """Nobody reads it before then."""
    when = say.WHEN(month=opens_at.month, day=opens_at.day, clock=f"{opens_at:%H:%M}")
    told, easy = say.AFTER_HOURS(when=when), say.AFTER_HOURS_EASY(when=when)
    return Notice("AFTER_HOURS", told.ko, easy.ko, str(told))


def pictures() -> Notice:
    """What came with the message was not taken, and is not read."""
    return Notice("ATTACHMENT_HELD", say.PICTURES.ko, say.PICTURES_EASY.ko, str(say.PICTURES))


def together(first: Notice | None, second: Notice | None) -> Notice | None:
    """What happened, of the first, and then the second: three sentences are as much as anybody reads."""
    if first is None or second is None:
        return first or second
    texts = ((first.ko, second.ko), (first.easy_ko, second.easy_ko), (first.en, second.en))
    return Notice(first.code, *(f"{what.partition('. ')[0].rstrip('.')}. {more}" for what, more in texts))
