"""The cheap question that the scanner asks of every message: whether a name could be found in it at all.

What Korean names need is made of the fitted weights (`reach`); what stands here is for letters taken apart and for
names from elsewhere.
"""

from . import reach
from .foreign import CHINESE, FAMILY_NAMES, HOMELAND, MARK, MIDDLE_NAMES, NAMED, OWN, RELATED, SURE_FAMILY
from .foreign_words import CHUNKS, VISAS
from .letters import APART
from .lexicon import model
from .words import either

_CHUNKS = either(chunk for chunk in CHUNKS if len(chunk) > 1)
_CHUNK = "[A-Z][A-Za-z]{1,13}"

TRIGGERS = (
    *reach.triggers(model()),
    f"{APART}[ㄱ-ㅎ]?[가-힣]|[가-힣]{APART}|{APART}[ㄱ-ㅎ]?{APART}",
    f"(?:{NAMED}|{RELATED}){MARK}[A-Z]",
    f"[A-Z]{{2,14}}[ ,-]{{1,2}}[A-Z]{{2,14}} ?(?:씨|님|\\([가-힣])|{_CHUNK}[ ,-]{{1,2}}{_CHUNK} ?(?:씨|님|여권|비자|체류|외국인|등록증)",
    "(?:[가-힣]|\\))[ :(=\t|/]{0,3}[A-Z]{2,14}[ ,-]{1,2}[A-Z]{2,14}",
    f"(?i:name|영문)\\)?[ ]?[:=]?[ ]{{0,2}}{_CHUNK}[ ,-]",
    "(?i)(?:my name is|name ?[:=])[ ]{1,2}[A-Z]",
    f"(?:{FAMILY_NAMES}) (?:{MIDDLE_NAMES})|(?:{SURE_FAMILY})(?:{MIDDLE_NAMES})|{CHINESE}",
    f"(?:{HOMELAND}|{VISAS}(?: ?비자)?)[가-힣 ]{{0,16}}[ ][가-힣]{{1,8}}",
    f"(?:{NAMED}|{RELATED}){MARK}(?:[가-힣]{{3,6}} ?씨|[一-鿿]|(?:{_CHUNKS}) )",
    "(?:Kim|Lee|Park|Choi|Jung|Jeong|Kang|Cho|Yoon|Jang|Lim|Seo|Shin|Kwon|Hwang|Ahn|Song|Yoo|Hong|Oh) [A-Z]",
    f"(?:{OWN}) ?이름[은이]?[ ]{{1,2}}[가-힣]{{2,6}} ?[가-힣]{{0,6}}(?:라고 ?[합하해불]|입니다|[에예]요)",
    "[A-Z][a-z]{1,14} [A-Z][a-z]{1,14}(?: [A-Z][a-z]{0,14}){0,2} ?(?:씨|님|이?라고|입니다|이에요|예요)",
    "(?:이름|성명|성함) ?: ?[가-힣]{2,6}",
)
