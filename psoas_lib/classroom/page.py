"""A page of a class report: a whole file of plain HTML, and the same as part of a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

# Even if something got through, the page may run no script and load nothing.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light }
body { font: 16px/1.5 "Noto Sans", "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #1d1a16; background: #fbf9f5; max-width: 52rem;
  margin: 1.5rem auto; padding: 0 1rem; overflow-wrap: break-word }
h1 { font-size: 1.5rem; margin: 0 } h2 { font-size: 1.15rem; margin: 1.6em 0 .3em }
.sub, footer { color: #5a5247 } .scroll { overflow-x: auto }
table { border-collapse: collapse; font-size: .92rem }
th, td { text-align: left; padding: .3em .9em .3em 0; border-bottom: 1px solid #d8d0c4; vertical-align: top }
figure { margin: .8em 0 } footer { margin-top: 2em; font-size: .85rem; border-top: 1px solid #d8d0c4 }
@page { size: A4; margin: 13mm 14mm }
@media print { body { margin: 0; padding: 0; max-width: none; background: #fff; font-size: 9.5pt; line-height: 1.35 }
  h2 { margin-top: 1em; break-after: avoid } section, figure, tr { break-inside: avoid }
  ul, p { margin: .4em 0 } figure { max-width: 108mm !important; margin: .3em 0 } footer { margin-top: .6em }
  section:has(.scroll) figure { max-width: 150mm !important } td, th { padding: .1em .9em .1em 0; font-size: 8.5pt } .scroll { overflow: visible }
  /* A folded list of files is printed open; the numbers behind a picture stay on the screen. */
  details:not(.files) { display: none } .files::details-content { content-visibility: visible; block-size: auto } }
"""
_CAUTION = (
    "Angles in degrees; a larger number is more range in the direction the test is named for. A change is "
    "beyond measurement error only where a sentence says so; nothing here is a diagnosis or a mark."
)


@dataclass(frozen=True)
class Page:
    """A page without script.

    Parameters
    ----------
    title, subtitle : str
        Plain text.
    parts : tuple of (str, str)
        Heading, plain, and what stands below it, HTML in which every value is already escaped. The first
        part may have an empty heading.
    """

    title: str
    subtitle: str
    parts: tuple[tuple[str, str], ...]

    @property
    def html(self) -> str:
        """The whole file: it runs nothing and asks for nothing."""
        body = "".join(
            f"<section>{f'<h2>{escape(head)}</h2>' if head else ''}{told}</section>"
            for head, told in self.parts
        )
        return (
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
            '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
            f"<title>{escape(self.title)}</title><style>{_STYLE}</style></head><body><main>"
            f'<h1>{escape(self.title)}</h1><p class="sub">{escape(self.subtitle)}</p>{body}'
            f"<footer><p>{_CAUTION}</p></footer></main></body></html>"
        )

    def __repr__(self) -> str:
        """Return the title and the headings."""
        return "\n".join([f"{self.title}. {self.subtitle}", *(f"- {head}" for head, _ in self.parts if head)])

    def _repr_html_(self) -> str:
        """Return the page as part of another: headings one level below a notebook's sections."""
        body = "".join((f"<h4>{escape(head)}</h4>" if head else "") + told for head, told in self.parts)
        return (
            '<div style="border:1px solid;border-radius:6px;padding:0 1em .6em;max-width:780px">'
            f"<h3>{escape(self.title)}</h3><p>{escape(self.subtitle)}</p>{body}<p><small>{_CAUTION}</small></p></div>"
        )
