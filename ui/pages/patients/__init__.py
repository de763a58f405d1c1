"""The Patients page: the list, the pane beside it, reports and notes."""
