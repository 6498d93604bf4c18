"""A small form in a notebook: Python says what to ask, judges what comes back, and answers.

It exists beside ipywidgets' own inputs because JupyterLab's keyboard shortcuts reach into those (a press
of X on a focused button cuts the cell) and because their errors are not tied to their fields for a screen
reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from psoas_lib.content.locale import catalogue, checked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True)
class Upload:
    """A file that was chosen: its name on the learner's computer, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Reply:
    """What the form tells the learner after the button was pressed.

    Parameters
    ----------
    ok : bool
        Whether it was accepted; only then are the fields emptied.
    message : str
        One or two sentences.
    errors : mapping of str to str
        Field name -> what is wrong with it and what to do.
    fields : sequence of dict, optional
        The fields from now on, where an answer changed what there is to ask; what was typed into those that
        stay is kept.
    table : mapping, optional
        ``caption``, ``head`` and ``rows`` of a table under the message.
    """

    ok: bool
    message: str
    errors: Mapping[str, str] = field(default_factory=dict)
    fields: Sequence[Mapping[str, Any]] | None = None
    table: Mapping[str, Any] | None = None


class Form(anywidget.AnyWidget):
    """Labelled fields and one button.

    Parameters
    ----------
    title : str
        The heading.
    fields : sequence of dict
        Each with ``name``, ``label``, ``kind`` (``choice``, ``pills``, ``checks``, ``number``, ``numbers``,
        ``line``, ``text``, ``datetime`` or ``file``), and as it needs ``options`` (dicts with ``value`` and
        ``label``), ``value``, ``unit``, ``hint``, ``count``, ``wide``, ``keep``.
    submit : str
        The words on the button.
    on_submit : callable
        Takes the values by field name (strings, lists of strings, or an `Upload`), returns a `Reply`.
    intro : str
        A sentence under the heading.
    message : str
        What is known before the button was ever pressed.
    table : mapping, optional
        ``caption``, ``head`` and ``rows`` of a table under the message.
    language : str, optional
        The language of the frame; the one in use when left out.
    """

    _esm = Path(__file__).parent / "static" / "form.js"
    spec = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        title: str,
        fields: Sequence[Mapping[str, Any]],
        *,
        submit: str,
        on_submit: Callable[[dict[str, Any]], Reply],
        intro: str = "",
        message: str = "",
        table: Mapping[str, Any] | None = None,
        language: str | None = None,
    ) -> None:
        self._judge = on_submit
        lang = checked(language)
        super().__init__(
            spec={
                "title": title,
                "intro": intro,
                "fields": [dict(one) for one in fields],
                "submit": submit,
                "message": message,
                "table": dict(table or {}),
                "lang": lang,
                "strings": dict(catalogue(lang)["form"]),
            }
        )
        self.on_msg(self._receive)

    def _receive(
        self, _widget: object, content: dict[str, Any], buffers: Sequence[bytes | memoryview]
    ) -> None:
        if content.get("type") != "submit":
            return
        # A large file takes a while; the page need not fear for the kernel meanwhile.
        self.send({"type": "working"})
        values = dict(content.get("values", {}))
        if content.get("file") and buffers:
            values[content["file"]] = Upload(values.get(content["file"], ""), bytes(buffers[0]))
        reply = self.fill_in(values)
        self.send(
            {
                "type": "result",
                "ok": reply.ok,
                "message": reply.message,
                "errors": dict(reply.errors),
                "fields": None if reply.fields is None else [dict(one) for one in reply.fields],
                "table": None if reply.table is None else dict(reply.table),
            }
        )

    def fill_in(self, values: Mapping[str, Any]) -> Reply:
        """Hand in the form from Python, as the button does; for tests and for people who prefer code.

        Parameters
        ----------
        values : mapping
            Values by field name; a field left out is empty.

        Returns
        -------
        Reply
            What the form would show.
        """
        blank = {
            one["name"]: [] if one["kind"] in {"checks", "numbers"} else "" for one in self.spec["fields"]
        }
        try:
            reply = self._judge({**blank, **values})
        except (ValueError, OSError) as error:
            # A refusal is for the learner to read, beside what was typed; nothing of it is lost.
            return Reply(ok=False, message=str(error))
        if reply.fields is not None:
            fields = [dict(one) for one in reply.fields]
            self.spec = {
                **self.spec, "fields": fields, "message": reply.message, "table": dict(reply.table or {}),
            }  # fmt: skip
        return reply

    def __repr__(self) -> str:
        """Return what the form asks: the stand-in where no widget can be shown."""
        asked = "; ".join(one["label"] for one in self.spec["fields"])
        said: str = self.spec["strings"]["said"]
        return said.format(title=self.spec["title"], asked=asked)

    def _stand_in_html(self) -> str:
        rows = "".join(f"<li>{escape(one['label'])}</li>" for one in self.spec["fields"])
        title = f"<strong>{escape(self.spec['title'])}</strong>"
        return f"<p>{escape(self.spec['strings']['stand_in']).format(title=title)}</p><ul>{rows}</ul>"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Return the live form, with a readable stand-in beside it."""
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle or {}, {})
        return {**data, "text/plain": repr(self), "text/html": self._stand_in_html()}, metadata
