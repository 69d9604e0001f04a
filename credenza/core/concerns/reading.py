"""What may, and may not, be concluded from a picture, in words that stand beside it."""

from credenza.core.concerns.comparing import ACT, WATCH, Comparison
from credenza.core.concerns.limits import ChartLimits
from credenza.core.concerns.runs import FAR, SHIFT, Line, Signal

NO_EXPOSURE = (
    "How much was done in each month is not known. So these are counts, read as if every month "
    "were alike; a busy month has more cases without anything being worse."
)
RARE = (
    "In most months there was no case: too rare to be read by runs of months. Only a month far out "
    "is marked; look at all together, or over more months."
)
NO_ORDER = (
    "They stand by name, not by rate: between those within the limits there is no better and no "
    "worse. What lies beyond says where to look, and is a finding about nobody."
)


def line_words(line: Line, limits: ChartLimits) -> tuple[str, ...]:
    """What may be concluded from a line of months."""
    found = () if line.by_exposure else (NO_EXPOSURE,)
    if not line.read:
        known = sum(value is not None for value in line.values)
        too_few = f"{known} months are too few to read a line; {limits.points} are needed."
        return (*found, too_few)
    if line.rare:
        return (*found, RARE)
    if not line.signals:
        return (*found, "Nothing but chance is seen: up and down between months means nothing.")
    return (*found, "What is marked is unlikely to be chance. It does not say why.")


def signal_words(signal: Signal, line: Line) -> str:
    """One signal in a sentence."""
    first, last = (line.months[place].first for place in (signal.first, signal.last))
    if signal.kind == FAR:
        side = "more" if signal.up else "fewer"
        return f"{first:%B %Y}: far {side} than chance lets expect."
    length = signal.last - signal.first + 1
    months = f"{first:%B %Y} to {last:%B %Y}, {length} months"
    if signal.kind == SHIFT:
        return f"{months}: {'above' if signal.up else 'below'} the middle all the time, a shift."
    return f"{months}: {'rising' if signal.up else 'falling'} step by step, a trend."


def comparing_words(found: Comparison, limits: ChartLimits) -> tuple[str, ...]:
    """What may be concluded from those side by side."""
    if not found.fair:
        return (
            f"Too few to compare: it takes {limits.peers} of whom it is known how much they did, "
            "and a case among them. Counts alone say where most was reported, not where most is "
            "wrong.",
        )
    beyond = len(found.beyond(ACT)) + len(found.beyond(WATCH))
    words = [
        f"{beyond or 'None'} {'lies' if beyond < 2 else 'lie'} above the limits. By chance alone "
        f"about {found.by_chance:.1f} of {_known(found)} would lie beyond {limits.watch} "
        "deviations, above or below.",
        NO_ORDER,
    ]
    if found.spread > 1:
        words.append(
            f"They differ {found.spread:.1f} times more than chance explains, whoever they are: "
            "by their patients, or by who reports. The limits are drawn wider for it."
        )
    return tuple(words)


def _known(found: Comparison) -> int:
    return sum(row.rate is not None for row in found.rows)
