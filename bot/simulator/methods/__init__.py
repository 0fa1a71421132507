"""The Bot API's methods, by verb. Each takes the world and the parameters, and returns the result or refuses."""
