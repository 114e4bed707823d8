"""The cheap question that the scanner asks of every message: whether a name could be found in it at all.

What Korean names need is made of the fitted weights (`reach`); what stands here is for letters taken apart and for
names from elsewhere.
"""

from . import asked, exports, foreign_chunks, foreign_latin, reach
from .foreign import CHINESE, FAMILY_NAMES, HANJA_FAMILIES, MIDDLE_NAMES, NAMED, RELATED, ROMAN_FAMILIES, SURE_FAMILY
from .foreign_chunks import HOMELAND, MARK
from .foreign_words import ANYWHERE, CHUNKS, ENDS, SURE, VIETNAMESE, VISAS
from .letters import APART, SPELLED
from .lexicon import model
from .words import either

PLACES = tuple(reach.places(model()))  # of the first triggers, those of Korean names
APART_TRIGGER = len(PLACES)  # the one behind them
_ASKED = {**asked.triggers(), **asked.triggers(exports.ASKED_FIRST)}
ANNOUNCED = dict(enumerate(_ASKED, APART_TRIGGER + 1))  # by trigger: what it announces
_CHUNKS = either(chunk for chunk in CHUNKS if len(chunk) > 1)
_LONG = either(chunk for chunk in CHUNKS if len(chunk) > 2)
_SURE = either(chunk for chunk in SURE if len(chunk) == 2)
_SINGLE = either(chunk for chunk in CHUNKS if len(chunk) == 1)
_SHORT = either(chunk for chunk in SURE if len(chunk) == 1)
_OWNED = "(?:명의|앞으로|이름으로|계좌)"
_CHUNK = "[A-Z][A-Za-z]{1,13}"

TRIGGERS = (
    *reach.triggers(model()),
    f"{APART}[ㄱ-ㅎ]?[가-힣]|[가-힣]{APART}|{APART}[ㄱ-ㅎ]?{APART}|(?:^|[^가-힣]){SPELLED}",
    *_ASKED.values(),
    f"(?:{NAMED}|{RELATED}){MARK}[A-Z]",
    f"{_CHUNK}[ ,-]{{1,2}}{_CHUNK}(?: ?\\([가-힣]|{foreign_latin.BEHIND}|{foreign_latin.STATED})",
    f"{_CHUNK}[ ,-]{{1,2}}{_CHUNK}[^A-Za-z][^\n]{{0,60}}{foreign_latin.FOREIGN}",
    f"{foreign_latin.FOREIGN}[^\n]{{0,60}}{_CHUNK}[ ,-]{{1,2}}{_CHUNK}",
    f"(?:^|[^가-힣])(?:{either(ANYWHERE | SURE)})(?:[^가-힣]|$|[은는이가을를도의와과한에께씨님입예라네인랑로])",
    f"(?:{_LONG}) ?(?:씨|님|군|양|입니다|이에요|예요|인데|이?라고)|(?:{_LONG}|{_SURE}) {foreign_chunks.BY_KIN}|(?:{either(ENDS)}) ?(?:씨|님)",
    f"(?:{_CHUNKS})(?: [가-힣]{{1,4}})?(?: ?(?:씨|님)| {_OWNED})|(?:{_SHORT})[가-힣]{{2,4}} ?(?:씨|님)",
    f"(?:[가-힣]|\\))[ :(=\t|/\n]{{0,3}}{_CHUNK}[ ,-]{{1,2}}{_CHUNK}|{foreign_latin.NUMBER}{_CHUNK}[ ,-]{{1,2}}{_CHUNK}",
    f"(?i:name|영문)\\)?[ ]?[:=]?[ ]{{0,2}}{_CHUNK}[ ,-]",
    "(?i)(?:my name is|name ?[:=])[ ]{1,2}[A-Z]",
    f"(?:{FAMILY_NAMES}) (?:{MIDDLE_NAMES})|(?:{SURE_FAMILY})(?:{MIDDLE_NAMES})|{CHINESE}",
    f"(?:{HOMELAND}|{VISAS}(?: ?비자)?)[가-힣 ]{{0,16}}[ ][가-힣]{{1,8}}",
    f"(?:{NAMED}|{RELATED}){MARK}(?:[가-힣]{{3,6}} ?씨|[一-鿿]|(?:{_CHUNKS}) |(?:{_SINGLE}) (?:{_CHUNKS}))",
    (
        f"(?:{ROMAN_FAMILIES}|{ROMAN_FAMILIES.upper()})(?:, ?| )[A-Z]|[a-zA-Z] (?:{ROMAN_FAMILIES}|{ROMAN_FAMILIES.upper()})(?:[^A-Za-z]|$)"
        "|[A-Z]\\. ?[A-Z]"
    ),
    "(?i:i am|i'm|this is) [A-Z]",
    f"[{HANJA_FAMILIES}] ?[一-鿿]",
    f"(?:^|\n){_CHUNK}(?:[ ,-]{{1,2}}{_CHUNK}){{1,7}}(?:[ ]?(?:$|\n)|{foreign_latin.DOES.removesuffix('(?![a-z])')})",
    f"{foreign_latin.GLUED}|{foreign_latin.EASTERN}|(?:{foreign_chunks.GLUED})[가-힣]|[А-ЯЁ][а-яё]{{2}}",
    "(?:^|[\n ])[A-Z][a-z]{3,14}(?: ?(?:입니다|이에요|예요|이?라[는고]|씨|님)|이?[가랑]|는)",
    f"(?:{either(VIETNAMESE)})(?:티|반|득|응옥|꾸옥)[가-힣]",
    "[A-Z][a-z]{1,14} [A-Z][a-z]{1,14}(?: [A-Z][a-z]{0,14}){0,2} ?(?:씨|님|이?라고|입니다|이에요|예요)",
)
