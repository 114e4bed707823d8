"""Sentences of the intake: refusals of its routes, faults of its settings, and notices to residents."""

from pii_guard.sentences import Sentence

# the store
STORE_BUSY = Sentence("저장소가 바쁩니다. 같은 키로 다시 보내십시오", "the store is busy: send it again with its key")
STORE_UNAVAILABLE = Sentence(
    "저장소를 쓸 수 없습니다. 같은 키로 다시 보내십시오", "the store cannot be used: send it again with its key"
)
STATE_UNAVAILABLE = Sentence(
    "상담의 기억을 쓸 수 없습니다. 같은 키로 다시 보내십시오",
    "the memory of the consultation cannot be used: send it again with its key",
)
NO_SPACE = Sentence("디스크가 거의 찼습니다. 받지 않았습니다", "the disk is nearly full: nothing was accepted")

# requests
NO_KEY = Sentence(
    "Idempotency-Key가 필요합니다. 빈칸 없는 영문 글자나 숫자, 기호로 {least}~{most}자",
    "Idempotency-Key is required: {least} to {most} printable characters",
)
ID = Sentence(
    "{name:은} {most}자까지의 빈칸 없는 글자여야 합니다", "{name} must be up to {most} characters without blanks"
)
STRING_FIELD = Sentence("{name:은} 문자열이거나 null이어야 합니다", "{name} must be a string or null")
NAME_REQUIRED = Sentence("{name:이} 필요합니다", "{name} is required")
OFFICER_NEEDED = Sentence("담당자의 글에는 officer가 필요합니다", "a message of an officer needs officer")
OFFICER_ONLY = Sentence("officer는 담당자의 글에만 적습니다", "officer belongs to a message of an officer only")
ATTACHMENTS = Sentence(
    "attachments는 name, media_type, bytes가 있는 객체를 {most}개까지 담은 배열이어야 합니다",
    "attachments must be an array of up to {most} objects with name, media_type and bytes",
)
ATTACHMENT_TYPE = Sentence("받지 않는 종류의 파일입니다: {names}", "is no type that is taken: {names}")
ATTACHMENT_SIZE = Sentence("{most}바이트까지 받습니다", "may have {most} bytes at most")
REASON = Sentence("reason이 필요합니다. {most}자까지", "reason is required, up to {most} characters")
REASON_BLOCKED = Sentence("reason에 개인정보가 있습니다", "reason holds personal information")
RATING = Sentence("rating은 1에서 5까지의 정수여야 합니다", "rating must be an integer from 1 to 5")
QUERY = Sentence("모르는 쿼리가 있습니다. 쓸 수 있는 것: {names}", "unknown query; expected are {names}")
QUERY_VALUE = Sentence("{name:은} 쓸 수 없는 값입니다", "{name} has a value that cannot be used")
LAST_EVENT_ID = Sentence("Last-Event-ID는 숫자여야 합니다", "Last-Event-ID must be a number")
NO_SUCH_TOPIC = Sentence("정책에 없는 주제입니다", "is no topic of the policy")
NO_SUCH_DEPARTMENT = Sentence("그런 부서는 없습니다", "there is no such department")
NO_SUCH_RULE = Sentence("그런 규칙은 없습니다", "there is no such rule")

# what became of a consultation
NO_CONVERSATION = Sentence("그런 상담은 없습니다", "there is no such consultation")
NO_MESSAGE = Sentence("그런 글은 없습니다", "there is no such message")
NO_EVENT = Sentence("실패한 전달에 그런 것은 없습니다", "there is no such dead event")
ENDED = Sentence("끝난 상담입니다", "the consultation has ended")
ERASED = Sentence("지워진 상담입니다", "the consultation was erased")
KEY_REUSED = Sentence(
    "같은 키나 message_id가 다른 글에 쓰였습니다", "the key or message_id was used for another message"
)
IN_PROGRESS = Sentence("같은 키의 글을 지금 처리하고 있습니다", "a message with this key is being handled")
CLAIMED = Sentence("다른 담당자가 맡은 상담입니다", "another officer has this consultation")
NOT_OF_DEPARTMENT = Sentence(
    "이 상담을 맡은 부서의 담당자가 아닙니다", "is no officer of the department of this consultation"
)
BLOCKED = Sentence(
    "개인정보가 있어 받지 않았습니다. 아무것도 저장하지 않았습니다",
    "was not accepted because of what it contains; nothing was stored",
)
ATTACHMENT_HELD = Sentence(
    "사진과 파일은 받지 않습니다. 아무것도 저장하지 않았습니다", "attachments are not taken; nothing was stored"
)

