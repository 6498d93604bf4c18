"""The question bank: complete, sourced, and every hint and reply can be reached by an answer."""

import base64
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from psoas_lib.check import bank
from psoas_lib.check.answer_keys import answer_keys, normalise
from psoas_lib.check.cases import cases
from psoas_lib.check.entry import question_of
from psoas_lib.check.marking import mark
from psoas_lib.check.seal import open_drawer, salt_of, seal
from psoas_lib.content import UnknownIdError, sources

ROOT = Path(__file__).resolve().parent.parent
NUMBERS = [f"{n:02d}" for n in range(12)]
QUESTIONS = bank.questions()
CASES = tuple(cases().values())
DECISIONS = [scene.decision for case in CASES for scene in case.scenes.values() if scene.decision]
SOURCE_KEYS = {source.key for source in sources()}


def named(question):
    return question.id


each_question = pytest.mark.parametrize("question", QUESTIONS, ids=named)


def wrong_answers(question):
    """Every foreseeable wrong answer, and the reply that the bank promises for it."""
    letters = [option.letter for option in question.options]
    match question.kind:
        case "single":
            return [(o.letter, o.reply) for o in question.options if not o.right]
        case "multiple":
            right = {o.letter for o in question.options if o.right}
            flipped = [(right ^ {o.letter}, o.reply) for o in question.options]
            return [(" ".join(sorted(chosen)), reply) for chosen, reply in flipped if chosen]
        case "order":
            by_letter = {o.letter: o for o in question.options}
            swaps = range(len(letters) - 1)
            return [
                (
                    " ".join(
                        question.sequence[:i]
                        + question.sequence[i + 1]
                        + question.sequence[i]
                        + question.sequence[i + 2 :]
                    ),
                    by_letter[question.sequence[i + 1]].reply,
                )
                for i in swaps
            ]
        case "label":
            right = {point.number: point.answer for point in question.points}
            return [
                (" ".join(f"{n}={a}" for n, a in {**right, point.number: o.letter}.items()), o.reply)
                for point in question.points
                for o in question.options
                if o.letter != point.answer
            ]
        case "number":
            unit = next((name for name, reply in question.units if reply.right), "")
            wrong = [(f"{t.value:g} {unit}", t.reply.text) for t in question.targets[1:]]
            first = question.targets[0].value
            return wrong + [
                (f"{first:g} {name}", reply.text) for name, reply in question.units if not reply.right
            ]
        case _:
            return [(said, reply.text) for said, reply in question.texts if not reply.right]


def test_all_twelve_notebooks_have_a_chapter():
    assert list(bank.chapters()) == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_a_chapter_has_its_parts(number):
    roles = [question.role for question in bank.questions(number)]
    assert roles.count("predict") == 1
    assert roles.count("misconception") == 1
    assert roles.count("exit") == 3
    assert len(set(bank.chapters()[number].warm_up)) == 3


@pytest.mark.parametrize("number", NUMBERS[1:])
def test_a_warm_up_asks_for_what_earlier_notebooks_taught(number):
    assert all(question.notebook < number for question in bank.question_set(f"{number}-warm-up"))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_notebook_has_two_to_four_objectives(number):
    own = [objective for objective in bank.objectives().values() if objective.notebook == number]
    assert 2 <= len(own) <= 4


@pytest.mark.parametrize("objective", bank.objectives().values(), ids=lambda o: o.id)
def test_an_objective_has_a_question_and_one_verb(objective):
    assert any(q.objective == objective.id for q in (*QUESTIONS, *DECISIONS))
    assert re.fullmatch(r"[a-z]+", objective.verb)
    assert objective.level in {"remember", "understand", "apply", "analyse", "evaluate", "create"}
    assert not objective.text.endswith(".")


@each_question
def test_a_question_has_an_objective_of_its_notebook(question):
    assert bank.objectives()[question.objective].notebook == question.notebook


@pytest.mark.parametrize("question", [*QUESTIONS, *DECISIONS], ids=named)
def test_a_question_names_sources_that_exist(question):
    assert question.sources
    assert set(question.sources) <= SOURCE_KEYS


