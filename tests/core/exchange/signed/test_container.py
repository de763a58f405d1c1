"""The signed file: what is written is read, and every other file is refused."""

import io
import subprocess
import zipfile

import pytest

from coach.errors import FileError
from coach.exchange.signed.container import (
    open_container,
    read_container,
    write_container,
)
from coach.exchange.signed.errors import (
    ContainerError,
    DifferentKeyError,
    EncryptedFileError,
    SignatureError,
    UnknownSignerError,
)
from coach.exchange.signed.keys import SigningKey, VerifyKey
from coach.files.digest import sha256_hex
from tests.core.exchange.signed.bundles import (
    FACTS,
    PLAN,
    STRANGER,
    THERAPIST,
    assignment,
    fields_for,
    knowing_nobody,
    signed_parts,
    signed_zip,
    trusting,
)
from tests.core.exchange.signed.zips import Part, build, parts_of

PUBLIC = THERAPIST.verify_key
FILES = {"a.toml": b"sets = 2\n"}


def edited(bundle, name, content):
    """Return a file whose one member has another content and fitting checksums."""
    parts = parts_of(bundle)
    for part in parts:
        if part.name == name.encode():
            part.content = content
    return build(parts)


def test_what_is_written_is_read(bundle):
    """Facts, files and signer come back as they were."""
    container = open_container(bundle, trusting(THERAPIST))

    assert container.kind == "assignment"
    assert container.signer == PUBLIC
    assert container.signer_name == FACTS["signer"]
    assert container.is_trusted
    assert container.files["assignment.toml"] == PLAN
    assert len(container.files) == 5
    assert {key: container.manifest[key] for key in FACTS} == FACTS
    assert container.trusted_comment == f"assignment {FACTS['assignment_id']} r3"


def test_same_bytes_every_time(bundle):
    """Neither the time nor the order of the files changes anything."""
    files = open_container(bundle, knowing_nobody).files
    turned = dict(sorted(files.items(), reverse=True))

    assert write_container(FACTS, turned, THERAPIST) == bundle


def test_hash_of_the_manifest(bundle):
    """A later revision names this one by the hash of what was signed."""
    container = open_container(bundle, knowing_nobody)
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        manifest = archive.read("MANIFEST.json")

    assert container.manifest_sha256 == "sha256:" + sha256_hex(manifest)


