"""Is it true: reports of claims, what is known about them, and the answer to everybody who asked."""
