"""Marking, keeping, repeating, reporting: what happens to an answer after it has been given."""

import csv
import json
import re
import shutil
import subprocess
import uuid
from datetime import date, datetime, timedelta, timezone
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.check import bank, deck
from psoas_lib.check.answer_keys import answer_keys, normalise, read_number
from psoas_lib.check.asking import Reveal
from psoas_lib.check.exchange import COLUMNS as EXPORT_COLUMNS
from psoas_lib.check.marking import mark
from psoas_lib.check.question import NumberTarget, Reply
from psoas_lib.check.results import COLUMNS, Answer, AnswerLog, new_answer
from psoas_lib.check.seal import seal
from psoas_lib.check.standing import standings
from psoas_lib.content import UnknownIdError

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = bank.questions()
START = datetime(2026, 3, 1, 18, tzinfo=timezone(timedelta(hours=1)))


def row(question="Q03.3", *, right=True, day=0, mode="ask", answer="25", **more):
    when = (START + timedelta(days=day)).isoformat()
    fields = {"objective": bank.question(question).objective, "mode": mode, "answer": answer, **more}
    return Answer(str(uuid.uuid4()), when, question, right=str(right).lower(), **fields)


# Marking


@given(
    value=st.floats(-500, 500).map(lambda x: round(x, 2)),
    tolerance=st.floats(0.01, 20).map(lambda x: round(x, 2)),
    off=st.floats(-3, 3),
)
def test_a_number_is_recognised_just_inside_its_tolerance(value, tolerance, off):
    target = NumberTarget(value, tolerance, Reply(right=True, text=""))
    near = abs(abs(off) - 1) < 1e-3  # at the very edge rounding decides
    recognised = target.bucket(value + off * tolerance) == target.bucket(value)
    assert near or recognised == (abs(off) < 1)


@given(st.floats(0, 90))
def test_where_the_buckets_start_does_not_tell_the_number(value):
    target = NumberTarget(value, 1, Reply(right=True, text=""))
    assert 0 <= target.offset < target.step


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("3.9", 3.9, ""),
        (" 3,9 ", 3.9, ""),
        ("\N{MINUS SIGN}4", -4, ""),
        ("+4 deg", 4, "deg"),
        ("12\N{DEGREE SIGN}", 12, "deg"),
        ("12 Degrees", 12, "deg"),
        ("10 min", 10, "min"),
        ("50 seconds", 50, "s"),
        (".5", 0.5, ""),
        ("7\N{NO-BREAK SPACE}%", 7, "%"),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number, unit):
    assert read_number(text) == (number, unit)


@pytest.mark.parametrize("text", ["", "ten", "12 deg3", "1,234.5", "3 4", "4-5", "1e3", "nan", "--4"])
def test_what_is_no_single_number_is_said_to_be_none(text):
    with pytest.raises(ValueError, match="one number"):
        read_number(text)


@pytest.mark.parametrize(
    "text", ["Lesser Trochanter", "the lesser trochanter.", " LESSER-TROCHANTER ", "l\u00e9sser trochanter"]
)
def test_spelling_that_does_not_matter_does_not_matter(text):
    assert mark(bank.question("Q11.6"), text).right


@given(st.text(max_size=40))
def test_normalising_twice_is_normalising_once(text):
    assert normalise(normalise(text)) in (normalise(text), normalise(normalise(text)))
    assert set(normalise(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")


def test_a_number_without_its_unit_is_asked_for_when_there_is_a_choice():
    feedback = mark(bank.question("Q06.3"), "12")
    assert feedback.right is None
    assert "min" in feedback.replies[0]


def test_the_right_number_in_the_wrong_unit_is_wrong_and_says_so():
    feedback = mark(bank.question("Q06.3"), "12 s")
    assert feedback.right is False
    assert "minutes" in feedback.replies[0]


def test_an_unforeseen_number_gets_the_general_reply():
    question = bank.question("Q03.3")
    assert mark(question, "77").replies == (question.otherwise,)


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("Q03.2", "z", "no option"),
        ("Q03.2", "a b", "one option"),
        ("Q03.6", "a b", "Put all"),
        ("Q03.6", "a a b c d e", "twice"),
        ("Q01.6", "1=a", "no name yet"),
        ("Q03.3", "many", "one number"),
        ("Q03.2", ",", "Name an option"),
        ("Q11.6", "!", "word"),
    ],
)
def test_an_answer_that_cannot_be_one_is_explained_not_marked(question, answer, said):
    feedback = mark(bank.question(question), answer)
    assert feedback.right is None
    assert said in feedback.replies[0]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
