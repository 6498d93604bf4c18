"""Every fact that the two articles state is in the pack, in our own words, at a known place.

Each line: the fact, paraphrased; where it lies; words that must stand there.
"""

import re

import pytest

import psoas_lib as pl

FIVE, BALL = "five-stretches-article", "five-minute-article"


def step_texts(exercise_id, side="right"):
    return " ".join(step.on(side) for step in pl.exercise(exercise_id).steps if step.provenance == "stated")


def cue_texts(exercise_id, side="right"):
    return " ".join(cue.on(side) for cue in pl.exercise(exercise_id).cues if cue.provenance == "stated")


def fact(table, fact_id):
    return next(one for one in getattr(pl.article_facts(), table) if one.id == fact_id)


def told(table, fact_id):
    one = fact(table, fact_id)
    return f"{one.name} {one.role} {one.text}"


def anatomy(fact_id):
    return next(one for one in pl.anatomy() if one.id == fact_id).text


def claim(number):
    return next(one for one in pl.claims() if one.id == number).text


STATED_STEPS = [
    ("bridge", "right", "lie on your back.*knees bent.*ceiling"),
    ("bridge", "right", "feet flat.*wide apart as your hips"),
    ("bridge", "right", "arms on the floor beside"),
    ("bridge", "right", "squeeze the glutes.*lift the hips.*front of the body lengthens"),
    ("bridge", "right", "lower the hips.*control.*one repetition"),
    ("half-kneeling", "right", "feet close together"),
    ("half-kneeling", "right", "right foot back.*lunge.*both knees at 90 degrees"),
    ("half-kneeling", "right", "tuck the right toes"),
    ("half-kneeling", "right", "left foot, right knee, right foot"),
    ("half-kneeling", "right", "squeeze the right glute"),
    ("half-kneeling", "right", "glide the hip forward.*front of the right hip and thigh"),
    ("half-kneeling", "right", "breathe in deeply.*further as you breathe out"),
    ("standing-split", "right", "wide apart as your hips"),
    ("standing-split", "right", "tuck the pelvis under.*glutes.*hips come forward"),
    ("standing-split", "right", "right leg back.*front of the right hip"),
    ("standing-split", "right", "hold for 30 seconds.*one repetition"),
    ("low-lunge-twist", "left", "feet together"),
    ("low-lunge-twist", "left", "left leg back.*bend the right knee.*low lunge"),
    ("low-lunge-twist", "left", "both hands on the floor"),
    ("low-lunge-twist", "left", "right arm to the ceiling.*chest open"),
    ("low-lunge-twist", "left", "15 to 20 seconds"),
    ("low-lunge-twist", "left", "arm down the way it came.*one repetition"),
    ("half-kneeling-reach", "left", "feet close together"),
    ("half-kneeling-reach", "left", "left foot back.*both knees at 90 degrees"),
    ("half-kneeling-reach", "left", "tuck the left toes"),
    ("half-kneeling-reach", "left", "right foot, left knee, left foot"),
    ("half-kneeling-reach", "left", "squeeze the left glute.*hip forward"),
    ("half-kneeling-reach", "left", "left arm up high.*towards the right"),
]