def test_any_archiver_and_minisign_read_it(bundle, tmp_path):
    """It is a zip like others, and the stock minisign verifies the manifest in it."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    command = ["minisign", "-Vm", tmp_path / "MANIFEST.json", "-P", PUBLIC.text]
    result = subprocess.run(command, capture_output=True, text=True)

    assert result.returncode == 0
    assert f"assignment {FACTS['assignment_id']} r3" in result.stdout


def test_content_does_not_change(bundle):
    """What was verified cannot be altered afterwards."""
    container = open_container(bundle, knowing_nobody)
    with pytest.raises(TypeError):
        container.files["assignment.toml"] = b"sets = 9\n"
    with pytest.raises(TypeError):
        container.manifest["revision"] = 9


def test_unknown_signer(bundle):
    """The file can be shown, and says that nobody has confirmed the key."""
    container = open_container(bundle, knowing_nobody)

    assert not container.is_trusted
    assert container.signer == PUBLIC
    with pytest.raises(UnknownSignerError, match=r"A\. Therapist.*Compare the code"):
        container.require_trusted()


def test_known_signer(bundle):
    """A key that is known needs no more questions."""
    container = open_container(bundle, trusting(THERAPIST))

    container.require_trusted()
    assert container.is_trusted


def test_known_number_with_another_key(bundle):
    """A key that only takes the number of a known one is refused."""
    known = VerifyKey(PUBLIC.key_id, STRANGER.verify_key.public)
    with pytest.raises(DifferentKeyError, match=PUBLIC.id_text):
        open_container(bundle, {known.id_text: known}.get)


def test_stranger_with_the_number_of_a_known_key():
    """The same from the other side: the stranger has chosen the number."""
    pretender = SigningKey(STRANGER.seed, PUBLIC.key_id)
    data = assignment(key=pretender)
    with pytest.raises(DifferentKeyError):
        open_container(data, trusting(THERAPIST))


def test_finder_may_refuse(bundle):
    """A key that was taken back has a sentence of the finder."""

    def revoked(id_text):
        raise UnknownSignerError(f"{id_text} was taken back.")

    with pytest.raises(UnknownSignerError, match="taken back"):
        open_container(bundle, revoked)


def test_changed_dose(bundle):
    """A file that was edited and packed again is named."""
    data = edited(bundle, "assignment.toml", PLAN.replace(b"2", b"9"))
    with pytest.raises(ContainerError, match=r"assignment\.toml was changed"):
        open_container(data, trusting(THERAPIST))


def test_other_size(bundle):
    """So is one that has become longer."""
    data = edited(bundle, "assignment.toml", PLAN + b"# more\n")
    with pytest.raises(ContainerError, match="another size"):
        open_container(data, trusting(THERAPIST))


def test_changed_manifest(bundle):
    """A manifest that was edited does not fit its signature."""
    for part in parts_of(bundle):
        if part.name == b"MANIFEST.json":
            changed = part.content.replace(b'"revision": 3', b'"revision": 4')
    data = edited(bundle, "MANIFEST.json", changed)
    with pytest.raises(SignatureError, match="content was changed"):
        open_container(data, trusting(THERAPIST))


def test_signed_by_somebody_else_in_its_name():
    """A manifest that names a signer who has not signed it is refused."""
    data = signed_zip(fields_for(FILES, key=THERAPIST), FILES, key=STRANGER)
    with pytest.raises(ContainerError, match="names another signer"):
        open_container(data, trusting(THERAPIST))


def test_signature_of_another_file(bundle):
    """The signature of revision 4 does not make revision 3 good."""
    other = {part.name: part for part in parts_of(assignment(revision=4))}
    parts = parts_of(bundle)
    parts[1] = other[b"MANIFEST.json.minisig"]
    with pytest.raises(SignatureError):
        open_container(build(parts), trusting(THERAPIST))


def test_comment_of_another_file():
    """What minisign shows of a file has to be what is in it."""
    data = signed_zip(fields_for(FILES), FILES, comment="assignment x r9")
    with pytest.raises(ContainerError, match="speaks of another file"):
        open_container(data, knowing_nobody)


def test_added_file(bundle):
    """A file that the manifest does not list is named."""
    data = build([*parts_of(bundle), Part(b"programs/more.toml", b"x")])
    with pytest.raises(ContainerError, match=r"programs/more\.toml was added"):
        open_container(data, trusting(THERAPIST))


def test_missing_file(bundle):
    """So is one that is listed and not there."""
    with pytest.raises(ContainerError, match="is missing"):
        open_container(build(parts_of(bundle)[:-1]), trusting(THERAPIST))


@pytest.mark.parametrize("left_out", [0, 1])
def test_not_signed(bundle, left_out):
    """A file without manifest or signature is not signed."""
    parts = parts_of(bundle)
    del parts[left_out]
    with pytest.raises(ContainerError, match="not signed"):
        open_container(build(parts), trusting(THERAPIST))


def test_manifest_without_a_key():
    """The signer's key has to stand in the manifest once, wherever it is read."""
    fields = fields_for(FILES)
    without = {key: value for key, value in fields.items() if key != "signer_key"}
    twice = fields | {"patient": {"signer_key": PUBLIC.text}}
    for manifest in (without, twice):
        with pytest.raises(ContainerError, match="does not name one signer"):
            open_container(signed_zip(manifest, FILES), knowing_nobody)


def test_key_only_in_depth():
    """A key that stands in another place is not the signer's."""
    fields = fields_for(FILES)
    fields["patient"] = {"signer_key": fields.pop("signer_key")}
    with pytest.raises(ContainerError, match="signer_key: is not the key"):
        open_container(signed_zip(fields, FILES), knowing_nobody)


