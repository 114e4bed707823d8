"""Addresses that somebody types over several messages, and what only follows on the name of a place. All invented."""

from pii_guard.recognizer import catches, ignores

OVER_MESSAGES = (
    catches("«92» 예요", "cut in three", before=("전북 고창군", "고창읍 월곡로까지요")),
    catches("«102에 905»요", "a flat, asked for", before=("@동호수가 어떻게 되세요?",)),
    catches(
        "전라북도 고창군 고창읍 월곡로라고 했는데 «92»예요",
        "a number behind the words said again",
        before=("전북 고창군 고창읍", "월곡로요"),
    ),
    catches(
        "1동 2동 3동 4동 말고 «231번지»예요",
        "a lot behind blocks that it is not in",
        before=("전북 고창군 고창읍 교촌리요",),
    ),
    catches("«3층»이요", "a floor makes the bare road before it an address", before=("중앙로 245",)),
    ignores("3층이요", "a floor behind a road and how far it is", before=("중앙로 30미터 앞이에요",)),
    ignores("92평이에요", "an area, no number of a building", before=("전북 고창군", "고창읍 월곡로요")),
    catches("«231번지» 대 120평이에요", "a lot, then the kind of land", before=("전북 고창군 고창읍 교촌리요",)),
    catches("«34»예요", "a new road, then its building", before=("경기 화성시", "새솔12로")),
    ignores("동리로 83 앞 가로등이요", "an office is no place", before=("고창군청인가요?",)),
    ignores("문화로 24 앞 가로등이요", "a stadium is no 시·도", before=("경기장 앞이에요",)),
    catches("«28-3» 이요", "a 동 of two syllables between city and lot", before=("경기 광주시", "역동")),
    catches("«28-3» 예요", "a city in a sentence, then its 동", before=("광주시에서 왔는데", "역동")),
    catches("«28-3»요", "a 시·도 alone, then a 동", before=("경기, 거기요", "역동")),
    catches("«28-3» 맞아요", "a 시·도 with the copula", before=("경기요", "역동")),
    catches("«28-3» 이고요", "a whole 시·도 with a word behind", before=("경기도쪽이요", "역동")),
    catches("«28번지» 요", "a 읍 in a sentence, then a lot", before=("고창읍에 사는데요",)),
    ignores("28-3 이요", "a 시·도 that is spoken of", before=("경기도의 인구는요", "역동")),
    ignores("28-3 예요", "a word that begins like a 시·도", before=("경기가 나빠요", "역동")),
    ignores("28번지 다음이요", "a word that is a 동, too", before=("이동하는데요",)),
    ignores("28번지 앞이요", "an office between a city and a lot", before=("부산이요", "동구청이요")),
    catches("«58» 이요", "a road that holds a number and a 로", before=("부산 해운대구 재송1로46번길요",)),
    catches("«401동»요", "a block behind a road with a number", before=("진관1로 77-8",)),
    catches("«155» 예요", "a 시·도 and nothing behind 에", before=("경상남도에", "양산시 물금읍 백호로")),
    ignores("옆집 2층 사시는 분이 와서요", "the floor of somebody else", before=("고창군 고창읍 월곡로 92",)),
    ignores("3번 눌렀어요", "what was pressed", before=("고창군 고창읍 월곡로",)),
    ignores("28번지 뒤요", "a word that ends like a 군", before=("부산이요", "피곤하군")),
)
