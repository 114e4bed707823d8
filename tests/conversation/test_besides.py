"""Numbers of something else between the pieces: named by the word in front, or held by a sentence of its own."""

import pytest

THINGS = [
    "갤럭시 24 샀어요",
    "아이폰 13 미니예요",
    "윈도우 10이라 그런가",
    "LG 그램 17 쓰는데 느려요",
    "KTX 413 열차 안이에요",
    "혈당이 130이라 쉬엄쉬엄 할게요",
    "혈압 140에 90이래요",
    "코로나19 때문에",
    "기온이 영하 5도래요",
    "비율은 7 대 3",
    "문 4 쪽이에요",
    "월세 40 이래요",
    "1인 1계좌라던데요",
    "최저시급이 10030이래요",
    "키가 170이라",
    "K5 타요",
    "114에 전화했더니 모른대요",
    "팔이 아파서요",
    "502번 기사인데 종점에서 쉽니다",
    "포터2 짐칸에 싣다가 왔어요",
    "혈압 재니까 145 나왔다고 하시네요",
    "버스 202 타고 가는 중",
    "제일 젊은 내가 63이요",
    "제가 올해 78입니다",
    "ㅋㅋ 아 고양이가 키보드 밟았어요",
    "있다 가요",
    "하이고 숨차라",
    "저 여기 있어요",
    "시동이 오래 걸려예",
    "하나로마트 계산대 앞이에요",
]


@pytest.mark.parametrize("chatter", THINGS)
@pytest.mark.parametrize(
    "pieces",
    [
        ("주민번호요", "900101-1", "990027"),
        ("제 번호는 010-2345", "6789예요"),
        ("농협 계좌예요", "302-1234", "5678-91이에요"),
        ("차 번호", "46두", "9134"),
        ("전화요", "공일공 이삼사오", "육칠팔구"),
        ("집 주소요", "전북 고창군 고창읍 월곡로", "92입니다"),
    ],
)
def test_a_number_of_something_else_is_joined_with_nothing_and_ends_no_chain(say, pieces, chatter):
    *earlier, last = pieces
    *_, decision = decisions = say(*earlier, chatter, last)
    assert decision.findings
    assert {r.message_id for d in decisions for r in d.retract} == {f"m{len(earlier)}"}


@pytest.mark.parametrize(
    "front",
    [
        "그러고 나서",
        "둘째 줄",
        "에고",
        "또 있는데",
        "오케이",
        "여보세요",
        "마저 쓰면",
        "두 번째 토막이",
        "제꺼는",
        "폰이 작아서",
        "제가 부를게요",
    ],
)
def test_who_dictates_puts_many_words_in_front_of_a_piece(say, front):
    *_, last = say("농협 계좌예요", "302-1234", f"{front} 5678", "91이요")
    assert [r.message_id for r in last.retract] == ["m2", "m3"]


@pytest.mark.parametrize(
    "behind",
    [
        " (2)",
        "(2/3)",
        " 전송",
        " 여까지 썼심더",
        " 에서부터 적을게요",
        " 붙이면 돼요",
        " ㅇㅇ 뒤에꺼 보낼게요",
        "이 다입니다",
    ],
)
def test_what_stands_behind_a_piece_is_no_part_of_it(say, behind):
    *_, last = say("전화요", "010", f"2345{behind}", "6789로 등록해 주세요")
    assert [r.message_id for r in last.retract] == ["m2", "m3"]


def test_behind_a_number_in_doubt_that_fits_another_may_still_go_on(say):
    *_, doubtful, last = say("핸드폰 번호요", "041-6668-0", "티코 800", "181")
    assert [r.message_id for r in doubtful.retract] == [r.message_id for r in last.retract] == ["m2"]


@pytest.mark.parametrize(
    ("places", "chatter"),
    [
        (("경기도", "이천시 중리동"), "고창읍 장날이라 사람이 많네요"),
        (("서울특별시", "금천구 독산동"), "서울 사는 딸이 해준다더니"),
        (("전라북도", "전주시 완산구 효자동3가"), "대구서 내려왔심더"),
    ],
)
def test_a_place_where_the_address_cannot_lie_is_no_part_of_it(say, places, chatter):
    first, second = places
    *_, last = say(first, chatter, second, "1725-1이에요")
    assert [r.message_id for r in last.retract] == ["m1", "m3"]


@pytest.mark.parametrize(
    "messages",
    [
        ("대구광역시 수성구 신매로16길", "24-4 신매동"),
        ("충청북도 청주시 상당구 1순환로", "1253번길 20"),
        ("대전광역시 유성구 봉명동", "665-6일원"),
        ("충청남도까지만 우선 칩니다", "금산군 금산읍 중도리 8-1"),
    ],
)
def test_an_address_goes_on_with_roads_that_begin_with_a_digit_and_lots_with_words_behind(say, messages):
    *_, last = say(*messages)
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("letter", ["허 이게 가운데예요", "무 붙고요", "부 쓰시고 조금만요", "허예"])
def test_a_letter_of_a_plate_stands_alone_where_somebody_dictates_it(say, letter):
    *_, last = say("@차량번호가 어떻게 되시나요?", "17", letter, "4410이요")
    assert [r.message_id for r in last.retract] == ["m2", "m3"]
