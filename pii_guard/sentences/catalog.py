"""Faults in the declaration of a recognizer, for whoever writes one."""

from pii_guard.sentences import Sentence

A_RECOGNIZER = Sentence("규칙 하나", "a recognizer")

# who it is
NOT_UPPER_CASE = Sentence("entity는 영어 대문자로 적습니다", "the entity must be UPPER_CASE")
EMPTY = Sentence("{name:이} 비어 있습니다", "{name} is empty")
NO_LINK = Sentence(
    "source에는 그 번호를 정한 글의 https 주소를 적습니다", "source must be an https link to what defines it"
)
FILE_NAME = Sentence(
    "파일 이름은 entity {entity}를 소문자로 적은 것이어야 합니다",
    "the file's name must be the entity {entity} in lower case",
)
NO_RECOGNIZER = Sentence("RECOGNIZER가 없습니다", "declares no RECOGNIZER")
WRONG_FOLDER = Sentence(
    "decoy는 recognizers/lookalikes에, 다른 것은 그 밖에 둡니다",
    "a decoy belongs into recognizers/lookalikes, and nothing else does",
)
TWICE = Sentence("두 번 선언되었습니다", "declared twice")
NO_PLUGIN = Sentence("Recognizer가 아닙니다", "is no Recognizer")
NOTHING = Sentence(
    "규칙이 하나도 없어 어떤 글도 살필 수 없습니다", "the catalog is empty: no message could be examined"
)

# in another process
OTHER_CATALOG = Sentence(
    "이 프로세스의 규칙은 guard를 보낸 쪽과 다릅니다 ({here}, 보낸 쪽 {there}). "
    "두 곳에 같은 pii-guard와 같은 규칙을 설치하십시오",
    "the rules of this process are not those of the guard that was sent ({here}, sent {there}): "
    "install the same pii-guard and the same recognizers in both",
)
NOT_IMPORTABLE = Sentence(
    "guard를 다른 프로세스로 보내려면 규칙이 불러올 수 있는 모듈의 이름이어야 합니다. "
    "MY_RULE = Recognizer(…)처럼 모듈에 두십시오",
    "to send a guard to another process its recognizer must be a name of a module that can be imported: "
    "put it into one, as MY_RULE = Recognizer(…)",
)
NOT_HERE = Sentence(
    "이 프로세스에는 guard가 쓰는 이 규칙이 없습니다. 그 모듈을 여기에도 설치하십시오",
    "this process has no such recognizer, which the guard uses: install its module here, too",
)

# how it looks
ONE_WAY = Sentence("patterns와 find 가운데 하나만 적습니다", "give either patterns or find")
NO_TRIGGERS = Sentence(
    "find에는 triggers가 있어야 합니다. 없으면 모든 글에서 불립니다",
    "find needs triggers, or it would run over every message",
)
NO_CONTEXT = Sentence("needs_context인데 context 낱말이 없습니다", "needs_context without context words")
REACH = Sentence("context_reach는 0에서 {most}글자까지입니다", "context_reach must lie within 0 to {most} characters")
SAME_NAME = Sentence("이름이 같은 pattern이 둘 있습니다", "two patterns have the same name")
UNKNOWN_KIND = Sentence("{kind:'} 종류를 kinds에 적지 않았습니다", "kind {kind!r} is not declared")

CITATION = Sentence(
    "legal_basis: 법은 '개인정보 보호법 제24조의2제1항'처럼 적습니다",
    "legal_basis: cite the law as '개인정보 보호법 제24조의2제1항'",
)
NOT_ITS_OWN = Sentence(
    "korean: {name:은} 이 규칙의 pattern 이름도 예문의 까닭도 아닙니다",
    "korean: {name!r} is no name of a pattern and no reason of an example of this rule",
)
NO_REASON = Sentence("REFUTED에는 까닭(why)이 있어야 합니다", "REFUTED needs a reason (why)")

# its expressions
NO_BODY = Sentence("비어 있습니다", "is empty")
UNBOUNDED = Sentence("몇 번까지인지 적지 않은 되풀이가 있습니다", "a quantifier has no upper bound")
LOOKAROUND = Sentence("앞뒤 조건은 `left`와 `right`에 적습니다", "put lookaround into `left` or `right`")
BACKREFERENCE = Sentence("RE2에는 역참조가 없습니다", "RE2 has no backreferences")
NO_EXPRESSION = Sentence("{side}: 올바른 정규식이 아닙니다", "{side} is not a valid regular expression")
NOT_RE2 = Sentence("RE2가 받지 않는 식입니다: {expression:'}", "RE2 does not take the expression {expression!r}")

# its examples
NO_EXAMPLE = Sentence("{expects} 예문이 없습니다", "no example {expects}")
NEEDS_MARKS = Sentence("{expects}에는 «표시»가 있어야 합니다", "{expects} needs «marks»")
TAKES_NO_MARKS = Sentence("{expects}에는 «표시»를 쓰지 않습니다", "{expects} takes no «marks»")

# borrowed ones
NOT_FOUND_BY = Sentence("{name:이} 찾는 것이 아닙니다", "{name} does not find it")
NO_ENGINE = Sentence(
    "{name:은} nlp_engine 없이는 아무것도 찾지 못합니다. from_spacy를 쓰십시오",
    "{name} finds nothing without nlp_engine; or use from_spacy",
)
NO_LABEL = Sentence("이 이름을 주는 구성 요소가 없습니다", "no component of the pipeline gives this label")
NO_ENTITY = Sentence("이것을 찾는 규칙이 없습니다", "no recognizer finds this entity")
NO_ANSWER_LABEL = Sentence(
    "label이 비어 있습니다. 대답 앞에 놓을 이름표가 필요합니다",
    "label is empty; the answer needs a label to be read behind",
)
DECOY_LABELS = Sentence(
    "decoy의 질문에는 label을 적지 않습니다. 대답이 무해하다는 뜻입니다",
    "the question of a decoy has no label; it says that the answer is harmless",
)
