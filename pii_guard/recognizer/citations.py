"""How the law is cited: 개인정보 보호법 제24조의2제1항, as statutes cite one another, so that one search finds all."""

import re

# A sign for paragraphs, 조 or 항 without 제 (24조의2), blanks between the parts (제2조 제1호).
_OTHERWISE = re.compile(
    r"§|(?<![제0-9의])[0-9]{1,4}(?:조(?![가-힣])|조의[0-9]|항(?![가-힣])|호(?![가-힣]))"
    r"|제[0-9]{1,4}(?:조(?:의[0-9]{1,2})?|항) {1,2}제[0-9]{1,4}[항호목]"
)


def cites_otherwise(text: str) -> bool:
    """Whether a text cites a provision in another style."""
    return _OTHERWISE.search(text) is not None
