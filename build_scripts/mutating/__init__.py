"""Changes a constant or an operator of the program, to see whether a test notices."""