@settings(max_examples=20, deadline=None)
@given(answer=st.text("abcdef123=,;<> .-\u2212\u00b0degmins%", max_size=14))
def test_nothing_that_a_learner_types_is_an_error(question, answer):
    feedback = mark(question, answer)
    assert feedback.state in {"right", "wrong", "unanswered", "unreadable"}
    assert all(feedback.replies)


# The browser marks alike

NODE = shutil.which("node")
SCRIPT = """
import { readFileSync } from "node:fs";
import { answerKeys, mark, normalise } from "./js/src/question/marking.mjs";
const { questions, asked, texts } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify({
  marked: asked.map(([id, answer]) => mark(questions[id], answer)),
  keys: asked.map(([id, answer]) => answerKeys(questions[id], answer)),
  normalised: texts.map(normalise),
}));
"""


def in_node(asked, texts=()):
    if NODE is None:
        pytest.skip("Node is not installed")
    questions = {q.id: seal(q) for q in QUESTIONS}
    done = subprocess.run(
        [NODE, "--no-warnings", "--input-type=module", "-e", SCRIPT],
        input=json.dumps({"questions": questions, "asked": asked, "texts": list(texts)}),
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def many_answers():
    yield from ((q.id, q.right_answer) for q in QUESTIONS)
    for q in QUESTIONS:
        letters = [o.letter for o in q.options]
        yield from ((q.id, letter) for letter in letters)
        yield from ((q.id, f"{a} {b}") for a in letters for b in letters)
        yield (q.id, " ".join(reversed(letters)))
        yield from ((q.id, " ".join(f"{p.number}={letter}" for p in q.points)) for letter in letters)
        for t in q.targets:
            for unit in ["", *(name for name, _ in q.units), "furlong"]:
                for value in (
                    t.value,
                    t.value + t.tolerance,
                    t.value - t.tolerance,
                    t.value + 1.01 * t.tolerance,
                ):
                    yield (q.id, f"{value!r} {unit}".replace("-", "\N{MINUS SIGN}"))
                yield (q.id, f"{t.value} {unit}".replace(".", ","))
        yield from ((q.id, f" The {said.upper()}. ") for said, _ in q.texts)
        yield from (
            (q.id, odd) for odd in (" ", ",", "???", "a=b", "1=a 2=b", "12\N{DEGREE SIGN}", "1e3", "x" * 50)
        )


@pytest.mark.node
def test_the_browser_marks_every_answer_as_python_does(monkeypatch):
    monkeypatch.setattr(
        "psoas_lib.check.seal.ITERATIONS", 2
    )  # thousands of answers; the next test has the real number
    asked = list(dict.fromkeys(many_answers()))
    found = in_node(asked)
    assert len(asked) > 1000
    for (name, answer), told in zip(asked, found["marked"], strict=True):
        feedback = mark(bank.question(name), answer)
        if feedback.right is None:
            assert told["state"] == "incomplete", (name, answer)
        else:
            marked = (feedback.state, list(feedback.replies), list(feedback.missing))
            assert (told["state"], told["replies"], told["missing"]) == marked, (name, answer)


@pytest.mark.node
def test_the_browser_marks_right_answers_as_right():
    asked = [(q.id, q.right_answer) for q in QUESTIONS]
    assert {told["state"] for told in in_node(asked)["marked"]} == {"right"}


@pytest.mark.node
@settings(max_examples=3, deadline=None)
@given(st.lists(st.text(st.characters(max_codepoint=0x24F), max_size=20), min_size=40, max_size=60))
def test_the_browser_normalises_texts_as_python_does(texts):
    assert in_node([], texts)["normalised"] == [normalise(text) for text in texts]


@pytest.mark.node
def test_the_browser_takes_answers_apart_into_the_same_keys():
    asked = [(q.id, q.right_answer) for q in QUESTIONS]
    keys = [list(answer_keys(bank.question(name), answer)) for name, answer in asked]
    assert in_node(asked)["keys"] == keys


# Keeping answers


def test_answers_come_back_as_they_were_given(tmp_path):
    log = AnswerLog(tmp_path)
    given_answers = [
        row(day=0, answer='="a", b'),
        row("Q11.6", right=False, day=1, answer="trochanter\nmajor"),
    ]
    assert all(log.append(answer) for answer in given_answers)
    assert list(log.read()) == given_answers


def test_an_answer_that_is_delivered_twice_is_kept_once(tmp_path):
    log = AnswerLog(tmp_path)
    answer = row()
    assert (log.append(answer), log.append(answer)) == (True, False)
    assert len(log.read()) == 1


def test_nothing_is_created_before_the_first_answer(tmp_path):
    log = AnswerLog(tmp_path / "new")
    assert log.read() == ()
    assert not (tmp_path / "new").exists()


def test_a_torn_row_costs_itself_and_no_other(tmp_path):
    log = AnswerLog(tmp_path)
    log.append(row(day=0))
    with log.path.open("a", encoding="utf-8") as file:
        file.write("a1b2,2026-03-0")
    log.append(row(day=1))
    assert len(AnswerLog(tmp_path).read()) == 2
    assert "a1b2,2026-03-0" in log.path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        {"answered_at": "yesterday"},
        {"answered_at": "2026-03-01T18:00:00"},
        {"right": "perhaps"},
        {"mode": "exam"},
        {"answer_id": ""},
    ],
)
def test_a_row_that_cannot_be_right_is_refused_before_it_is_written(tmp_path, change):
    log = AnswerLog(tmp_path)
    bad = Answer(**{**{name: getattr(row(), name) for name in COLUMNS}, **change})
    with pytest.raises(ValueError, match="no complete answer"):
        log.append(bad)
    assert not log.path.exists()


