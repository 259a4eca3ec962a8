"""Where she was and can go: back and forward, each place with the part of its page."""

from practiceapp.ui.shared.memory import MOST, Memory
from practiceapp.ui.shared.places import CLIENT, CLIENTS, SEARCH, TODAY, Place

ANNA = Place(CLIENT, 7)


def been(*places: Place) -> Memory:
    memory = Memory()
    for place in places:
        memory.visit(place)
    return memory


def test_back_and_forward_go_the_same_way() -> None:
    memory = been(Place(TODAY), Place(CLIENTS), ANNA)
    assert [memory.back(), memory.back(), memory.back()] == [Place(CLIENTS), Place(TODAY), None]
    assert [memory.forward(), memory.forward(), memory.forward()] == [Place(CLIENTS), ANNA, None]
    assert memory.place == ANNA


def test_going_somewhere_else_ends_the_way_forward() -> None:
    memory = been(Place(TODAY), Place(CLIENTS))
    memory.back()
    memory.visit(ANNA)
    assert (memory.can_go_back, memory.can_go_forward) == (True, False)


def test_the_same_place_again_is_no_step() -> None:
    memory = been(Place(TODAY), Place(CLIENTS))
    memory.back()
    memory.visit(Place(TODAY))
    assert (memory.can_go_back, memory.can_go_forward) == (False, True)


def test_a_place_is_kept_with_the_part_she_was_at() -> None:
    memory = been(Place(TODAY), ANNA)
    memory.visit(Place(CLIENTS), part="agreement")
    assert memory.back() == Place(CLIENT, 7, "agreement")
    assert memory.back("invoices") == Place(TODAY)
    assert memory.forward() == Place(CLIENT, 7, "invoices")


def test_what_was_left_for_good_is_not_gone_forward_to() -> None:
    memory = been(Place(TODAY), Place(SEARCH))
    assert memory.back(for_good=True) == Place(TODAY)
    assert not memory.can_go_forward


def test_only_so_many_places_are_kept() -> None:
    memory = been(*(Place(CLIENT, number) for number in range(3 * MOST)))
    steps = 0
    while memory.back() is not None:
        steps += 1
    assert steps == MOST
