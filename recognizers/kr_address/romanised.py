"""Addresses in Latin letters: 25, Dongni-ro, Gochang-eup; #302 Green Villa, 45 Jungang-ro; Asan-myeon Banam-ri 212.

도로명주소법 시행규칙 writes them from the smallest part to the largest, people as they say them. What names a household
is a number beside a road (-ro, -gil, -daero), or beside a village (-ri, -dong) that stands with its town.
"""

from collections.abc import Iterator

from pii_guard.recognizer.expressions import Expression

_NUMBER = "[0-9]{1,4}(?:-[0-9]{1,3})?"
_NAME = "[A-Z][A-Za-z]{1,20}(?:-?[a-z]{1,10})?"
_ROAD = rf"{_NAME}(?:-(?:daero|ro|gil)|[ ][0-9]{{1,3}}-gil)"
_TOWN = r"[A-Z][A-Za-z]{1,20}-(?:eup|myeon|gu|gun|si)"
_VILLAGE = rf"{_NAME}-(?:ri|dong)"
_AREA = r"[A-Z][A-Za-z]{1,20}(?:-[a-z]{1,6})?-(?:eup|myeon|dong|ri|gu|gun|si|do)"
_AND = ",? "
ROMANISED = (
    rf"{_NUMBER}{_AND}(?:{_AREA}{_AND}){{0,2}}{_ROAD}|{_ROAD}{_AND}{_NUMBER}"
    rf"|{_NUMBER}{_AND}{_VILLAGE}{_AND}{_TOWN}|{_TOWN}{_AND}{_VILLAGE}{_AND}{_NUMBER}"
)
_HOUSE = "(?:[A-Z][A-Za-z]{1,14} ){1,2}(?:Apt|Apartment|Villa|Oneroom|House|Officetel|Building)s?[.]?"
_ROOM = r"(?:(?:Apt|Apartment|Room|Rm|Unit|No)[.]? ?|#)"
_FLAT = (
    rf"(?:{_ROOM}?[0-9]{{2,4}}[ -][0-9]{{3,4}}(?:-?ho)?|[0-9]{{1,4}}-dong{_AND}[0-9]{{1,4}}-ho|[0-9]{{1,4}}-ho(?:{_AND}[0-9]{{1,4}}-dong)?"
    rf"|{_ROOM}[0-9]{{1,4}}|B?[0-9]{{1,2}}F)"
)
_FRONT = rf"(?:{_FLAT}{_AND})?(?:{_HOUSE}{_AND})?"
_HYPHEN = Expression("-(?:daero|ro|gil|ri|dong)")  # cost only: in every such address, and quick to look for
_ADDRESS = Expression(
    rf"(?<![0-9A-Za-z-]){_FRONT}(?:{_AREA}{_AND}){{0,3}}(?:{ROMANISED})(?:[ ]?[0-9]{{1,4}}(?:beon)?-gil)?(?:{_AND}{_AREA}){{0,5}}(?:{_AND}{_FLAT})?(?![A-Za-z-])"
)


def romanised(text: str) -> Iterator[tuple[int, int]]:
    """Where such addresses begin and end."""
    return (match.span() for match in _ADDRESS.finditer(text)) if _HYPHEN.search(text) else iter(())
