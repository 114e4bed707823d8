"""Road-name addresses in Latin letters: 25, Dongni-ro, Gochang-eup, Gochang-gun.

도로명주소법 시행규칙 writes them from the smallest part to the largest; what names a household is the number and the road.
"""

from collections.abc import Iterator

from pii_guard.recognizer.expressions import Expression

_NUMBER = "[0-9]{1,4}(?:-[0-9]{1,3})?"
_NAME = "[A-Z][A-Za-z]{1,20}(?:-?[a-z]{1,10})?"
_ROAD = rf"{_NAME}-(?:daero|ro|gil)"
_LOT = rf"{_NUMBER},? {_NAME}-(?:ri|dong),? [A-Z][A-Za-z]{{1,20}}-(?:eup|myeon|gu|gun|si)"
_AREA = r"[A-Z][A-Za-z]{1,20}(?:-[a-z]{1,6})?-(?:eup|myeon|dong|ri|gu|gun|si|do)"
ROMANISED = rf"{_NUMBER},? (?:{_AREA},? ){{0,2}}{_ROAD}|(?:{_AREA},? ){{0,3}}{_ROAD},? {_NUMBER}|{_LOT}"
_ROOM = r"(?:(?:Apt|Apartment|Room|Rm|Unit|No)[.]? ?|#)"
_FLAT = rf"(?:{_ROOM}?[0-9]{{2,4}}[ -][0-9]{{3,4}}(?:-?ho)?,? |{_ROOM}?[0-9]{{2,4}}-[0-9]{{3,4}},? [A-Z][A-Za-z]{{1,14}} (?:Apt|Apartment|Villa)s?[.]?,? |[0-9]{{1,4}}-dong,? [0-9]{{1,4}}-ho,? |{_ROOM}[0-9]{{1,4}},? |B?[0-9]{{1,2}}F,? |[0-9]{{1,4}}-ho,? (?:[0-9]{{1,4}}-dong,? )?)?"
_HYPHEN = Expression("-(?:daero|ro|gil|ri|dong)")  # cost only: in every such address, and quick to look for
_ADDRESS = Expression(
    rf"(?<![0-9A-Za-z-]){_FLAT}(?:{ROMANISED})(?:[ ]?[0-9]{{1,4}}(?:beon)?-gil)?(?:,? {_AREA}){{0,5}}(?![A-Za-z-])"
)


def romanised(text: str) -> Iterator[tuple[int, int]]:
    """Where such addresses begin and end."""
    return (match.span() for match in _ADDRESS.finditer(text)) if _HYPHEN.search(text) else iter(())
