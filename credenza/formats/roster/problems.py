"""What is wrong with one cell, before it is known which."""


class CellProblem(ValueError):
    """A value that cannot be imported: the reason and the remedy, each a sentence."""

    def __init__(self, reason: str, remedy: str):
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy
