"""Plans that a physiotherapist signed: taken in, shown, kept to, and reported on."""