def test_an_answer_in_code_is_marked_and_kept():
    feedback = pl.answer("Q03.3", "10 deg")
    assert feedback.right is False
    kept = AnswerLog().read()
    assert [(a.question, a.right, a.mode) for a in kept] == [("Q03.3", "false", "ask")]


def test_what_is_missing_is_named_at_the_second_try():
    question = next(q for q in QUESTIONS if q.kind == "multiple")
    first, *others = question.right_answer.split()
    replies = {option.letter: option.reply for option in question.options}
    told = repr(pl.answer(question.id, first))
    assert "Something that belongs is not ticked yet." in told
    assert not any(replies[letter] in told for letter in others)
    told = repr(pl.answer(question.id, first))
    assert all(replies[letter] in told for letter in others)
    assert "not ticked yet" not in told


def test_three_dots_are_neither_marked_nor_kept():
    assert pl.answer("Q03.3").right is None
    assert AnswerLog().read() == ()


# Predict before reveal


def test_without_a_prediction_nothing_is_given_away():
    shown = pl.reveal("Q03.1")
    solution = bank.question("Q03.1").solution
    assert solution not in repr(shown) + shown._repr_html_()
    assert "No prediction yet" in repr(shown)


def test_the_last_prediction_is_shown_with_its_confidence_and_what_is_known():
    question = bank.question("Q03.1")
    AnswerLog().append(row("Q03.1", answer="a", right=False, mode="predict", day=0, confidence_pct="95"))
    AnswerLog().append(row("Q03.1", answer="d", mode="predict", day=1, confidence_pct="50"))
    shown = repr(pl.reveal("Q03.1"))
    assert "You said: About three (unsure)." in shown
    assert question.solution in shown
    assert "Vigotsky" in shown


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.id)
def test_a_prediction_of_any_kind_can_be_said_in_words(question):
    shown = Reveal(question, row(question.id, answer=question.right_answer, mode="predict"))
    assert shown.feedback.right
    assert "You said:" in repr(shown)


# The deck


def cards(*answers):
    return deck.boxes(answers)


def test_a_question_known_at_once_starts_in_box_two():
    assert cards(row(day=0))["Q03.3"].box == 2


def test_right_when_due_moves_up_and_the_interval_doubles():
    days, answers = 0, []
    for box in (2, 3, 4, 5, 5):
        answers.append(row(day=days))
        card = cards(*answers)["Q03.3"]
        assert card.box == box
        assert (card.due - (START + timedelta(days=days)).date()).days == deck.INTERVAL_DAYS[box - 1]
        days += deck.INTERVAL_DAYS[box - 1]


