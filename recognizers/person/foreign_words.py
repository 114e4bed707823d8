"""How names from elsewhere are written in Hangul, and the words that say where somebody is from."""

from .words import listed

HOMELANDS = listed(
    "베트남 월남 중국 태국 캄보디아 필리핀 네팔 몽골 미얀마 라오스 우즈벡 우즈베키스탄 스리랑카 인도네시아 인도 "
    "방글라데시 파키스탄 러시아 카자흐스탄 키르기스스탄 키르기즈스탄 일본 대만 동티모르 조선족 고려인 외국인 외국 "
    "다문화 결혼이민 이주"
)
# What may stand between a homeland and a name: 캄보디아 근로자 …, 네팔에서 온 …
KIN_OF_HOMELAND = listed(
    "근로자 노동자 계절근로자 며느리 아내 남편 사위 배우자 신부 신랑 친구 직원 일꾼 여성 남성 여자 남자 사람 국적 출신 "
    "강사 교사 선생님 새댁 엄마 아빠 유학생 학생 이민자 인 에서 에서온 온 오신 분 부인 와이프 아이 딸 아들 동료 선원 인부"
)
WESTERN = listed("미국 영국 캐나다 호주 뉴질랜드 아일랜드 남아공 프랑스 독일 원어민")
VISAS = "(?:E-?[79](?:-[0-9])?|F-?[0-9](?:-[0-9]{1,2})?|H-?2|D-?[24](?:-[0-9])?|C-?[34])"

