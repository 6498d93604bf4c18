"""The log: nothing that was acknowledged is ever lost, whatever happens to the program or the file."""

import errno
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from psoas_lib.csvdialect import guard, unguard
from psoas_lib.csvfile import CsvFile
from psoas_lib.csvrecords import parse
from psoas_lib.durable import LogWriteError
from psoas_lib.filelock import LockTimeoutError, locked
from psoas_lib.log import DamagedLinesWarning, RomLog
from tests.logs import READING, session


def run_python(code, *args, **options):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, args)],
        stdout=subprocess.PIPE,
        text=True,
        **options,
    )


def quiet_read(log):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DamagedLinesWarning)
        return log.read()


def test_a_reading_comes_back_as_it_was_given(tmp_path):
    log = RomLog(tmp_path)
    row_id = log.append(
        **READING, measured_at="2026-03-04T23:30:00+02:00", repeat=2, state="cold", pain_0_10=0,
        notes='said "ouch",\r\nthen fine; =1+1\rbye', subject="Zoë", rater="me", instrument="goniometer",
    )  # fmt: skip
    row = log.read().iloc[0]
    assert row["row_id"] == row_id
    assert row["measured_at"] == pd.Timestamp("2026-03-04 23:30")
    assert row["utc_offset"] == "+02:00"
    assert (row["angle_deg"], row["repeat"], row["state"], row["pain_0_10"]) == (8.5, 2, "cold", 0)
    assert (row["notes"], row["subject"]) == ('said "ouch",\nthen fine; =1+1\nbye', "Zoë")


def test_zero_degrees_is_a_reading_and_zero_pain_is_a_rating(tmp_path):
    log = RomLog(tmp_path)
    log.append(**{**READING, "angle_deg": 0, "pain_0_10": 0})
    log.append(**{**READING, "angle_deg": -0.0})
    frame = log.read()
    assert frame["angle_deg"].tolist() == [0, 0]
    assert frame["pain_0_10"].tolist()[0] == 0
    assert frame["pain_0_10"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"test": "hip extension"}, "hip-extension-prone"),
        ({"side": "L"}, "'left' or 'right'"),
        ({"angle_deg": 700}, "-180 and 180"),
        ({"angle_deg": 85}, "sure=True"),
        ({"angle_deg": float("nan")}, "angle_deg is a number"),
        ({"angle_deg": "eight"}, "angle_deg is a number"),
        ({"angle_deg": None}, "angle_deg is a number"),
        ({"angle_deg": True}, "angle_deg is a number"),
        ({"pain_0_10": 11}, "0 to 10"),
        ({"repeat": 0}, "counts from 1"),
        ({"state": "tepid"}, "'warm' or 'cold'"),
        ({"measured_at": "2026-02-30"}, "does not exist"),
        ({"measured_at": "03/04/2026"}, "such as 2026-03-04"),
        ({"angel_deg": 3}, "no column 'angel_deg'"),
    ],
)
def test_a_value_that_cannot_be_right_is_refused_with_what_is_allowed(tmp_path, change, says):
    log = RomLog(tmp_path)
    with pytest.raises(ValueError, match=says):
        log.append(**{**READING, **change})
    assert not (tmp_path / "rom.csv").exists()


def test_an_unlikely_angle_is_taken_when_somebody_is_sure(tmp_path):
    log = RomLog(tmp_path)
    log.append(**{**READING, "angle_deg": 85}, sure=True)
    assert log.read()["angle_deg"].tolist() == [85]


def test_several_readings_go_in_together_or_not_at_all(tmp_path):
    log = RomLog(tmp_path)
    with pytest.raises(ValueError, match="side"):
        log.append_rows([READING, {**READING, "side": "middle"}])
    assert len(log.read()) == 0
    assert len(set(log.append_rows([READING, READING, READING]))) == 3
    assert len(log.read()) == 3


def test_the_same_session_is_logged_once_whoever_offers_it(tmp_path):
    record = session()
    assert RomLog(tmp_path).append_session(record) is True
    assert RomLog(tmp_path).append_session(record) is False
    frame = RomLog(tmp_path).sessions()
    assert frame["done_s"].tolist() == [60, 12.345, 0]
    assert frame["started_at"].iloc[0] == pd.Timestamp("2026-03-04 18:30:00.250")
    assert frame["interruptions"].tolist() == [0, 0, 0]


