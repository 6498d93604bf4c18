"""What strangers write, and what neighbours try, does nothing: the defences that docs/threats.md lists."""

from __future__ import annotations

import ast
import csv
import io
import re
from contextlib import suppress
from datetime import date, time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.content import ContentError
from psoas_lib.importing import ImportReport
from psoas_lib.practice import build_routine
from psoas_lib.practice.file import LARGEST_BYTES, loads

TOP = Path(__file__).resolve().parents[1]
LIBRARY = TOP / "psoas_lib"
SCRIPTS = [
    "<script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "'><svg/onload=window.hit=1>",
    "</style><script>window.hit=1</script>",
    "<a href='javascript:window.hit=1'>x</a>",
    '<!--<img src="--><img src=x onerror=window.hit=1//">',
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>",
]
FORMULAS = ["=1+1", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']


class _Reader(HTMLParser):
    """What a browser would take for markup: every tag and every attribute."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.bad = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "iframe", "object", "embed", "link", "base", "form", "meta", "math"}:
            self.bad.append(tag)
        for name, value in attrs:
            allowed = (value or "").startswith(("data:image/", "#"))
            if name.startswith("on") or (name in {"src", "href", "srcset", "xlink:href"} and not allowed):
                self.bad.append(f"{tag} {name}={value}")


def markup(text):
    return _Reader(text).bad


def test_the_reader_of_this_file_sees_an_attack_where_nothing_is_escaped():
    assert all(markup(script) for script in SCRIPTS)


# --- HTML and script -----------------------------------------------------------------------------------


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_import_report_shows_a_strangers_cells_as_text(script):
    cell = '"' + script.replace('"', '""') + '"'
    data = f"Datum;Seite;{cell};Hip extension prone\n{cell};li;{cell};{cell}\n13.03.2026;li;x;8,5\n".encode()
    report = pl.import_log(data)
    assert markup(report._repr_html_()) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_file_name_in_a_report_is_text(script, tmp_path):
    name = script.replace("/", "\u2044")[:80] + ".csv"
    (tmp_path / name).write_text("a,b\n1,2\n", "utf-8")
    assert markup(pl.import_log(tmp_path / name)._repr_html_()) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_log_with_script_in_every_text_column_stays_text_in_plots_and_reports(script, tmp_path):
    log = pl.RomLog(tmp_path)
    for day in range(1, 11):
        log.append(
            test="hip-extension-prone",
            side="left",
            angle_deg=day,
            measured_at=f"2026-03-{day:02d}T08:00:00",
            subject=script,
            instrument=script,
            rater=script,
            pelvis_control=script,
            notes=script,
        )
    frame = log.read()
    from psoas_lib.export import clinician_report

    # The report is a page of its own, with a head of its own.
    page = re.sub(
        r"<meta [^>]*>", "", clinician_report(frame, sentences=[script], person=script, title=script), count=2
    )
    assert markup(page) == []
    for picture in (pl.plot_progress(frame, "hip-extension-prone", "left"), pl.plot_cohort(frame)):
        assert markup(picture._repr_html_()) == []
        if picture.mime == "image/svg+xml":
            assert markup(picture.image.decode("utf-8").split("<svg", 1)[1].join(["<svg", ""])) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_test_that_is_named_with_script_stays_text_in_the_report_for_a_clinician(script, tmp_path):
    log = pl.RomLog(tmp_path)
    for day in range(1, 11):
        log.append(
            test="hip-extension-prone", side="left", angle_deg=day, measured_at=f"2026-03-{day:02d}T08:00:00"
        )
    from psoas_lib.export import clinician_report

    # The log refuses such a name; a table that somebody made elsewhere does not.
    frame = log.read().assign(test=script)
    assert markup(re.sub(r"<meta [^>]*>", "", clinician_report(frame), count=2)) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_table_or_list_on_a_page_for_a_class_shows_what_it_is_given_as_text(script):
    from psoas_lib.classroom import pages

    assert markup(pages._table(script, [script], [[script]])) == []
    assert markup(pages._list([script])) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_session_note_with_script_stays_text(script, tmp_path):
    log = pl.RomLog(tmp_path)
    session = {
        "session_id": "b283636b-1a81-472b-9222-dada1ce4651b",
        "routine": script,
        "mode": script,
        "status": "finished",
        "started_at": "2026-03-01T08:00:00+01:00",
        "ended_at": "2026-03-01T08:05:00+01:00",
        "interruptions": 0,
        "items": [{"exercise": script, "side": "left", "planned_s": 30, "done_s": 30}],
    }
    log.append_session(session)
    log.append_reflection({"session_id": session["session_id"], "note": script})
    sessions = log.sessions()
    assert sessions["note"].tolist() == [script], "the learner's words are kept as they are"
    assert markup(pl.plot_adherence(sessions)._repr_html_()) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_answers_to_questions_are_shown_as_text(script):
    for question in pl.questions():
        try:
            feedback = pl.answer(question.id, script)
        except (ValueError, KeyError):
            continue
        assert markup(feedback._repr_html_()) == [], question.id


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_plan_of_a_routine_with_script_in_its_texts_is_text(script):
    plan = pl.routine("five-minute-ball").timeline().schedule()
    plan["routine"]["name"] = script
    for exercise in plan["exercises"]:
        exercise["name"] = script
    assert markup(pl.RoutinePlayer(plan)._repr_html_()) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_practice_named_with_script_is_shown_as_text(script, tmp_path):
    name = script[:60]
    practice = build_routine(["standing-split"], minutes=5, name=name)
    kept = pl.load_practice(pl.save_practice(practice, tmp_path / "p.toml"))
    assert kept.name == name
    assert markup(pl.week(kept, pl.RomLog(tmp_path).sessions(), today=date(2026, 3, 2))._repr_html_()) == []
    assert markup(pl.RoutinePlayer(kept.timeline().schedule())._repr_html_()) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_in_the_words_of_a_picture_is_text(script):
    from psoas_lib.picture import Picture

    picture = Picture(b"<svg/>", "image/svg+xml", script + "." * 20, script)
    assert markup(picture._repr_html_()) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_whatever_stands_in_a_picture_is_text(text):
    from psoas_lib.picture import Picture

    alt = (text + "." * 20)[:300]
    assert markup(Picture(b"<svg/>", "image/svg+xml", alt, text)._repr_html_()) == []


def test_every_html_assignment_in_the_widgets_takes_drawn_figures_only():
    """Text reaches the page through textContent; markup only from the pack's own drawing functions."""
    markup_from = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")
    sources = [path.read_text("utf-8") for path in (TOP / "js" / "src").rglob("*.mjs")]
    found = [line.strip() for text in sources for line in text.splitlines() if markup_from.search(line)]
    assert found, "the scan looks in the right place"
    assert [line for line in found if not re.search(r"innerHTML = (preset \? )?drawPose\(", line)] == []


# --- names that become files ---------------------------------------------------------------------------

NAMES = [
    "../out",
    "..\\out",
    "/etc/out",
    "a/../../out",
    "~/out",
    "C:\\out",
    "\x00",
    "con",
    "..",
    ".",
    "a\nb",
    "%2e%2e%2fout",
    "out\u2044",
    "-",
    "   ",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_typed_into_the_routine_builder_never_leads_out_of_the_learners_folder(
    name, tmp_path, monkeypatch
):
    home = tmp_path / "deep" / "home"
    monkeypatch.setenv("PSOAS_HOME", str(home))
    form = pl.routine_builder()
    answer = form._judge(
        {
            "save_as": name,
            "minutes": "5",
            "days": ["mon"],
            "equipment": [],
            "exercises": [],
            "level": "gentle",
            "avoid": [],
        }
    )
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert answer.ok
    assert [path.parent for path in written] == [home]
    assert written[0].suffix == ".toml"


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(name=st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=30))
def test_no_subject_or_note_of_a_log_becomes_part_of_a_path(name, tmp_path):
    log = pl.RomLog(tmp_path / "log")
    log.append(test="hip-extension-prone", side="left", angle_deg=1, subject=name, notes=name)
    assert {path.name for path in (tmp_path / "log").iterdir()} <= {
        "rom.csv",
        "rom.csv.lock",
        ".rom.csv.lock",
        ".lock",
    }


@pytest.mark.parametrize("writer", ["practice", "quarantine", "reminder"])
def test_what_is_saved_goes_to_the_path_that_was_given_and_nowhere_else(writer, tmp_path):
    target = tmp_path / "here" / "file.toml"
    target.parent.mkdir()
    practice = build_routine(["standing-split"], minutes=5, name="../../elsewhere")
    if writer == "practice":
        pl.save_practice(practice, target)
    elif writer == "quarantine":
        pl.import_log(b"Datum;Seite;Hip extension prone\n../../x;li;8,5\n").save_quarantine(target)
    else:
        pl.save_reminder(practice, target, start=date(2026, 3, 2), at=time(7))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [target]


# --- spreadsheets ----------------------------------------------------------------------------------------


def formulas_in(text):
    rows = csv.reader(io.StringIO(text))
    return [
        cell
        for row in rows
        for cell in row
        if cell.lstrip("\t\r\n ").startswith(("=", "+", "@", "-")) and not re.fullmatch(r"[-+]?[\d.,]+", cell)
    ]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_spreadsheet_runs_what_a_stranger_wrote_into_the_log(formula, tmp_path):
    log = pl.RomLog(tmp_path)
    log.append(
        test="hip-extension-prone", side="left", angle_deg=-8.5, subject=formula, notes=formula, rater=formula
    )
    text = (tmp_path / "rom.csv").read_text("utf-8")
    assert formulas_in(text) == []
    assert "-8.5" in text, "a negative angle stays a number"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "note", ["{}=1+1{}", "tight{}=cmd|' /C calc'!A0{}", "a{}+1{}b", "\uff1d1+1", "one\n=1+1\ntwo", "{}'=1+1"]
)
def test_no_formula_comes_out_of_a_note_where_a_spreadsheet_cuts_at_another_sign(separator, note, tmp_path):
    text = note.format(separator, separator)
    log = pl.RomLog(tmp_path)
    log.append(test="hip-extension-prone", side="left", angle_deg=8.5, notes=text)
    raw = (tmp_path / "rom.csv").read_text("utf-8")
    cells = [cell.strip('"') for line in raw.splitlines() for cell in line.split(separator)]
    assert [cell for cell in cells if cell[:1] and cell[0] in "=+@\uff1d"] == []
    assert log.read()["notes"].tolist() == [text], "and it is read back as it was written"


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_spreadsheet_runs_what_the_quarantine_gives_back(formula, tmp_path):
    cell = '"' + formula.replace('"', '""') + '"'
    report = pl.import_log(
        f"Datum;Seite;Notiz;Hip extension prone\nkein Tag;li;{cell};8,5\n".encode(),
        sign="larger-is-more-extension",
    )
    assert isinstance(report, ImportReport)
    assert len(report.quarantined) == 1
    assert formulas_in(report.save_quarantine(tmp_path / "q.csv").read_text("utf-8")) == []


