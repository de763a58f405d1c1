"""The number to call in an emergency."""

import re

import pytest

from coach.care.emergency import (
    countries,
    country_of,
    emergency_number,
    emergency_words,
    number_of,
    unknown_hint,
)
from coach.care.stop_signs import outcome

EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"


@pytest.mark.parametrize("country", EU.split())
def test_european_union(country):
    """One number everywhere."""
    assert number_of(country) == "112"


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("GB", "999"),
        ("CH", "144"),
        ("NO", "113"),
        ("UA", "103"),
        ("US", "911"),
        ("CA", "911"),
        ("MX", "911"),
        ("AU", "000"),
        ("NZ", "111"),
        ("IN", "112"),
        ("JP", "119"),
        ("BR", "192"),
        ("ZA", "10177"),
        ("nz", "111"),
        ("QQ", ""),
        ("", ""),
    ],
)
def test_number_of_a_country(country, number):
    """Not everywhere 112; nothing is invented."""
    assert number_of(country) == number


def test_table_is_well_formed():
    """ISO codes in order, numbers of three to five digits."""
    assert list(countries()) == sorted(set(countries()))
    assert len(countries()) > 80
    for country in countries():
        assert re.fullmatch(r"[A-Z]{2}", country)
        assert re.fullmatch(r"[0-9]{3,5}", number_of(country))


@pytest.mark.parametrize(
    ("locale", "country"),
    [
        ("nb_NO", "NO"),
        ("en-GB", "GB"),
        ("de_DE.UTF-8", "DE"),
        ("de_AT@euro", "AT"),
        ("en_US_POSIX", "US"),
        ("zh_Hant_TW", "TW"),
        ("en_001", ""),
        ("es_419", ""),
        ("de", ""),
        ("C", ""),
        ("C.UTF-8", ""),
        ("", ""),
    ],
)
def test_country_of_a_locale(locale, country):
    """As systems write them; some name no country."""
    assert country_of(locale) == country


@pytest.mark.parametrize(
    ("chosen", "locale", "number"),
    [
        ("", "en_GB", "999"),
        ("112", "en_GB", "112"),
        ("  ", "ja_JP", "119"),
        ("", "C", ""),
        (" 01 23 ", "C", "01 23"),
    ],
)
def test_what_the_person_set_comes_first(chosen, locale, number):
    """Then the country of the system, then nothing."""
    assert emergency_number(chosen, locale) == number


def test_unknown_number_in_words():
    """The card names no number then."""
    assert emergency_words("") == "your local emergency number"
    assert emergency_words("111") == "111"
    assert "112" in unknown_hint()


def test_card_follows_the_country():
    """The number stands in the sentence of the emergency card."""
    number = emergency_number("", "en_NZ.UTF-8")

    assert "Call 111 or have" in " ".join(
        outcome({"Q01": True}, emergency_number=number).sentences
    )
