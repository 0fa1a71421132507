"""What check-ins do: filed, put right, taken back, decided, counted, searched."""