# --- files of strange types ---------------------------------------------------------------------------------

PRACTICE = {
    "format": '"psoas-practice"',
    "version": "1",
    "name": '"mine"',
    "exercises": '["standing-split"]',
    "minutes": "5",
    "days": '["mon"]',
    "level": '"gentle"',
    "equipment": "[]",
    "avoid": "[]",
    "hold_s": "15",
    "holds": "1",
}
STRANGE = [
    "1e400",
    "nan",
    "-1",
    "0",
    "99999999999999999999",
    "2026-11-21",
    "07:30:00",
    "{}",
    "{a = 1}",
    "[[]]",
    "[1]",
    "true",
    '""',
    '"__class__"',
    "1.5",
    '["../../etc"]',
    "'''x'''",
]


def toml(fields):
    return "".join(f"{name} = {value}\n" for name, value in fields.items())


def test_the_practice_that_is_spoiled_below_is_a_good_one():
    assert loads(toml(PRACTICE)).minutes == 5


@pytest.mark.parametrize("value", STRANGE)
@pytest.mark.parametrize("field", sorted(PRACTICE))
def test_a_practice_file_with_a_strange_type_is_refused_by_name_or_is_a_practice(field, value):
    try:
        practice = loads(toml({**PRACTICE, field: value}))
    except ContentError as refusal:
        told = str(refusal)
        assert field in told or "hold" in told
    else:
        assert practice.timeline().duration_s <= practice.minutes * 60


