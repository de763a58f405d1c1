"""The number to call in an emergency, by country.

It is proposed from the country of the system, set once by the person, and can always
be changed; what they set comes first. Numbers for an ambulance, or the one number for
all services where there is one.

Sources: Directive (EU) 2018/1972, article 109, for 112 in the European Union; for each
country the emergency numbers of Google's libphonenumber 9.0.43 (short number metadata),
of which the one that reaches an ambulance was taken. A country whose number is not sure
is left out, and a number that nobody set is not invented.
"""

from __future__ import annotations

import re

from coach.translate import tr

_SAME_112 = (
    # The European Union and those around it where 112 reaches an ambulance.
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR"),
    *("HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI"),
    *("SK", "AD", "AL", "AX", "FO", "GE", "GI", "GL", "IS", "MC", "MD", "ME", "MK"),
    *("RS", "RU", "TR", "VA", "XK"),
    *("IN", "ID", "VU"),
)
_SAME_911 = ("US", "CA", "MX", "PR", "GU", "AS", "MP", "VI", "FJ", "WS", "TO", "PH")
_SAME_999 = ("GB", "GG", "IM", "JE", "HK", "MY", "SB")

_NUMBERS: dict[str, str] = {
    **dict.fromkeys(_SAME_112, "112"),
    **dict.fromkeys(_SAME_911, "911"),
    **dict.fromkeys(_SAME_999, "999"),
    # Europe, where the ambulance has a number of its own.
    "AZ": "103",
    "AM": "103",
    "BA": "124",
    "BY": "103",
    "CH": "144",
    "LI": "144",
    "NO": "113",
    "SM": "118",
    "UA": "103",
    "AU": "000",
    "NZ": "111",
    "PG": "111",
    "JP": "119",
    "KR": "119",
    "TW": "119",
    "CN": "120",
    "SG": "995",
    "TH": "1669",
    "VN": "115",
    "IL": "101",
    "AE": "998",
    "SA": "997",
    "EG": "123",
    "BR": "192",
    "AR": "107",
    "CL": "131",
    "ZA": "10177",
}


def countries() -> tuple[str, ...]:
    """Return the countries whose number is known, as ISO 3166 codes, in order."""
    return tuple(sorted(_NUMBERS))


def number_of(country: str) -> str:
    """Return the number of a country, "" when it is not known.

    Args:
        country: ISO 3166 code of two letters, such as "NO".
    """
    return _NUMBERS.get(country.upper(), "")


def country_of(locale: str) -> str:
    """Return the country of a locale, "" when it names none.

    Args:
        locale: Such as "nb_NO", "en-GB" or "de_DE.UTF-8"; "C" names no country.
    """
    found = re.match(
        r"[A-Za-z]{2,3}(?:[_-][A-Za-z]{4})?[_-]([A-Za-z]{2})(?![A-Za-z])", locale
    )
    return found[1].upper() if found else ""


def emergency_number(chosen: str, locale: str) -> str:
    """Return the number to call, "" when nobody knows it.

    Args:
        chosen: As the person set it; it always comes first.
        locale: That of the system.
    """
    return chosen.strip() or number_of(country_of(locale))


def emergency_words(number: str) -> str:
    """Return the number as it stands in a sentence.

    Args:
        number: See `emergency_number`; "" names no number.
    """
    return number or tr("your local emergency number")


def unknown_hint() -> str:
    """Return what helps where the number is not known."""
    return tr("In many countries 112 works from a mobile phone. Set yours once here.")
