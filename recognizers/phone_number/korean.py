"""What the rule book says of it in Korean."""

ABOUT = "개인의 전화번호입니다. 휴대전화, 지역 전화, 인터넷 전화, 안심번호, 외국 번호를 찾습니다. 대표번호(15XX, 16XX, 18XX), 080, 110 같은 번호는 기관의 것이라 그대로 둡니다."

KOREAN = {
    "mobile": "휴대전화",
    "and-more": "번호 하나와 뒷번호 여럿",
    "regrouped": "010 뒤를 제멋대로 나눔",
    "cut-late": "010 뒤에서 늦게 나눔",
    "mobile-odd": "다르게 나눈 휴대전화",
    "mobile-twice": "붙은 휴대전화 둘",
    "fixed": "지역·인터넷·안심번호",
    "seoul-bare": "붙여 쓴 서울 번호",
    "abroad": "국가번호 82",
    "foreign": "외국 번호",
    "cued": "이름표 뒤 0 빠진 번호",
    "second": "둘째 번호",
    "parted": "010을 따로 말함",
    "local": "지역번호 없는 번호",
    "filled": "사이에 딴 글자",
    "mobile-zero": "0으로 시작하는 가운데 자리",
    "torn": "010을 띄어 씀",
    "alone": "번호뿐인 말",
    "head-last": "010을 뒤에 말함",
    "end-first": "끝자리 먼저",
    "end-and-middle": "끝자리와 가운데",
    "without-zero": "0 없는 10",
    "dialled-abroad": "국제전화 번호로",
    "in-turn": "묶음마다 차례나 자리를 적음",
    "area-filled": "지역번호 사이에 딴 말",
    "middle and end, each said with one word": "가운데와 끝을 한 낱말로만 말함",
    "Korean digits in Latin letters": "로마자로 적은 우리말 숫자",
    "slip": "이름표 뒤의 잘못 적은 것",
}