def test_right_before_it_is_due_changes_nothing():
    assert cards(row(day=0), row(day=1))["Q03.3"] == cards(row(day=0))["Q03.3"]


def test_wrong_goes_back_to_the_first_box_from_anywhere():
    answers = [row(day=0), row(day=2), row(day=6), row(day=7, right=False)]
    card = cards(*answers)["Q03.3"]
    assert (card.box, card.due) == (1, (START + timedelta(days=8)).date())


def test_a_second_try_on_the_same_day_does_not_make_up_for_the_first():
    assert cards(row(day=0, right=False), row(day=0, right=True))["Q03.3"].box == 1


def test_predictions_and_cases_do_not_move_cards():
    assert cards(row("Q03.1", mode="predict"), row("Q03.3", mode="case")) == {}


def test_the_order_of_the_rows_does_not_matter():
    answers = [row(day=0), row(day=2), row(day=6, right=False), row(day=7)]
    assert cards(*answers) == cards(*reversed(answers))


def test_what_is_longest_overdue_comes_first_and_new_questions_follow():
    answers = [row("Q03.4", day=1, right=False), row("Q03.3", day=0, right=False)]
    today = (START + timedelta(days=5)).date()
    chosen = deck.due(answers, QUESTIONS, today)
    assert chosen[:2] == ("Q03.3", "Q03.4")
    assert {bank.question(q).notebook for q in chosen} == {"03"}
    assert {bank.question(q).role for q in chosen[2:]} <= set(deck.ROLES_IN_DECK)


def test_a_deck_is_never_longer_than_asked_and_never_repeats():
    answers = [row(q.id, day=0, right=False) for q in QUESTIONS]
    chosen = deck.due(answers, QUESTIONS, date(2026, 6, 1), most=7)
    assert len(chosen) == len(set(chosen)) == 7


def test_a_beginner_starts_with_the_first_notebook():
    assert {bank.question(q).notebook for q in deck.due((), QUESTIONS, date(2026, 6, 1))} == {"00"}


def test_questions_that_left_the_bank_are_forgotten():
    gone = Answer(str(uuid.uuid4()), START.isoformat(), "Q03.99", "O03.1", "ask", "a", "false")
    assert "Q03.99" not in deck.due([gone], QUESTIONS, date(2026, 6, 1))


# Objectives


def test_progress_counts_the_last_answer_to_each_question():
    bank_of_two = [one for one in QUESTIONS if one.objective != "O03.2" or one.id in {"Q03.2", "Q03.3"}]
    answers = [
        row("Q03.3", day=0),
        row("Q03.2", day=0, right=False),
        row("Q03.3", day=1, right=False),
        row("Q03.2", day=2),
    ]
    by_id = {s.objective.id: s for s in standings(bank.objectives(), bank_of_two, answers)}
    assert (by_id["O03.2"].n_answered, by_id["O03.2"].n_right, by_id["O03.2"].state) == (2, 1, "under way")
    assert by_id["O01.1"].state == "new"
    later = [*answers, row("Q03.3", day=3)]
    assert {s.objective.id: s for s in standings(bank.objectives(), bank_of_two, later)}[
        "O03.2"
    ].state == "met"


def test_progress_is_a_table_with_headers_and_a_plain_text():
    pl.answer("Q03.3", "25")
    shown = pl.objectives_progress()
    html = shown._repr_html_()
    assert html.count('<th scope="row"') == len(bank.objectives())
    assert "O03.2" in html.partition("<details>")[0]
    assert "O01.1" in html.partition("<details>")[2]  # what was not begun is folded away
    asked = sum(one.objective == "O03.2" for one in QUESTIONS)
    assert f"O03.2 1 of {asked} right" in repr(shown)


# Paper and class


@pytest.mark.parametrize("number", bank.chapters())
def test_a_sheet_without_key_holds_every_question_and_no_answer(number):
    paper = pl.question_sheet(number)
    for question in bank.questions(number):
        assert question.text in html_text(paper.html)
        assert question.solution not in html_text(paper.html)


