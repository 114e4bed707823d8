"""The ways people write a number so that no filter reads it, and the ways they simply write.

A form rewrites each group of an identifier and what stands between the groups. What it returns are
pieces: the text, and whether its letters and digits are part of the value (다시 between two groups is not).
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from tests.variants.identifiers import Identifier

TELEPHONES = ("mobile", "landline", "050X")
# S and B are letters of the others.
NUMBERED = (*TELEPHONES, "RRN", "FRN", "card", "account", "BRN", "workplace", "licence")

Write = Callable[[Random, str, int], str]  # one group and its place among the groups


class Piece(NamedTuple):
    """A stretch of a message, and whether it must be covered."""

    text: str
    carries: bool


@dataclass(frozen=True)
class Form:
    """One row of the table. `joint` None keeps the identifier's own; `finish` rewrites the whole message."""

    name: str
    sample: str
    write: Write | None = None
    joint: str | None = None
    frame: str | None = None
    finish: Callable[[str], str] = str
    disguise: bool = False  # of a long number: two or three digits are not written so
    only: tuple[str, ...] = ()  # titles of the identifiers that people write like this; empty: all

    def fits(self, identifier: Identifier) -> bool:
        """Out of scope: a mark between the parts of what is written in one piece, or a form of other numbers."""
        if self.only and identifier.title not in self.only:
            return False
        if identifier.joints and (self.frame or self.disguise or self.joint not in (None, *identifier.joints)):
            return False  # an address holds more than its numbers
        return bool(identifier.joint) or self.joint in (None, "", " ")


def digits(alphabet: str | Sequence[str]) -> Write:
    """Each digit as the character or word at its place in `alphabet`."""
    table = {str(d): alphabet[d] for d in range(10)}
    return lambda random, group, place: "".join(table.get(c, c) for c in group)


def only(places: Callable[[int], bool], write: Write) -> Write:
    """`write` for the groups at some places, the rest as it is."""
    return lambda random, group, place: write(random, group, place) if places(place) else group


def some(write: Write, share: float = 0.5) -> Write:
    """`write` for each digit by chance, at least for the first one."""

    def mixed(random: Random, group: str, place: int) -> str:
        return "".join(
            write(random, c, place) if i == place == 0 or random.random() < share else c for i, c in enumerate(group)
        )

    return mixed


def between(mark: str, write: Write | None = None) -> Write:
    """A mark between all characters of a group."""

    def spread(random: Random, group: str, place: int) -> str:
        return mark.join(write(random, c, place) if write else c for c in group)

    return spread


def looks(pairs: dict[str, str]) -> Write:
    """Letters that look like digits."""
    return lambda random, group, place: "".join(pairs.get(c, c) for c in group)


def sprinkled(mark: str) -> Write:
    """An invisible character somewhere inside the group."""

    def invisible(random: Random, group: str, place: int) -> str:
        if len(group) == 1:
            return group  # nothing is inside one digit; behind the last one the mark would be no part of the value
        cut = random.randint(1, len(group) - 1)
        return group[:cut] + mark + group[cut:]

    return invisible


def bracketed(write: Write | None = None) -> Write:
    """Brackets round the first group."""

    def first(random: Random, group: str, place: int) -> str:
        written = write(random, group, place) if write else group
        return written if place else f"({written})"

    return first


def decomposed(text: str) -> str:
    """As some file systems and telephones send Hangul."""
    return unicodedata.normalize("NFD", text)


def _pairs(random: Random, group: str, place: int) -> str:
    return " ".join(group[i : i + 2] for i in range(0, len(group), 2)) if len(group) % 2 == 0 else group


def _shifted(first: int) -> str:
    return "".join(map(chr, range(first, first + 10)))


def _words(said: Sequence[str]) -> Write:
    return lambda random, group, place: " ".join(said[int(c)] for c in group)


def _amount(random: Random, group: str, place: int) -> str:
    """The head digit by digit, the others as an amount where they have thousands."""
    if not place or group[0] == "0":
        return SINO(random, group, place)
    said = zip(group, ("천", "백", "십", ""), strict=True)
    return "".join(
        SINO(random, digit, place) * (digit != "1" or not unit) + unit for digit, unit in said if digit != "0"
    )


