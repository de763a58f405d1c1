"""What a course asks for less of today, and why."""

from dataclasses import replace

from coach.care.course.dose import change_today, side_of, staged
from coach.files.model import DoseChange
from tests.core.care.course.diary import Diary
from tests.core.shipped import LIBRARY

PHASE_2 = LIBRARY.programs["hamstring-mild-2"]


def after_a_set_back():
    """Return a diary whose morning of day 1 was four points above the usual one."""
    diary = Diary("hamstring-mild", "phase-2")
    diary.morning(0, 1)
    diary.session(0, 1)
    diary.morning(1, 5)
    return diary


def test_the_whole_dose_has_no_change():
    """On a usual day the program is played as it is written."""
    assert change_today([Diary("hamstring-mild", "phase-2").look(0)], PHASE_2) is None


def test_half_the_sets_after_a_set_back():
    """From the day after the day off, with the numbers, confirmed or not."""
    change = change_today([after_a_set_back().look(2)], PHASE_2)

    assert change == DoseChange(
        is_half=True,
        why=(
            "Half the sets today, of a single set half the repetitions, after a "
            "set-back. "
            "Next morning 5, usual morning 1: 4 points above.",
        ),
    )


def test_half_the_sets_until_a_session_went_well():
    """With its morning; then the whole dose comes back."""
    diary = after_a_set_back()
    diary.session(2, 1)
    diary.morning(3, 1)

    assert change_today([diary.look(4)], PHASE_2) is None


def test_a_note_alone_halves_too():
    """Where the numbers behind it are gone, it says until when."""
    diary = Diary("hamstring-mild", "phase-2")
    note = {"course": diary.course, "decision": "step-back", "stage": "phase-2"}
    diary.take(0, "09:00", note | {"inputs": {"half": True}})
    change = change_today([diary.look(1)], PHASE_2)

    assert change.why == (
        "Half the sets today, of a single set half the repetitions, until a session "
        "and its morning went well.",
    )


def test_what_is_not_done_every_time_is_left_out():
    """With the reason."""
    diary = Diary("hamstring-mild", "phase-2")
    diary.session(0, 1, exercises=frozenset({"diver"}))
    change = change_today([diary.look(1)], PHASE_2)

    assert change.leave_out == ("diver",)
    assert change.why[0].endswith("left out today: it is for every second day.")


def test_what_hurt_today_is_left_out():
    """For the rest of the day, in the column in which it is dropped."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.session(0, 4, clock="10:00", sore=(("extender", 4),))
    program = LIBRARY.programs["hamstring-mild-1"]
    change = change_today([diary.look(0, "16:00")], program)

    assert change.leave_out == ("extender",)
    assert change.why[0].endswith("left out today: it hurt, 4 of 10.")


def test_another_program_is_left_alone():
    """A warm-up has nothing to do with the course."""
    warm_up = LIBRARY.programs["everyday-warm-up"]

    assert change_today([after_a_set_back().look(2)], warm_up) is None


def test_the_other_leg_is_left_alone():
    """A course for the right leg says nothing about a session for the left."""
    now = after_a_set_back().look(2)

    assert change_today([now], PHASE_2, "left") is None
    assert change_today([now], PHASE_2, "right") is not None


def test_of_two_courses_both_are_heard():
    """What either of them asks for less of is done less of."""
    half = after_a_set_back().look(2)
    diary = Diary("hamstring-mild", "phase-2")
    diary.session(0, 1, exercises=frozenset({"diver"}))
    change = change_today([half, diary.look(1)], PHASE_2)

    assert (change.is_half, change.leave_out, len(change.why)) == (True, ("diver",), 2)


def test_nothing_is_due_when_all_of_it_is_left_out():
    """A program of one exercise that hurt is over for the day."""
    diary = Diary("hamstring-mild", "phase-1")
    program = LIBRARY.programs["hamstring-mild-1"]
    block = program.blocks[1]
    only = replace(program, blocks=(replace(block, steps=block.steps[2:]),))
    programs = {**LIBRARY.programs, program.id: only}
    diary.library = replace(LIBRARY, programs=programs)
    diary.session(0, 4, clock="10:00", sore=(("extender", 4),))
    due = diary.look(0, "16:00").due

    assert (due.is_due, due.why_not) == (False, "Everything in it is left out today.")


def test_the_side_of_a_course_is_known():
    """Of two courses for two legs neither is."""
    right = Diary("hamstring-mild", "phase-2")
    left = Diary("hamstring-mild", "phase-2", side="left")
    both = Diary("hamstring-mild", "phase-2", side="both")
    warm_up = LIBRARY.programs["everyday-warm-up"]

    assert side_of([right.look(0)], PHASE_2) == "right"
    assert side_of([right.look(0), left.look(0)], PHASE_2) == ""
    assert side_of([both.look(0)], PHASE_2) == ""
    assert side_of([right.look(0)], warm_up) == ""


def test_dose_of_a_stage_takes_the_place_of_the_files():
    """A plan can give another dose than its program; everything else stays."""
    now = Diary("hamstring-mild", "phase-2").look(0)
    exercise = PHASE_2.steps()[0].exercise
    doses = ((exercise, {"sets": 5}), ("not-in-it", {"sets": 9}))
    stage = replace(now.due.stage, dose=doses)
    dosed = replace(now, due=replace(now.due, stage=stage))

    program = staged([dosed], PHASE_2)

    sets = [s.dose.sets for s in program.steps() if s.exercise == exercise]
    assert sets == [5] * len(sets)
    assert staged([now], PHASE_2) is PHASE_2
