"""The sheet of paper that a person takes home: preview, printer and PDF."""