def test_a_session_torn_by_a_crash_is_completed_when_it_is_offered_again(tmp_path):
    record = session()
    log = RomLog(tmp_path)
    log.append_session(record)
    path = tmp_path / "sessions.csv"
    path.write_bytes(path.read_bytes()[:-25])
    assert log.append_session(record) is True
    with pytest.warns(DamagedLinesWarning):
        frame = log.sessions()
    assert frame[["exercise", "side"]].to_numpy().tolist() == [
        ["bridge", "both"], ["half-kneeling", "left"], ["half-kneeling", "right"],
    ]  # fmt: skip


def test_a_session_stopped_before_its_first_exercise_still_happened(tmp_path):
    log = RomLog(tmp_path)
    assert log.append_session(session(items=[], status="stopped"))
    assert log.sessions()["status"].tolist() == ["stopped"]


def test_the_last_reflection_on_a_session_is_the_one_that_counts(tmp_path):
    log = RomLog(tmp_path)
    record = session()
    log.append_session(record)
    first = {"session_id": record["session_id"], "recorded_at": "2026-03-04T18:42:00+01:00",
             "sensation_0_10": 5, "pain_0_10": None, "note": "tight"}  # fmt: skip
    assert log.append_reflection(first) is True
    assert log.append_reflection(first) is False
    assert log.append_reflection({**first, "sensation_0_10": 0, "note": ""}) is True
    frame = log.sessions()
    assert len(frame) == 3
    assert frame["sensation_0_10"].tolist() == [0, 0, 0]
    assert frame["pain_0_10"].isna().all()
    assert (tmp_path / "reflections.csv").read_text("utf-8").count("\n") == 3


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"session_id": "7"}, "UUID"),
        ({"status": "paused"}, "finished"),
        ({"items": {}}, "list of items"),
        ({"started_at": None}, "started_at"),
        ({"interruptions": -1}, "interruptions"),
        (
            {"items": [{"exercise": "bridge", "side": "up", "planned_s": 1, "done_s": 1}]},
            "side of an exercise",
        ),
        ({"items": [{"exercise": "bridge", "side": "left", "planned_s": 1, "done_s": None}]}, "done_s"),
    ],
)
def test_what_is_not_a_session_is_refused_by_field(tmp_path, change, says):
    with pytest.raises((ValueError, TypeError), match=says):
        RomLog(tmp_path).append_session(session(**change))


def test_logging_a_session_needs_neither_pandas_nor_numpy(tmp_path):
    code = """
        import sys
        for name in ("numpy", "pandas", "matplotlib", "scipy"):
            sys.modules[name] = None
        from psoas_lib import RomLog
        log = RomLog(sys.argv[1])
        record = eval(sys.argv[2])
        print(log.append_session(record), log.append_session(record),
              log.append_reflection({"session_id": record["session_id"], "sensation_0_10": 3}),
              bool(log.append(test="ely-knee", side="right", angle_deg=120)))
    """
    process = run_python(code, tmp_path, session())
    assert process.communicate(timeout=60)[0].split() == ["True", "False", "True", "True"]
    assert process.returncode == 0


WRITER = """
    import os, sys
    from psoas_lib import RomLog
    log = RomLog(sys.argv[1])
    for number in range(int(sys.argv[2])):
        row_id = log.append(test="hip-flexion", side="right", angle_deg=number % 160, notes='x, "y" ' * 5)
        os.write(1, (row_id + chr(10)).encode())
"""


def test_no_acknowledged_row_is_lost_when_one_of_two_writers_is_killed(tmp_path):
    dice = random.Random(7)
    acknowledged = set()
    for _ in range(4):
        steady = run_python(WRITER, tmp_path, 60)
        victim = run_python(WRITER, tmp_path, 100_000)
        for _ in range(dice.randint(1, 60)):
            acknowledged.add(victim.stdout.readline().strip())
        victim.send_signal(signal.SIGKILL)
        rest = victim.communicate(timeout=60)[0]
        acknowledged.update(line for line in rest.splitlines() if len(line) == 36)
        acknowledged.update(steady.communicate(timeout=120)[0].split())
        assert steady.returncode == 0
    log = RomLog(tmp_path)
    frame = log.read()
    assert log.damaged == []
    assert acknowledged <= set(frame["row_id"])
    assert frame["row_id"].is_unique
    assert (frame["notes"] == 'x, "y" ' * 5).all()


