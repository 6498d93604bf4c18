"""The player's Python face: what it sends, what it answers, what it shows where no widget runs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import uuid
from pathlib import Path

import pytest

from psoas_lib.content import UnknownIdError
from psoas_lib.log import RomLog
from psoas_lib.resources import data_dir
from psoas_lib.timeline import OptionError
from psoas_lib.widgets.page import player_page
from psoas_lib.widgets.player import RoutinePlayer

TOP = Path(__file__).parents[1]


@pytest.fixture
def player(tmp_path):
    one = RoutinePlayer("five-minute-ball", log=RomLog(tmp_path))
    one.sent = []
    one.send = one.sent.append
    return one


def session(**changes):
    record = {
        "session_id": str(uuid.uuid4()),
        "routine": "five-minute-ball",
        "mode": "standard",
        "started_at": "2026-11-21T07:42:10+01:00",
        "ended_at": "2026-11-21T07:47:12+01:00",
        "status": "finished",
        "interruptions": 0,
        "items": [{"exercise": "ball-wall-hip", "side": "left", "planned_s": 40.0, "done_s": 38.5}],
    }
    return record | changes


def test_the_player_runs_without_numpy_pandas_and_matplotlib(tmp_path):
    code = f"""
import sys
for name in ("numpy", "pandas", "matplotlib", "scipy"):
    sys.modules[name] = None  # importing it is an error
import psoas_lib as pl
player = pl.RoutinePlayer("five-stretches", log=pl.RomLog({str(tmp_path)!r}))
player.send = print
player._hear(player, {{"type": "session", "session": {session()!r}}}, [])
player._repr_mimebundle_()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "'ack'" in done.stdout
    assert (tmp_path / "sessions.csv").is_file()


def test_a_session_is_confirmed_after_it_is_written_and_written_once(player):
    record = session()
    for _ in range(2):
        player._hear(player, {"type": "session", "session": record}, [])
    assert [answer["type"] for answer in player.sent] == ["ack", "ack"]
    assert player.sent[0]["session_id"] == record["session_id"]
    assert player.sent[0]["path"].endswith("sessions.csv")
    assert len(player.log.sessions()) == 1


@pytest.mark.parametrize(
    "changes", [{"items": None}, {"status": "perhaps"}, {"session_id": ""}, {"started_at": "soon"}]
)
def test_what_is_no_session_is_refused_with_the_reason_and_not_lost(player, changes):
    player._hear(player, {"type": "session", "session": session(**changes)}, [])
    (answer,) = player.sent
    assert answer["type"] == "refused"
    assert len(answer["reason"]) > 10
    assert not (player.log.folder / "sessions.csv").exists()


def test_a_log_that_cannot_be_written_is_told_to_the_browser(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    player = RoutinePlayer("five-minute-ball", log=RomLog(blocked))
    sent = []
    player.send = sent.append
    player._hear(player, {"type": "session", "session": session()}, [])
    assert sent[0]["type"] == "refused"


def test_a_reflection_is_confirmed_with_the_moment_it_was_made(player):
    words = {
        "session_id": str(uuid.uuid4()),
        "recorded_at": "2026-11-21T07:48:00+01:00",
        "sensation_0_10": 6,
        "pain_0_10": None,
        "note": "",
    }
    player._hear(player, {"type": "reflection", "reflection": words}, [])
    (answer,) = player.sent
    assert (answer["type"], answer["recorded_at"]) == ("reflection-ack", words["recorded_at"])


def test_a_version_chosen_in_the_browser_becomes_the_schedule(player):
    player = RoutinePlayer("five-stretches")
    player.sent = []
    player.send = player.sent.append
    before = player.schedule["total_s"]
    player._hear(
        player, {"type": "options", "options": {"dose": "consensus", "swap": {"bridge": "bridge-easier"}}}, []
    )
    assert player.sent == [{"type": "options"}]
    assert player.schedule["routine"]["dose"] == "consensus"
    assert player.schedule["total_s"] != before
    assert player.schedule["exercises"][0]["id"] == "bridge-easier"
    player._hear(player, {"type": "options", "options": {"dose": "heroic"}}, [])
    assert "heroic" in player.sent[1]["reason"]
    assert player.schedule["routine"]["dose"] == "consensus"


def test_a_wrong_routine_or_option_is_named(tmp_path):
    with pytest.raises(UnknownIdError, match="five-strides"):
        RoutinePlayer("five-strides")
    with pytest.raises(OptionError, match="rest_s"):
        RoutinePlayer("five-stretches", rest_s=-1)


def test_two_players_differ_and_their_text_does_not():
    one, two = RoutinePlayer("five-minute-ball"), RoutinePlayer("five-minute-ball")
    assert one.player_key != two.player_key
    assert (
        repr(one) == repr(two) == "RoutinePlayer('five-minute-ball', mode='standard'): 5:00 min, 35 segments"
    )


def test_where_no_widget_runs_the_plan_stands_as_a_table():
    data, _ = RoutinePlayer("five-minute-ball")._repr_mimebundle_()
    assert data["text/plain"].startswith("RoutinePlayer(")
    for exercise in RoutinePlayer("five-minute-ball").schedule["exercises"]:
        assert exercise["name"] in data["text/html"]
    assert "composed by this pack" in data["text/html"]


def test_the_schedule_is_plain_json_and_leaves_the_sentences_to_their_own_trait():
    player = RoutinePlayer("five-stretches")
    assert "strings" not in player.schedule
    assert json.loads(json.dumps(player.schedule)) == player.schedule


def test_a_page_of_its_own_asks_nothing_of_the_network():
    page = player_page(RoutinePlayer("five-minute-ball"))
    text = re.sub(r'"https?://[^"]*"', "", page.split('id="traits"')[0])
    assert not re.search(r'(src|href)="', text)
    assert "</script><" not in page.split('id="player-module">')[1].split("</script>")[0]


def test_every_sentence_the_player_asks_for_is_in_the_catalogue_and_none_is_idle():
    strings = tomllib.loads((data_dir() / "locale" / "en.toml").read_text(encoding="utf-8"))["player"]
    sources = [
        *(TOP / "js/src/player").rglob("*.mjs"),
        *(TOP / "js/src/page").rglob("*.mjs"),
        *(TOP / "js/src/preview").rglob("*.mjs"),
        TOP / "psoas_lib/widgets/player.py",
    ]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    asked = set(re.findall(r'(?:words|this)\.t\(\s*"(\w+)"', code)) | set(
        re.findall(r"strings\.(page_\w+)", code)
    )
    assert asked <= strings.keys()
    # Keys made from parts, such as phase_hold, say_rest or left_letter.
    made = re.compile(
        r"^(phase|say|next|mode|still|opt|page|psoas)_|_(letter|column|low|high)$|^(left|right|both|sensation|pain|side_both)$"
    )
    idle = {key for key in strings if key not in asked and not made.search(key) and f'"{key}"' not in code}
    assert not idle


def test_no_sentence_stands_in_the_code_of_the_view():
    for path in (*(TOP / "js/src/player").rglob("*.mjs"), *(TOP / "js/src/preview").rglob("*.mjs")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.match(r"\s*(//|\*|/\*)", line):
                continue
            for words in re.findall(r'text: "([^"]*)"', line):
                assert not re.search(r"[A-Za-z]{3}", words), f"{path.name}: {line.strip()}"
