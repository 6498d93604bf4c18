"""An entry of the question bank becomes a question; every mistake of an author is named here, not met by a learner."""

from __future__ import annotations

from string import ascii_lowercase
from typing import Any

from psoas_lib.check.answer_keys import normalise
from psoas_lib.check.question import KINDS, ROLES, NumberTarget, Option, Point, Question, Reply, shown_order

_COMMON = {"id", "kind", "role", "objective", "sources", "text", "hints", "solution"}
_NEEDS = {
    "single": {"options"},
    "multiple": {"options"},
    "order": {"options"},
    "label": {"options", "points", "figure", "alt"},
    "number": {"targets", "units", "otherwise"},
    "text": {"texts", "otherwise"},
}


def question_of(entry: dict[str, Any]) -> Question:
    """Return the question of one entry.

    Parameters
    ----------
    entry : dict
        As it stands in ``data/questions``.

    Raises
    ------
    ValueError
        If something is missing, unknown or contradicts itself; the message names the question.
    """
    _check_keys(entry)
    options = _options(entry)
    letter = {option.text: option.letter for option in options}
    return Question(
        id=entry["id"],
        kind=entry["kind"],
        role=entry["role"],
        objective=entry["objective"],
        sources=tuple(entry["sources"]),
        text=entry["text"],
        hints=tuple(entry["hints"]),
        solution=entry["solution"],
        otherwise=entry.get("otherwise", ""),
        options=options,
        sequence="".join(letter[o["text"]] for o in entry["options"]) if entry["kind"] == "order" else "",
        targets=_targets(entry),
        units=tuple((unit["name"], _reply(unit)) for unit in entry.get("units", [])),
        texts=_texts(entry),
        points=tuple(_point(one, letter) for one in entry.get("points", [])),
        figure=entry.get("figure", ""),
        alt=entry.get("alt", ""),
    )


def _check_keys(entry: dict[str, Any]) -> None:
    name, kind = entry["id"], entry["kind"]
    if kind not in KINDS or entry["role"] not in ROLES:
        raise ValueError(f"{name}: kind is one of {KINDS}, role one of {ROLES}.")
    missing = (_COMMON | _NEEDS[kind]) - entry.keys()
    may = {"keep_order"} | ({"figure", "alt"} if kind == "single" else set())
    strange = entry.keys() - _COMMON - _NEEDS[kind] - may
    if missing or strange:
        raise ValueError(f"{name}: missing {sorted(missing)}, unknown {sorted(strange)}.")
    if bool(entry.get("figure")) != bool(entry.get("alt")):
        raise ValueError(f"{name}: a figure and its alt text come together.")


def _options(entry: dict[str, Any]) -> tuple[Option, ...]:
    """Return the options in the order in which they are shown."""
    name, kind, raw = entry["id"], entry["kind"], entry.get("options", [])
    as_written = list(range(len(raw)))
    places = as_written if entry.get("keep_order") else shown_order(name, [o["text"] for o in raw])
    if kind == "order" and places == as_written:
        places = places[1:] + places[:1]  # shown in the right order, it would answer itself
    options = tuple(
        Option(letter, raw[place]["text"], raw[place]["reply"], bool(raw[place].get("right", False)))
        for letter, place in zip(ascii_lowercase, places, strict=False)
    )
    n_right = sum(option.right for option in options)
    if (kind == "single" and n_right != 1) or (kind == "multiple" and not 0 < n_right < len(options)):
        raise ValueError(f"{name}: {n_right} right options in a {kind} question.")
    return options


def _reply(part: dict[str, Any]) -> Reply:
    return Reply(bool(part.get("right", False)), part.get("reply", ""))


def _targets(entry: dict[str, Any]) -> tuple[NumberTarget, ...]:
    name = entry["id"]
    targets = tuple(
        NumberTarget(
            float(one["value"]), float(one["tolerance"]), Reply(bool(one.get("right", False)), one["reply"])
        )
        for one in entry.get("targets", [])
    )
    if targets and (not targets[0].reply.right or any(one.reply.right for one in targets[1:])):
        raise ValueError(f"{name}: the first target is the right one, and the only one.")
    for i, one in enumerate(targets):
        for other in targets[i + 1 :]:
            if abs(one.value - other.value) <= one.tolerance + other.tolerance:
                raise ValueError(f"{name}: the targets {one.value:g} and {other.value:g} overlap.")
    return targets


def _texts(entry: dict[str, Any]) -> tuple[tuple[str, Reply], ...]:
    texts = [
        (normalise(said), Reply(bool(one.get("right", False)), one["reply"]))
        for one in entry.get("texts", [])
        for said in one["said"]
    ]
    if len({said for said, _ in texts}) != len(texts):
        raise ValueError(f"{entry['id']}: a text is recognised twice.")
    return tuple(texts)


def _point(one: dict[str, Any], letter: dict[str, str]) -> Point:
    return Point(
        number=one["number"],
        x_percent=float(one["x"]),
        y_percent=float(one["y"]),
        pin_x_percent=float(one["pin_x"]),
        pin_y_percent=float(one["pin_y"]),
        where=one["where"],
        answer=letter[one["answer"]],
    )
