"""What differs between systems: keeping the screen awake, one instance, the voice."""
