"""Therapist mode: who signs, with which key, and the card to pair with patients."""
