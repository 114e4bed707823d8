"""Names from elsewhere, in Latin letters or Hangul; only beside a word that asks for a name.

Vietnamese is the largest group on Korean farms and in marriages; its family and middle names are few,
so they are spelled out in Hangul; so are the sounds of Chinese ones. Any other name in Hangul is known by the words
around it: behind a homeland, a visa, a role or a relative.
"""

from collections.abc import Iterator

from pii_guard.model import Span
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.patience import ask

from .foreign_chunks import GLUED, HOMELAND, MARK, chunk_names, is_ordinary
from .foreign_latin import EDGE, latin_names
from .foreign_words import CHUNKS, HOMELANDS, LATIN_WORDS, SURE, VIETNAMESE, VISAS
from .words import either

NAMED = "이름|성명|성함|예금주|영문명|신청인|신청자|대표자|세대주|근로자|명의자"
RELATED = "보호자|배우자|아내|남편|며느리|와이프|사위|엄마|아빠|친구|직원"
FAMILY_NAMES = "응우옌|응웬|구엔|쩐|레|팜|도안|르엉|찐|호앙|후인|판|부|보|당|부이|도|호|응오|즈엉|리|딘|쯔엉|막"
MIDDLE_NAMES = "티|반|득|응옥|타인|민|투|킴|꾸옥|쑤언|호앙|바오|밍"
SURE_FAMILY = "응우옌|응웬|웅우옌|구엔|쩐|팜|호앙|후인|부이|응오|즈엉|쯔엉|레"  # no Korean word begins so, with a middle name glued on
_CHINESE_SURNAMES = "왕|리|장|류|리우|천|첸|양|자오|황|저우|우|쉬|쑨|마|주|후|린|가오|허|궈|뤄|량|쑹|정|셰|탕"
_CHINESE_GIVEN = (
    "(?:(?:샤오|쯔|젠|궈)?(?:웨이|쥔|밍|팡|징|옌|훙|핑|메이|후이|쉐|레이|펑|하이|위안|지에)"
    "|(?:샤오|메이|쉐|웨이|쥔|젠|궈|하이|위|옌)(?:링|친|룽|량|화|나|잉|치앙|둥|타오|차오|빈|쥐안|밍|웨이))"
)
CHINESE = f"(?:{_CHINESE_SURNAMES}){_CHINESE_GIVEN}"  # read as Mandarin sounds; syllables that no Korean given name has

# Korean surnames as passports spell them; behind one a given name of two syllables that Korean has: Park View is none.
ROMAN_FAMILIES = (
    "Kim|Gim|Lee|Yi|Rhee|Park|Pak|Bak|Choi|Choe|Jung|Jeong|Chung|Kang|Gang|Cho|Jo|Yoon|Yun|Jang|Chang|Lim|Rim|Seo|Suh|Shin|Sin|Kwon|"
    "Hwang|Ahn|An|Song|Yoo|Yu|Ryu|Hong|Oh|Han|Jeon|Jun|Ko|Koh|Moon|Mun|Yang|Son|Sohn|Bae|Pae|Baek|Paik|Heo|Hur|Nam|Shim|Sim|Noh|Roh|"
    "Ha|Joo|Ju|Koo|Gu|Min|Jin|Na|Ra|Ji|Eom|Won|Chae|Bang|Byun|Yeo|Choo|Seok|Sung|Seong"
)
_ROMAN_FAMILY = f"(?:{ROMAN_FAMILIES}|{ROMAN_FAMILIES.upper()})"
_SYLLABLE = (
    "(?:kk|tt|pp|ss|jj|ch|sh|[bdghjklmnprstwy])?(?:yeo|yae|yoo|yu|eo|ae|eu|oo|ee|ou|oe|wa|wo|we|wi|ui|ya|ye|yo|[aeiou])"
    "(?:ng|[bklmnprth](?![aeiou]))?"
)
# Surnames of Korea and China as they are written with Chinese characters.
HANJA_FAMILIES = (
    "金李朴崔鄭姜趙尹張林任韓吳徐申權黃安宋柳洪高孫梁裵裴白許劉沈盧河丁郭車朱禹具辛羅田閔陳池嚴元蔡千孔康玄咸卞廉呂"
    "秋石蘇愼馬吉延魏奇王周胡何謝唐馮董程曹袁鄧傅曾彭蔣賈薛葉閻余潘杜戴夏鍾汪范姚譚廖鄒熊陸郝邱秦江史顧侯邵孟龍萬段錢湯"
)
# Words of papers end so and no names: 許可書, 車輛稅, 金泉市.
HANJA_ENDS = "書人證市郡邑面里洞道稅法者業性化的權料費額地省國會所場校院員式品物部課館寺"
NO_CYRILLIC = "Здравств|Привет|Спасибо|Росси|Казахстан|Узбекистан|Коре|Пожалуйста|Добр|Москв|Как|Что|Где|Когда|Мне|Меня"
HANJA_BEHIND = f"씨|님|할머니|할아버지|할매|할배|어르신|선생|여사|입니다|{either(HOMELANDS)}"

