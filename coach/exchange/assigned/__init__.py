"""Plans that a physiotherapist has signed for one person: issued, received, kept."""
