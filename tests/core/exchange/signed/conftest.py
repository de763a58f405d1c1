"""Fixtures for signed files."""

import pytest

from tests.core.exchange.signed.bundles import assignment


@pytest.fixture(scope="session")
def bundle():
    """Return the bytes of an assignment that a therapist has signed."""
    return assignment()