@pytest.mark.parametrize("number", bank.chapters())
def test_the_key_holds_every_answer_reason_and_source(number):
    text = html_text(pl.question_sheet(number, key=True).html)
    for question in bank.questions(number):
        assert question.solution in text
        assert f"{question.id}, {question.objective}" in text
        assert all(
            option.reply in text
            for option in question.options
            if question.kind in ("single", "multiple", "order")
        )


def html_text(html):
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("key", [False, True])
@pytest.mark.parametrize("number", bank.chapters())
def test_a_sheet_shows_every_picture_that_a_question_asks_about(number, key):
    asked = [q for q in bank.question_set(number) if q.figure]
    html = pl.question_sheet(number, key=key).html
    assert html.count("<img") == len(asked)
    assert all(escape(q.alt, quote=True) in html for q in asked)


@pytest.mark.parametrize("number", bank.chapters())
def test_the_key_answers_what_the_sheet_asks_under_the_same_number(number):
    sheet, key = pl.question_sheet(number), pl.question_sheet(number, key=True)
    asked = [unescape(text) for text in re.findall(r"<h3>(.+?)</h3>", sheet.html)]
    assert asked == [unescape(text) for text in re.findall(r"<h3>(.+?)</h3>", key.html)]
    assert asked == [f"{n}. {one.text}" for n, one in enumerate(key.questions, start=1)]
    glance = re.findall(r'class="mark"><strong>(\d+)</strong>&nbsp; ([^<]+)<', key.html)
    for n, one in enumerate(key.questions):
        told = unescape(glance[n][1])
        assert glance[n][0] == str(n + 1)
        if one.kind in {"single", "multiple"}:
            assert told.split(", ") == [option.letter for option in one.options if option.right]
        elif one.kind == "order":
            place = dict(zip((option.letter for option in one.options), told.split(), strict=True))
            assert "".join(sorted(place, key=place.get)) == one.sequence
        elif one.kind == "label":
            assert told.count("=") == len(one.points)
        else:
            assert told == one.right_answer


@pytest.mark.parametrize("number", bank.chapters())
def test_the_key_fills_the_box_of_every_right_option_and_the_sheet_fills_none(number):
    sheet, key = pl.question_sheet(number), pl.question_sheet(number, key=True)
    filled = re.findall(r'class="box(?: round)? on"></span><span>(.)\)</span><span>([^<]+)<', key.html)
    chosen = [one for one in key.questions if one.kind in {"single", "multiple"}]
    right = [(option.letter, option.text) for one in chosen for option in one.options if option.right]
    assert [(letter, unescape(text)) for letter, text in filled] == right
    assert ' on"></span>' not in sheet.html


@pytest.mark.parametrize("number", bank.chapters())
def test_a_sheet_asks_its_parts_in_the_order_of_the_notebook(number):
    (notebook,) = (ROOT / "notebooks").glob(f"{number}_*.ipynb")
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    asked = re.findall(rf'"{number}-(?!warm-up)([a-z]+)"', code)
    printed = [questions[0].role for _, questions in pl.question_sheet(number).parts]
    assert [role for role in printed if role in asked] == asked


def test_sets_of_several_notebooks_go_on_one_sheet_and_are_told_apart():
    paper = pl.question_sheet("02-warm-up", "04-misconception", "02-exit")
    assert [heading[:3] for heading, _ in paper.parts] == ["02 ", "04 ", "02 "]
    assert paper.title == "Questions: What does it do? / Five stretches"
    assert paper.questions[0] == bank.question_set("02-warm-up")[0]


def test_a_sheet_of_nothing_is_refused_with_an_example():
    with pytest.raises(ValueError, match="question_sheet"):
        pl.question_sheet()
    with pytest.raises(UnknownIdError, match="03-exit"):
        pl.question_sheet("03-homework")


def test_a_sheet_is_saved_as_a_page(tmp_path):
    path = pl.question_sheet("03-exit").save(tmp_path / "sheet.html")
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def class_of(tmp_path, n):
    for i in range(n):
        log = AnswerLog(tmp_path / f"home{i}")
        first = "b" if i else "c"
        log.append(row("Q03.2", day=0, answer=first, right=mark(bank.question("Q03.2"), first).right))
        log.append(row("Q03.2", day=0, answer="a", right=True, hints_used="1"))
        log.append(row("Q11.6", day=0, answer="Anna's answer", right=False))
        log.append(row("Q03.1", day=0, answer="a", right=False, mode="predict"))
        pl.export_results(tmp_path / f"learner{i}.csv", log)
    return tmp_path


