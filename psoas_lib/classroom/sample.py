"""A class's logs as they are handed in: invented people, and the files that real classes hand in too."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.samples import sample_class

if TYPE_CHECKING:
    import pandas as pd

# One name for each of the thirty; whoever is in the first half gained 3 degrees.
_NAMES = [
    "Ada",
    "Ben",
    "Chloe",
    "Dov",
    "Esi",
    "Farid",
    "Gwen",
    "Hana",
    "Ivo",
    "Jun",
    "Kaya",
    "Luis",
    "Mara",
    "Nils",
    "Oda",
    "Pia",
    "Quentin",
    "Rosa",
    "Sami",
    "Tove",
    "Uma",
    "Vito",
    "Wanda",
    "Xenia",
    "Yusuf",
    "Zora",
    "Aiko",
    "Bram",
    "Cleo",
    "Dara",
]
_SALT = b"of a sample; open"  # anybody may work out these ids: nobody is behind them


def sample_handed_in(folder: str | Path | None = None) -> Path:
    """Write what an invented class hands in: a folder or a file for each student.

    Most hand in a copy of their personal folder. One exported a spreadsheet with semicolons, decimal commas
    and German headings, and one handed in an empty file. The readings are those of `sample_class`.

    Parameters
    ----------
    folder : str or pathlib.Path, optional
        Where; it must not exist yet. A new temporary place when left out.

    Returns
    -------
    pathlib.Path
        The folder. Beside it lies ``pages_private`` with a salt that is no secret, so that a report in
        ``pages`` gives the same ids to every reader.

    Raises
    ------
    FileExistsError
        If the folder exists.

    Examples
    --------
    >>> folder = sample_handed_in()
    >>> len(list(folder.iterdir()))
    31
    """
    place = Path(folder) if folder is not None else Path(tempfile.mkdtemp()) / "handed_in"
    place.mkdir(parents=True)
    readings = sample_class()
    own = readings[readings["rater"] == "A"]
    for name, (_, mine) in zip(_NAMES, own.groupby("subject", sort=True), strict=True):
        if name == "Gwen":
            _as_spreadsheet(mine, place / "Gwen.csv")
            continue
        (place / name).mkdir()
        mine.assign(subject="me").to_csv(place / name / "rom.csv", index=False)
    (place / "Elif.csv").write_bytes(b"")
    hidden = place.with_name("pages_private")
    hidden.mkdir(mode=0o700)
    (hidden / "salt.bin").write_bytes(_SALT)
    return place


def _as_spreadsheet(mine: pd.DataFrame, path: Path) -> None:
    heads = {
        "measured_at": "Datum",
        "test": "Test",
        "side": "Seite",
        "angle_deg": "Winkel",
        "rater": "Untersucher",
    }
    told = mine[[*heads]].rename(columns=heads)
    told["Seite"] = told["Seite"].map({"left": "links", "right": "rechts"})
    told["Datum"] = mine["measured_at"].dt.strftime("%d.%m.%Y %H:%M")
    told.to_csv(path, sep=";", decimal=",", index=False, encoding="utf-8-sig")
