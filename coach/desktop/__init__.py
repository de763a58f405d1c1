"""Coach among the programs of a desktop: its entry, its file types, its icons."""
