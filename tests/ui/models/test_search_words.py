"""Tests of ui.models.search_words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.search_words import (
    WordSearch,
    begins_with_typo,
    matching_words,
    preferred_first,
    within_one_typo,
    words_of,
)

WORDS = st.text("abcd", max_size=6)


def distance(one, other):
    """Return the Damerau-Levenshtein distance, by the book."""
    table = {(i, -1): i + 1 for i in range(-1, len(one))}
    table |= {(-1, j): j + 1 for j in range(-1, len(other))}
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i, j] = min(
                table[i - 1, j] + 1,
                table[i, j - 1] + 1,
                table[i - 1, j - 1] + (a != b),
            )
            if i and j and a == other[j - 1] and one[i - 1] == b:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one) - 1, len(other) - 1]


@given(WORDS, WORDS)
def test_one_typo_is_a_distance_of_one(one, other):
    """The short way agrees with the table of distances."""
    assert within_one_typo(one, other) == (distance(one, other) <= 1)


@given(st.text("abcd", min_size=4, max_size=6), st.lists(WORDS, max_size=8))
def test_no_word_with_one_typo_is_passed_over(typed, vocabulary):
    """Comparing halves first finds the same words as looking at every one."""
    exact = {word for word in vocabulary if typed in word}
    near = {word for word in vocabulary if begins_with_typo(typed, word)}

    assert matching_words(typed, vocabulary) == (exact or near)


@pytest.mark.parametrize("typed", ["hamstrign", "hamsring", "hamstrinng", "hamstrong"])
def test_swapped_missing_extra_and_wrong_letters_are_found(typed):
    """Each kind of typo leads to the word."""
    assert matching_words(typed, ["hamstring", "calf"]) == {"hamstring"}


def test_typo_is_found_while_the_word_is_being_typed():
    """The beginning of a word may hold the typo."""
    assert begins_with_typo("hmast", "hamstring")
    assert not begins_with_typo("xmxst", "hamstring")


def test_short_words_allow_no_typo():
    """Three letters with a typo would be anything."""
    assert matching_words("mta", ["mat", "meta"]) == frozenset()
    assert matching_words("calv", ["calf"]) == {"calf"}


def test_exact_hits_leave_out_the_others():
    """Where something holds what was typed, similar words are not wanted."""
    assert matching_words("plank", ["plank", "blank"]) == {"plank"}


def test_every_word_must_be_found():
    """Two words narrow the hits."""
    search = WordSearch([words_of("Calf raise"), words_of("Calf stretch")])

    assert search.find("calf") == [0, 1]
    assert search.find("strech calf") == [1]
    assert search.find("") == [0, 1]


@given(st.lists(st.frozensets(WORDS, max_size=4), max_size=6), st.lists(WORDS))
def test_found_are_the_documents_with_every_word(documents, typed):
    """The bits agree with looking into each document."""
    search = WordSearch(documents)
    vocabulary = frozenset().union(*documents)
    wanted = [matching_words(word, vocabulary) for word in typed if word]
    expected = [
        place
        for place, words in enumerate(documents)
        if all(not words.isdisjoint(each) for each in wanted)
    ]

    assert search.find(" ".join(typed)) == expected


def test_preferred_places_come_first_in_their_order():
    """Both parts keep the order that they had."""
    assert preferred_first([4, 1, 3, 2], [2, 1, 9]) == [1, 2, 4, 3]
