"""What leaves the history and comes back: CSV, JSON, calendar, FHIR, and the reader."""
