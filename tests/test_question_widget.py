"""The question widget in a real browser: without a kernel, with one, by keyboard, in both themes."""

import hashlib
import json
import re
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from accessibility import violations
from body_browser import chromium_page, served
from hypothesis import given, settings
from hypothesis import strategies as st

import psoas_lib as pl
from psoas_lib.check import bank, seal
from psoas_lib.check.cases import find_case
from psoas_lib.check.results import AnswerLog, new_answer
from psoas_lib.widgets.question import CaseSheet, QuestionSheet

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = (ROOT / "psoas_lib" / "widgets" / "static" / "question.js").read_text(encoding="utf-8")
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Questions</title><style>
body{{margin:0;background:{ground};color:{ink};--jp-layout-color1:{ground};--jp-ui-font-color0:{ink}}}
main{{padding:12px;display:grid;gap:16px;grid-template-columns:minmax(0,1fr)}}</style></head>
<body><main><h1>Questions</h1></main></body></html>"""
START = """async ([bundle, all]) => {
  const url = URL.createObjectURL(new Blob([bundle], { type: "text/javascript" }));
  const widget = (await import(url)).default;
  window.sent = []; window.hear = []; window.models = []; window.stops = [];
  window.draw = (model) => {
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    window.stops.push(widget.render({ model, el }));
  };
  all.forEach((traits, i) => {
    const model = { model_id: `m${i}`, get: (name) => traits[name], send: (m) => window.sent.push(m), off() {},
      on: (name, f) => { if (name === "msg:custom") window.hear.push(f); } };
    window.models.push(model);
    window.draw(model);
  });
}"""


@pytest.fixture(scope="module")
def browser():
    with chromium_page() as page:
        yield page.context.browser


@pytest.fixture
def shown(browser):
    """Give a function that draws widgets on a page and yields it; an error in the page fails the test."""

    @contextmanager
    def show(*widgets, dark=False, width=760):
        ground, ink = ("#111111", "#ffffff") if dark else ("#ffffff", "#000000")
        page = browser.new_page(viewport={"width": width, "height": 900})
        try:
            faults = []
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.set_content(PAGE.format(ground=ground, ink=ink))
            page.evaluate(START, [BUNDLE, [{"sheet": one.sheet, "before": one.before} for one in widgets]])
            yield page
            assert faults == []
        finally:
            page.close()

    return show


def one_of_each_kind():
    kinds = {question.kind: question for question in bank.questions()}
    return QuestionSheet(kinds.values(), title="One of each kind")


def plain(text):
    """Return a text with single gaps between its words."""
    return " ".join(text.split())


def text_of(page, selector):
    return plain(page.locator(selector).inner_text())


def choose(page, letter, card=0):
    page.locator(".card").nth(card).locator(f"input[value='{letter}']").check()


def submit(page, card=0):
    page.locator(".card").nth(card).locator("button[type=submit]").click()


def told(page, card=0):
    return plain(page.locator(".card").nth(card).locator(".told").inner_text())


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 760, 1600])
def test_nothing_stands_in_the_way_of_anybody(dark, width, shown):
    predict, case = pl.predict("Q03.1"), pl.case("runner-groin-pain")
    with shown(one_of_each_kind(), predict, case, dark=dark, width=width) as page:
        for answered in (False, True):
            if answered:
                for card in page.locator(".card").all():
                    first = card.locator("input[type=radio], input[type=checkbox]")
                    if first.count():
                        first.first.check()
                    for line in card.locator(".line").all():
                        line.fill("7")
                    hint = card.get_by_role("button", name=re.compile("^Hint 1"))
                    if hint.count():
                        hint.click()
                    card.locator("button[type=submit]").click()
            assert violations(page) == []
        beyond = (
            "[...document.querySelectorAll('.qs *')]"
            ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
        )
        assert page.evaluate(beyond) == 0
        assert page.locator(".qs").first.get_attribute("data-theme") == ("dark" if dark else "light")


@pytest.mark.browser
def test_everything_that_takes_the_focus_is_shielded_from_the_notebooks_shortcuts(shown):
    with shown(one_of_each_kind(), pl.predict("Q03.1"), pl.case("runner-groin-pain")) as page:
        bare = page.evaluate(
            "[...document.querySelectorAll('.qs :is(a,button,input,select,textarea,[tabindex])')]"
            ".filter(e => !e.hasAttribute('data-lm-suppress-shortcuts')).length"
        )
        assert bare == 0


@pytest.mark.browser
@pytest.mark.parametrize("letter", "abcd")
def test_each_option_gets_its_own_reply_on_a_page_without_a_kernel(letter, shown):
    question = bank.question("Q03.2")
    option = next(o for o in question.options if o.letter == letter)
    with shown(pl.ask("Q03.2")) as page:
        assert page.evaluate("isSecureContext") is False  # where crypto.subtle is missing
        choose(page, letter)
        submit(page)
        assert told(page).startswith("Right." if option.right else "Not yet.")
        assert option.reply in told(page)
        assert "Kendall" in told(page)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["Q03.3", "Q11.6", "Q06.3"])
def test_a_typed_answer_is_marked_in_the_page(name, shown):
    question = bank.question(name)
    with shown(pl.ask(name)) as page:
        number, _, unit = (
            question.right_answer.partition(" ")
            if question.kind == "number"
            else (question.right_answer, "", "")
        )
        page.locator(".line").fill(number)
        if page.locator("select").count():
            page.locator("select").select_option(unit)
        page.locator(".line").press("Enter")
        assert told(page).startswith("Right.")
        assert page.evaluate("window.sent.length") == 1


@pytest.mark.browser
def test_several_options_and_names_on_a_figure_are_marked_in_the_page(shown):
    several, figure = bank.question("Q01.5"), bank.question("Q01.6")
    with shown(QuestionSheet([several, figure], title="Two")) as page:
        for letter in several.right_answer.split():
            choose(page, letter)
        submit(page)
        assert told(page).startswith("Right.")
        for point in figure.points:
            page.get_by_role("button", name=f"Point {point.number}:").click()
            place = page.locator(".place").nth(int(point.number) - 1).locator("select")
            assert place.evaluate("node => node === document.activeElement")
            place.select_option(point.answer)
        submit(page, 1)
        assert told(page, 1).startswith("Right.")
        assert text_of(page, ".top .hint") == "2 of 2 right"


def multiple():
    """Return questions with several right answers, each with the letters that are right and that are not."""
    for question in bank.questions():
        if question.kind == "multiple":
            right = [o for o in question.options if o.right]
            yield question, right, [o for o in question.options if not o.right]


@pytest.mark.browser
def test_a_first_try_is_told_that_something_is_missing_but_not_what(shown):
    for question, right, _ in multiple():
        with shown(pl.ask(question.id)) as page:
            choose(page, right[0].letter)
            submit(page)
            assert "Something that belongs is not ticked yet." in told(page)
            assert all(plain(one.reply) not in told(page) for one in right)
            submit(page)
            missing = [plain(one.reply) for one in right[1:]]
            assert all(reply in told(page) for reply in missing)
            assert "not ticked yet" not in told(page)


@pytest.mark.browser
def test_a_wrong_choice_is_answered_at_the_first_try_and_what_is_missing_on_request(shown):
    for question, right, wrong in multiple():
        if not wrong:
            continue
        with shown(pl.ask(question.id)) as page:
            choose(page, wrong[0].letter)
            submit(page)
            assert plain(wrong[0].reply) in told(page)
            assert "And something that belongs is not ticked yet." in told(page)
            assert all(plain(one.reply) not in told(page) for one in right)
            ask = page.get_by_role("button", name="What is missing?")
            ask.click()
            assert all(plain(one.reply) in told(page) for one in right)
            assert not ask.is_visible()
            assert page.evaluate("document.activeElement.textContent") == "Show the answer"


@pytest.mark.browser
def test_a_wrong_choice_with_nothing_missing_gets_its_reply_alone(shown):
    for question, right, wrong in multiple():
        if not wrong:
            continue
        with shown(pl.ask(question.id)) as page:
            for one in (*right, wrong[0]):
                choose(page, one.letter)
            submit(page)
            assert plain(wrong[0].reply) in told(page)
            assert "not ticked" not in told(page)
            assert not page.get_by_role("button", name="What is missing?").is_visible()


@pytest.mark.browser
def test_a_prediction_made_earlier_is_shown_and_stays_as_it_was(shown, tmp_path):
    log = AnswerLog(tmp_path)
    first = QuestionSheet([bank.question("Q03.1")], mode="predict", log=log)
    assert first.before == {}
    heard(first, question="Q03.1", mode="predict", answer="b", confidence_pct="95")
    again = QuestionSheet([bank.question("Q03.1")], mode="predict", log=log)
    with shown(again) as page:
        assert told(page).startswith("Kept.")
        assert page.locator(".opts input[value=b]").is_checked()
        assert page.get_by_label("Certain").is_checked()
        assert page.locator("input:not(:disabled)").count() == 0
        assert not page.get_by_role("button", name="Keep my prediction").is_visible()


@pytest.mark.browser
def test_a_page_loaded_again_shows_what_the_running_kernel_has_kept_and_a_new_run_asks_anew(shown, tmp_path):
    log = AnswerLog(tmp_path)
    widget = QuestionSheet([bank.question("Q03.2")], log=log)
    wrong = next(o for o in bank.question("Q03.2").options if not o.right)
    heard(widget, answer=wrong.letter)
    with shown(widget) as page:
        assert page.locator(f"input[value={wrong.letter}]").is_checked()
        assert wrong.reply in told(page)
    assert QuestionSheet([bank.question("Q03.2")], log=log).before == {}


@pytest.mark.browser
def test_a_question_is_answered_with_the_keyboard_alone(shown):
    question = bank.question("Q03.2")
    with shown(pl.ask("Q03.2")) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range("abcd".index(question.right_answer)):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert told(page).startswith("Right.")


@pytest.mark.browser
def test_an_order_is_made_with_the_keyboard_and_each_move_is_said(shown):
    question = bank.question("Q03.6")
    with shown(pl.ask("Q03.6")) as page:
        for place, letter in enumerate(question.sequence):
            text = next(o.text for o in question.options if o.letter == letter)
            up = page.get_by_role("button", name=f"Move up: {text}")
            up.focus()
            for _ in range(len(question.sequence)):
                if page.locator(".order li").nth(place).inner_text().find(text) >= 0:
                    break
                page.keyboard.press("Enter")
                assert up.evaluate("node => node === document.activeElement")
                assert f"{text}: now place" in page.locator(".opts [role=status]").inner_text()
        submit(page)
        assert told(page).startswith("Right.")


@pytest.mark.browser
def test_moving_the_first_item_up_does_nothing(shown):
    with shown(pl.ask("Q03.6")) as page:
        before = page.locator(".order li").all_inner_texts()
        page.locator(".order li").first.get_by_role("button", name=re.compile("^Move up")).press("Enter")
        assert page.locator(".order li").all_inner_texts() == before


@pytest.mark.browser
def test_hints_come_one_by_one_and_the_answer_only_after_a_try(shown):
    question = bank.question("Q03.2")
    with shown(pl.ask("Q03.2")) as page:
        show = page.get_by_role("button", name="Show the answer")
        assert not show.is_visible()
        for n, hint in enumerate(question.hints):
            assert hint not in page.locator(".qs").inner_text()
            page.get_by_role("button", name=f"Hint {n + 1} of").click()
            assert hint in page.locator(".hints").inner_text()
        assert page.get_by_role("button", name="No more hints").get_attribute("aria-disabled") == "true"
        submit(page)
        assert told(page) == "Choose an answer first."
        assert not show.is_visible()
        choose(page, next(o.letter for o in question.options if not o.right))
        submit(page)
        show.click()
        assert question.solution in told(page)


@pytest.mark.browser
def test_a_reply_is_announced_once(shown):
    with shown(pl.ask("Q03.2")) as page:
        page.evaluate(
            "window.changes = 0; new MutationObserver(() => { window.changes += 1; })"
            ".observe(document.querySelector('.told'), {childList: true})"
        )
        choose(page, "a")
        submit(page)
        page.wait_for_function("window.changes > 0")
        assert page.evaluate("window.changes") == 1
        assert page.locator(".told").get_attribute("role") == "status"


@pytest.mark.browser
def test_before_it_is_answered_a_page_holds_no_reply(shown):
    question = bank.question("Q03.2")
    with shown(pl.ask("Q03.2")) as page:
        whole = page.content() + json.dumps(pl.ask("Q03.2").sheet, ensure_ascii=False)
        assert question.solution not in whole
        assert all(option.reply not in whole for option in question.options)


@pytest.mark.browser
def test_a_prediction_is_kept_unmarked_and_cannot_be_changed(shown):
    question = bank.question("Q03.1")
    with shown(pl.predict("Q03.1")) as page:
        choose(page, "a")
        submit(page)
        assert "how sure" in told(page)
        assert page.evaluate("window.sent.length") == 0
        page.get_by_label("Fairly sure").check()
        submit(page)
        assert told(page).startswith("Kept.")
        assert question.solution not in page.content()
        assert page.locator("input:not(:disabled)").count() == 0
        sent = page.evaluate("window.sent[0].answer")
        assert (sent["question"], sent["answer"], sent["confidence_pct"], sent["mode"]) == (
            "Q03.1",
            "a",
            "75",
            "predict",
        )


@pytest.mark.browser
def test_an_answer_that_was_not_acknowledged_is_offered_again_with_the_next(shown):
    with shown(pl.ask("Q03.2")) as page:
        choose(page, "a")
        submit(page)
        first = page.evaluate("window.sent[0].answer.answer_id")
        choose(page, "b")
        submit(page)
        assert page.evaluate("window.sent.map(m => m.answer.answer_id)")[:2] == [first, first]
        page.evaluate(
            "id => window.hear.forEach(f => f({type: 'ack', answer_id: id, file: 'my_psoas/answers.csv'}))",
            first,
        )
        assert text_of(page, ".kept") == "Kept in my_psoas/answers.csv."
        count = page.evaluate("window.sent.length")
        choose(page, "c")
        submit(page)
        assert first not in page.evaluate(f"window.sent.slice({count}).map(m => m.answer.answer_id)")


@pytest.mark.browser
def test_a_refusal_is_said(shown):
    with shown(pl.ask("Q03.2")) as page:
        choose(page, "a")
        submit(page)
        page.evaluate(
            "const answer_id = window.sent[0].answer.answer_id;"
            "window.hear.forEach(f => f({type: 'refused', answer_id, reason: 'the disk is full'}))"
        )
        assert text_of(page, ".kept") == "Not kept: the disk is full"


@pytest.mark.browser
@pytest.mark.parametrize(("typed", "menu"), [("7 minutes", "min"), ("7", "min"), ("7 min", ""), ("7", "")])
def test_a_number_and_its_unit_are_there_as_they_were_when_the_view_is_drawn_again(typed, menu, shown):
    with shown(pl.ask("Q06.3")) as page:
        page.locator(".line").fill(typed)
        page.locator("select").select_option(menu)
        submit(page)
        said = told(page)
        page.evaluate("window.stops[0](); window.draw(window.models[0])")
        assert told(page) == said
        submit(page)
        assert told(page) == said


REFUSED = """id => window.hear.forEach(f => f({type: 'refused', answer_id: id, again: true,
    reason: 'The log could not be written: the disk is full.'}))"""


@pytest.mark.browser
def test_an_answer_that_the_disk_refused_waits_and_can_be_offered_again(shown):
    with shown(pl.ask("Q03.2")) as page:
        again = page.get_by_role("button", name="Try again")
        assert not again.is_visible()
        choose(page, "a")
        submit(page)
        answer_id = page.evaluate("window.sent[0].answer.answer_id")
        page.evaluate(REFUSED, answer_id)
        assert text_of(page, ".unkept").startswith(
            "Not kept yet. The log could not be written: the disk is full."
        )
        assert page.locator(".unkept").get_attribute("role") == "status"
        assert violations(page) == []
        again.press("Enter")
        assert page.evaluate("window.sent.map(m => m.answer.answer_id)") == [answer_id, answer_id]
        page.evaluate(
            "id => window.hear.forEach(f => f({type: 'ack', answer_id: id, file: 'a/answers.csv'}))",
            answer_id,
        )
        assert text_of(page, ".kept") == "Kept in a/answers.csv."
        assert text_of(page, ".unkept") == ""
        assert not again.is_visible()
        assert page.evaluate("document.activeElement.textContent") == "Kept in a/answers.csv."


@pytest.mark.browser
def test_what_was_answered_is_still_there_when_the_view_is_drawn_again(shown):
    with shown(pl.ask("Q03.2")) as page:
        choose(page, "a")
        submit(page)
        before = told(page)
        page.evaluate("window.stops[0](); window.draw(window.models[0])")
        assert page.locator(".qs").count() == 1
        assert told(page) == before
        assert page.locator("input[value=a]").is_checked()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["runner-groin-pain", "office-worker-log", "anterior-hip-replacement"])
def test_a_case_can_be_told_to_its_end_by_sound_decisions(name, shown):
    case = find_case(name)
    with shown(pl.case(name)) as page:
        scene = case.scenes[case.start]
        while scene.decision:
            letter = scene.decision.right_answer
            last = page.locator(".scene").last
            assert plain(scene.text[0]) in plain(last.inner_text())
            last.locator(f"input[value='{letter}']").check()
            last.get_by_role("button", name="Decide").click()
            assert "A sound decision." in last.inner_text()
            go_on = last.get_by_role("button", name="Go on")
            assert go_on.evaluate("node => node === document.activeElement")
            go_on.click()
            scene = case.scenes[scene.leads_to[letter]]
        assert scene.text[-1] in page.locator(".scene").last.inner_text()
        page.get_by_role("button", name="Start the case again").click()
        assert page.locator(".scene").count() == 1


@pytest.mark.browser
def test_an_unsound_decision_is_answered_and_leads_where_it_would(shown):
    case = find_case("runner-groin-pain")
    with shown(pl.case("runner-groin-pain")) as page:
        first = case.scenes[case.start]
        option = next(o for o in first.decision.options if not o.right)
        page.locator(f"input[value='{option.letter}']").check()
        page.get_by_role("button", name="Decide").click()
        assert option.reply in page.locator(".told").inner_text()
        page.get_by_role("button", name="Go on").click()
        assert case.scenes[first.leads_to[option.letter]].text[0] in page.locator(".scene").last.inner_text()


def walk(page, case, wanted):
    """Decide soundly (True) or not (False), scene by scene, going on after each; return what the page sent."""
    for right in wanted:
        last = page.locator(".scene").last
        scene = next(
            one for one in case.scenes.values() if one.title == last.locator(".head").first.inner_text()
        )
        letter = next(option.letter for option in scene.decision.options if option.right == right)
        last.locator(f"input[value='{letter}']").check()
        last.get_by_role("button", name="Decide").click()
        last.get_by_role("button", name="Go on").click()
    sent = page.evaluate("window.sent.map((message) => message.answer)")
    return list({answer["answer_id"]: answer for answer in sent}.values())


def keep(widget, answers, since):
    """Hand the answers to the widget as given a minute apart."""
    for i, answer in enumerate(answers):
        at = datetime.fromisoformat(since) + timedelta(minutes=i)
        (reply,) = heard(widget, **answer | {"answered_at": at.isoformat()})
        assert reply["type"] == "ack"


def titles(page):
    return page.locator(".scene > .head").all_inner_texts()


@pytest.mark.browser
def test_a_case_goes_on_where_it_was_left_after_a_reload_and_in_a_new_kernel(shown, tmp_path):
    case, log = find_case("runner-groin-pain"), AnswerLog(tmp_path)
    widget = CaseSheet(case, log)
    with shown(widget) as page:
        sent = walk(page, case, [False, True])
        replies = page.locator(".told").all_inner_texts()[:2]
    keep(widget, sent, "2026-03-01T18:00:00+01:00")
    for again in (widget, CaseSheet(case, log)):
        with shown(again) as page:
            assert titles(page) == ["The first minutes", "A week later"]
            assert page.locator(".told").all_inner_texts() == replies
            assert page.locator("input:not(:disabled)").count() == 0
            page.get_by_role("button", name="Go on").click()
            (answer,) = walk(page, case, [True])
            assert answer["question"] == "C1.3"
            assert titles(page)[2:] == ["What she tells and what you find", "The decision"]


@pytest.mark.browser
def test_a_case_started_again_shows_the_new_way_and_nothing_of_the_old_one(shown, tmp_path):
    case, log = find_case("runner-groin-pain"), AnswerLog(tmp_path)
    with shown(CaseSheet(case, log)) as page:
        first = walk(page, case, [False, True, True, True])
        page.get_by_role("button", name="Start the case again").last.click()
        assert titles(page) == ["The first minutes"]
        assert page.locator("input:checked").count() == 0
        second = walk(page, case, [True])[len(first) :]
    widget = CaseSheet(case, log)
    keep(widget, first, "2026-03-01T18:00:00+01:00")
    keep(widget, second, "2026-03-02T18:00:00+01:00")
    assert len(log.read()) == 5  # the first way stays in the log
    with shown(CaseSheet(case, log)) as page:
        assert titles(page) == ["The first minutes"]
        page.get_by_role("button", name="Go on").click()
        assert titles(page)[1:] == ["What she tells and what you find"]
        assert page.locator(".scene").last.locator("input:not(:disabled)").count() == 3


@pytest.mark.browser
def test_a_case_goes_on_where_it_was_left_on_a_page_without_a_kernel(browser, tmp_path):
    case = find_case("office-worker-log")
    for name in ("question.js", "page.js"):
        (tmp_path / name).write_bytes((ROOT / "psoas_lib" / "widgets" / "static" / name).read_bytes())
    sheet = CaseSheet(case, AnswerLog(tmp_path))
    traits = {"sheet": sheet.sheet, "objectives": sheet.objectives(), "where": "here", "fleeting": ""}
    (tmp_path / "index.html").write_text(
        f"""<!doctype html><meta charset="utf-8"><title>A case</title><main></main><script type="module">
        import widget from "./question.js"; import {{ ask }} from "./page.js";
        ask(widget, document.querySelector("main"), {json.dumps(traits)});</script>""",
        encoding="utf-8",
    )
    page = browser.new_page()
    try:
        with served(str(tmp_path)) as address:
            page.goto(f"{address}/index.html")
            page.evaluate("window.sent = []")
            walk(page, case, [False, True])
            page.reload()
            page.get_by_role("button", name="Go on").wait_for()
            assert titles(page) == ["Six weeks of stretching", "A step back"]
            page.clock.install()
            page.clock.fast_forward(5000)
            page.get_by_role("button", name="Start the case again").click()
            page.reload()
            page.get_by_role("button", name="Decide").wait_for()
            assert titles(page) == ["Six weeks of stretching"]
            assert page.locator("input:checked").count() == 0
            page.evaluate("window.sent = []")
            page.clock.fast_forward(5000)
            walk(page, case, [True])
            page.reload()
            page.get_by_role("button", name="Go on").wait_for()
            assert titles(page) == ["Six weeks of stretching"]
            assert page.locator("input:checked").count() == 1
    finally:
        page.close()


@pytest.mark.browser
def test_a_case_can_be_started_again_at_any_point_but_not_before_it_has_begun(shown):
    case = find_case("office-worker-log")
    with shown(pl.case(case.id)) as page:
        again = page.get_by_role("button", name="Start the case again")
        assert again.count() == 0
        walk(page, case, [True])
        again.click()
        assert titles(page) == ["Six weeks of stretching"]
        assert page.locator(".scene .head").first.evaluate("node => node === document.activeElement")


@pytest.mark.browser
def test_a_decision_that_an_older_edition_knew_ends_the_way_before_it(shown, tmp_path):
    case, log = find_case("runner-groin-pain"), AnswerLog(tmp_path)
    sound = case.scenes["meeting"].decision.right_answer
    for question, letter, minute in (("C1.1", sound, 0), ("C1.3", "x", 1)):
        answer = new_answer(question, "O11.1", letter, right=True, mode="case")
        log.append(replace(answer, answered_at=f"2026-03-01T18:0{minute}:00+01:00"))
    with shown(CaseSheet(case, log)) as page:
        assert titles(page) == ["The first minutes"]


@pytest.mark.parametrize("name", ["runner-groin-pain", "office-worker-log", "anterior-hip-replacement"])
def test_no_way_through_a_case_comes_back_to_a_scene(name):
    scenes = find_case(name).scenes

    def longest(scene, seen):
        assert scene not in seen
        return [longest(target, {*seen, scene}) for target in scenes[scene].leads_to.values()]

    longest(find_case(name).start, set())


# With a kernel: what Python does with what the page sends


def heard(widget, **changes):
    answers = {
        "answer_id": "0b2f7a52-3a0e-4a3b-9c1d-2f6f3f1f9f10", "mode": "ask",
        "answered_at": "2026-03-01T18:00:00+01:00", "question": "Q03.2", "answer": "a",
        "confidence_pct": "", "hints_used": 1,
    }  # fmt: skip
    sent = []
    widget.send = sent.append
    widget._hear(widget, {"type": "answer", "answer": answers | changes}, [])
    return sent


def test_python_marks_for_itself_and_keeps_the_answer_once(tmp_path):
    log = AnswerLog(tmp_path)
    widget = QuestionSheet([bank.question("Q03.2")], log=log)
    letter = bank.question("Q03.2").right_answer
    for _ in range(2):
        assert [message["type"] for message in heard(widget, answer=letter)] == ["ack"]
    (kept,) = log.read()
    assert (kept.question, kept.objective, kept.right, kept.hints_used) == ("Q03.2", "O03.2", "true", "1")


@pytest.mark.parametrize(
    "changes",
    [{"question": "Q03.3"}, {"answer": "z"}, {"answered_at": "now"}, {"mode": "exam"}, {"answer_id": ""}],
)
def test_what_cannot_be_an_answer_is_refused_with_a_reason(tmp_path, changes):
    log = AnswerLog(tmp_path)
    (message,) = heard(QuestionSheet([bank.question("Q03.2")], log=log), **changes)
    assert message["type"] == "refused"
    assert message["reason"]
    assert log.read() == ()


def test_a_disk_that_refuses_is_told_from_an_answer_that_is_none(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    letter = bank.question("Q03.2").right_answer
    (disk,) = heard(QuestionSheet([bank.question("Q03.2")], log=AnswerLog(in_the_way)), answer=letter)
    assert (disk["type"], disk["again"]) == ("refused", True)
    assert disk["reason"].startswith("The log could not be written and is as it was before")
    (none,) = heard(QuestionSheet([bank.question("Q03.2")], log=AnswerLog(tmp_path)), answer="z")
    assert (none["type"], none["again"]) == ("refused", False)


def test_a_decision_of_a_case_is_kept(tmp_path):
    log = AnswerLog(tmp_path)
    widget = CaseSheet(find_case("runner-groin-pain"), log)
    heard(widget, question="C1.1", answer="a", mode="case")
    assert [answer.question for answer in log.read()] == ["C1.1"]


def test_a_message_of_another_kind_is_left_alone(tmp_path):
    widget = QuestionSheet([bank.question("Q03.2")], log=AnswerLog(tmp_path))
    widget.send = lambda message: pytest.fail(f"sent {message}")
    widget._hear(widget, {"type": "hello"}, [])


# Pages without a widget


def test_the_text_of_a_widget_is_the_same_on_every_run():
    assert (
        repr(pl.ask_set("03-exit"))
        == repr(pl.ask_set("03-exit"))
        == "Exit questions: 3 questions (Q03.3, Q03.4, Q03.5)"
    )
    assert repr(pl.case("runner-groin-pain")) == "Case: A runner with a tight hip flexor (4 decisions)"


@pytest.mark.parametrize(
    "widget", [pl.ask_set("01"), pl.ask_set("03"), pl.case("runner-groin-pain")], ids=repr
)
def test_a_page_without_a_kernel_shows_the_questions_and_no_answers(widget):
    data, _ = widget._repr_mimebundle_()
    html = data["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in data
    assert "<details" not in html
    assert html == widget._repr_mimebundle_()[0]["text/html"]
    for question in widget._questions.values():
        assert question.solution not in html
        assert all(option.reply not in html for option in question.options)
    assert data["text/plain"] == repr(widget)


def test_an_empty_deck_says_that_nothing_is_due():
    deck = QuestionSheet([], title="Review", mode="deck")
    assert repr(deck) == "Review: nothing is due today."
    assert "Nothing is due today." in deck._repr_mimebundle_()[0]["text/html"]


@pytest.mark.browser
def test_an_empty_deck_says_so_in_the_page_too(shown):
    with shown(QuestionSheet([], title="Review", mode="deck")) as page:
        assert "Nothing is due today." in page.locator(".qs").inner_text()


@settings(max_examples=30)
@given(secret=st.binary(min_size=1, max_size=80), salt=st.binary(max_size=20), rounds=st.integers(1, 40))
def test_a_question_is_closed_in_the_same_way_where_python_has_no_openssl(secret, salt, rounds):
    expected = hashlib.pbkdf2_hmac("sha256", secret, salt, rounds)
    with pytest.MonkeyPatch.context() as patched:
        patched.delattr(hashlib, "pbkdf2_hmac")
        assert seal.pbkdf2(secret, salt, rounds) == expected


@pytest.mark.browser
def test_a_reader_of_another_language_is_told_once_that_the_questions_are_english(shown):
    pl.language("fr")
    try:
        french = [pl.ask_set("06-exit"), pl.case("runner-groin-pain")]
        note = french[0].sheet["strings"]["in_english"]
    finally:
        pl.language("en")
    with shown(*french, pl.ask_set("06-exit")) as page:
        assert page.get_by_text(note, exact=True).count() == len(french)
