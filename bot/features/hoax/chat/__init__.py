"""What people say to the hoax desk."""
