"""Sentences of an office that takes consultations: faults of its departments.toml, and notices to residents."""

from pii_guard.sentences import Sentence

# departments.toml
NO_ZONE = Sentence("그런 시간대는 없습니다. 예: Asia/Seoul", "is no time zone, such as Asia/Seoul")
NO_HOURS = Sentence("mon-fri 09:00-18:00처럼 적으십시오", "must be such as mon-fri 09:00-18:00")
NO_LUNCH = Sentence("12:00-13:00처럼 적으십시오", "must be such as 12:00-13:00")
OVERLAP = Sentence("같은 날의 시간이 겹칩니다", "two times of one day overlap")
NO_COUNTRY = Sentence("공휴일을 모르는 나라입니다. 예: KR", "is no country whose holidays are known, such as KR")
CLOSED_AND_OPEN = Sentence("closed에도 있는 날입니다", "names a day that is closed too")
OTHER_HOME = Sentence("정책의 home과 다릅니다", "is not the home of the policy")
NO_DEPARTMENT = Sentence("그런 부서는 없습니다", "is no department of this file")
NO_SUCH_UPSTREAM = Sentence("그런 upstream은 없습니다", "is no upstream of this file")
TOPIC_WITHOUT_DEPARTMENT = Sentence(
    "정책의 주제 {name:'을} 맡은 부서가 없습니다", "no department answers for the policy's {name!r}"
)
PHONE_NOT_PUBLIC = Sentence(
    "정책이 담당자의 글에서 가리는 번호입니다. 정책의 [[allow]]에 적으십시오",
    "would be hidden where an officer writes it: allow it in the policy",
)
NO_ROOM = Sentence("!로 시작하는 방 번호가 필요합니다", "needs the id of a room, which begins with !")
UNKNOWN_YEAR = Sentence("{year}년의 공휴일은 아직 모릅니다", "the public holidays of {year} are not known yet")
