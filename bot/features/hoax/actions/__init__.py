"""What the hoax desk does: reports taken in, cases verified, everybody answered."""
