"""What is said to the bot in groups, and in private about them."""
