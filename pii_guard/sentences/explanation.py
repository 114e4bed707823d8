"""Why something is found, and why not: what an explanation says at each gate."""

from collections.abc import Sequence

from pii_guard.sentences import Sentence


def joined(sentences: Sequence[Sentence], mark: str = "; ") -> Sentence:
    """Several sentences as one line."""
    return Sentence(mark.join(s.ko for s in sentences), mark.join(sentences))


# the gates, in their order
GATES = {
    "shape": Sentence("모양", "shape"),
    "value": Sentence("값", "value"),
    "edge": Sentence("이웃", "edge"),
    "context": Sentence("낱말", "context"),
    "compete": Sentence("겨룸", "compete"),
    "length": Sentence("길이", "length"),
    "allow": Sentence("허용", "allow"),
    "clause": Sentence("조항", "clause"),
    "action": Sentence("조치", "action"),
}
ACTIONS = {
    "allow": Sentence("통과", "allow"),
    "redact": Sentence("가림", "redact"),
    "block": Sentence("차단", "block"),
}

# shape
A_NUMBER = Sentence("개인정보", "personal number")
NO_SHAPE = Sentence(
    "숫자 {count}자리: 찾는 번호 가운데 이런 모양이 없음", "{count} digits: none of the known numbers is written so"
)

# value
CONFIRMED = Sentence("검증숫자, 날짜, 이름표가 확인함", "its check digit, date or label confirms it")
PLAUSIBLE = Sentence("그럴듯함: 확인할 길이 없음", "plausible: nothing confirms or refutes it")
LABELLED = Sentence("이름표가 있어 가림", "hidden because its label stands there")

# edge
PART_BEFORE = Sentence(
    "바로 앞에 {mark:'이} 붙어 더 긴 것의 일부", "part of something longer: {mark!r} stands right in front"
)
PART_BEHIND = Sentence(
    "바로 뒤에 {mark:'이} 붙어 더 긴 것의 일부", "part of something longer: {mark!r} stands right behind"
)
OTHER_BEFORE = Sentence(
    "바로 앞의 {mark:'이} 다른 것임을 말함", "{mark!r} right in front says that it is something else"
)
OTHER_BEHIND = Sentence("바로 뒤의 {mark:'이} 다른 것임을 말함", "{mark!r} right behind says that it is something else")

# context
NEEDS_WORD = Sentence(
    "앞 {before}자·뒤 {after}자 안에 이런 낱말이 있어야 함: {words}",
    "one of these words must stand within {before} characters before or {after} behind: {words}",
)
WORD_OUTSIDE = Sentence("{rule}; {word:'은} {far}자 떨어져 있음", "{rule}; {word!r} stands {far} characters away")
DIRECTLY = Sentence("이름표가 바로 곁에 있음", "its label stands right beside it")
NEARBY = Sentence("이름표가 {far}자 안에 있음", "its label stands within {far} characters")
NO_WORD_NEEDED = Sentence("낱말 없이도 찾음", "found without any word")

# compete
OTHER_IS_NEARER = Sentence(
    "개인정보가 아님: {label}의 이름표가 더 가까움", "not personal: the label of {label} is nearer"
)
OTHER_HOLDS = Sentence("개인정보가 아님: {label:으로} 확인됨", "not personal: it is confirmed as {label}")

# length
DIGITS = Sentence("{right}자리인데 {count}자리", "{count} digits where there are {right}")

# allow
LISTED = Sentence("허용 목록 {entry}: {why}", "allow-list {entry}: {why}")
OWNED = Sentence(
    "허용 목록 {entry}: 번호는 맞지만 {word:'} 같은 말이 곁에 있어 쓰지 않음",
    "allow-list {entry}: it is listed, and not used because a word such as {word!r} stands beside it",
)
EXPIRED = Sentence("허용 목록 {entry}: {day}에 끝나 쓰지 않음", "allow-list {entry}: listed, and expired on {day}")
OTHER_SIDE = Sentence(
    "허용 목록 {entry}: {side:이} 쓴 글에만 쓰임", "allow-list {entry}: listed, for what the {side} writes only"
)
NEVER_PUBLIC = Sentence("고유식별정보는 허용 목록을 쓰지 않음", "the allow-list never holds for a unique identifier")

# clause
NOT_APPLIED = Sentence("조항 {clause}: 적용되지 않음 ({unmet})", "clause {clause}: does not apply ({unmet})")
ONLY_KINDS = Sentence("종류가 {names}일 때만", "only for kind {names}")
ONLY_TOPICS = Sentence("주제가 {names}일 때만", "only for topic {names}")
ONLY_CHANNELS = Sentence("창구가 {names}일 때만", "only for channel {names}")
ONLY_DIRECTION = Sentence("{side:이} 쓴 글일 때만", "only for what the {side} writes")
SIDES = {
    "citizen": Sentence("주민", "citizen"),
    "officer": Sentence("직원", "officer"),
    "bot": Sentence("챗봇", "bot"),
}

# the whole
IS_NOT = Sentence("{label} 아님: {why}", "not a {label}: {why}")
IS_READ = Sentence("{label:으로} 읽음: 개인정보가 아님", "read as “{label}”, which is not personal")
FOLDED = Sentence("고쳐 읽음: '{read}'", "read as: '{read}'")
NOTHING = Sentence(
    "찾은 것도 비슷한 것도 없음: 알아보는 모양이 하나도 없음",
    "nothing found, and nothing close: no known shape occurs in it",
)

# over a conversation
JOINED = Sentence("{label}: 글 {ids}의 조각과 이어서 찾음", "{label}: found together with what stands in message {ids}")
CLOSED = Sentence("글 {id}의 조각이 닫힘: {why}", "the piece of message {id} is closed: {why}")
BECAUSE_JOINED = Sentence("이어져서 온전해졌음", "it was joined and is whole")
BECAUSE_EDITED = Sentence("그 글이 고쳐졌거나 다시 왔음", "its message was edited or came again")
BECAUSE_TURNS = Sentence("그 뒤로 글이 {most}개를 넘었음", "more than {most} messages came behind it")
BECAUSE_SECONDS = Sentence("그 뒤로 {minutes}분이 지났음", "more than {minutes} minutes have passed")
BECAUSE_ROOM = Sentence("더 새로운 조각에 자리를 내주었음", "newer pieces took its place")
OPENED = Sentence("열린 조각이 있음: 다음 글과 이어질 수 있음", "a piece is open: the next message may go on with it")
