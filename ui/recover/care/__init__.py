"""Care after a fresh injury: what is read, timers, and what shows them."""
