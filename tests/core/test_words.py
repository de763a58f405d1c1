"""No sentence of the product claims, names or promises what it must not."""

import tomllib
from pathlib import Path

import pytest

from tests.core.words import ALLOWED, forbidden, texts_in, visible_texts

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "programs").rglob("*.toml"))
MODULES = sorted([*(ROOT / "coach").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_shipped_file(path: Path) -> None:
    """Programs, exercises, plans, protocols and cards; every text in them."""
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    for where, text in texts_in(document):
        assert forbidden(text) == [], (where, text)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_sentences_on_screen(path: Path) -> None:
    """Everything that a module hands to `tr`, and labels and help of forms."""
    for line, text in visible_texts(path):
        assert forbidden(text) == [], (line, text)


def test_sentences_are_found() -> None:
    """Nobody renames `tr` and leaves this test with nothing to read."""
    count = sum(len(list(visible_texts(path))) for path in MODULES)
    in_window = [path for path in MODULES if "ui" in path.relative_to(ROOT).parts]

    assert count > 600
    assert sum(len(list(visible_texts(path))) for path in in_window) > 300


# The rows of the content plan: what is not said, and what is said in its place.
NOT_SAID = (
    "treats hamstring strain",
    "heals hamstring strain",
    "cures hamstring strain",
    "your grade 2 tear protocol",
    "you have a partial tear",
    "you probably have a clot",
    "cleared to play",
    "safe to return",
    "prevents injuries",
    "cuts your risk by 51 %",
    "removes lactic acid",
    "removes toxins",
    "speeds healing",
    "recover in 14 days",
)
SAID = (
    "guided exercise and recovery habits",
    "an exercise plan many people use after a mild thigh strain",
    "your answers look like pattern B; patterns are not a diagnosis",
    "these answers mean: stop and get checked today",
    "you ticked every item on the readiness list; "
    "talk it over with your coach or physio",
    "in studies of football players, programmes with this exercise had about half the "
    "hamstring injuries",
    "may ease soreness",
    "others took about 1-3 weeks; yours may differ",
)
# Instruments that belong to somebody, by the names that people know them by.
OWNED = (
    *("LEFS", "Lower Extremity Functional Scale", "FASH", "PSFS"),
    *("Functional Assessment Scale for Acute Hamstring Injuries", "NPRS"),
    *("Patient-Specific Functional Scale", "Borg CR10", "RPE 6 to 20", "CR-10"),
    *("KOOS", "HOOS", "FAOS", "HAGOS", "Wong-Baker FACES"),
    *("Faces Pain Scale - Revised", "PAR-Q+", "ePARmed-X+", "FIFA", "11+"),
)


@pytest.mark.parametrize("text", NOT_SAID)
def test_refuses_what_is_not_said(text: str) -> None:
    """In the middle of a sentence as at its beginning."""
    assert forbidden(text)
    assert forbidden(f"Good to know: {text}, they say.")


@pytest.mark.parametrize("text", SAID)
def test_lets_pass_what_is_said_instead(text: str) -> None:
    """The wording of the content plan."""
    assert forbidden(text) == []


@pytest.mark.parametrize("name", OWNED)
def test_refuses_questionnaires_and_scales_of_others(name: str) -> None:
    """By name; questions and scales are Coach's own."""
    assert forbidden(f"Your {name} today.")


@pytest.mark.parametrize("face", ["\u2639", "\u263a", "\U0001f600", ":-)", ":-("])
def test_refuses_faces_for_pain(face: str) -> None:
    """A number is a number."""
    assert forbidden(f"Pain 3 {face}")


@pytest.mark.parametrize(
    "text",
    [
        "This plan treats a hamstring strain.",
        "It heals in two weeks.",
        "The routine cures cramps.",
        "Prevents injuries.",
        "You are cleared to play.",
        "It is safe to return.",
        "You have a partial tear.",
        "You probably have a clot.",
        "You might have torn it.",
        "Your grade 2 strain.",
        "Recover in 14 days.",
        "Recovery within 3 weeks.",
        "It removes lactic acid.",
        "Cuts your risk by 51 per cent.",
        "Fill in the LEFS.",
        "Effort on the Borg scale.",
        "Choose one of the FACES.",
        "The FIFA 11+ warm-up.",
        "Do not worry, this heals.",
        "Not only strong: it cures cramps.",
        "It does not hurt. It heals.",
        "It does not only heal.",
        "You have tendon pain.",
        "It lowers your risk.",
        "A risk of injury of 12 per cent.",
        "30 % less risk.",
        "It predicts injuries.",
        "A therapy for cramps.",
        "You will be back soon.",
        "Back to sport in 3 weeks.",
        "Until full recovery.",
        "The muscle may be torn.",
        "It accelerates recovery.",
        "These are signs of a thrombosis.",
        "It looks like sciatica.",
    ],
)
def test_refuses(text: str) -> None:
    """A claim, a statement or a name, also behind a harmless beginning."""
    assert forbidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "It does not diagnose or treat any condition.",
        "Patterns are not a diagnosis.",
        "A good sign, not a clearance.",
        "They do not speed up healing as far as we know.",
        "What you have done is kept.",
        "Tell us if you have to stop.",
        "Do you have a mat?",
        "The knee faces forward.",
        "Clear the floor first.",
        "The prevention part.",
        "Others took about 1 to 3 weeks; yours may differ.",
        "Answer the questions.",
        "Journal of Orthopaedic and Sports Physical Therapy 40:67",
        "Talk to your physiotherapist.",
        "A pop or a tearing feeling.",
        "Running or climbing always carries some risk.",
        "Cold: 10 to 20 minutes (15 is usual).",
    ],
)
def test_lets_pass(text: str) -> None:
    """What denies a claim, and words that only look alike."""
    assert forbidden(text) == []


def test_every_allowance_is_in_use() -> None:
    """A sentence that is gone needs no exception any more."""
    said = " ".join(
        [text for path in MODULES for _, text in visible_texts(path)]
        + [path.read_text(encoding="utf-8") for path in FILES]
    )
    for sentence, reason in ALLOWED.items():
        assert reason
        assert sentence in said
