"""Post-office boxes (사서함): rented by one person or firm at a post office, and as good as an address."""

from collections.abc import Iterator

from pii_guard.recognizer.expressions import Expression

BOX = r"(?:사서함[ ]?(?:제[ ]?)?|[Pp]\.?[Oo]\.?[ ]?[Bb]ox[ ]?(?:[Nn]o\.?[ ]?)?)[1-9][0-9]{0,4}"
_BOX = Expression(rf"(?:[가-힣]{{1,8}}우체국[ ]?)?{BOX}(?:-[0-9]{{1,4}})?(?:[ ]?호)?(?!개|[0-9])")


def boxes(text: str) -> Iterator[tuple[int, int]]:
    """Where a box with its post office begins and ends."""
    is_likely = "사서함" in text or "ox" in text  # cost only: few addresses are of a box
    return (match.span() for match in _BOX.finditer(text)) if is_likely else iter(())
