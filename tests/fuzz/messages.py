"""Messages that no resident would write: pieces of numbers, cues, names, addresses and odd characters in a row."""

from hypothesis import strategies as st

from pii_guard.catalog import load_catalog

EXAMPLES = sorted({example.text for r in load_catalog().recognizers for example in r.examples})
CUES = [
    "주민번호", "계좌번호", "전화", "이름은", "주소", "접수번호", "여권", "면허",
    "카드", "비밀번호", "생년월일", "뒷자리", "예금주", "농협", "사업자", "님",
    "씨", "입니다", "에게", "[전화번호]", "[이름1]", "[주소2]", "***", "010-****-5678",
    "고창군", "중앙로", "103동", "산", "번지", "김", "이", "공일공",
    "다시", "에",
]  # fmt: skip
ODD = "０１２①⑩٣𝟎½零一공일둘oOlIㅇㅣ-–ㅡ~·.,:/()[]{}<>«»*#@\n\t \u200b\u00ad\u3164\ufe0f\u20e3\ud800😀각\x00\ufffc"

pieces = st.one_of(
    st.sampled_from(EXAMPLES),
    st.builds(lambda text, a, b: text[min(a, b) : max(a, b)], st.sampled_from(EXAMPLES), *[st.integers(0, 40)] * 2),
    st.sampled_from(CUES),
    st.text("0123456789", min_size=1, max_size=14),
    st.text("0123456789-. ", min_size=1, max_size=20),
    st.text(ODD, min_size=1, max_size=6),
    st.text(max_size=4),
)
messages = st.builds(
    lambda parts, glue: glue.join(parts),
    st.lists(pieces, max_size=7),
    st.sampled_from(["", " ", "-", "\n", ", "]),
)