# Parts of names, by the country where they are most used.
_VIETNAM = (
    "응우옌 응웬 웅우옌 응우엔 느구엔 구엔 쩐 레 팜 호앙 후인 판 부이 응오 즈엉 딘 쯔엉 막 카오 르엉 꽝 도안 당 보 도 "
    "티 반 득 응옥 타인 민 투 꾸옥 쑤언 바오 밍 꽁 투이 프엉 흐엉 푸엉 두이 비엣 히우 란 짱 뚜언 뚜안 흥 훙 융 꾸엉 하이 "
    "링 냐 늉 홍 옌 떰 땀 또안 찌 남 롱 손 람 마이 화 빈 응아 도티 티란 티투 레반 호아 호안 타오 탄 탐 티엔 쭝 쭉 끼엣 "
    "뀐 뀌 냔 니 뉴 다오 단 둑 둥 란 로안 루옌 루이 리엔 린 번 비 빅 썬 안 억 옥 이엔 지앙 짬 쩡 쭈 찐 킴 타이 탕 튀 튀엣 "
    "푹 풍 프억 히엔 히에우 후옌 꾸엔 꾸이 쩌우 트엉 응안 응언 응이 뚜이 똥 르우 루우 브엉 투엣 투언 티엡 뜨엉 팟 푸 후에 후엔 "
    "흐우 휘 힙 떤 미"
)
_CHINA = (
    "왕 리 장 류 리우 천 첸 양 자오 황 저우 쉬 쑨 마 주 후 린 가오 허 궈 뤄 량 쑹 정 셰 탕 샤오 쯔 젠 웨이 쥔 밍 팡 징 "
    "옌 훙 핑 메이 후이 쉐 레이 펑 하이 위안 지에 리나 화 룽 빙 쥐안 신 위 잉 샤오밍 샤오링 샤오쥔 메이링 링링 쉐잉 웨이밍 "
    "춘화 금화 슈잉 슈란 위펑 젠궈 즈창 치앙 타오 차오"
)
_CAMBODIA = (
    "속 쏙 찬 짠 킴 헹 소페악 소피아 소팔 소펄 다라 보레이 스레이 소카 찬나 찬다라 라타나 소반 티어 켐 춘 론 셍 포우 소피 "
    "소프 삼 넷 누온 쏘 피 사론 봇 체아 소찬 분 민 소피읍 보파 모니 피셋 비체카 소켕 스레이몸 스레이네앙 쏘카 쏘피 "
    "쏘반 리티 라스메이 나릿 소티어 소포안"
)
_NEPAL = (
    "라마 구룽 구릉 타망 라이 림부 타파 카르키 슈레스타 쉬레스타 마가르 네팔리 아디카리 가우탐 샤르마 체트리 비슈누 산토스 "
    "수레시 수레쉬 람 바하두르 쿠마르 쿠마리 프라카시 프라카쉬 기미레 판데이 바스넷 셰르파 수닐 라젠드라 디팍 산지브 비카스 "
    "푸르나 수미나 라메쉬 라메시 디네쉬 디네시 라주 비노드 크리슈나 락스미 사빈 수만 아닐 수니타 아니타 비나 사르밀라 마니샤 "
    "수실라 나라얀 프렘 비레 비말 비시누 순다르 타마랑 라자 비샬 라빈 산데쉬 로샨 아쇼크 사가르 수비르 아르준 나빈 락쉬미 부다 로카 차우다리 타쿠르 야다브"
)
_STEPPE = (
    "알리 카리모프 카리모바 아지즈 루스탐 우미드 조히르 압둘라 압두 무함마드 딜쇼드 사르도르 알리셰르 셰르조드 자혼기르 "
    "샤흐조드 오이벡 술탄 라힘 카림 투르순 바티르 하산 후세인 딜노자 딜도라 나르기자 굴노라 말리카 세르게이 나탈리아 옐레나 "
    "안나 드미트리 블라디미르 이고르 자수르 잠시드 다브론 쇼히드 오타벡 우루그벡 울루그벡 지요다 마디나 나르기스 굴나라 "
    "아이굴 누르란 다니야르 예르잔 아이다나 바키트 이리나 올가 타티아나 스베틀라나 빅토르 알렉세이 안드레이 유리 막심 이브라기모프 "
    "압둘라예프 라흐마토프 유수포프 하키모프 술타노바 라히모프 라히모바 마흐무드 파르호드 도니요르 알렉산드라 알렉산드르 아나스타샤 아나스타시야 율리아 예카테리나 옐리자베타 올레그 파벨 니키타 빅토리야 류드밀라 아이게림 굴미라 자리나 딜푸자 셰르초드"
)
_MONGOLIA = (
    "바트 간 바야르 에르덴 뭉흐 오윤 졸자야 알탄 체첵 볼드 투야 엥흐 도르지 델게르 나란 간바야르 바트에르덴 바트바야르 "
    "엥흐바야르 오윤체첵 오윤치멕 뭉흐바트 간볼드 바야르마 척트 사란 소드놈 수흐 아마르 어용 너밍 첸드 바트볼드 간바트 "
    "나랑게렐 사랑게렐 나란게렐 오트곤 어트겅 빌궁 텡기스 투무르 테무진 보양 알탄게렐 엥흐자르갈 바야스갈랑 뭉흐체첵 "
    "촐롱 초이진 푸레브 다와 남질 어기"
)
_SOUTH = (
    "솜차이 솜 분마 짠 차이 폰 왓 프라윳 나롱 아난 수다 솜삭 위차이 니폰 사이 솜밧 분 캄 부아 분미 캄라 캄판 캄폰 캄마니 "
    "아웅 묘 떼 윈 쪼 탄 묘민 킨 먀 수 나잉 예 페레라 쿠마라 실바 페르난도 라나 호세인 라흐만 이슬람 모하메드 모하마드 "
    "아흐메드 아흐마드 칸 수카르노 위도도 부디 데위 스리 아구스 푸트라 솜퐁 솜욧 위라 왓타나 나리랏 폰팁 분송 분롱 싹다 "
    "아누손 탄야 탄야폰 파이분 시파이 마웅 킨마웅 탄툰 민툰 쪼쪼 틴 산다 누누 위말 니말 수닐 프라디프 자한기르 알람 "
    "라흐마트 부디만 수파르노 와휴 리잘 사이풀 하리얀토 무하마드 임란 아크람 샤히드"
)
_PHILIPPINES = (
    "마리아 산토스 크루즈 크루스 레예스 레이예스 가르시아 로페즈 로페스 마리셀 호세 후안 조셉 존 마크 앤 제인 메리 로사 "
    "안젤라 제니 그레이스 크리스 크리스티나 마리안 리베라 라모스 멘도사 토레스 곤잘레스 바우티스타 델라 산타 아퀴노 아만다 "
    "미셸 조이 로즈 안토니오 카를로스 에드가 로드리고 마리셀 제네린 로웨나 마리벨 조안나 로살리 아르넬 롤란도 레날도 페르난데스 "
    "디아즈 에스피노자 마르티네즈 카스티요 파스쿠알 데라크루즈 델로스"
)
_JAPAN = (
    "사토 스즈키 다나카 와타나베 야마모토 나카무라 고바야시 가토 요시다 야마다 사사키 야마구치 마쓰모토 이노우에 기무라 하야시 시미즈 "
    "야마자키 이케다 하시모토 야마시타 이시카와 나카지마 마에다 후지타 오가와 오카다 하세가와 무라카미 이시이 사이토 사카모토 "
    "아오키 후지이 니시무라 후쿠다 미우라 후지와라 오카모토 나카가와 나카노 하라다 다무라 다케우치 가네코 나카야마 이시다 우에다 모리타 "
    "시바타 사카이 요코야마 미야자키 미야모토 우치다 다카기 다니구치 마루야마 다카하시 유키 하루카 아야 유미코 에미 게이코 요코 "
    "히로시 다카시 아키라 겐지 사쿠라 미사키 나오코 도모코 마유미 히로코 가즈코 미치코 요시코 준코 노리코 사치코 아이코 아오이 하나코 타로 "
    "이치로 다로 쇼타 류이치 다이스케 마코토 나나미 아스카 레이코 교코 마사코 구미코 사토미 나오미 메구미 미호 가오리 에리코 료코 도모미"
)
_ENGLISH = (
    "존 제임스 마이클 데이비드 로버트 윌리엄 리처드 토마스 찰스 다니엘 매튜 앤서니 스티븐 앤드류 조슈아 케빈 브라이언 라이언 에릭 제이콥 "
    "니콜라스 저스틴 벤자민 새뮤얼 사무엘 알렉산더 패트릭 타일러 애런 피터 헨리 폴 스티브 톰 메리 제니퍼 엘리자베스 바바라 수잔 제시카 사라 "
    "카렌 에밀리 애슐리 킴벌리 미셸 멜리사 레베카 로라 신디 에이미 레이첼 캐서린 니콜 사만다 스미스 존슨 윌리엄스 브라운 존스 밀러 데이비스 "
    "윌슨 앤더슨 테일러 무어 잭슨 마틴 톰슨 화이트 해리스 클라크 루이스 로빈슨 워커 앨런 스콧 베이커 넬슨 캠벨 미첼 로버츠 필립스 에반스"
)
_FAR = " ".join((_NEPAL, _STEPPE, _MONGOLIA, _CAMBODIA, _SOUTH))
_KNOWN = listed(" ".join((_VIETNAM, _CHINA, _FAR, _PHILIPPINES, _JAPAN)))
CHUNKS = _KNOWN | listed(_ENGLISH)  # singers and shops are called so as well: these say nothing by themselves
VIETNAMESE = listed(_VIETNAM)
MIDDLE = listed("티 반 득 응옥 꾸옥 쑤언")  # the second of three, hardly ever a word by itself
SURE = frozenset(chunk for chunk in _KNOWN if len(chunk) > 2) | listed(
    "응옥 쑤언 프엉 흐엉 응오 즈엉 쯔엉 쩐 짱 뚜언 샤오 쥔 쉐 궈 뤄 쑹 쏙 구룽 타망 구릉 타파 체첵 볼드 엥흐 뭉흐 꾸옥 "
    "꾸엉 늉 쭝 튀엣 프억 히엔 응아 쉬 쩡 뀐 후옌 꾸엔 응안 응언 브엉 투엣 뜨엉"
)
# Names that everybody has heard, or that shops, saints and ships bear: alone they say nothing.
_HEARD = listed(
    "마리아 산토스 크루즈 크루스 조셉 제인 메리 로사 안젤라 제니 그레이스 크리스 크리스티나 마리안 안토니오 카를로스 에드가 "
    "로드리고 안나 아만다 미셸 이슬람 나탈리아 세르게이 소피아 후세인 모하메드 모하마드 무함마드 무하마드 술탄 올가 빅토르 "
    "막심 안드레이 블라디미르 테무진 그레이스 가르시아 로페즈 로페스 라모스 페르난도 곤잘레스 토레스 마르티네즈 호아 호안 "
    "네팔리 라흐만 아흐메드 이리나 크리슈나 사빈 수만 산타 조안나 타이 다오 티엔 하이 바오 도안 치앙 차오 타오"
)
ANYWHERE = frozenset(chunk for chunk in listed(_FAR) if len(chunk) > 2) - _HEARD
ENDS = tuple(
    sorted(
        listed(
            "예프 예바 오프 오바 에프 에바 베크 조드 바야르 에르덴 체첵 바트 셰르 자야 샤흐 바하두르 싱 칸 울루 벡 르지 스키 "
            "모프 노프 도프 조프 코프 토프 포프 마토프 모바 노바 도바 조바 코바 토바 게렐 볼드 자르갈 치멕"
        )
    )
)