_TITLE_CASE = "[A-Z][a-z]{1,14}(?:[ -][A-Z][a-z]{0,14}){%s}"
_CAPITALS = "[A-Z]{2,14}(?:[ ,-]{1,2}[A-Z]{2,14}){1,4}"
_LATIN_EDGE = EDGE
_VIETNAMESE = f"(?:{FAMILY_NAMES}) (?:{MIDDLE_NAMES})(?: ?[가-힣]{{1,3}}?){{1,2}}?"
_GLUED = f"(?:{SURE_FAMILY})(?:{MIDDLE_NAMES})[가-힣]{{1,3}}?"
_EASTERN = f"(?:{_VIETNAMESE}|{_GLUED}|{CHINESE})"
_FROM = f"(?:{HOMELAND})(?P<came>에서 ?온|에서 ?오신|인|사람|출신|국적)? {{1,2}}(?:근로자|노동자|며느리|아내|친구|직원|일꾼|여성|남성)?[ ]?"
_ADDRESSED = "(?<![날글솜말맘음저가불볍])(?= ?씨(?![가-힣]{2}|앗))"  # 날씨, 아저씨, 볍씨
_NO_NAME = (
    "(?!(?:사람|근로자|노동자|여자|남자|여성|남성|아내|남편|며느리|사위|학생|국적|출신|친구|일꾼|직원|분들?|손님|유학생|외국인|아가씨|새댁|엄마|아빠)"
    "(?:씨|님| |이|입|예|에|라))(?!(?:고추|배추|상추|참깨|들깨|수박|호박|오이|마늘|양파|고구마|옥수수|해바라기|커피|채소|작물) ?씨)"
)
_BEHIND = "(?=[ ]?(?:입니|이에|예요|이고|이라|라고|인데|이며|이래|씨|님)|(?:은|는|이|가|을|를|의|로)?(?![가-힣A-Za-z]))"

SHAPES = {
    "latin": Expression(f"(?:{NAMED}){MARK}(?P<value>{_TITLE_CASE % '0,4'}|{_CAPITALS}){_LATIN_EDGE}"),
    "latin-relative": Expression(f"(?:{RELATED}){MARK}(?P<value>{_TITLE_CASE % '1,4'}){_LATIN_EDGE}"),
    "english": Expression(
        f"(?i:my name is|name ?[:=])[ ]{{1,2}}(?P<value>{_TITLE_CASE % '0,4'}|{_CAPITALS}){_LATIN_EDGE}"
    ),
    "english-self": Expression(
        f"(?i:(?<![a-z])(?:i am|i'm|this is))[ ](?P<value>{_TITLE_CASE % '1,3'}|{_CAPITALS}){_LATIN_EDGE}"
    ),
    "latin-abroad": Expression(
        "(?:^|[\n ])(?P<value>[A-Z][a-z]{3,14})(?=[ ]?(?:입니다|이에요|예요|이?라는|이?라고|씨|님|(?:이?가|는|이?랑)(?![가-힣])))"
    ),
    "eastern": Expression(f"(?:{NAMED}|{RELATED}){MARK}(?P<value>{_EASTERN}){_BEHIND}"),
    "eastern-alone": Expression(
        f"(?<![가-힣])(?P<value>{_EASTERN})(?=[ ]?(?:씨|님|입니다|이?라고|이?라는|이에요|예요|근로자|노동자|직원|원장|사장|선생|대표))"
    ),
    "from": Expression(
        f"{_FROM}{_NO_NAME}(?P<value>[가-힣]{{2,6}}?(?: [가-힣]{{2,6}}?)?{_ADDRESSED}"
        f"|(?(came)[가-힣]{{2,6}}?|(?!))(?<![자생인분민원사들는은])(?=입니다|이에요|예요|이라고|라고 ?[합하해]))"
    ),
    "called": Expression(f"(?:{NAMED}|{RELATED}){MARK}{_NO_NAME}(?P<value>[가-힣]{{3,6}}?){_ADDRESSED}"),
    "hanja": Expression(f"(?:{NAMED}){MARK}(?![漢姓])(?P<value>[一-鿿]{{2,4}})(?![一-鿿])"),
    "hanja-addressed": Expression(
        f"(?<![一-鿿])(?P<value>[{HANJA_FAMILIES}](?: ?[一-鿿]){{1,2}})(?= ?(?:{HANJA_BEHIND}))"
    ),
    "hanja-whole": Expression(
        f"(?<![一-鿿])(?P<value>[{HANJA_FAMILIES}](?![請告入可命濟融宅])[一-鿿][一-鿿])(?<![{HANJA_ENDS}])(?! ?[一-鿿])"
    ),
    "cyrillic": Expression(
        f"(?<![А-я])(?<![а-я] )(?!{NO_CYRILLIC})(?P<value>[А-ЯЁ][а-яё]{{2,14}}(?: [А-ЯЁ][а-яё]{{2,14}}){{0,2}})(?![А-я]| [а-я])"
    ),
    "romanised": Expression(
        f"(?<![A-Za-z0-9@._-])(?P<value>{_ROMAN_FAMILY}(?:, ?| )(?=[A-Z])(?i:{_SYLLABLE}[- ]?{_SYLLABLE})"
        f"|(?=[A-Z])(?i:{_SYLLABLE}-?{_SYLLABLE}) {_ROMAN_FAMILY}|(?:[A-Z]\\. ?){{1,2}}{_ROMAN_FAMILY})(?![A-Za-z0-9@_]|[.-][A-Za-z0-9])"
    ),
    "glued-abroad": Expression(
        f"(?<![가-힣])(?P<value>(?:{either(VIETNAMESE)})(?:티|반|득|응옥|꾸옥)[가-힣]{{1,2}}?){_BEHIND}"
    ),
    "latin-addressed": Expression(
        f"(?<![A-Za-z0-9@._-])(?P<value>{_TITLE_CASE % '1,3'})(?=[ ]?(?:씨|님)(?![가-힣]{{3}}))"
    ),
    "latin-self": Expression(
        f"(?:저는|나는|제가) {{1,2}}(?P<value>{_TITLE_CASE % '1,3'})(?=[ ]?(?:입니다|이?라고|이에요|예요))"
    ),
}


