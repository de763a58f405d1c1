"""The history on disk: SQLite, migrations, the journal of sessions, settings."""