def test_key_inside_a_text():
    """A text that looks like the field is only a text."""
    facts = {**FACTS, "note": f'"signer_key": "{STRANGER.verify_key.text}"'}
    data = write_container(facts, FILES, THERAPIST)

    assert open_container(data, knowing_nobody).signer == PUBLIC


def test_encrypted():
    """An encrypted file is told apart from a damaged one."""
    with pytest.raises(EncryptedFileError, match="encrypted"):
        open_container(b"age-encryption.org/v1\n-> X25519", knowing_nobody)


@pytest.mark.parametrize("data", [b"", b"P", b"PK", b"<html>", b"%PDF-1.7"])
def test_something_else(data):
    """Any other file is refused with a sentence."""
    with pytest.raises(ContainerError):
        open_container(data, knowing_nobody)


@pytest.mark.parametrize(
    ("facts", "files", "sentence"),
    [
        (FACTS, {"a.pdf": bytes((2 << 20) + 1)}, r"a\.pdf.*size"),
        (FACTS, {f"{n}.pdf": bytes(2 << 20) for n in range(5)}, "8 MiB together"),
        (FACTS, {f"{n}.toml": b"" for n in range(199)}, "more than 200"),
        (FACTS, {"../a.toml": b""}, "no name for a file"),
        (FACTS, {"A.toml": b""}, "no name for a file"),
        (FACTS, {"a": b"", "a/b": b""}, "a file and a folder"),
        ({**FACTS, "kind": "Assignment"}, FILES, "kind"),
        ({**FACTS, "signer": " "}, FILES, "signer"),
        ({**FACTS, "signer": "A\u202eB"}, FILES, r"U\+202E"),
        ({**FACTS, "note": "\ud800"}, FILES, r"U\+D800"),
        ({**FACTS, "share": 0.5}, FILES, "not allowed"),
        ({**FACTS, "revision": 10**16}, FILES, "too large"),
        ({**FACTS, "note": "x" * 300_000}, FILES, "larger than 256 KiB"),
        ({"signer": "A"}, FILES, "kind"),
        ({"kind": "report"}, FILES, "signer"),
        ({**FACTS, "patient": {"signer_key": PUBLIC.text}}, FILES, "one signer"),
    ],
)
def test_what_is_not_written(facts, files, sentence):
    """Nothing leaves that would be refused where it arrives."""
    with pytest.raises(ContainerError, match=sentence):
        write_container(facts, files, THERAPIST)


@pytest.mark.parametrize("field", ["format", "files", "signer_key"])
def test_fields_of_the_container(field):
    """A fact that the container writes itself is our own mistake."""
    with pytest.raises(ValueError, match=field):
        write_container({**FACTS, field: "x"}, FILES, THERAPIST)


def test_largest_file():
    """What is just within the limits goes both ways."""
    files = {f"{n}.pdf": bytes([n]) * (1 << 21) for n in range(3)}
    data = write_container(FACTS, files, THERAPIST)

    assert open_container(data, knowing_nobody).files == files


def test_from_disk(bundle, tmp_path):
    """A file is read from disk; one that is missing is named."""
    (tmp_path / "P-0042-r3.assignment").write_bytes(bundle)
    container = read_container(tmp_path / "P-0042-r3.assignment", knowing_nobody)

    assert container.kind == "assignment"
    with pytest.raises(FileError, match="lost"):
        read_container(tmp_path / "lost", knowing_nobody)


def test_endless_file_from_disk(tmp_path):
    """No more is read than a signed file may have."""
    with (tmp_path / "large").open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(ContainerError, match="larger than 10 MiB"):
        read_container(tmp_path / "large", knowing_nobody)


def test_builder_makes_good_files():
    """What the tests of odd files change is good before it is changed."""
    parts = signed_parts(fields_for(FILES), FILES)

    assert open_container(build(parts), knowing_nobody).files == FILES