_LATIN, _EAST, _FAR, _HANJA, _ABROAD, _CYRILLIC = (
    tuple((shape, SHAPES[shape]) for shape in group.split())
    for group in (
        "latin latin-relative english english-self latin-addressed latin-self romanised",
        "eastern eastern-alone",
        "from called",
        "hanja hanja-addressed hanja-whole",
        "latin-abroad glued-abroad",
        "cyrillic",
    )
)
_FROM_ABROAD = Expression(f"{either(HOMELANDS - {'인도', '이주', '외국', '일본'})}|{VISAS}|한국말|한국어")
_CAPITAL = Expression("[A-Z]")
_TWO_NAMES = Expression(
    "|".join(  # a first letter for each alternative: so the engine leaps from one to the next
        [f"{name} (?:{MIDDLE_NAMES})" for name in FAMILY_NAMES.split("|")]
        + [f"{name}(?:{MIDDLE_NAMES})" for name in SURE_FAMILY.split("|")]
        + [GLUED]
        + [f"{surname}{_CHINESE_GIVEN}" for surname in _CHINESE_SURNAMES.split("|")]
    )
)
_WORD = Expression("[가-힣]{2,10}")
_BEGINS = frozenset(chunk[:2] for chunk in CHUNKS if len(chunk) > 1)
_ASKER = Expression(f"{HOMELAND}|{NAMED}|{RELATED}|{VISAS}")
_WORDS_STATED = LATIN_WORDS - {"PARK"}  # I am Jennifer Park: whoever says so is no garden
_IDEOGRAPH, _NORTHERN = Expression("[一-鿿]"), Expression("[А-Я]")


def foreign_names(folded: str) -> Iterator[tuple[str, Span]]:
    """Shape and place of each name that is not built as Korean ones are; shapes that must hold more than is there rest."""
    latin = _LATIN if _CAPITAL.search(folded) else ()
    eastern = _EAST if _TWO_NAMES.search(folded) else ()
    far = _FAR if _ASKER.search(folded) else ()
    hanja = _HANJA if _IDEOGRAPH.search(folded) else ()
    if latin:
        yield from latin_names(folded)
    if far or eastern or any(word.group()[:2] in _BEGINS or word.group()[0] in SURE for word in _WORD.finditer(folded)):
        yield from chunk_names(folded)
    abroad = _ABROAD if _FROM_ABROAD.search(folded) else ()
    northern = _CYRILLIC if _NORTHERN.search(folded) else ()
    for shape, expression in (*latin, *eastern, *far, *hanja, *abroad, *northern):
        ask()
        for match in expression.finditer(folded):
            words = _WORDS_STATED if shape.startswith("english") else LATIN_WORDS
            if not is_ordinary(match["value"]) and words.isdisjoint(match["value"].upper().split()):
                yield shape, Span(*match.span("value"))
