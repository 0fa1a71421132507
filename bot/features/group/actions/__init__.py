"""What groups do: found, linked, released; members brought in and their links ended; counted."""