@each_question
def test_a_question_has_hints_a_solution_and_a_reply_for_everything(question):
    assert question.hints
    assert all(len(hint) > 15 for hint in question.hints)
    assert len(question.solution) > 15
    assert question.text.rstrip()[-1] in ".?"
    if question.kind in ("number", "text"):
        assert question.otherwise


@each_question
def test_no_hint_tells_the_right_option(question):
    for option in question.options:
        if option.right:
            assert all(normalise(option.text) not in normalise(hint) for hint in question.hints)


@each_question
def test_the_right_answer_is_right(question):
    feedback = mark(question, question.right_answer)
    assert feedback.right is True
    assert feedback.sources == question.sources


@each_question
def test_every_wrong_answer_gets_its_own_reply(question):
    wrong = wrong_answers(question)
    assert wrong
    for answer, reply in wrong:
        feedback = mark(question, answer)
        assert feedback.right is False, answer
        assert reply in feedback.in_full().replies, answer
        assert len(reply) > 15


@each_question
def test_replies_to_different_wrong_options_differ(question):
    texts = [option.reply for option in question.options if not option.right or question.kind != "single"]
    assert len(set(texts)) == len(texts)


@each_question
def test_every_reply_in_the_table_is_met_by_some_answer(question):
    met = set()
    for answer in [question.right_answer, *(answer for answer, _ in wrong_answers(question))]:
        met.update(answer_keys(question, answer))
    texts_with_words = {key for key, reply in question.replies.items() if reply.text}
    if question.kind == "text":  # the other ways to write the right answer
        texts_with_words = {key for key in texts_with_words if not question.replies[key].right} | {
            f"t:{question.right_answer}"
        }
    assert texts_with_words <= met


@each_question
@pytest.mark.parametrize("nothing", [..., None, "", "  ", "...", "…"])
def test_an_unanswered_question_is_never_an_error(question, nothing):
    feedback = mark(question, nothing)
    assert feedback.right is None
    assert feedback.state == "unanswered"


@each_question
def test_what_is_asked_does_not_show_its_answer(question):
    page = json.dumps(seal(question), ensure_ascii=False)
    for hidden in (*question.hints, question.solution, *(reply.text for reply in question.replies.values())):
        assert not hidden or hidden not in page
    sealed = seal(question)
    shown = {key for row in (*sealed["options"], *sealed["points"]) for key in row}
    assert shown <= {"letter", "text", "number", "at", "pin", "where"}


@each_question
def test_sealing_gives_the_same_on_every_run(question):
    assert seal(question) == seal(question)


@each_question
def test_hints_and_solution_can_be_opened_in_the_page(question):
    common = open_drawer(salt_of(question), seal(question)["open"])
    assert common["hints"] == list(question.hints)
    assert common["solution"] == question.solution


def test_right_options_do_not_gather_at_one_letter():
    letters = [q.right_answer for q in QUESTIONS if q.kind == "single"]
    assert max(letters.count(letter) for letter in "abcd") <= len(letters) / 2
    assert min(letters.count(letter) for letter in "abcd") >= len(letters) / 10


@pytest.mark.parametrize("extreme", [max, min])
def test_the_right_option_is_not_given_away_by_its_length(extreme):
    singles = [q for q in QUESTIONS if q.kind == "single"]
    given_away = sum(extreme(q.options, key=lambda o: len(o.text)).right for q in singles)
    assert given_away <= 0.4 * len(singles)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.figure], ids=named)
def test_a_figure_is_there_and_described(question):
    from psoas_lib.check.figures import figure_uri

    kind, _, data = figure_uri(question).partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).startswith(b"<svg")
    assert 20 <= len(question.alt) <= 300
    for point in question.points:
        assert all(
            0 < place < 100
            for place in (point.x_percent, point.y_percent, point.pin_x_percent, point.pin_y_percent)
        )
        answer = next(o.text for o in question.options if o.letter == point.answer)
        assert normalise(answer) not in normalise(point.where)
        assert normalise(answer) not in normalise(question.alt)


