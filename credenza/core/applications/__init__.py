"""Applications to a medical staff: their kinds, what they ask, their steps, route and clocks."""
