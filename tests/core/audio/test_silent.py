"""No sound: said when it is not wished, quiet when it is."""

from coach.audio.choose import open_output
from coach.audio.output import DueSound
from coach.audio.silent import SilentOutput


def test_silence_says_that_cues_are_shown_only():
    """Somebody who expects sound learns that there is none, and why."""
    output = SilentOutput("This computer has no sound device.")

    assert output.notice == (
        "No sound output; cues are shown only. This computer has no sound device."
    )


def test_sound_that_is_turned_off_is_not_a_problem():
    """The choice "off" gives the silent output without a notice."""
    output = open_output("off")

    assert (output.name, output.notice) == ("silent", "")


def test_silence_takes_everything_an_output_takes():
    """A session does not notice that nobody plays its cues."""
    output = SilentOutput()
    output.open()
    output.hand_over([DueSound(1, "go")])
    output.set_volume(0.3)
    output.close()
    output.close()

    assert output.notice == "No sound output; cues are shown only."
