"""The colours and marks of every figure, the same as in the player.

Red is the muscle and nothing else; blue is left, amber is right, and no colour means good or bad. Amber
alone is too pale on white paper, so it always carries its ochre edge. Each side also has its own mark, so
the figures read in grey print and by colour-blind eyes.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Mark:
    """How one side, or a series without a side, is drawn.

    Parameters
    ----------
    fill, edge : str
        Colours as ``#rrggbb``.
    marker : str
        Matplotlib's name for the mark.
    """

    fill: str
    edge: str
    marker: str


@dataclass(frozen=True)
class Theme:
    """The colours of one ground.

    Parameters
    ----------
    ground, ink, ink_2, edge, line, wash : str
        Paper, text, quiet text, outlines, hairlines and quiet areas.
    left, right, neutral : Mark
        The two sides, and everything that has none.
    psoas : str
        The muscle's red: for the muscle and numbers about it, never for a verdict.
    narrow : bool
        Whether the sheet is one for a telephone: half as wide, its panels below each other.
    """

    ground: str
    ink: str
    ink_2: str
    edge: str
    line: str
    wash: str
    left: Mark
    right: Mark
    neutral: Mark
    psoas: str
    narrow: bool = False

    def mark(self, side: str | None) -> Mark:
        """Return the mark of a side.

        Parameters
        ----------
        side : {"left", "right"} or None
            Anything else gets the neutral mark.
        """
        if side == "left":
            return self.left
        return self.right if side == "right" else self.neutral


LIGHT = Theme(
    ground="#ffffff",
    ink="#150f09",
    ink_2="#5a554f",
    edge="#847f7a",
    line="#d8d5d1",
    wash="#efece8",
    left=Mark("#1d5c96", "#1d5c96", "o"),
    right=Mark("#f2b63c", "#855400", "s"),
    neutral=Mark("#76716c", "#5a554f", "D"),
    psoas="#a8322a",
)
DARK = Theme(
    ground="#272523",
    ink="#f5efe6",
    ink_2="#b7b3ab",
    edge="#928e88",
    line="#504e4a",
    wash="#312f2c",
    left=Mark("#84bdf0", "#84bdf0", "o"),
    right=Mark("#f2b63c", "#eeb649", "s"),
    neutral=Mark("#9f9a94", "#b7b3ab", "D"),
    psoas="#ea6c5e",
)


def dark_colours() -> dict[str, str]:
    """Return the dark colour of each light one.

    Examples
    --------
    >>> dark_colours()[LIGHT.ground] == DARK.ground
    True
    """
    light, dark = asdict(LIGHT), asdict(DARK)
    marks = [name for name, value in light.items() if isinstance(value, dict)]
    pairs = {light[name]: dark[name] for name in light if name not in [*marks, "narrow"]}
    return pairs | {light[name][part]: dark[name][part] for name in marks for part in ("edge", "fill")}