ELSEWHERE = [
    ("exhale while lifting into the bridge", lambda: cue_texts("bridge"), "breathe out on the way up"),
    ("the exhale is said to calm and deepen", lambda: pl.exercise("bridge").notes[0].text, "calm.*deepen"),
    (
        "half-kneeling is felt at the front of leg and hip",
        lambda: cue_texts("half-kneeling"),
        "front of the right hip",
    ),
    ("exhale to sink deeper when half-kneeling", lambda: cue_texts("half-kneeling"), "breathe out and sink"),
    (
        "standing is felt at the hip or just below",
        lambda: cue_texts("standing-split"),
        "front of the right hip or just below",
    ),
    ("standing may be felt in the obliques", lambda: cue_texts("standing-split"), "side of the belly"),
    (
        "the feeling is said to be the attachment",
        lambda: pl.exercise("standing-split").notes[0].text,
        "attaches",
    ),
    (
        "the fifth stretch is named for a raised foot",
        lambda: pl.exercise("half-kneeling-reach").article_name,
        "elevated",
    ),
    (
        "cool-down: 2-3 dynamic reps then other side",
        lambda: told("advice", "cool-down"),
        "2 to 3.*in and out.*other side",
    ),
    (
        "warm-up: 5-10 static holds then other side",
        lambda: told("advice", "warm-up"),
        "5 to 10.*still.*other side",
    ),
    ("after office or run", lambda: told("advice", "after-sitting-or-running"), "office chair.*run"),
    ("author's own back pain; form matters", lambda: told("advice", "good-form"), "good form.*back pain"),
    ("little time, big effect", lambda: told("advice", "little-time"), "little time.*large effect"),
    ("stretch frequently", lambda: told("advice", "frequently"), "often"),
    ("five minutes, three exercises", lambda: told("advice", "length"), "five minutes.*three exercises"),
    ("a few times a week", lambda: told("advice", "few-times-a-week"), "few times a week"),
    ("not overnight", lambda: told("advice", "not-overnight"), "longer than a night"),
    (
        "gentle, short, then more",
        lambda: told("advice", "gentle-first"),
        "listen to the body.*gentle.*short.*raise",
    ),
    ("reflect on the change", lambda: told("advice", "reflect"), "reflect.*changed"),
    ("upright pelvis in every movement", lambda: told("advice", "upright-pelvis"), "pelvis upright in every"),
    ("more than release", lambda: told("advice", "more-than-release"), "further than release.*lengthening"),
    ("be proactive", lambda: told("advice", "proactive"), "before it hurts.*running"),
    ("equipment: ball", lambda: told("equipment", "ball"), "ball"),
    (
        "equipment: kettlebell or dumbbell",
        lambda: told("equipment", "kettlebell-or-dumbbell"),
        "kettlebell or dumbbell",
    ),
    ("equipment: yoga block", lambda: told("equipment", "block"), "yoga block"),
    (
        "expert London and his place",
        lambda: told("experts", "london"),
        "david london.*physiotherapist.*runners academy.*toronto",
    ),
    (
        "expert London's age and studies",
        lambda: told("experts", "london"),
        "28.*nutritional.*toronto.*physiotherapy.*dalhousie",
    ),
    ("expert London's sports and aim", lambda: told("experts", "london"), "runs.*soccer.*frisbee.*active"),
    (
        "expert Lettenberger",
        lambda: told("experts", "lettenberger"),
        "lettenberger.*dpt, cscs.*bespoke treatments.*new york",
    ),
    ("expert Yu", lambda: told("experts", "yu"), "yu.*dpt, cpt.*bespoke treatments.*new york"),
    ("deep-seated", lambda: anatomy("depth-as-told"), "deep.*out of sight"),
    (
        "from lumbar vertebrae past the hip to the femur",
        lambda: anatomy("course-as-told"),
        "vertebrae of the low back.*front of the hip.*femur",
    ),
    ("links spine and legs", lambda: anatomy("course-as-told"), "spine and leg"),
    ("knee to chest", lambda: anatomy("function-as-told"), "knee towards the chest"),
    (
        "movements that use it",
        lambda: anatomy("movements-as-told"),
        "high knees.*mountain climbers.*squats.*jumps.*sprints.*running",
    ),
    ("sitting shortens it", lambda: anatomy("sitting-as-told"), "sitting.*shortened.*tight"),
    ("wear in and out of the gym", lambda: anatomy("use-as-told"), "worn.*gym.*eight hours.*run"),
    (
        "consequences of tightness",
        lambda: anatomy("tightness-as-told"),
        "imbalance.*less flexibility.*injury",
    ),
    ("benefit: low back", lambda: told("benefits", "low-back-pain"), "low-back pain.*attaches"),
    ("benefit: knee", lambda: told("benefits", "knee-pain"), "knee pain"),
    ("benefit: daily movement", lambda: told("benefits", "daily-movement"), "office chair.*standing.*moving"),
    (
        "benefit: front of hip after sitting",
        lambda: told("benefits", "front-hip-pain"),
        "front of the hip.*long sitting",
    ),
    ("benefit: posture", lambda: told("benefits", "posture"), "posture"),
    ("benefit: walking and running", lambda: told("benefits", "walking-running"), "walking and running"),
    ("benefit: sports", lambda: told("benefits", "sports"), "kick.*soccer, football, running"),
    (
        "benefit: power",
        lambda: told("benefits", "power"),
        "range.*jumping higher.*squatting deeper.*perhaps sprinting",
    ),
    (
        "benefit: stability, pelvic floor",
        lambda: told("benefits", "stability-pelvic-floor"),
        "possibly.*stability.*pelvic floor",
    ),
    (
        "benefit: loosen and strengthen",
        lambda: told("benefits", "looser-stronger"),
        "looser and stronger.*next run",
    ),
    (
        "benefit: fewer running injuries",
        lambda: told("benefits", "runners-injury"),
        "fewer.*injuries.*performance.*well-being",
    ),
    ("claim: pain vanishes", lambda: claim(1), "knee and the back vanish"),
    ("claim: pain gone for good", lambda: claim(2), "few times a week.*permanently"),
    ("claim: small muscle", lambda: claim(4), "small"),
    ("claim: most effective five", lambda: claim(24), "most effective"),
]


