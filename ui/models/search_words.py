"""Finding words as they are typed: parts of words, and words with one typo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# In shorter words one typo makes too many others.
TYPO_FROM_LETTERS = 4

_WORD = re.compile(r"\w+")


def words_of(*texts: str) -> frozenset[str]:
    """Return the words of some texts in small letters, each once."""
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def within_one_typo(one: str, other: str) -> bool:
    """Return whether one typo turns a word into the other, or none is needed.

    A typo is a letter that is wrong, missing or too much, or two neighbours that have
    changed places: a Damerau-Levenshtein distance of at most 1.
    """
    if one == other:
        return True
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    pairs = zip(one, other, strict=False)
    at = next((i for i, (a, b) in enumerate(pairs) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    if one[at + 1 :] == other[at + 1 :]:
        return True
    swapped = one[at + 1 : at + 2] + one[at : at + 1]
    return swapped == other[at : at + 2] and one[at + 2 :] == other[at + 2 :]


def begins_with_typo(typed: str, word: str) -> bool:
    """Return whether a word, or its beginning, is what was typed but for one typo."""
    lengths = {len(typed) - 1, len(typed), len(typed) + 1, len(word)}
    return any(within_one_typo(typed, word[:length]) for length in lengths)


def matching_words(typed: str, vocabulary: Iterable[str]) -> frozenset[str]:
    """Return the words that hold what was typed; else those with one typo in it.

    Args:
        typed: One word in small letters, or its beginning.
        vocabulary: All words there are.
    """
    vocabulary = tuple(vocabulary)
    found = frozenset(word for word in vocabulary if typed in word)
    if found or len(typed) < TYPO_FROM_LETTERS:
        return found
    return frozenset(word for word in vocabulary if begins_with_typo(typed, word))


class WordSearch:
    """Searches a list of word sets; it is made anew when the list changes.

    Args:
        documents: The words of each document, by its place.
    """

    def __init__(self, documents: Iterable[frozenset[str]]) -> None:
        self._documents = list(documents)
        self._vocabulary: tuple[str, ...] | None = None

    def find(self, text: str) -> list[int]:
        """Return the places of the documents that hold every word of a text."""
        places = list(range(len(self._documents)))
        for typed in sorted(words_of(text), key=len, reverse=True):
            if self._vocabulary is None:
                everything: frozenset[str] = frozenset().union(*self._documents)
                self._vocabulary = tuple(everything)
            wanted = matching_words(typed, self._vocabulary)
            places = [p for p in places if not wanted.isdisjoint(self._documents[p])]
        return places
