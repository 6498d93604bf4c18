"""A practice as a small text file that can be shared, read back and checked."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.content import ContentError
from psoas_lib.content.locale import checked
from psoas_lib.content.schema import check
from psoas_lib.practice.build import restore
from psoas_lib.practice.fit import fits

if TYPE_CHECKING:
    from psoas_lib.practice.model import Practice

FORMAT = "psoas-practice"
VERSION = 1
LARGEST_BYTES = 100_000


def dumps(practice: Practice) -> str:
    """Return a practice as TOML.

    Examples
    --------
    >>> from psoas_lib.practice import build_routine
    >>> dumps(build_routine(["standing-split"], minutes=4)).splitlines()[3]
    'exercises = ["standing-split"]'
    """
    fields: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "name": practice.name,
        "exercises": [*practice.exercises],
        "minutes": practice.minutes,
        "days": [*practice.days],
        "level": practice.level,
        "equipment": [*practice.equipment],
        "avoid": [*practice.avoid],
        "hold_s": practice.hold_s,
        "holds": practice.holds,
    }
    if practice.since:
        fields["since"] = practice.since.isoformat()
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())


def save_practice(practice: Practice, path: str | Path) -> Path:
    """Write a practice to a file, whole or not at all.

    Parameters
    ----------
    practice : Practice
    path : str or pathlib.Path
        A file that ends with ``.toml``; one that exists is replaced.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    ContentError
        If the practice could not be read back, such as for a name with a line break.
    """
    target = Path(path)
    text = dumps(practice)
    loads(text, file=target.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(target.name + ".part")
    half.write_text(text, encoding="utf-8", newline="\n")
    half.replace(target)
    return target


def load_practice(path: str | Path, lang: str | None = None) -> Practice:
    """Read a practice from a file, and check it as strictly as the pack's own content.

    Parameters
    ----------
    path : str or pathlib.Path
        The file.
    lang : str, optional
        The language of its texts.

    Returns
    -------
    Practice
        With the warnings that today's safety rules give.

    Raises
    ------
    ContentError
        If it is not such a file, or holds what is not allowed; file and field are named.
    FileNotFoundError
        If there is no such file.
    """
    source = Path(path)
    if source.stat().st_size > LARGEST_BYTES:
        raise _bad(source.name, "(the file)", f"{source.stat().st_size} bytes", f"at most {LARGEST_BYTES}")
    try:
        text = source.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _bad(
            source.name, "(the file)", f"a byte at {error.start} that is no UTF-8", "UTF-8 text"
        ) from None
    return loads(text, file=source.name, lang=lang)


def loads(text: str, *, file: str = "the text", lang: str | None = None) -> Practice:
    """Read a practice from TOML; see `load_practice`."""
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _bad(file, "(the file)", str(error), "valid TOML") from None
    check(raw, "practice", file=file)
    try:
        since = date.fromisoformat(raw["since"]) if "since" in raw else None
    except ValueError:
        raise _bad(file, "since", repr(raw["since"]), "a date such as 2026-11-21") from None
    wish = {name: raw[name] for name in ("minutes", "level", "equipment", "avoid", "name", "hold_s", "holds")}
    try:
        practice = restore(raw["exercises"], days=raw["days"], since=since, lang=checked(lang), **wish)
    except (LookupError, ValueError) as error:
        known = "exercises, equipment and things to avoid that the pack knows"
        raise _bad(file, "exercises", str(error), known) from None
    if not fits(practice):
        minutes, weekly_s = practice.timeline().duration_s / 60, practice.stretch_s_per_week
        took = f"{minutes:.1f} min a session, {weekly_s:.0f} s a week"
        limit = f"at most {practice.minutes} min a session and 600 s of stretch a week on each side"
        raise _bad(file, "hold_s, holds, days", took, limit)
    return practice


def _bad(file: str, field: str, found: str, allowed: str) -> ContentError:
    return ContentError(file=file, entry=FORMAT, field=field, found=found, allowed=allowed)