def test_an_export_holds_nothing_personal(tmp_path):
    class_of(tmp_path, 1)
    text = (tmp_path / "learner0.csv").read_text(encoding="utf-8")
    assert "Anna" not in text
    assert "2026" not in text
    with (tmp_path / "learner0.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["question"], r["n_tries"]) for r in rows] == [("Q03.2", "2"), ("Q11.6", "1")]


def test_difficulty_is_the_share_right_at_the_first_try(tmp_path):
    report = {item.question: item for item in pl.item_difficulty(class_of(tmp_path, 6))}
    right = mark(bank.question("Q03.2"), "b").right
    assert report["Q03.2"].n_learners == 6
    assert report["Q03.2"].n_right == (5 if right else mark(bank.question("Q03.2"), "c").right)
    low, high = report["Q03.2"].interval
    assert low < report["Q03.2"].share_right < high
    assert report["Q11.6"].most_chosen_wrong == ""


def test_a_small_class_gets_no_share(tmp_path):
    report = pl.item_difficulty(class_of(tmp_path, 4))
    assert all(item.share_right is None for item in report)
    assert "fewer than 5 learners" in repr(report)


def test_a_file_handed_in_twice_counts_once(tmp_path):
    path = class_of(tmp_path, 1) / "learner0.csv"
    assert pl.item_difficulty([path, path])[0].n_learners == 1


def test_a_file_that_is_no_export_is_named_with_what_it_lacks(tmp_path):
    path = tmp_path / "sessions.csv"
    path.write_text("session_id,started_at\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"sessions\.csv.*first_answer"):
        pl.item_difficulty(path)


def test_one_broken_file_is_named_and_the_class_is_reported_all_the_same(tmp_path):
    folder = class_of(tmp_path, 6)
    (folder / "empty.csv").write_bytes(b"")
    (folder / "broken.csv").write_bytes(b"\xff\xfe\x00")
    (folder / "log.csv").write_text("row_id,angle_deg\n1,2\n", encoding="utf-8")
    report = pl.item_difficulty(folder)
    assert {item.question: item.n_learners for item in report} == {"Q03.2": 6, "Q11.6": 6}
    assert set(report.unread) == {"empty.csv", "broken.csv", "log.csv"}
    for name, why in report.unread.items():
        assert name in why
        assert why in repr(report)
        assert escape(why) in report._repr_html_()


def test_a_file_from_a_stranger_puts_no_markup_into_the_teachers_notebook(tmp_path):
    hostile = "<img src=x onerror=alert(1)>"
    lines = [",".join(EXPORT_COLUMNS), *(f"{n},Q03.2,{hostile},false,1,0" for n in range(5))]
    lines.append(f"9,{hostile},a,false,1,0")
    (tmp_path / f"{hostile.replace('/', '')}.csv").write_text("nothing\n", encoding="utf-8")
    (tmp_path / "class.csv").write_text("\n".join(lines), encoding="utf-8")
    report = pl.item_difficulty(tmp_path)
    assert [item.question for item in report] == ["Q03.2"]
    assert "<img" not in report._repr_html_()
    assert escape(hostile) in report._repr_html_()


def test_a_folder_without_exports_says_what_belongs_there(tmp_path):
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(FileNotFoundError, match="exports"):
            pl.item_difficulty(place)


def test_an_export_never_replaces_a_file(tmp_path):
    (tmp_path / "mine.csv").write_text("precious", encoding="utf-8")
    with pytest.raises(FileExistsError):
        pl.export_results(tmp_path / "mine.csv")
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "precious"


def test_a_new_answer_carries_the_clock_with_its_offset():
    answer = new_answer("Q03.3", "O03.2", "25", right=True)
    assert answer.when.tzinfo is not None


def test_asking_needs_neither_numpy_nor_pandas():
    code = (
        "import sys; import psoas_lib as pl; pl.ask('Q03.2'); pl.answer('Q03.3', '1'); pl.deck(); "
        "print(sorted({'numpy', 'pandas', 'matplotlib', 'scipy'} & set(sys.modules)))"
    )
    import os
    import sys

    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.strip() == "[]"
