"""A physiotherapist's patients: who they are, what was assigned, what came back."""