@pytest.mark.node
def test_the_figures_and_their_points_are_what_the_drawn_body_makes():
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    js = Path(__file__).resolve().parent.parent / "js"
    command = [node, "tools/question_figures.mjs", "--check"]
    done = subprocess.run(command, cwd=js, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    printed = re.findall(r"x = ([\d.]+), y = ([\d.]+)", done.stdout)
    points = [p for name in ("Q01.6", "Q03.7") for p in bank.question(name).points]
    assert [(float(x), float(y)) for x, y in printed] == [(p.x_percent, p.y_percent) for p in points]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_scene_of_a_case_can_be_reached_and_leads_to_an_end(case):
    reached, frontier = set(), [case.start]
    while frontier:
        name = frontier.pop()
        if name not in reached:
            reached.add(name)
            frontier.extend(case.scenes[name].leads_to.values())
    assert reached == set(case.scenes)
    ends = {name for name, scene in case.scenes.items() if scene.decision is None}
    assert ends
    can_end = set(ends)
    while True:
        more = {n for n, s in case.scenes.items() if set(s.leads_to.values()) & can_end} - can_end
        if not more:
            break
        can_end |= more
    assert can_end == set(case.scenes)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_sound_decisions_reach_an_end_without_harm(case):
    name = case.start
    for _ in case.scenes:
        scene = case.scenes[name]
        if scene.decision is None:
            break
        name = scene.leads_to[scene.decision.right_answer]
    assert case.scenes[name].decision is None
    assert name != "harm"


@pytest.mark.parametrize("decision", DECISIONS, ids=named)
def test_every_decision_is_answered_with_a_reason(decision):
    for option in decision.options:
        feedback = mark(decision, option.letter)
        assert feedback.replies == (option.reply,)
        assert len(option.reply) > 30
        assert feedback.right is option.right


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "essay"}, "kind"),
        ({"strange": 1}, "unknown"),
        ({"options": [{"text": "a", "reply": "x"}, {"text": "b", "reply": "y"}]}, "0 right options"),
    ],
)
def test_a_mistake_of_an_author_is_named(change, said):
    entry = {
        "id": "Q01.9", "kind": "single", "role": "exit", "objective": "O01.1", "sources": ["pack-rule"],
        "text": "Which?", "hints": ["Think."], "solution": "This.",
        "options": [{"text": "a", "right": True, "reply": "x"}, {"text": "b", "reply": "y"}],
    }  # fmt: skip
    with pytest.raises(ValueError, match=said):
        question_of(entry | change)


def test_overlapping_numbers_are_refused():
    entry = {
        "id": "Q01.9", "kind": "number", "role": "exit", "objective": "O01.1", "sources": ["pack-rule"],
        "text": "How many?", "hints": ["Count."], "solution": "Two.", "otherwise": "No.", "units": [],
        "targets": [{"value": 2, "tolerance": 0.5, "right": True, "reply": "Yes"},
                    {"value": 3, "tolerance": 0.5, "reply": "One too many"}],
    }  # fmt: skip
    with pytest.raises(ValueError, match="overlap"):
        question_of(entry)


@pytest.mark.parametrize("name", ["Q99.1", "Q03.99", ""])
def test_a_question_that_is_not_there_is_named_with_its_neighbours(name):
    with pytest.raises(UnknownIdError, match="There are"):
        bank.question(name)


@pytest.mark.parametrize("name", ["03-homework", "13-exit", "exit"])
def test_a_set_that_is_not_there_is_answered_with_the_sets_there_are(name):
    with pytest.raises(UnknownIdError, match="no set"):
        bank.question_set(name)


def test_every_question_is_asked_in_a_notebook():
    asked = set()
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        for call, name in re.findall(r'pl\.(ask_set|ask|predict|answer)\("([^"]+)"', code):
            found = bank.question_set(name) if call == "ask_set" else (bank.question(name),)
            asked |= {one.id for one in found}
    assert [one.id for one in bank.questions() if one.id not in asked] == []
