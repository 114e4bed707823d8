from pii_guard.model.text import Layer


def layer(text, *edits):
    one = Layer()
    return one, one.rewrite(text, edits)


def test_a_place_inside_of_a_deleted_stretch_is_where_what_follows_begins():
    one, new = layer("가나----다라", (2, 6, ""))
    assert new == "가나다라"
    assert [one.forth(old) for old in range(9)] == [0, 1, 2, 2, 2, 2, 2, 3, 4]


def test_a_place_inside_of_a_replaced_stretch_is_where_its_replacement_begins():
    one, new = layer("번호 ⑩⑪", (3, 4, "10"), (4, 5, "11"))
    assert new == "번호 1011"
    assert [one.forth(old) for old in range(6)] == [0, 1, 2, 3, 5, 7]


def test_every_character_of_a_replacement_stands_for_all_that_it_replaces():
    one, _ = layer("번호 ⑩", (3, 4, "10"))
    assert one.back(3, 4) == one.back(4, 5) == one.back(3, 5) == (3, 4)