# settings
NEEDS_DEPARTMENTS = Sentence("PII_GUARD_DEPARTMENTS가 필요합니다", "needs PII_GUARD_DEPARTMENTS")
NEEDS_INTAKE = Sentence("PII_GUARD_INTAKE가 필요합니다", "needs PII_GUARD_INTAKE")
NO_STORE = Sentence(
    "sqlite:///파일 또는 postgresql://주소여야 합니다", "must be sqlite:///file or postgresql://address"
)
NEEDS_STATE_KEY = Sentence(
    "PostgreSQL에는 PII_GUARD_STATE_KEY_FILE이 필요합니다. 무작위 32바이트: head -c 32 /dev/urandom",
    "PostgreSQL needs PII_GUARD_STATE_KEY_FILE, 32 random bytes: head -c 32 /dev/urandom",
)
BAD_STATE_KEY = Sentence("무작위 {bytes}바이트가 든 파일이어야 합니다", "must be a file of {bytes} random bytes")
ONE_WORKER = Sentence(
    "SQLite에는 프로세스가 하나여야 합니다. 여럿이면 postgresql://을 쓰십시오",
    "SQLite takes one worker; use postgresql:// for more",
)
NOT_ALONE = Sentence("다른 프로세스가 쓰고 있습니다", "is used by another process")
NO_EXTRA = Sentence(
    "설치되어 있지 않습니다. pip install 'pii-guard[intake]'", "is not installed; pip install 'pii-guard[intake]'"
)
OBSERVED = Sentence(
    "PII_GUARD_OBSERVE와 함께 쓸 수 없습니다. 그대로의 글이 저장됩니다",
    "may not be used with PII_GUARD_OBSERVE: messages would be stored as they are",
)
CANNOT_REACH = Sentence("연결할 수 없습니다", "cannot be reached")
HALF_MIGRATED = Sentence(
    "표가 이 판과 맞지 않습니다. 옮기다 만 것이거나 더 새 판의 것입니다. 백업에서 되돌리십시오",
    "its tables do not fit this version: a migration stopped half-way, or a newer version made them; restore a backup",
)
KEY_MADE = Sentence(
    "새 열쇠를 만들었습니다: {path}. 따로 보관하십시오", "a new key was made: {path}; keep a copy elsewhere"
)
NO_SECRET = Sentence(
    "환경 변수 {name:이} 없거나 쓸 수 없습니다", "the environment variable {name} is missing or cannot be used"
)

# notices
AFTER_HOURS = Sentence(
    "지금은 상담 시간이 아닙니다. 남기신 글은 {when} 뒤에 확인합니다.",
    "The office is closed now. Your message will be read after {when}.",
)
AFTER_HOURS_EASY = Sentence(
    "지금은 쉬는 시간입니다. {when} 뒤에 읽겠습니다.", "We are closed now. We will read it after {when}."
)
WHEN = Sentence("{month}월 {day}일 {clock}", "{month}/{day} {clock}")
PICTURES = Sentence(
    "사진과 파일은 전달하지 않았습니다. 사진 속 글은 읽지 않습니다. 글로 써서 보내 주세요.",
    "Pictures and files were not passed on. What is written in a picture is not read. Please write it as a message.",
)
PICTURES_EASY = Sentence(
    "사진은 보낼 수 없습니다. 사진 속 글은 읽지 않습니다. 글로 써 주세요.",
    "Pictures cannot be sent. We do not read them. Please write instead.",
)
