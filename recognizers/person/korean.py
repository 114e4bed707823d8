"""What the rule book says of it in Korean."""

ABOUT = "사람의 이름입니다. 성과 이름 글자, 그 자리에 올 수 있는 예사말, 앞뒤의 말을 무게로 더해 기준을 넘으면 이름으로 봅니다. 직함만 있거나('이장님') 이미 가린 이름('홍*동')은 찾지 않습니다."

KOREAN = {
    "one syllable that given names seldom have, in a field": "이름에 드문 글자, 서식 안",
    "a bathhouse in front of a number": "번호 앞의 목욕탕 이름",
    "군 glued on, which some given names end in": "붙은 '군'",
    "a number in front, a particle behind": "앞에 번호, 뒤에 조사",
    "begins like a word with an ending: 신고 + 은": "어미가 붙은 말처럼 시작함",
    "a given name alone at the end": "끝에 성 없는 이름",
    "given name of three syllables": "세 글자 이름",
}
