"""Every language is complete: nothing a learner reads is missing, and no blank is lost in translation."""

import re
import tomllib

import pytest

import psoas_lib as pl
from psoas_lib.atlas.parts import TEXTS
from psoas_lib.body.poses import pose_words
from psoas_lib.check.cases import cases
from psoas_lib.content import UnknownIdError, catalogue, library
from psoas_lib.content.locale import translations
from psoas_lib.content.translate import sentences
from psoas_lib.measure import measure_names
from psoas_lib.resources import data_dir

OTHERS = [code for code in pl.languages() if code != "en"]
FILES = ["safety", "article_facts", "dose_findings", "anatomy", "claims", "gaps"]


def read(name):
    return tomllib.loads((data_dir() / name).read_text(encoding="utf-8"))


def content_sentences():
    paths = [data_dir() / f"{name}.toml" for name in FILES]
    for folder in ("exercises", "routines"):
        paths += sorted((data_dir() / folder).glob("*.toml"))
    for path in paths:
        yield from sentences(tomllib.loads(path.read_text(encoding="utf-8")))


def table_sentences(name):
    """What a learner reads of a part of the content that has a table of translations of its own."""
    if name == "atlas":
        raw = read("atlas/atlas.toml")
        return {entry[field] for entry in raw["layers"] + raw["parts"] for field in TEXTS & entry.keys()}
    if name == "poses":
        return {text for words in pose_words("en").values() for text in words.values()}
    return set(measure_names("en").values())