def test_two_players_that_offer_the_same_sessions_log_each_once(tmp_path):
    code = """
        import sys, uuid
        from psoas_lib import RomLog
        log = RomLog(sys.argv[1])
        record = eval(sys.argv[2])
        print(sum(log.append_session({**record, "session_id": str(uuid.UUID(int=i))}) for i in range(40)))
    """
    processes = [run_python(code, tmp_path, session()) for _ in range(2)]
    taken = [int(process.communicate(timeout=60)[0]) for process in processes]
    assert sum(taken) == 40
    frame = RomLog(tmp_path).sessions()
    assert frame.groupby("session_id").size().tolist() == [3] * 40


def test_threads_that_share_one_log_do_not_mix_their_rows(tmp_path):
    log = RomLog(tmp_path)
    ids = []
    threads = [
        threading.Thread(target=lambda: ids.extend(log.append(**READING) for _ in range(25)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(log.read()["row_id"]) == sorted(ids)
    assert len(ids) == 150


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_named_and_loses_nothing(tmp_path):
    (tmp_path / "rom.csv").symlink_to("/dev/full")
    with pytest.raises(LogWriteError, match="disk is full") as caught:
        RomLog(tmp_path).append(**READING)
    assert caught.value.errno == errno.ENOSPC


def test_a_row_that_fits_only_in_part_is_taken_back(tmp_path):
    log = RomLog(tmp_path)
    kept = log.append(**READING)
    before = (tmp_path / "rom.csv").read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 20, limits[1]))
    try:
        with pytest.raises(LogWriteError, match="as it was before"):
            log.append(**READING, notes="x" * 500)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (tmp_path / "rom.csv").read_bytes() == before
    after = log.append(**READING)
    assert log.read()["row_id"].tolist() == [kept, after]


def test_a_failing_fsync_is_an_error_and_not_an_acknowledgement(tmp_path, monkeypatch):
    log = RomLog(tmp_path)
    log.append(**READING)
    before = (tmp_path / "rom.csv").read_bytes()

    def broken(fd):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(LogWriteError, match="Input/output"):
        log.append(**READING)
    assert (tmp_path / "rom.csv").read_bytes() == before


def test_a_read_only_folder_is_named_but_can_be_read():
    # Not tmp_path: whoever may not write must still be able to reach the folder.
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place, "log")
        log = RomLog(folder)
        log.append(**READING)
        with (folder / "rom.csv").open("a") as stream:
            stream.write("torn")
        folder.chmod(0o555)
        (folder / "rom.csv").chmod(0o444)
        code = """
            import os, sys, tempfile, warnings
            from psoas_lib import RomLog
            warnings.simplefilter("ignore")
            practice = RomLog(tempfile.mkdtemp())
            practice.append(test="ely-knee", side="left", angle_deg=100)
            practice.read()
            if os.getuid() == 0:
                os.setuid(65534)
            log = RomLog(sys.argv[1])
            print(len(log.read()), len(log.damaged))
            try:
                log.append(test="ely-knee", side="left", angle_deg=100)
            except OSError as error:
                print(error)
        """
        out = run_python(code, folder).communicate(timeout=60)[0]
        folder.chmod(0o755)
    assert out.startswith("1 1\n")
    assert "you may not write there" in out
    assert "PSOAS_HOME" in out


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LogWriteError, match="not a folder"):
        RomLog(tmp_path / "file" / "log").append(**READING)


def edit(path, change):
    path.write_bytes(change(path.read_bytes()))


def excel_semicolons(raw):
    text = raw.decode().replace(",", ";").replace("8.5", "8,5").replace("\n", "\r\n")
    return b"\xef\xbb\xbf" + text.encode()


