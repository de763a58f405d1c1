"""Finding words as they are typed: parts of words, and words with one typo."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def _near(typed: str, vocabulary: Iterable[str]) -> Iterator[str]:
    """Yield the words that may begin with what was typed but for one typo, and more.

    One typo leaves the first half as it was, or the second, a place further on or back
    perhaps; only a swap in the middle takes a letter from both. Comparing halves is
    much quicker than looking for the typo.
    """
    half = len(typed) // 2
    first, second = typed[:half], typed[half:]
    swapped = typed[: half - 1] + second[0] + first[-1]
    for word in vocabulary:
        if (
            word.startswith((first, swapped))
            or word.startswith(second, half - 1)
            or word.startswith(second, half)
            or word.startswith(second, half + 1)
        ):
            yield word


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
    near = _near(typed, vocabulary)
    return frozenset(word for word in near if begins_with_typo(typed, word))


def preferred_first(places: Iterable[int], preferred: Iterable[int]) -> list[int]:
    """Return places with the preferred ones first, and else in their order."""
    wanted = frozenset(preferred)
    return sorted(places, key=lambda place: place not in wanted)


class WordSearch:
    """Searches a list of word sets; it is made anew when the list changes.

    Each word keeps its documents as the bits of one number, so that thousands of
    documents are looked through in the time between two frames.

    Args:
        documents: The words of each document, by its place.
    """

    def __init__(self, documents: Iterable[frozenset[str]]) -> None:
        self._bits: dict[str, int] = {}
        bit = 1
        for words in documents:
            for word in words:
                self._bits[word] = self._bits.get(word, 0) | bit
            bit <<= 1
        self._all = bit - 1

    def find(self, text: str) -> list[int]:
        """Return the places of the documents that hold every word of a text."""
        found = self._all
        for typed in sorted(words_of(text), key=len, reverse=True):
            found &= self._with_any(matching_words(typed, self._bits))
            if not found:
                break
        return [place for place, bit in enumerate(f"{found:b}"[::-1]) if bit == "1"]

    def _with_any(self, words: Iterable[str]) -> int:
        """Return the documents that hold at least one of some words, as bits."""
        found = 0
        for word in words:
            found |= self._bits[word]
        return found
