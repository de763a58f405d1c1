"""Sound outputs: one continuous stream, simpleaudio, or silence."""