ENGLISH = _words(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
FIRST_ENGLISH = only(lambda i: i == 0, ENGLISH)
FIRST_BORROWED = only(
    lambda i: i == 0, _words(("제로", "원", "투", "쓰리", "포", "파이브", "식스", "세븐", "에잇", "나인"))
)
SINO = digits("공일이삼사오육칠팔구")
ZERO = digits("영일이삼사오육칠팔구")
NATIVE = digits(("공", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"))
CARELESS = digits(("공", "하나", "둘", *"삼사오육칠팔구"))
AMOUNT = _amount
HANJA = digits("零一二三四五六七八九")
FORMAL = digits("零壹貳參四五六七八九")
WIDE = digits(_shifted(0xFF10))
CIRCLED = digits("⓪①②③④⑤⑥⑦⑧⑨")
KEYCAP = digits([f"{d}\ufe0f\u20e3" for d in range(10)])
ARABIC = digits(_shifted(0x0660))
ROMAN = digits("0ⅠⅡⅢⅣⅤⅥⅦⅧⅨ")
COUNTED = digits("0⑴⑵⑶⑷⑸⑹⑺⑻⑼")

FORMS = (
    # as printed
    Form("as usual", "010-2345-6789"),
    Form("particles glued on", "번호는010-2345-6789예요", frame="{cue}는{value}예요"),
    Form("in brackets", "(010-2345-6789)", frame="{cue} ({value}) 확인해 주세요"),
    Form("in quotes", "'010-2345-6789'", frame="{cue} '{value}' 확인해 주세요"),
    # between the groups
    Form("nothing", "01023456789", joint=""),
    Form("blank", "010 2345 6789", joint=" "),
    Form("two blanks", "010  2345  6789", joint="  "),
    Form("dot", "010.2345.6789", joint="."),
    Form("slash", "010/2345/6789", joint="/"),
    Form("tilde", "010~2345~6789", joint="~"),
    Form("underscore", "010_2345_6789", joint="_"),
    Form("middle dot", "010·2345·6789", joint="·"),
    Form("comma", "010,2345,6789", joint=","),
    Form("equals sign", "010=2345=6789", joint="=", only=(*TELEPHONES, "account", "licence", "card", "BRN")),
    Form("comma and blank", "010, 2345, 6789", joint=", "),
    Form("hyphen in blanks", "010 - 2345 - 6789", joint=" - "),
    Form("two hyphens", "010--2345--6789", joint="--"),
    Form("en dash", "010–2345–6789", joint="–"),
    Form("ㅡ", "010ㅡ2345ㅡ6789", joint="ㅡ"),
    Form("ー", "010ー2345ー6789", joint="ー"),
    Form("newline", "010↵2345↵6789", joint="\n"),
    Form("hyphen and newline", "010-↵2345-↵6789", joint="-\n"),
    Form("에", "010에 2345에 6789", joint="에 "),
    Form("다시", "010 다시 2345 다시 6789", joint=" 다시 "),
    Form("대시", "010대시2345대시6789", joint="대시"),
    Form("하이픈", "010 하이픈 2345 하이픈 6789", joint=" 하이픈 "),
    Form("짝대기", "010 짝대기 2345 짝대기 6789", joint=" 짝대기 "),
    Form("그리고", "010 그리고 2345 그리고 6789", joint=" 그리고 "),
    Form("다음", "010 다음 2345 다음 6789", joint=" 다음 "),
    Form("다음에", "010 다음에 2345 다음에 6789", joint=" 다음에 "),
    Form("음", "010 음 2345 음 6789", joint=" 음 ", only=("mobile",)),
    Form("이랑", "010이랑 2345이랑 6789", joint="이랑 ", only=("mobile",)),
    Form("ㅋ", "010ㅋ2345ㅋ6789", joint="ㅋ", only=("mobile",)),
    Form("하나 as filler", "010하나 2345하나 6789", joint="하나 ", only=("mobile",)),
    Form("이구", "010이구 2345이구 6789", joint="이구 ", only=("mobile",)),
    Form("띄고", "010 띄고 2345 띄고 6789", joint=" 띄고 ", only=("mobile",)),
    Form("two hyphens, blanks", "010 - - 2345 - - 6789", joint=" - - ", only=("mobile",)),
    Form("arrow", "010 → 2345 → 6789", joint=" → ", only=("mobile", "RRN")),
    Form("quotes", '010"2345"6789', joint='"', only=("mobile", "RRN", "plate")),
    Form("each in quotes", '010" "2345" "6789', joint='" "', only=("mobile", "plate")),
    Form("a picture", "010🌾2345🌾6789", joint="🌾", only=("mobile", "RRN", "card", "account")),
    Form("colon in blanks", "063 : 345 : 6789", joint=" : ", only=TELEPHONES),
    Form("뭐더라", "010 뭐더라 2345 뭐더라 6789", joint=" 뭐더라 ", only=("mobile", "landline")),
    Form("까지 쓰고", "010 까지 쓰고 2345 까지 쓰고 6789", joint=" 까지 쓰고 ", only=("mobile",)),
    Form("이고요", "010이고요 2345이고요 6789", joint="이고요 ", only=("mobile", "landline")),
    Form("x", "010x2345x6789", joint="x", only=("mobile",)),
    Form("square brackets", "010][2345][6789", joint="][", only=("mobile", "RRN")),
    Form("뒤에", "900101 뒤에 1990027", joint=" 뒤에 ", only=("mobile",)),
    Form("entity for the hyphen", "010&#45;2345&#45;6789", joint="&#45;", only=NUMBERED),
    Form("no-break blank as entity", "010&nbsp;2345", joint="&nbsp;", only=NUMBERED),
    Form("percent-encoded hyphen", "010%2D2345%2D6789", joint="%2D", only=NUMBERED),
    Form("bold tags", "010</b>-<b>2345", joint="</b>-<b>", only=NUMBERED),
    Form("line-break tag", "010<br>2345<br>6789", joint="<br>", only=("mobile", "landline", "RRN", "FRN")),
    Form("brackets round the first group", "(010)2345-6789", write=bracketed(), only=TELEPHONES),
    # between the digits
    Form("blank between all digits", "0 1 0 2 3 4 5", write=between(" "), joint=" "),
    Form("dot between all digits", "0.1.0.2.3.4.5", write=between("."), joint="."),
    Form("hyphen between all digits", "0-1-0-2-3-4-5", write=between("-"), joint="-", disguise=True),
    Form("comma between all digits", "0,1,0,2,3,4,5", write=between(","), joint=","),
    Form("blanks inside, hyphens between", "0 1 0 - 2 3 4 5", write=between(" "), joint=" - ", disguise=True),
    Form("in pairs", "010 23 45 67 89", write=_pairs, joint=" "),
    Form("zero-width space inside", "01(U+200B)0-2345", write=sprinkled("\u200b")),
    Form("soft hyphen inside", "01(U+00AD)0-2345", write=sprinkled("\u00ad")),
    Form("Hangul filler inside", "01(U+3164)0-2345", write=sprinkled("\u3164")),
    Form("word joiner inside", "01(U+2060)0-2345", write=sprinkled("\u2060")),
    # other digits
    Form("full-width", "０１０－２３４５", write=WIDE, joint="－"),
    Form("circled", "⓪①⓪-②③④⑤", write=CIRCLED),
    Form("in parentheses", "0⑴0-⑵⑶⑷⑸", write=COUNTED),
    Form("keycaps", "0️⃣1️⃣0️⃣", write=KEYCAP),
    Form("superscript", "⁰¹⁰-²³⁴⁵", write=digits("⁰¹²³⁴⁵⁶⁷⁸⁹")),
    Form("bold", "𝟎𝟏𝟎-𝟐𝟑𝟒𝟓", write=digits(_shifted(0x1D7CE))),
    Form("Arabic-Indic", "٠١٠-٢٣٤٥", write=ARABIC),
    Form("Persian", "۰۱۰-۲۳۴۵", write=digits(_shifted(0x06F0))),
    Form("Roman", "0Ⅰ0-ⅡⅢⅣⅤ", write=ROMAN),
    Form("hanja", "零一零-二三四五", write=HANJA, disguise=True),
    Form("formal hanja", "零壹零-貳參四五", write=FORMAL, disguise=True),
    # look-alikes
    Form("o", "o1o-2345", write=looks({"0": "o"}), disguise=True),
    Form("O and l", "OlO-2345", write=looks({"0": "O", "1": "l"}), disguise=True),
    Form("ㅇ", "ㅇ1ㅇ-2345", write=looks({"0": "ㅇ"}), disguise=True),
    Form("ㅇ and ㅣ", "ㅇㅣㅇ-2345", write=looks({"0": "ㅇ", "1": "ㅣ"}), disguise=True),
    Form("◯", "◯1◯-2345", write=looks({"0": "◯"}), disguise=True),
    Form("S and B", "010-234S-67B9", write=looks({"5": "S", "8": "B"}), only=NUMBERED),
    # read aloud
    Form("English digits in front", "zero one zero 2345 6789", write=FIRST_ENGLISH, joint=" ", only=("mobile",)),
    Form("English digits in Hangul", "제로 원 제로 2345 6789", write=FIRST_BORROWED, joint=" ", only=("mobile",)),
    Form("English digits", "zero one zero two three four five", write=ENGLISH, joint=" ", only=("mobile",)),
    Form("by place value", "공일공 이천삼백사십오 육천칠백", write=AMOUNT, joint=" ", only=("mobile",)),
    Form("read aloud, 음", "공일공 음 이삼사오 음 육칠팔구", write=SINO, joint=" 음 ", only=("mobile",)),
    Form("read aloud, blanks", "공일공 이삼사오 육칠팔구", write=SINO, joint=" "),
    Form("read aloud, hyphens", "공일공-이삼사오-육칠팔구", write=SINO, joint="-"),
    Form("read aloud, nothing", "공일공이삼사오육칠팔구", write=SINO, joint=""),
    Form("read aloud, 에", "공일공에 이삼사오에 육칠팔구", write=SINO, joint="에 "),
    Form("read aloud, 다시", "공일공 다시 이삼사오 다시 육칠팔구", write=SINO, joint=" 다시 "),
    Form("read aloud, 바", "공일공 바 이삼사오 바 육칠팔구", write=SINO, joint=" 바 "),
    Form("read aloud, 그리고", "공일공 그리고 이삼사오 그리고", write=SINO, joint=" 그리고 "),
    Form("read aloud, 다음", "공일공 다음 이삼사오 다음", write=SINO, joint=" 다음 "),
    Form("read aloud, commas", "공일공, 이삼사오, 육칠팔구", write=SINO, joint=", "),
    Form("read aloud, newlines", "공일공↵이삼사오↵육칠팔구", write=SINO, joint="\n"),
    Form("read aloud, blank between all", "공 일 공 이 삼 사 오", write=between(" ", SINO), joint=" "),
    Form("read aloud, dot between all", "공.일.공.이.삼.사.오", write=between(".", SINO), joint="."),
    Form("read aloud with 영", "영일영 이삼사오 육칠팔구", write=ZERO, joint=" "),
    Form("read aloud with 제로", "제로일제로 이삼사오", write=digits(("제로", *"일이삼사오육칠팔구")), joint=" "),
    Form("read aloud with 둘 and 하나", "공하나공 둘삼사오", write=CARELESS, joint=" "),
    Form("counted 하나 둘 셋", "공 하나 공 둘 셋 넷", write=between(" ", NATIVE), joint=" "),
    Form("particles, read aloud", "번호는공일공이삼사오육칠팔구예요", write=SINO, joint="", frame="{cue}는{value}예요"),
    # mixtures
    Form("first group aloud", "공일공 2345 6789", write=only(lambda i: i == 0, SINO), joint=" "),
    Form("first group typed", "010 이삼사오 육칠팔구", write=only(lambda i: i > 0, SINO), joint=" "),
    Form("second group aloud", "010-이삼사오-6789", write=only(lambda i: i == 1, SINO)),
    Form("digits and syllables mixed", "공1공-2삼4오", write=some(SINO), disguise=True),
    Form("digits and hanja mixed", "零1零-2三4五", write=some(HANJA), disguise=True),
    Form("full-width and typed mixed", "０1０-2３4５", write=some(WIDE)),
    Form("mixed, blank between all", "공 1 공 2 삼 4 오", write=between(" ", some(SINO)), joint=" "),
    Form("hanja, 에", "零一零에 二三四五에", write=HANJA, joint="에 ", disguise=True),
    Form("circled, blank between all", "⓪ ① ⓪ ② ③", write=between(" ", CIRCLED), joint=" "),
    Form("keycaps, blank between all", "0️⃣ 1️⃣ 0️⃣ 2️⃣", write=between(" ", KEYCAP), joint=" "),
    Form("full-width, dots", "０１０．２３４５．６７８９", write=WIDE, joint="．"),
    Form("Arabic-Indic, newlines", "٠١٠↵٢٣٤٥↵٦٧٨٩", write=ARABIC, joint="\n"),
    Form("ㅇ, dots", "ㅇ1ㅇ.2345.6789", write=looks({"0": "ㅇ"}), joint="."),
    Form("o, 다시", "o1o 다시 2345 다시 6789", write=looks({"0": "o"}), joint=" 다시 ", disguise=True),
    Form("read aloud, ㅡ", "공일공ㅡ이삼사오ㅡ육칠팔구", write=SINO, joint="ㅡ"),
    Form("read aloud, zero-width inside", "공(U+200B)일공 이삼사오", write=between("\u200b", SINO), joint=" "),
    Form("decomposed message", "공일공 이삼사오 (NFD)", write=SINO, joint=" ", finish=decomposed),
    Form(
        "brackets, read aloud", "(공일공) 이삼사오 육칠팔구", write=bracketed(SINO), joint=" ", only=TELEPHONES
    ),
)  # fmt: skip


def pieces(random: Random, identifier: Identifier, form: Form) -> list[Piece]:
    """One message: an invented value in this form, in one of its frames."""
    groups = identifier.groups(random)
    frame = _frame(random, identifier, form)
    before, _, behind = frame.partition("{value}")
    joint = identifier.joint if form.joint is None else form.joint
    made = [Piece(before, False)]
    for place, group in enumerate(groups):
        if place:
            made.append(Piece(joint, False))
        made.append(Piece(form.write(random, group, place) if form.write else group, True))
    made.append(Piece(behind, False))
    return [Piece(form.finish(text), carries) for text, carries in made]


def _frame(random: Random, identifier: Identifier, form: Form) -> str:
    frame = random.choice(identifier.frames).replace("{}", "{value}")
    if form.frame is None:
        return frame
    cue = identifier.frames[0].partition(" ")[0]
    return form.frame.replace("{cue}", cue)
