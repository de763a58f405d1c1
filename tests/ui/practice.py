"""A practice for tests of the window: patients, plans, and reports as signed files."""

from datetime import UTC, datetime, timedelta

from coach.clinic.audit import sign_in
from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.issuing import keep_issued, next_link
from coach.clinic.patients import Patient, add_patient
from coach.exchange.assigned.draft import Draft
from coach.exchange.assigned.issue import issue
from coach.exchange.returned.model import DayReport, Report
from coach.exchange.returned.signing import sign_report
from coach.exchange.signed.encrypted import recipient_of
from coach.exchange.signed.keys import SigningKey
from coach.files import assignment_model as files

KEY = SigningKey.from_seed(b"t" * 32)
PERSON = SigningKey.from_seed(b"p" * 32)


class Practice:
    """Writes what a test needs before the window reads it.

    Args:
        context: Of the window; its library has the program "easy".
        folder: Where report files go.
    """

    def __init__(self, context, folder):
        self._context = context
        self._folder = folder
        self.path = context.data_dir / FILE_NAME
        self.now = datetime.fromtimestamp(context.clock.wall_ms() / 1000, UTC)
        self.today = self.now.date()

    def patient(self, name="Sam Osei", ref="P-0042", **facts):
        """Add a patient and return them."""
        with self._open() as (connection, author):
            return add_patient(connection, Patient("", ref, name, **facts), author)

    def assign(self, patient):
        """Assign the easy program and return what was issued."""
        with self._open() as (connection, author):
            draft = Draft(
                files.Patient(patient.ref, patient.name),
                files.Issuer("A. Therapist"),
                self._context.library.program("easy"),
                self.today - timedelta(days=20),
            )
            link = next_link(connection, patient.id, self.now, anew=False)
            library = self._context.library.library
            data = issue(draft, link, library, KEY)
            return keep_issued(connection, patient.id, draft, link, data, KEY, author)

    def report(
        self,
        issued,
        pains=(2, 3),
        *,
        key=PERSON,
        to=None,
        ref="P-0042",
        next_stage=None,
        made_ago=timedelta(),
        **day,
    ):
        """Write a report of the last days to a file and return its path."""
        count = len(pains)
        first = self.today - timedelta(days=count)
        days = tuple(
            DayReport(
                first + timedelta(days=number),
                **{"planned": 1, "done": 1, "begun": 1, "pain_max": pain, **day},
            )
            for number, pain in enumerate(pains)
        )
        report = Report(
            *(
                issued.assignment_id,
                issued.revision,
                f"sha256:{issued.manifest_sha256}",
            ),
            *(ref, "Sam Osei", issued.title, days[0].day, days[-1].day, days),
            next_stage=next_stage,
        )
        whom = "" if to is None else recipient_of(to)
        path = self._folder / f"{ref}-{count}.report"
        path.write_bytes(sign_report(report, key, self.now - made_ago, to=whom))
        return path

    def _open(self):
        return _Signed(self.path, self.now)


class _Signed:
    """A connection with its author."""

    def __init__(self, path, now):
        self._opening = open_clinic(path)
        self._at = now.strftime("%Y-%m-%dT%H:%M:%SZ")

    def __enter__(self):
        connection = self._opening.__enter__()
        number = KEY.verify_key.id_text
        return connection, sign_in(connection, "A. Therapist", number, self._at)

    def __exit__(self, *raised):
        self._opening.__exit__(*raised)
