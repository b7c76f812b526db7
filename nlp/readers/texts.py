"""Small things about texts that every reader needs: cleaning, folding, numbers, periods."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 cannot hold, and so no .xlsx: https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?|[\x0b\x0c]")
_NEEDS_CLEANING = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")

_MEASURE_NUMBER = re.compile(r"\s*([A-ZÅÄÖ]{0,3}\d{1,3}(?:\.\d{1,3})+|\d{1,3}(?=[.)]\s))[.):]?(?=\s|$)")
_GOAL_NUMBER = re.compile(r"\s*(\d{1,3})[.):]\s*\S")

_DASH = r"\s*[-–—]\s*"
_PERIODS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?{_DASH}\d{{1,2}}\.\d{{1,2}}\.\d{{4}}\b",
        rf"\b\d{{1,2}}[/.]\d{{4}}{_DASH}\d{{1,2}}[/.]\d{{4}}\b",
        rf"\b\d{{1,2}}{_DASH}\d{{1,2}}/\d{{4}}\b",
        rf"\b(?:19|20)\d\d{_DASH}(?:19|20)\d\d\b",
        r"\b\d{1,2}/(?:19|20)\d\d\b",
        r"\b(?:19|20)\d\d\b",
    )
)


def clean(text: str) -> str:
    r"""Return the text without what no XML file can hold; line ends become ``\n``.

    Soft hyphens, right-to-left marks and emoji stay.

    Examples
    --------
    >>> clean("Ohje\x00 on\r\nlaadittu 🙂")
    'Ohje on\nlaadittu 🙂'
    """
    if not _NEEDS_CLEANING.search(text):
        return text
    return _SURROGATE.sub("\ufffd", _FORBIDDEN.sub("", _NEWLINE.sub("\n", text)))


def has_forbidden(text: str) -> bool:
    """Whether `clean` takes characters away from the text."""
    return bool(_FORBIDDEN.search(text) or _SURROGATE.search(text))


def fold(text: str) -> str:
    """Return lower case without dots and accents, for comparing headings.

    Examples
    --------
    >>> fold("Mitä ON tehty")
    'mita on tehty'
    """
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def slug(text: str, *, longest: int = 40) -> str:
    """Return a short identifier made of the text's letters and digits.

    Examples
    --------
    >>> slug("Työllisyys ja työvoima")
    'tyollisyys-ja-tyovoima'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:longest].strip("-")


def measure_number(text: str) -> str | None:
    """Return the number that a measure begins with, or None.

    A date is no measure number.

    Examples
    --------
    >>> measure_number("2.4 Yhteistyö koulujen kanssa määritellään")
    '2.4'
    >>> measure_number("3. Laaditaan ohje.")
    '3'
    >>> measure_number("2.4.2023 pidetty kokous") is None
    True
    >>> measure_number("3 koulua rakennetaan") is None
    True
    """
    match = _MEASURE_NUMBER.match(text)
    return match.group(1) if match else None


def goal_number(text: str) -> str | None:
    """Return the whole number that a goal begins with, or None.

    Examples
    --------
    >>> goal_number("2. Kävely on turvallista kaikille")
    '2'
    >>> goal_number("2.4 Toimialat") is None
    True
    """
    match = _GOAL_NUMBER.match(text)
    if match is None or "." in (measure_number(text) or ""):
        return None
    return match.group(1)


def find_period(text: str) -> str | None:
    """Return the period that the text names, as printed; ranges before single months and years.

    Examples
    --------
    >>> find_period("Seurannan aikaväli 3/2021-3/2022 (seuraava 4-9/2022)")
    '3/2021-3/2022'
    >>> find_period("Ohjelma 2022–2025, seuranta 1/2023–12/2023")
    '1/2023–12/2023'
    >>> find_period("Seurantataulukko") is None
    True
    """
    for pattern in _PERIODS:
        match = pattern.search(text)
        if match:
            return match.group(0)
    return None


class IdMaker:
    """Gives identifiers that are unique in a file.

    Examples
    --------
    >>> ids = IdMaker()
    >>> [ids.make(theme="Ilmasto", number=n, place=7) for n in ("1.1", "1.1", None)]
    ['ilmasto-1.1', 'ilmasto-1.1-2', 'ilmasto-row-7']
    >>> ids.keep("x"), ids.keep("x")
    ('x', 'x-2')
    """

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._last: dict[str, int] = {}

    def make(self, *, theme: str | None, number: str | None, place: int) -> str:
        """Return an identifier made from theme and measure number, or from the place where there is none."""
        parts = [slug(theme or ""), number or f"row-{place}"]
        return self.keep("-".join(part for part in parts if part))

    def keep(self, identifier: str) -> str:
        """Return the identifier, with a suffix where it was given before."""
        unique = identifier
        while unique in self._given:
            # The last suffix is remembered, so that 100,000 equal identifiers take no quadratic time.
            self._last[identifier] = self._last.get(identifier, 1) + 1
            unique = f"{identifier}-{self._last[identifier]}"
        self._given.add(unique)
        return unique
