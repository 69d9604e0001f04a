"""Whatever order people come, go, recuse themselves, vote and close in.

No order counts a vote twice or a recused member's, or passes a motion without a quorum. The
machine keeps its own books, by hand and apart from the code: who cast what, and who is where.
"""

import datetime as dt
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from credenza.core.committees import session as acts
from credenza.core.committees import voting
from credenza.core.committees.charter import MAJORITIES, QuorumRule
from credenza.core.committees.motions import BALLOT, KINDS, ROLL, VOICE, Motion
from credenza.core.committees.voting import Heard
from credenza.core.verdict import Refused
from tests.core.committees.sessions import PLACES, session

AT = dt.datetime(2026, 11, 24, 13, tzinfo=dt.UTC)
ITEMS = tuple(range(10, 20))
SEATS = [one.seat for one in PLACES]
SUBSTITUTES = {6: 5, 7: 5}
WITHOUT_VOTE = {8, 9}
seats, items = st.sampled_from(SEATS), st.sampled_from(ITEMS)
which = st.integers(0, 11)
choices = st.sampled_from(["yes", "yes", "no", "abstain", "perhaps"])
methods = st.sampled_from([ROLL, ROLL, BALLOT, VOICE])


class Meeting(RuleBasedStateMachine):
    """Acts in any order; those refused change nothing."""

    @initialize(
        majority=st.sampled_from(sorted(MAJORITIES)),
        least=st.sampled_from([1, 1, 2, 3]),
        leaves=st.booleans(),
        physicians=st.sampled_from([False, False, True]),
        present=st.sets(seats, min_size=7),
    )
    def call_to_order(self, majority, least, leaves, physicians, present):
        rule = QuorumRule(Fraction(1, 2) if least == 3 else Fraction(0), least, False, physicians)
        charter = {"quorum": rule, "majority": majority, "recusal_leaves_quorum": leaves}
        self.state = session(*present, charter=charter)
        self.least, self.leaves, self.physicians = least, leaves, physicians
        self.present, self.out = set(present), {item: set() for item in ITEMS}
        self.books, self.frozen, self.named = {}, {}, 0

    @rule(seat=seats, again=which)
    def come_or_go(self, seat, again):
        """Mostly what makes sense; sometimes coming in twice, or leaving when away."""
        leaves = (seat in self.present) is (again != 0)
        if self._done(acts.leave if leaves else acts.arrive, seat):
            (self.present.discard if leaves else self.present.add)(seat)

    @rule(seat=seats, n=which, again=which)
    def recuse_or_readmit(self, seat, n, again):
        id = self._one_in("voting")
        items = self._items_of(id) if id else ITEMS
        item = items[n % len(items)]
        if (seat in self.out[item]) is (again != 0):
            self._readmit(seat, item)
        else:
            self._recuse(seat, item)

    @rule(item=items, consent=st.booleans(), n=which, method=methods)
    def bring_to_a_vote(self, item, consent, n, method):
        """Move something if nothing is pending, and put what is pending to the vote."""
        if not any(one.is_pending for one in self.state.motions):
            self._moved("consent" if consent else "main", item, n, n + 1)
        id = self._one_in("stated", n)
        if id and self._done(voting.open_vote, id, method):
            assert self._has_quorum(self._barred(id)), "A vote was opened without a quorum."

    @rule(votes=st.lists(st.tuples(seats, choices), min_size=3, max_size=9), n=which)
    def cast(self, votes, n):
        id = self._one_in("voting")
        closed = [self._one_in(state, n) for state in ("stated", "carried", "lost", "void")]
        for seat, choice in votes:
            assert not any(one and self._cast(one, seat, choice) for one in closed)
            if id:
                self._cast(id, seat, choice)

    @precondition(lambda self: self._one_in("voting"))
    @rule(no=st.integers(-1, 2), abstained=st.integers(0, 2))
    def close(self, no, abstained):
        id = self._one_in("voting")
        try:
            closed = voting.close(self.state, id, AT, Heard(no, abstained))
        except Refused:
            return
        self._judge(self.state.motion(id), closed, no, abstained)
        self.state = closed.state
        self.frozen[id] = self.state.motion(id)

    @rule(kind=st.sampled_from(sorted(KINDS)), item=items, n=which)
    def disturb(self, kind, item, n):
        """Move something more; now and then withdraw it, or break the vote off."""
        self._moved(kind, item, n, n + 1)
        id = self._one_in("moved", n)
        assert id is None or self._done(acts.withdraw, id)
        id = self._one_in("voting")
        if id and n == 0 and self._done(voting.break_off, id):
            self.frozen[id] = self.state.motion(id)

    @invariant()
    def every_seat_voted_once(self):
        for cast in getattr(self, "books", {}).values():
            places = [place for place, _, _ in cast]
            people = [seat for _, seat, _ in cast]
            assert len(places) == len(set(places))
            assert len(people) == len(set(people))

    @invariant()
    def what_is_closed_stays_as_it_was(self):
        for id, motion in getattr(self, "frozen", {}).items():
            assert self.state.motion(id) == motion

    @invariant()
    def at_most_one_vote_is_open(self):
        state = getattr(self, "state", None)
        assert state is None or sum(one.state == "voting" for one in state.motions) <= 1

    def _recuse(self, seat, item):
        if not self._done(acts.recuse, seat, item):
            return
        self.out[item].add(seat)
        for id, cast in self.books.items():
            motion = self.state.motion(id)
            if motion.state == "voting" and motion.item == item:
                self.books[id] = [one for one in cast if one[1] != seat]

    def _readmit(self, seat, item):
        if self._done(acts.readmit, seat, item):
            self.out[item].discard(seat)

    def _cast(self, id, seat, choice) -> bool:
        whose = self._voters().get(seat)
        done = self._done(voting.cast, id, seat, choice, AT)
        if done:
            assert whose is not None
            assert seat not in self._barred(id)
            self.books[id].append((whose, seat, choice))
        return done

    def _moved(self, kind, item, mover, other):
        """Move it; mostly by people who may, sometimes by those who may not."""
        likely = [*sorted(self._voters()), *SEATS]
        mover, other = likely[mover % len(likely)], likely[other % len(likely)]
        covers = frozenset({item, ITEMS[0]}) if kind == "consent" else frozenset()
        where = None if covers else item
        self.named += 1
        if self._done(acts.move, Motion(self.named, kind, where, mover=mover, covers=covers)):
            assert mover in self._voters()
            assert mover not in self._barred(self.named)
            self.books[self.named] = []
            self._done(acts.second, self.named, other)

    def _items_of(self, id) -> list[int]:
        motion = self.state.motion(id)
        return sorted(motion.covers) or [motion.item]

    def _one_in(self, state, n=0) -> int | None:
        found = [one.id for one in self.state.motions if one.state == state]
        return found[-1 - n % len(found)] if found else None

    def _done(self, act, *args) -> bool:
        try:
            self.state = act(self.state, *args)
        except (Refused, KeyError):
            return False
        return True

    def _judge(self, motion, closed, no, abstained):
        """Compare a result with the books."""
        results = {None: closed.result} if motion.kind == "consent" else {}
        results |= closed.items or {motion.item: closed.result}
        for item, result in results.items():
            barred = self._barred(motion.id) if item is None else self.out[item]
            self._judge_one(motion, result, barred, no, abstained)
        decided = {item for item, one in closed.items.items() if one.state == "carried"}
        assert decided <= closed.state.decided

    def _judge_one(self, motion, result, barred, no, abstained):
        counts = result.counts
        kept = [choice for _, seat, choice in self.books[motion.id] if seat not in barred]
        if motion.method == VOICE:
            may = len(set(self._voters()) - barred)
            assert counts.yes + no + abstained <= may or counts.yes == 0
        elif motion.method == BALLOT:
            assert len(kept) == len(self.books[motion.id])
        if motion.method != VOICE:
            said = [counts.yes, counts.no, counts.abstained]
            assert said == [kept.count(one) for one in ("yes", "no", "abstain")]
        if result.state == "carried":
            assert self._has_quorum(barred), "A motion passed without a quorum."
            assert counts.yes > 0
            assert counts.yes > counts.no

    def _barred(self, id) -> set[int]:
        motion = self.state.motion(id)
        if motion.kind == "consent":
            return set.intersection(*(self.out[item] for item in motion.covers))
        return self.out[motion.item]

    def _voters(self) -> dict[int, int]:
        """By hand: members who are there, and for seat 5 the first substitute when it is empty."""
        own = {seat: seat for seat in self.present - WITHOUT_VOTE - set(SUBSTITUTES)}
        there = sorted(set(SUBSTITUTES) & self.present)
        return own | ({there[0]: 5} if there and 5 not in self.present else {})

    def _has_quorum(self, barred) -> bool:
        here = set(self._voters()) - (barred if self.leaves else set())
        doctors = len(here & {1, 2, 3})
        if self.physicians and doctors <= len(here) - doctors:
            return False
        return len(here) >= self.least


