"""A date line of an export, with weekday, time and zone, in the languages of its pages → a day."""

from __future__ import annotations

import re

from analysis.dates import find_dates

LONGEST = 80
"""Characters of a date line; a longer one is text that names a date."""
FIRST = 16
"""The date begins within so many characters: behind the longest weekday."""

# The English names, then German, French, Spanish, Italian, Portuguese, Dutch, Russian, Polish,
# Malay and Indonesian ones.
_NAMES = """
january januar janvier enero gennaio janeiro januari января stycznia
february februar février febrero febbraio fevereiro februari февраля lutego
march märz mars marzo março maart марта marca mac maret
april avril abril aprile апреля kwietnia
may mai mayo maggio maio mei мая maja
june juni juin junio giugno junho июня czerwca
july juli juillet julio luglio julho июля lipca julai
august août agosto augustus августа sierpnia ogos agustus
september septembre septiembre settembre setembro сентября września
october oktober octobre octubre ottobre outubro октября października
november novembre noviembre ноября listopada
december dezember décembre diciembre dicembre dezembro декабря grudnia disember desember
"""
ENGLISH = {
    name: names.split()[0] for names in _NAMES.strip().splitlines() for name in names.split()
}

_WORD = re.compile(r"[^\W\d_]+")
_DAY_STOP = re.compile(r"\b(\d{1,2})(?:\.| de| di)\s+(?=[^\W\d_])")
_YEAR_WORD = re.compile(r"(?<=[^\W\d_]) (?:de|del) (?=\d{4}\b)")


def day_in(line: str) -> str | None:
    """The day, as 2018-06-18, of a line that is a date; None for any other."""
    if not line or len(line) > LONGEST:
        return None
    plain = _WORD.sub(lambda word: ENGLISH.get(word[0].lower(), word[0]), line)
    plain = _YEAR_WORD.sub(" ", _DAY_STOP.sub(r"\1 ", plain))
    found = next(find_dates(plain), None)
    return found.date.isoformat() if found and found.start <= FIRST else None


def day_or_text(line: str | None = None) -> tuple[str, ...]:
    """The line's day, else the line, so that a person is told of a date that can't be read."""
    return (day_in(line) or line,) if line else ()