@pytest.mark.parametrize(("exercise_id", "side", "words"), STATED_STEPS)
def test_every_step_of_the_articles_is_there_and_marked_stated(exercise_id, side, words):
    assert re.search(words, step_texts(exercise_id, side), re.IGNORECASE)


@pytest.mark.parametrize(("what", "where", "words"), ELSEWHERE, ids=[line[0] for line in ELSEWHERE])
def test_every_other_fact_of_the_articles_is_there(what, where, words):
    assert re.search(words, where(), re.IGNORECASE)


def test_the_stated_doses_are_the_articles():
    bridge = next(dose for dose in pl.exercise("bridge").doses if dose.provenance == "stated")
    assert (bridge.sets, bridge.sets_max, bridge.reps, bridge.reps_max) == (2, 3, 10, 12)
    standing = pl.exercise("standing-split").doses[0]
    assert (standing.hold_s, standing.provenance) == (30, "stated")
    twist = pl.exercise("low-lunge-twist").doses[0]
    assert (twist.hold_s, twist.hold_max_s, twist.provenance) == (15, 20, "stated")
    routine = pl.routine("five-stretches")
    cool, warm = routine.mode("cool-down").doses[0], routine.mode("warm-up").doses[0]
    assert (cool.kind, cool.reps_min, cool.reps_max) == ("rep", 2, 3)
    assert (warm.kind, warm.reps_min, warm.reps_max) == ("hold", 5, 10)


def test_the_side_that_an_article_tells_comes_first():
    first = {one.id: one.sides[0] for one in pl.exercises() if one.sides and one.article == FIVE}
    assert first == {
        "half-kneeling": "right",
        "standing-split": "right",
        "low-lunge-twist": "left",
        "half-kneeling-reach": "left",
    }


def test_nothing_of_the_five_minute_routine_is_called_stated_but_what_its_article_states():
    for exercise_id in pl.routine("five-minute-ball").exercises:
        one = pl.exercise(exercise_id)
        sentences = [*one.steps, *one.cues, *one.doses, one.stop_if, one.why, one.side_rule]
        assert {sentence.provenance for sentence in sentences} == {"reconstructed"}
        assert all(sentence.reason for sentence in sentences)
    named = {
        thing.item
        for exercise_id in pl.routine("five-minute-ball").exercises
        for thing in pl.exercise(exercise_id).equipment
        if thing.provenance == "stated"
    }
    assert named == {"ball", "kettlebell-or-dumbbell", "block"}


def test_no_ball_goes_to_the_abdomen_or_the_groin():
    ball = " ".join(step.text for step in pl.exercise("ball-wall-hip").steps)
    assert "below and outside" in ball
    assert any("off belly and groin" in cue.text for cue in pl.exercise("ball-wall-hip").cues)


def test_the_fifth_stretch_is_there_as_written_and_with_the_rear_foot_raised():
    written = " ".join(step.text for step in pl.exercise("half-kneeling-reach").steps)
    assert not re.search("raise.{0,20}foot|foot.{0,20}(raised|elevated)", written)
    raised = pl.exercise("half-kneeling-reach-foot-raised")
    assert raised.variant_of == "half-kneeling-reach"
    assert raised.poses == ("reach-foot-raised", "reach-foot-raised")


def test_what_the_pack_filled_in_says_why():
    for one in pl.exercises():
        for sentence in [*one.steps, *one.cues, *one.doses, one.stop_if, *one.equipment]:
            assert (sentence.provenance == "stated") == (sentence.reason == "")


def test_all_twenty_six_claims_have_a_verdict_with_a_source():
    assert [one.id for one in pl.claims()] == list(range(1, 27))
    assert all(one.sources and one.why and set(one.articles) <= {FIVE, BALL} for one in pl.claims())


def test_every_gap_is_resolved_where_it_says():
    known = {one.id for one in (*pl.exercises(), *pl.routines())} | {"safety"}
    known |= {variant.id for one in pl.exercises() for variant in one.variants}
    for gap in pl.gaps():
        assert set(gap.where) <= known, gap.id
