"""Over a conversation: which pieces were joined, and why a piece was closed."""

from dataclasses import replace

from pii_guard import Guard, Span
from pii_guard.cli import main
from pii_guard.conversation.window import MOST_SECONDS, MOST_TURNS, Piece, Window, turn
from pii_guard.explain.turns import explain_turn
from pii_guard.sentences import explanation as say

GUARD = Guard()


def told(*texts, edits=(), at=None):
    """What is told of the last of these messages of a citizen, in Korean; ids are m1, m2 …"""
    window, explained = Window.EMPTY, None
    for n, text in enumerate(texts, 1):
        when = at[n - 1] if at else None
        edit_of = dict(edits).get(n)
        explained = GUARD.explain_turn(window, turn(text, f"m{n}", edit_of=edit_of, at=when))
        window = explained.window
    assert explained is not None
    return explained, [sentence.ko for _, sentence in explained.told]


def test_an_open_piece_is_told():
    explained, lines = told("제 번호는 010-1234까지고요")
    assert explained.decision.open
    assert lines == ["열린 조각이 있음: 다음 글과 이어질 수 있음"]


def test_what_was_joined_is_told_with_its_message_and_closes_the_piece():
    explained, lines = told("제 번호는 010-1234까지고요", "5678이에요")
    assert explained.decision.text == "[전화번호]예요"
    assert "전화번호: 글 m1의 조각과 이어서 찾음" in lines
    assert "글 m1의 조각이 닫힘: 이어져서 온전해졌음" in lines


def test_a_piece_is_closed_by_time_and_by_an_edit():
    assert (
        "글 m1의 조각이 닫힘: 그 뒤로 10분이 지났음" in told("번호는 010-1234", "네", at=(0.0, MOST_SECONDS + 1.0))[1]
    )
    edited = told("번호는 010-1234", "번호는 없어요", edits={2: "m1"}.items())[1]
    assert "글 m1의 조각이 닫힘: 그 글이 고쳐졌거나 다시 왔음" in edited


def test_the_decision_is_that_of_the_turn():
    window = Window.EMPTY
    for n, text in enumerate(("제 번호는 010-1234까지고요", "5678이에요", "고맙습니다"), 1):
        one = turn(text, str(n), at=float(n))
        explained = GUARD.explain_turn(window, one)
        decision, after = GUARD.turn(window, one)
        assert (explained.decision.text, explained.decision.findings, explained.window) == (
            decision.text,
            decision.findings,
            after,
        )
        window = after


def test_the_command_reads_the_lines_of_a_file_as_one_conversation(tmp_path, capsys):
    file = tmp_path / "chat.txt"
    file.write_text("제 번호는 010-1234까지고요\n5678이에요\n", "utf-8")
    assert main(["explain", "--conversation", "--file", str(file), "--lang", "ko"]) == 1
    out = capsys.readouterr().out
    assert "전화번호: 글 1의 조각과 이어서 찾음" in out
    assert "5678" not in out


def lines_of(tmp_path, capsys, chat, lang="en"):
    """What the command says of a chat."""
    file = tmp_path / "chat.txt"
    file.write_text(chat, "utf-8")
    main(["explain", "--conversation", "--file", str(file), "--lang", lang])
    return capsys.readouterr().out


def test_the_command_names_what_was_joined_in_its_language_and_says_nowhere_that_nothing_was_found(tmp_path, capsys):
    out = lines_of(tmp_path, capsys, "제 번호는 010-1234까지고요\n5678이에요\n")
    assert "phone number: found together with what stands in message 1" in out
    assert "nothing found" not in out


def test_a_line_of_the_command_that_begins_with_an_at_sign_is_the_offices(tmp_path, capsys):
    assert "[주민등록번호]" not in lines_of(tmp_path, capsys, "@접수번호 불러 주세요\n1990027\n")
    asked = lines_of(tmp_path, capsys, "@주민번호 뒷자리는요?\n1990027\n")
    assert "message 2: block" in asked
    assert "@" not in asked


def why_closed(piece, after=Window.EMPTY, **said):
    """Why a piece of the message m1 that is no longer remembered was closed, by a turn m9."""
    before = Window(turns=said.pop("turns", 3), pieces=(piece,))
    alone = GUARD.explain("네")
    (told,) = explain_turn(alone, alone.decision, before, after, turn("네", "m9", **said), GUARD.catalog).told
    return told[1]


PIECE = Piece("m1", 100.0, 3, "number", "010-1234", (), (Span(0, 8),))


def test_a_piece_is_closed_after_its_turns_after_its_time_or_for_want_of_room():
    turns = closed(say.BECAUSE_TURNS(most=MOST_TURNS))
    seconds = closed(say.BECAUSE_SECONDS(minutes=MOST_SECONDS // 60))
    room = closed(say.BECAUSE_ROOM)
    late = PIECE.at + MOST_SECONDS
    assert why_closed(PIECE, turns=2 + MOST_TURNS) == room
    assert why_closed(PIECE, turns=3 + MOST_TURNS) == turns
    assert why_closed(PIECE, turns=3 + MOST_TURNS, at=late + 1) == turns
    assert why_closed(PIECE, at=late) == room
    assert why_closed(PIECE, at=late + 1) == seconds
    assert why_closed(PIECE) == room
    assert why_closed(PIECE, edit_of="m1", at=late + 1) == closed(say.BECAUSE_EDITED)


def closed(why):
    return say.CLOSED(id="m1", why=why)


def test_what_was_joined_names_only_the_messages_that_hold_its_own_pieces():
    explained, _ = told("제 번호는 010-1234까지고요", "5678이에요")
    decision = explained.decision
    another = replace(decision.retract[0], message_id="m7", entity="KR_RRN")
    both = replace(decision, retract=(another, *decision.retract))
    lines = explain_turn(
        explained.alone, both, Window.EMPTY, Window.EMPTY, turn("5678이에요", "m2"), GUARD.catalog
    ).told
    assert [str(line.ko) for _, line in lines] == ["전화번호: 글 m1의 조각과 이어서 찾음"]