def reordered_with_extra(raw):
    frame = [line.split(",") for line in raw.decode().splitlines()]
    return "\n".join(
        ",".join(["shoes" if n == 0 else "red", *reversed(row)]) for n, row in enumerate(frame)
    ).encode()


def without_a_column(raw):
    return "\n".join(",".join(line.split(",")[:-3]) for line in raw.decode().splitlines()).encode()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(excel_semicolons, id="German Excel: BOM, semicolons, decimal commas, CRLF"),
        pytest.param(lambda raw: raw.decode().encode("utf-16"), id="UTF-16"),
        pytest.param(
            lambda raw: raw.replace(b",", b"\t").replace(b"\n", b"\r"), id="tabs, old Mac line ends"
        ),
        pytest.param(reordered_with_extra, id="other order, one more column, no last newline"),
        pytest.param(without_a_column, id="columns deleted"),
        pytest.param(lambda raw: raw.replace(b"Zoe", "Zoë".encode("cp1252")), id="old Windows encoding"),
        pytest.param(lambda raw: raw + b"\n\n,,,,,,,,,,,,\n", id="blank lines at the end"),
    ],
)
def test_an_edited_file_is_read_and_written_in_its_own_way(tmp_path, change):
    log = RomLog(tmp_path)
    row = {**READING, "subject": "Zoe", "measured_at": "2026-03-04T07:00:00+01:00"}
    first = log.append(**row)
    path = tmp_path / "rom.csv"
    edit(path, change)
    edited = path.read_bytes()
    # The log object that wrote before the edit must notice it, too.
    second = log.append(**{**row, "angle_deg": -3.25, "rater": "Łukasz"})
    third = RomLog(tmp_path).append(**{**row, "angle_deg": 0})
    frame = log.read()
    assert frame["row_id"].tolist() == [first, second, third]
    assert frame["angle_deg"].tolist() == [8.5, -3.25, 0]
    assert frame["rater"].tolist()[1] == "Łukasz"
    assert log.damaged == []
    if "shoes" in frame:
        assert frame["shoes"].tolist() == ["red", "", ""]
    if change is excel_semicolons:
        assert path.read_bytes().startswith(edited)
        assert "-3,25" in path.read_text("utf-8-sig")
    if change is without_a_column:
        assert (tmp_path / "rom.csv.bak").read_bytes() == edited


def test_an_unknown_file_is_not_written_to(tmp_path):
    (tmp_path / "rom.csv").write_text("my shopping list\nbread\n")
    with pytest.raises(LogWriteError, match="first line"):
        RomLog(tmp_path).append(**READING)
    assert (tmp_path / "rom.csv").read_text() == "my shopping list\nbread\n"
    with pytest.warns(DamagedLinesWarning, match="2 line"):
        assert len(RomLog(tmp_path).read()) == 0


def test_damaged_lines_are_set_aside_once_and_reported(tmp_path):
    log = RomLog(tmp_path)
    ids = [log.append(**READING)]
    with (tmp_path / "rom.csv").open("ab") as stream:
        stream.write(b'abc,2026-03-04T10:00:00,me,ely-knee,left,"torn \xc3')
    ids.append(log.append(**READING, notes='has "quotes", and\na new line'))
    with (tmp_path / "rom.csv").open("ab") as stream:
        stream.write(b"x,2026-03-04,me,ely-knee,left,many,1,,,,,,\nx,04/03/2026,me,ely-knee,left,5,1,,,,,,\n")
    ids.append(log.append(**READING))
    with pytest.warns(DamagedLinesWarning, match="3 line.* line 3 of rom.csv"):
        frame = log.read()
    assert sorted(frame["row_id"]) == sorted(ids)
    assert [(d.line, d.reason.split(" is ")[0]) for d in log.damaged] == [
        (3, "it"), (6, "its angle_deg"), (7, "its measured_at"),
    ]  # fmt: skip
    assert "torn" in log.damaged[0].text
    quiet_read(log)
    aside = pd.read_csv(tmp_path / "damaged.csv", keep_default_na=False)
    assert aside["line"].tolist() == [3, 6, 7]
    assert "torn" in aside["text"][0]


