"""What the rule book says of it in Korean."""

ABOUT = "주소입니다. 도로명과 건물번호, 동·리와 지번, 아파트의 동·호를 찾습니다. 시·군·구나 읍·면까지만 있으면 개인을 가리키지 않으므로 그대로 둡니다. 이름은 행정안전부 주소 자료와 맞추어 봅니다."

KOREAN = {
    "a room of a home for the old": "요양원의 방",
    "a block without its flat": "호가 없는 동",
    "a 면 and a 리 without their last syllables": "'면'과 '리'를 뺀 이름",
    "a road without its suffix": "'로'나 '길'을 뺀 길 이름",
    "a branch street without the road it leaves": "갈라진 길만 있는 것",
    "an underground number without its road": "길 이름 없는 지하 번호",
    "a serial street without a building is a place of many houses": "건물번호 없는 번길은 여러 집",
}