# What stands in a field instead of a name, and what somebody may be asked for beside one.
EMPTY = listed(
    "없음 미상 비공개 익명 무명 모름 미기재 해당없음 미정 공란 생략 비밀 본인 상동 동일 추후 기재 필수 선택 확인 연락처 주소 "
    "생년월일 전화번호 변경 미지정 미등록 미확인 부재 공석 없어요 없습니다 모릅니다 한글 영문 한자 성별 나이 직위 소속 기타 "
    "서명 날인 여권 비자 등록증 사본 정보"
)
NO_CHUNK = listed(
    "사람 근로자 노동자 여자 남자 여성 남성 아내 남편 며느리 사위 학생 국적 출신 친구 일꾼 직원 손님 유학생 외국인 아가씨 "
    "새댁 엄마 아빠 분 분들 배우자 숙소 문제 비자 여권 체류 연장 신청 문의 등록 등록증 사본 고지서 주민등록 등본 출국 입국 "
    "취업 고용 점검 임금 월세 음식 음식점 쌀국수 가게 여행 관광 관광객 마트 식당 요리 농장 계절 지원 지원금 센터 가족 다문화 "
    "결혼 이민 날씨 대사관 영사관 정부 공항 항공권 항공 전화 통역 번역 한국어 교육 관련 어디 언제 어떻게 아저씨 씨 님 때문에 "
    "우리 저희 제가 저는 고추 배추 상추 참깨 들깨 수박 호박 오이 마늘 양파 고구마 옥수수 해바라기 커피 채소 작물 수출 수입 "
    "시장 축제 노래 정비 담당자 담당자님"
)

