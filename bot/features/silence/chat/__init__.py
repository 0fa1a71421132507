"""What is said about silence: by the people of a KIM, and by officers."""
