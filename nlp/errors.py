"""The errors that a person can cause, and can mend.

::

    ToteumaError                  every error below; only the command line turns it into an exit code
    ├── InputError                the file that was given
    │   ├── NotATableError        the file holds no table that can be read
    │   ├── HeaderNotFoundError   a table, but no header row that names the columns
    │   ├── EmptyInputError       nothing in it
    │   ├── UnreadableFileError   encrypted, truncated, or not of the kind that its name says
    │   └── EntryFormatError      a line that breaks the data contract
    ├── OutputError               the place where the result shall go
    ├── OptionError               an option whose value cannot be followed
    └── InstallationError         something that Toteuma needs is not installed, or does not fit
        ├── VoikkoMissingError    libvoikko or its Finnish dictionary
        └── ModelError            the trained model: missing, altered, or made by another version

Every message says the file, the place, what was found and what to do, in one sentence or two.
"""

from __future__ import annotations


class ToteumaError(Exception):
    """Base of every error that a person can mend."""


class InputError(ToteumaError):
    """Something is wrong with the file that was given."""


class NotATableError(InputError):
    """The file holds no table that can be read."""


class HeaderNotFoundError(InputError):
    """No row of the table names the columns."""


class EmptyInputError(InputError):
    """The file, or the table in it, is empty."""


class UnreadableFileError(InputError):
    """The file is encrypted, truncated, or not of the kind that its name says."""


class EntryFormatError(InputError):
    """A line breaks the data contract."""


class OutputError(ToteumaError):
    """The result cannot be written where it shall go."""


class OptionError(ToteumaError):
    """An option's value cannot be followed."""


class InstallationError(ToteumaError):
    """Something that Toteuma needs is not installed, or does not fit."""


class VoikkoMissingError(InstallationError):
    """libvoikko, or its Finnish dictionary, is not installed."""


class ModelError(InstallationError):
    """The trained model is missing, was altered, or was made by another version."""
