"""The surnames of Korea: those of one syllable by how many bear them, and those of two.

Choice and order follow what the population census of 2015 (통계청) made known; the share of each is only used to
make names for fitting (scripts/names.py), the recognizer takes all as equal and lets the weights decide.
"""

from .words import listed

SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마"
    "길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉사부가복태목형계피두감호음빈동온범좌팽승간상시갈단견당창화옹순"
    "팔묵림량려련리령필평종만판아대매포빙풍궁탄곡돈개난섭뇌묘운춘쌍궉흥점낭근엽"
)
# Borne by a few hundred people each, and the beginning of many words: taken only where the text itself asks.
RARE = "내누미삼십애야요자저증준즙초수해환후군교학비담영탕"
FAMILIES = frozenset(SURNAMES)
COMPOUND_SURNAMES = listed("남궁 황보 제갈 선우 독고 사공 서문 동방 어금 망절 소봉 장곡 강전")
COMPOUND_BEGIN = frozenset(name[0] for name in COMPOUND_SURNAMES)