@pytest.mark.parametrize(
    "extra", ['"__proto__" = 1', "evil = 1", "[exercises.x]\na = 1", "a = " + "[" * 3000 + "]" * 3000]
)
def test_a_practice_file_with_more_in_it_is_refused(extra):
    with pytest.raises(ContentError):
        loads(toml(PRACTICE) + extra + "\n")


def test_a_practice_file_of_a_size_that_no_practice_has_is_not_read(tmp_path):
    path = tmp_path / "big.toml"
    path.write_bytes(b"#" * (LARGEST_BYTES + 1))
    with pytest.raises(ContentError, match="at most"):
        pl.load_practice(path)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_a_practice_or_a_named_error(text):
    with suppress(ContentError):
        assert loads(text).minutes


# --- the library itself ----------------------------------------------------------------------------------

NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "telnetlib",
    "asyncio",
    "requests",
    "httpx",
    "aiohttp",
    "websocket",
    "xmlrpc",
    "webbrowser",
    "socketserver",
}
UNSAFE = {"pickle", "marshal", "shelve", "dill", "joblib", "yaml"}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = (
            [a.name for a in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
        yield from ((name, name.partition(".")[0]) for name in names)


def test_the_library_imports_nothing_that_opens_a_connection_or_unpickles():
    sources = list(LIBRARY.rglob("*.py"))
    assert len(sources) > 50
    bad = [(path.name, name) for path in sources for name, root in imported(path) if root in NETWORK | UNSAFE]
    assert bad == []


def test_the_library_neither_evaluates_text_nor_starts_a_shell():
    bad = []
    for path in LIBRARY.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = ast.unparse(node.func)
            if name in {
                "eval",
                "exec",
                "compile",
                "__import__",
                "os.system",
                "os.popen",
                "pd.read_pickle",
                "pd.eval",
            } or any(k.arg == "shell" and ast.unparse(k.value) != "False" for k in node.keywords):
                bad.append((path.name, name))
    assert bad == []


def test_the_widgets_ask_no_address_for_anything():
    asks = re.compile(
        r"\bfetch\(|XMLHttpRequest|\bWebSocket\(|EventSource\(|sendBeacon|importScripts|import\(\s*[\"'`]http"
    )
    found = [
        (path.name, match.group())
        for path in (LIBRARY / "widgets" / "static").glob("*.js")
        for match in asks.finditer(path.read_text("utf-8"))
    ]
    assert [one for one in found if one[1] != "fetch("] == []
    outside = [
        path.name
        for path in (TOP / "js" / "src").rglob("*.mjs")
        if re.search(r"fetch\(\s*[\"'`]https?:", path.read_text("utf-8"))
    ]
    assert outside == []


def test_no_yaml_is_read_in_a_way_that_makes_objects():
    """Tools and tests read YAML; each of them by the way that gives plain values alone."""
    folders = ("tools", "tests", "deploy", "site", "benchmarks", "teacher")
    sources = [path for folder in folders for path in (TOP / folder).rglob("*.py")]
    made = {
        ast.unparse(node.func)
        for path in sources
        if "node_modules" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("yaml.")
    }
    assert {"yaml.safe_load"} <= made <= {"yaml.safe_load", "yaml.safe_dump"}