TestMeeting = Meeting.TestCase
TestMeeting.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)


EVENTS = st.one_of(
    st.tuples(st.just("cast"), seats, choices),
    st.tuples(st.just("cast"), seats, choices),
    st.tuples(st.sampled_from(["recuse", "come_or_go"]), seats, st.sampled_from(ITEMS[:2])),
)


@settings(max_examples=300, deadline=None)
@given(
    consent=st.booleans(),
    ballot=st.booleans(),
    least=st.integers(1, 4),
    leaves=st.booleans(),
    events=st.lists(EVENTS, min_size=8, max_size=24),
)
def test_one_vote_with_everything_that_may_happen_before_it_is_closed(
    consent, ballot, least, leaves, events
):
    meeting = Meeting()
    meeting.call_to_order("voting", least, leaves, False, set(SEATS))
    meeting._moved("consent" if consent else "main", ITEMS[1], 0, 1)
    method = BALLOT if ballot and not consent else ROLL
    meeting.state = voting.open_vote(meeting.state, 1, method)
    for name, seat, more in events:
        if name == "cast":
            meeting._cast(1, seat, more)
        elif name == "recuse":
            meeting._recuse(seat, more)
        else:
            meeting.come_or_go(seat, 1)
    meeting.every_seat_voted_once()
    closed = voting.close(meeting.state, 1, AT)
    meeting._judge(meeting.state.motion(1), closed, 0, 0)
