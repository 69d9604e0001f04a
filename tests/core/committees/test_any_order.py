"""Whatever order people come, go, recuse themselves, vote and close in.

No order counts a vote twice or a recused member's, or passes a motion without a quorum. The
machine keeps its own books, by hand and apart from the code: who cast what, and who is where.
"""

import datetime as dt
from fractions import Fraction

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from credenza.core.committees import session as acts
from credenza.core.committees import voting
from credenza.core.committees.charter import MAJORITIES, QuorumRule
from credenza.core.committees.motions import BALLOT, KINDS, METHODS, VOICE, Motion
from credenza.core.committees.voting import Heard
from credenza.core.verdict import Refused
from tests.core.committees.sessions import PLACES, session

AT = dt.datetime(2026, 11, 24, 13, tzinfo=dt.UTC)
ITEMS = (10, 11)
SEATS = [one.seat for one in PLACES]
SUBSTITUTES = {6: 5, 7: 5}
WITHOUT_VOTE = {8, 9}
seats, items = st.sampled_from(SEATS), st.sampled_from(ITEMS)
which = st.integers(0, 11)
choices = st.sampled_from(["yes", "yes", "no", "abstain", "perhaps"])


class Meeting(RuleBasedStateMachine):
    """Acts in any order; those refused change nothing."""

    @initialize(
        majority=st.sampled_from(sorted(MAJORITIES)),
        least=st.integers(0, 3),
        leaves=st.booleans(),
        physicians=st.booleans(),
        present=st.sets(seats, min_size=5),
    )
    def call_to_order(self, majority, least, leaves, physicians, present):
        rule = QuorumRule(Fraction(1, 2) if least != 3 else Fraction(0), least, False, physicians)
        charter = {"quorum": rule, "majority": majority, "recusal_leaves_quorum": leaves}
        self.state = session(*present, charter=charter)
        self.least, self.leaves, self.physicians = least, leaves, physicians
        self.present, self.out = set(present), {item: set() for item in ITEMS}
        self.books, self.frozen, self.named = {}, {}, 0

    @rule(seat=seats)
    def arrive(self, seat):
        if self._done(acts.arrive, seat):
            self.present.add(seat)

    @rule(seat=seats)
    def leave(self, seat):
        if self._done(acts.leave, seat):
            self.present.discard(seat)

    @rule(seat=seats, item=items)
    def recuse(self, seat, item):
        if not self._done(acts.recuse, seat, item):
            return
        self.out[item].add(seat)
        for id, cast in self.books.items():
            motion = self.state.motion(id)
            if motion.state == "voting" and motion.item == item:
                self.books[id] = [one for one in cast if one[1] != seat]

    @rule(seat=seats, item=items)
    def readmit(self, seat, item):
        if self._done(acts.readmit, seat, item):
            self.out[item].discard(seat)

    @precondition(lambda self: not any(one.is_pending for one in self.state.motions))
    @rule(item=items, consent=st.booleans(), mover=which, other=which)
    def move(self, item, consent, mover, other):
        self._moved("consent" if consent else "main", item, mover, other)

    @rule(kind=st.sampled_from(sorted(KINDS)), item=items, mover=which, other=which)
    def move_anything(self, kind, item, mover, other):
        self._moved(kind, item, mover, other)

    @precondition(lambda self: self._one_in("stated") and not self._one_in("voting"))
    @rule(n=which, method=st.sampled_from(sorted(METHODS)))
    def open_vote(self, n, method):
        id = self._one_in("stated", n)
        if id and self._done(voting.open_vote, id, method):
            assert self._has_quorum(self._barred(id)), "A vote was opened without a quorum."

    @precondition(lambda self: self._one_in("voting"))
    @rule(votes=st.lists(st.tuples(seats, choices), min_size=1, max_size=7))
    def cast(self, votes):
        id = self._one_in("voting")
        for seat, choice in votes:
            whose = self._voters().get(seat)
            if self._done(voting.cast, id, seat, choice, AT):
                assert whose is not None
                assert seat not in self._barred(id)
                self.books[id].append((whose, seat, choice))

    @rule(n=which, seat=seats)
    def nothing_is_cast_when_no_vote_is_open(self, n, seat):
        for state in ("stated", "carried", "lost", "void"):
            id = self._one_in(state, n)
            assert id is None or not self._done(voting.cast, id, seat, "yes", AT)

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

    @precondition(lambda self: self._one_in("voting"))
    @rule(n=which, seat=seats)
    def recuse_while_voting(self, n, seat):
        items = self._items_of(self._one_in("voting"))
        self.recuse(seat, items[n % len(items)])

    @precondition(lambda self: self._one_in("voting"))
    @rule(rarely=which)
    def break_off(self, rarely):
        id = self._one_in("voting")
        if rarely == 0 and self._done(voting.break_off, id):
            self.frozen[id] = self.state.motion(id)

    @precondition(lambda self: self._one_in("moved"))
    @rule(n=which)
    def withdraw(self, n):
        assert self._done(acts.withdraw, self._one_in("moved", n))

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

    def _moved(self, kind, item, mover, other):
        """Move it; mostly by people who may, sometimes by those who may not."""
        likely = [*sorted(self._voters()), *SEATS]
        mover, other = likely[mover % len(likely)], likely[other % len(likely)]
        covers = frozenset(ITEMS) if kind == "consent" else frozenset()
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
        return len(here) >= max(self.least, 3)


TestMeeting = Meeting.TestCase
TestMeeting.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
