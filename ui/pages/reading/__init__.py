"""What the Plans and Guide pages share: rows to choose from, a pane to read in."""