def texts(value):
    """All texts in a widget's traits."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def flat(table, prefix=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def blanks(text):
    """The blanks of a sentence; a feminine form is the same blank."""
    return {name.removesuffix("_f") for name in re.findall(r"\{(\w+)", text)}


@pytest.fixture
def spoken():
    before = pl.language()
    yield pl.language
    pl.language(before)


@pytest.mark.parametrize("code", OTHERS)
def test_no_sentence_of_the_content_is_missing(code):
    table = read(f"locale/{code}/content.toml")
    assert sorted(set(content_sentences()) - set(table)) == []


@pytest.mark.parametrize("code", OTHERS)
def test_no_translation_is_left_of_a_sentence_that_has_gone(code):
    assert sorted(set(read(f"locale/{code}/content.toml")) - set(content_sentences())) == []


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", ["atlas", "poses", "measures"])
def test_no_sentence_of_a_table_is_missing_or_left_over_and_each_differs(code, name):
    table = translations(code, name)
    assert set(table) == table_sentences(name)
    assert [english for english, own in table.items() if english == own and len(english) > 12] == []


WIDGETS = {
    "explorer": lambda: pl.Explorer(compare="bridge-top"),
    "thomas": pl.VirtualThomasTest,
    "atlas": lambda: pl.Atlas("psoas-major"),
    "question": lambda: pl.ask_set("06-exit"),
    "measurement form": pl.measurement_form,
    "import form": lambda: pl.import_form(data_dir() / "sample" / "messy_log.csv"),
    "builder": pl.routine_builder,
    "player": lambda: pl.RoutinePlayer("five-stretches"),
}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", WIDGETS)
def test_every_widget_speaks_the_language_in_use(spoken, code, name):
    def interface(language):
        """Every sentence of the interface that reads differently in the other language."""
        mine, other = (
            dict(flat(read(f"locale/{one}.toml"))) for one in (language, "en" if language != "en" else code)
        )
        return {text for key, text in mine.items() if len(text) > 12 and other.get(key) != text}

    def said(language):
        spoken(language)
        widget = WIDGETS[name]()
        shown = {
            text
            for trait in widget.keys
            if not trait.startswith("_")
            for text in texts(getattr(widget, trait))
        }
        return shown | {widget._repr_mimebundle_()[0]["text/html"]}

    assert said("en") & interface("en")
    assert said(code) & interface("en") == set()
    assert said(code) & interface(code)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("section", read("locale/en.toml"))
def test_no_key_of_the_interface_is_missing_or_left_over(code, section):
    here = dict(flat({section: read("locale/en.toml")[section]}))
    there = dict(flat({section: read(f"locale/{code}.toml")[section]}))
    assert sorted(set(here) - set(there)) == []
    assert sorted(set(there) - set(here) - {"sides.left_f", "sides.right_f"}) == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_blank_is_kept(code):
    pairs = list(read(f"locale/{code}/content.toml").items())
    there = dict(flat(read(f"locale/{code}.toml")))
    pairs += [(text, there[key]) for key, text in flat(read("locale/en.toml")) if key in there]
    wrong = [english for english, own in pairs if isinstance(own, str) and blanks(english) != blanks(own)]
    assert wrong == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_differs_from_the_english(code):
    table = read(f"locale/{code}/content.toml")
    assert [english for english, own in table.items() if english == own and len(english) > 25] == []


@pytest.mark.parametrize("code", OTHERS)
def test_texts_fit_their_places_on_both_sides(code):
    for one in library(code).exercises.values():
        for side in ("left", "right"):
            assert all(len(cue.on(side)) <= 75 for cue in one.cues), one.id
            assert len(one.stop_if.on(side)) <= 75, one.id


@pytest.mark.parametrize("code", OTHERS)
def test_every_routine_plays_with_all_blanks_filled_and_the_same_times(code):
    for english in pl.routines():
        own = pl.routine(english.id, code)
        for mode in english.modes:
            line, told = english.timeline(mode.id), own.timeline(mode.id)
            assert [(s.kind, s.start_s, s.side) for s in line.segments] == [
                (s.kind, s.start_s, s.side) for s in told.segments
            ]
            assert not any("{" in s.text + s.cue for s in told.segments)
            assert told.schedule()["lang"] == code


@pytest.mark.parametrize("code", OTHERS)
def test_a_practice_speaks_the_language(code):
    mine, english = pl.build_routine(lang=code, avoid=["kneeling"]), pl.build_routine(avoid=["kneeling"])
    assert mine.exercises == english.exercises
    assert mine.summary != english.summary
    assert {one.text for one in mine.warnings}.isdisjoint({one.text for one in english.warnings})


def test_french_adjectives_agree_with_their_nouns():
    step = pl.exercise("low-lunge-twist", "fr").play.move
    assert step.on("right") == "Reculez la jambe droite, les mains au sol."
    assert pl.exercise("half-kneeling", "fr").steps[6].on("right") == "Serrez le fessier droit."


def test_the_chosen_language_holds_for_what_comes_after(spoken):
    spoken("fr")
    assert pl.exercise("bridge").name == "Pont"
    spoken("en")
    assert pl.exercise("bridge").name == "Bridge"


def test_an_unknown_language_is_refused(spoken):
    with pytest.raises(UnknownIdError, match="There is no language 'xx'"):
        spoken("xx")


def test_a_sentence_without_its_translation_would_stay_english():
    assert set(dict(flat(catalogue("en")))) <= set(dict(flat(catalogue("fr"))))


@pytest.mark.parametrize("code", OTHERS)
def test_questions_and_cases_say_in_the_readers_language_that_their_texts_are_english(spoken, code):
    case = next(iter(cases()))
    assert [
        widget().sheet["strings"]["in_english"] for widget in (lambda: pl.ask("Q03.2"), lambda: pl.case(case))
    ] == ["", ""]
    spoken(code)
    for widget in (pl.ask("Q03.2"), pl.ask_set("06-exit"), pl.case(case)):
        assert len(widget.sheet["strings"]["in_english"]) > 40


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("page", ["anatomy", "routine", "worksheet", "questions"])
def test_what_is_printed_is_in_one_language_whatever_is_spoken(spoken, code, page):
    make = {
        "anatomy": pl.anatomy_handout,
        "routine": lambda: pl.routine_handout("five-stretches"),
        "worksheet": pl.worksheet_handout,
        "questions": lambda: pl.question_sheet("03"),
    }[page]
    english = make().html
    spoken(code)
    assert make().html == english
    assert pl.language() == code
