from pii_guard.recognizer import stars


def test_stars_keep_the_ends_and_the_separators():
    assert stars(3, 4)("010-2345-6789") == "010-****-6789"
    assert stars(1, 1)("홍길동") == "홍*동"
    assert stars(1, 1)("허준") == "허*"
