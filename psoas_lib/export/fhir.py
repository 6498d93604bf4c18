"""Readings as HL7 FHIR R4 Observations.

Angles carry the UCUM unit ``deg``. The joint and its side are one SNOMED CT expression of confirmed codes
(hip joint 24136001, knee joint 49076000, laterality 272741003, left 7771000, right 24028007). The kind of
measurement is text: no LOINC number for hip range of motion could be confirmed, and a wrong one is worse
than none. Look it up under the LOINC licence where your system needs it.
"""

from __future__ import annotations

import json
import statistics
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from psoas_lib.cells import is_missing, read_moment
from psoas_lib.durable import replace_file
from psoas_lib.measure import measures
from psoas_lib.records import ROM_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

_UCUM = "http://unitsofmeasure.org"
_SNOMED = "http://snomed.info/sct"
_JOINTS = {"hip": ("24136001", "hip joint"), "knee": ("49076000", "knee joint")}
_SIDES = {"left": "7771000", "right": "24028007"}
_SPACE = uuid.UUID("0c9d1a52-6a53-5a0e-8d0f-0e5b7b0a7c11")
_SITTING = ["subject", "test", "side", "day", "state", "instrument", "rater", "pelvis_control"]


def fhir_bundle(frame: pd.DataFrame, *, subjects: dict[str, str] | None = None) -> dict[str, Any]:
    """Return readings as a FHIR R4 Bundle: one Observation per day, test, side and way of measuring.

    The value is the median of the repeats, which stand below it as components; so does pain.

    Parameters
    ----------
    frame : pandas.DataFrame
        Readings, as `RomLog.read` returns them.
    subjects : dict of str to str, optional
        The log's name for a person to a reference in your system, such as ``"Patient/123"``. Others are
        named by an identifier only.

    Raises
    ------
    ValueError
        If the moment, the test, the side or the angle has no column, or a moment is none.

    Examples
    --------
    >>> from psoas_lib import sample_log
    >>> bundle = fhir_bundle(sample_log().read().head(3))
    >>> observation = bundle["entry"][0]["resource"]
    >>> observation["valueQuantity"]["code"], observation["bodySite"]["coding"][0]["code"]
    ('deg', '24136001:272741003=7771000')
    """
    entries = []
    filled = _readable(frame)
    filled = filled.assign(day=filled["measured_at"].dt.normalize())
    filled = filled.sort_values(["measured_at", "repeat"], kind="stable")
    for _, sitting in filled.groupby(_SITTING, sort=True, dropna=False):
        observation = _observation(sitting.to_dict("records"), subjects or {})
        entries.append({"fullUrl": f"urn:uuid:{observation['id']}", "resource": observation})
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": datetime.now(UTC).isoformat(timespec="seconds"),
        "entry": entries,
    }


