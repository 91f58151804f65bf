"""The arithmetic of the planner: quantities with units, published rules, exchanges and doses.

Exact decimal arithmetic throughout. Nothing here rounds a result: what is shown is rounded once,
at the end, half to even, by whoever shows it. Nothing here has a default for a missing input.
"""