def test_a_row_copied_in_a_spreadsheet_is_a_reading_once_it_was_changed(tmp_path):
    log = RomLog(tmp_path)
    log.append(**READING)
    path = tmp_path / "rom.csv"
    line = path.read_text().splitlines()[1]
    typed = ",2026-03-05,,ely-knee,Left,100,,,,,,,"
    path.write_text(path.read_text() + "\n".join([line, line.replace("8.5", "9.5"), typed, typed]) + "\n")
    with pytest.warns(DamagedLinesWarning, match="exact copy of line 2"):
        frame = log.read()
    assert sorted(frame["angle_deg"]) == [8.5, 9.5, 100, 100]
    assert frame["row_id"].is_unique
    assert quiet_read(log)["row_id"].tolist() == frame["row_id"].tolist()


def test_a_lock_left_behind_by_a_dead_program_is_taken_over(tmp_path, monkeypatch):
    monkeypatch.setattr("psoas_lib.filelock._STALE_S", 0.05)
    (tmp_path / ".lock.held").write_text("99999 dead")
    with locked(tmp_path / ".lock", kernel=False):
        assert "dead" not in (tmp_path / ".lock.held").read_text()
    assert not (tmp_path / ".lock.held").exists()


@pytest.mark.parametrize("kernel", [True, False])
def test_a_lock_that_is_held_for_long_gives_up_with_advice(tmp_path, kernel):
    code = """
        import sys, pathlib
        from psoas_lib.filelock import locked
        with locked(pathlib.Path(sys.argv[1]), kernel=sys.argv[2] == "True"):
            print("held", flush=True)
            sys.stdin.read()
    """
    holder = run_python(code, tmp_path / ".lock", kernel, stdin=subprocess.PIPE)
    assert holder.stdout.readline() == "held\n"
    with (
        pytest.raises(LockTimeoutError, match="try again"),
        locked(tmp_path / ".lock", timeout_s=0.1, kernel=kernel),
    ):
        pass
    holder.communicate("", timeout=30)


def test_a_lock_file_that_is_not_signed_yet_is_respected(tmp_path):
    (tmp_path / ".lock.held").write_text("")
    with (
        pytest.raises(LockTimeoutError),
        locked(tmp_path / ".lock", timeout_s=0.1, kernel=False),
    ):
        pass
    assert (tmp_path / ".lock.held").exists()


def test_the_lock_file_alone_keeps_writers_apart(tmp_path):
    code = """
        import sys, pathlib
        from psoas_lib.filelock import locked
        folder = pathlib.Path(sys.argv[1])
        for _ in range(60):
            with locked(folder / ".lock", kernel=False):
                count = folder / "count"
                count.write_text(str(int(count.read_text()) + 1))
    """
    (tmp_path / "count").write_text("0")
    processes = [run_python(code, tmp_path) for _ in range(3)]
    for process in processes:
        process.communicate(timeout=120)
    assert (tmp_path / "count").read_text() == "180"


@given(st.text())
def test_guarding_text_is_undone_on_reading(text):
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_a_crash(raw):
    header = b"a,b,c\n1,2,3\n"
    for data in (raw, header + raw, b"\xff\xfe" + raw):
        contents = parse(data, "x.csv", ("a", "b", "c"), "a")
        assert all(set(record.cells) == set(contents.dialect.columns) for record in contents.records)


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), max_size=12)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.tuples(CELL.filter(str.strip), CELL, CELL), max_size=6), cut=st.integers(1, 30))
def test_whatever_is_appended_comes_back_even_after_a_torn_end(rows, cut, tmp_path_factory):
    path = tmp_path_factory.mktemp("log") / "t.csv"
    table = CsvFile(path, ("a", "b", "c"), key="a")
    for a, b, c in rows:
        table.append([{"a": a, "b": b, "c": c}])
    assert [tuple(r.cells.values()) for r in table.read().records] == rows
    if rows:
        whole = len(path.read_bytes())
        path.write_bytes(path.read_bytes()[: max(whole - cut, 7)])
        table.append([{"a": "last", "b": "", "c": ""}])
        found = [tuple(r.cells.values()) for r in table.read().records]
        assert found[-1] == ("last", "", "")