def _readable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the readings that have an angle, with all the columns of the log and moments that are moments."""
    lacking = [name for name in ("measured_at", "test", "side", "angle_deg") if name not in frame.columns]
    if lacking:
        raise ValueError(f"Readings need the column {lacking[0]!r}; RomLog.read() gives all that are needed.")
    filled = frame[frame["angle_deg"].notna()]
    usual: dict[str, Any] = {"repeat": 1, "subject": "me", "pain_0_10": None, "utc_offset": ""}
    absent = {name for name in (*ROM_COLUMNS, "utc_offset") if name not in frame.columns}
    filled = filled.assign(**{name: usual.get(name, "") for name in sorted(absent)})
    if not hasattr(filled["measured_at"], "dt"):
        read = [read_moment(str(text), "measured_at") for text in filled["measured_at"]]
        told = [known or offset for known, (_, offset) in zip(filled["utc_offset"], read, strict=True)]
        walls = np.array([wall for wall, _ in read], "datetime64[us]")
        filled = filled.assign(measured_at=walls, utc_offset=told)
    return filled


def save_fhir(frame: pd.DataFrame, path: str | Path, *, subjects: dict[str, str] | None = None) -> Path:
    """Write readings as a FHIR R4 Bundle in JSON and return where it is; see `fhir_bundle`."""
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(fhir_bundle(frame, subjects=subjects), indent=1, ensure_ascii=False)
    replace_file(target, (text + "\n").encode("utf-8", "replace"))
    return target


def _observation(rows: list[dict[Any, Any]], subjects: dict[str, str]) -> dict[str, Any]:
    first = rows[0]
    measure = measures().get(first["test"])
    joint, joint_name = _JOINTS[measure.joint if measure else "hip"]
    angles = [float(row["angle_deg"]) for row in rows]
    found: dict[str, Any] = {
        "resourceType": "Observation",
        # The same readings make the same resource, so that a second export updates the first.
        "id": str(uuid.uuid5(_SPACE, " ".join(sorted(map(_key, rows))))),
        "status": "final",
        "category": [
            {
                "coding": [
                    {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "exam"}
                ]
            }
        ],
        "code": {"text": _name(first["test"])},
        "subject": _subject(str(first["subject"]), subjects),
        "effectiveDateTime": _when(first["measured_at"], first["utc_offset"]),
        "valueQuantity": _degrees(statistics.median(angles)),
        "bodySite": {
            "coding": [{"system": _SNOMED, "code": f"{joint}:272741003={_SIDES[first['side']]}"}],
            "text": f"{first['side']} {joint_name}",
        },
        "method": {"text": _method(first)},
    }
    if measure:
        found["note"] = [
            {"text": f"A larger angle means that {measure.larger_means}; 0 deg: {measure.zero_means}."}
        ]
    found.setdefault("note", []).extend({"text": row["notes"]} for row in rows if row["notes"])
    if not found["note"]:
        del found["note"]
    if first["rater"]:
        found["performer"] = [{"display": first["rater"]}]
    if first["instrument"]:
        found["device"] = {"display": first["instrument"]}
    components = []
    if len(rows) > 1:
        components += [
            {"code": {"text": f"Repeat {row['repeat']}"}, "valueQuantity": _degrees(angle)}
            for row, angle in zip(rows, angles, strict=True)
        ]
    components += [
        {
            "code": {"text": f"Pain during repeat {row['repeat']}, from 0 (none) to 10 (worst)"},
            "valueQuantity": {
                "value": float(row["pain_0_10"]),
                "unit": "score",
                "system": _UCUM,
                "code": "{score}",
            },
        }
        for row in rows
        if not is_missing(row["pain_0_10"])
    ]
    if components:
        found["component"] = components
    return found


def _key(row: dict[Any, Any]) -> str:
    """Return what tells a reading from all others, also where it has no id."""
    names = ("subject", "test", "side", "measured_at", "repeat", "angle_deg")
    return str(row["row_id"]) or " ".join(str(row[name]) for name in names)


def _name(test: str) -> str:
    measure = measures().get(test)
    return f"{measure.name}, range of motion" if measure else test


def _degrees(value: float) -> dict[str, Any]:
    return {"value": round(value, 6), "unit": "deg", "system": _UCUM, "code": "deg"}


def _subject(name: str, subjects: dict[str, str]) -> dict[str, Any]:
    return {"reference": subjects[name]} if name in subjects else {"identifier": {"value": name}}


def _when(moment: Any, offset: str) -> str:
    """Return a FHIR dateTime: without an offset from UTC it may hold no time of day."""
    if not offset:
        return str(moment.date().isoformat())
    colon = offset if ":" in offset or offset == "Z" else f"{offset[:3]}:{offset[3:]}"
    return f"{moment.isoformat(timespec='seconds')}{colon}"


def _method(row: dict[Any, Any]) -> str:
    parts = [_name(row["test"]).removesuffix(", range of motion")]
    labels = {"pelvis_control": "pelvis", "state": "state", "instrument": "instrument"}
    parts += [f"{label}: {row[key]}" for key, label in labels.items() if row[key]]
    return "; ".join(parts)