# Words in Latin letters that stand in names of products, houses, companies and in sentences.
LATIN_WORDS = listed(
    "GOOGLE PLAY STORE APP IOS ANDROID GALAXY NOTE IPHONE IPAD AIR PRO MAX ULTRA PLUS APPLE SAMSUNG LG SK KT KB NH IBK "
    "BANK CARD PAY KAKAO TALK NAVER CAFE BLOG WINDOWS OFFICE EXCEL WORD PDF FILE HWP ZIP USB WIFI LTE TV PC CCTV GPS "
    "COVID QR CODE ID PW OTP SMS MMS EMAIL MAIL HTTP HTTPS WWW COM NET ORG KOREA SEOUL CENTER APT PARK AVENUE VIEW HILL "
    "HILLS TOWER CITY PLAZA MALL MART HOTEL RESORT CLUB HOUSE VILLE VILLAGE GS CU HYUNDAI KIA MOTORS MOTOR BMW AUDI BENZ "
    "TESLA MODEL SONATA TIGERS TWINS NEWS MBC KBS SBS YTN NETFLIX YOUTUBE PREMIUM FACEBOOK INSTAGRAM TWITTER ZOOM MEETING "
    "TEST ERROR OK NO YES THE OF AND FOR IN ON TO IS ARE YOU HELLO HI THANK THANKS GOOD MORNING PLEASE MY NAME LTD CO INC "
    "CORP GROUP BTS BLACK PINK LOVE DAY HAPPY NEW YEAR BEST SALE EVENT FREE DELIVERY SERVICE CALL HELP DESK EV LPG LNG LED "
    "SUV ATM VIP KTX SRT DMZ UN FTA HACCP GAP ISO ECO GREEN BLUE RED WHITE GOLD SILVER STAR WORLD CUP OPEN BROADBAND "
    "UPLUS INTERNET SMART HOME LIFE HEALTH FARM FOOD SHOP MARKET DIRECT INSURANCE SECURITY SYSTEM VERSION UPDATE LOGIN "
    "ALIEN REGISTRATION RESIDENCE CARD NATIONAL HEALTH COUNTY OFFICE IMMIGRATION TAX LOCAL PENSION LICENSE DRIVER DRIVERS STATION SCHOOL HOSPITAL "
    "UNIVERSITY COLLEGE ENGLISH KOREAN VIETNAM CHINA NEPAL SOUTH NORTH EAST WEST DEAR SIR MADAM BEST REGARDS SINCERELY KIND BIRTHDAY MERRY "
    "CHRISTMAS WHAT WHERE WHEN HOW WHY WHO THIS THAT THERE CAN COULD WOULD SHOULD WILL DO DOES DID AM IT WE HE SHE THEY HAVE HAS NEED WANT "
    "WATCH BUDS MAP MAPS CHROME GMAIL AMAZON COSTCO STARBUCKS COFFEE PIZZA BURGER CHICKEN CREAM COLA TEA BAR ROAD STREET DAEWOO TELECOM "
    "ELECTRONICS ENERGY SOLAR POWER PANEL DRONE TRACTOR KUBOTA YANMAR LINE MESSENGER TELEGRAM FILES PHOTO IMAGE SCAN PRINT FORM "
    "APPLICATION CERTIFICATE REGISTER RECORD FAMILY RELATION ENTRY RE EXIT WORK PERMIT EMPLOYMENT CONTRACT SEASONAL WORKER TEACHER "
    "INTERNATIONAL DEPARTMENT MINISTRY CENTRAL PUBLIC SOCIAL WELFARE CHILD CARE ROYAL GRAND FIRST SECOND THIRD MONDAY TUESDAY WEDNESDAY "
    "THURSDAY FRIDAY SATURDAY SUNDAY JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER "
    "PASSWORD USER ADMIN SERVER DATA WEB SITE PAGE LINK CLICK HERE STEP TYPE SIZE FREE BIG TOP ONE TWO UP DOWN OUT"
)
