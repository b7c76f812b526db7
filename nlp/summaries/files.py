"""Where a result goes: checked before the work begins, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from nlp.errors import OutputError


def check_output(path: Path, *, suffixes: Sequence[str], inputs: Iterable[Path] = ()) -> Path:
    """Check that a file can be written, and return where it truly lies, links followed.

    Parameters
    ----------
    path
        The file as the user named it.
    suffixes
        Those that can be written, with their dots, in lower case.
    inputs
        Files that must not be written over.

    Raises
    ------
    OutputError
        For an unknown suffix, a folder that is missing, is no folder or may not be written to, a folder
        in the file's place, and a file that is one of the inputs, by whatever name or link.

    Examples
    --------
    >>> check_output(Path("tulos.docx"), suffixes=(".jsonl", ".xlsx"))
    Traceback (most recent call last):
        ...
    nlp.errors.OutputError: tulos.docx: the suffix '.docx' cannot be written; name the file .jsonl or .xlsx.
    """
    if path.is_dir():
        raise OutputError(
            f"{path} is a folder; name a file in it, for example {path / ('tagged' + suffixes[0])}."
        )
    if path.suffix.lower() not in suffixes:
        known = " or ".join([", ".join(suffixes[:-1]), suffixes[-1]] if len(suffixes) > 1 else suffixes)
        found = f"the suffix '{path.suffix}' cannot be written" if path.suffix else "the name has no suffix"
        raise OutputError(f"{path}: {found}; name the file {known}.")
    true_path = Path(os.path.realpath(path))
    folder = true_path.parent
    if not folder.exists():
        raise OutputError(f"{path}: the folder {folder} does not exist; make it first, or name another.")
    if not folder.is_dir():
        raise OutputError(f"{path}: {folder} is a file, not a folder; name another place.")
    if true_path.exists() and not stat.S_ISREG(true_path.stat().st_mode):
        raise OutputError(f"{path} is no ordinary file; name a file to write.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{path}: the folder {folder} may not be written to; name another place.")
    if true_path.exists() and not os.access(true_path, os.W_OK):
        raise OutputError(f"{path} exists and is read-only; name another file, or allow writing to it.")
    for given in inputs:
        if _same(true_path, given):
            raise OutputError(
                f"{path} is the input {given} itself, which stays as it is; name another output."
            )
    return true_path


def _same(output: Path, given: Path) -> bool:
    if output == Path(os.path.realpath(given)):
        return True
    # Hard links, and names that differ in case only where the file system does not tell them apart.
    return output.exists() and given.exists() and output.samefile(given)


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Give a temporary file in the same folder, and put it in the place of `path` when all went well.

    When anything goes wrong, what stood at `path` stays as it was and the temporary file is removed.

    Raises
    ------
    OutputError
        Where the system refuses to write: no room, no permission, or another program holds the file open.
    """
    path = Path(os.path.realpath(path))
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _refused(path, error) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced, or those that a new file would get."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _refused(path: Path, error: OSError) -> OutputError:
    why = error.strerror or type(error).__name__
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    what = "make room on the disk" if full else "close it in other programs"
    return OutputError(f"{path} could not be written ({why}); {what}, or name another place.")
