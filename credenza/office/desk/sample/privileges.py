"""The sample's privileges: forms adopted, what is held, and what happened to it since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from credenza.core.calendar import add_months
from credenza.core.permissions import Actor
from credenza.core.privileges.conditions import Condition
from credenza.core.privileges.recommending import AS_REQUESTED, WITH_CONDITIONS, Recommendation
from credenza.office.desk.sample.telling import Teller
from credenza.office.privileging.actions import evaluations, forms, giving, grants, requests
from credenza.office.privileging.actions.requests import Asked
from credenza.office.privileging.queries.evaluations import visible_evaluations
from credenza.office.privileging.queries.grants import granted
from credenza.packs.loader import privilege_forms
from credenza.sample.places import DOMAIN, HOSPITALS, MEDICAL_CENTER
from credenza.sample.practitioners import is_applicant
from credenza.sample.privileges import Holding, form_of, forms_at, holdings
from credenza.sample.troubles import REAPPOINTED

DIRECTOR, COORDINATOR = f"director@{DOMAIN}", f"coordinator@{DOMAIN}"
NEW = 12
"""So many practitioners were granted something new in the last weeks."""
ADDED_ON = (-75, -47, -33)
SHORT = (9, 17, 26, 38, 44, 52)
"""Days in which a few privileges run out that were given for a shorter time."""


@dataclass
class Privileges:
    """What the story of the privileges knows: versions by place and form, and what is held."""

    teller: Teller
    by: Actor
    held: list[Holding] = field(default_factory=list)
    versions: dict[tuple[int, str], object] = field(default_factory=dict)

    def open(self, at: datetime) -> None:
        """Adopt the forms, and take over what was granted before the books were opened."""
        self.held = list(holdings(self.teller.files.values()))
        effective_on = add_months(self.teller.today, -36)
        for facility, keys in forms_at(self.held).items():
            adopted = forms.adopt(
                facility=self._place(facility),
                forms=[privilege_forms()[key] for key in keys],
                effective_on=effective_on,
                body="Board of Trustees",
                by=self.by,
                at=at,
            )
            self.versions |= {(facility, one.form): one for one in adopted}
        giving.fill(rows=list(self._rows()), by=self.by, at=at)

    def moments(self) -> Iterator[tuple[datetime, object]]:
        """What happened since, each with its instant."""
        teller = self.teller
        yield teller.at(REAPPOINTED, 18), self._follow_the_reappointed
        for n, (file, facility) in enumerate(self._newly_granted()):
            at = teller.at(ADDED_ON[n % 3], 9 + n % 4)
            yield at, lambda file=file, place=facility, at=at: self._add(file, place, at)
        yield teller.at(-9, 15), self._see_cases
        yield teller.at(-9, 16), self._suspend
        yield teller.at(-2, 14), self._temporary
        yield teller.at(-2, 15), self._ask
        yield teller.at(-2, 16), self._draft

    def _place(self, facility: int):
        return next(
            row.facility
            for rows in self.teller.written.values()
            for row in rows.appointments
            if row.facility_id == self.teller.ground.facilities[facility]
        )

    def _rows(self) -> Iterator[Mapping[str, object]]:
        shorter = iter(SHORT)
        for one in self.held:
            rows = self.teller.written[one.practitioner]
            facility = self.teller.ground.facilities[one.facility]
            term = next(row for row in rows.appointments if row.facility_id == facility)
            for item in one.items:
                ends_on = term.ends_on
                if len(one.items) > 3 and item == one.items[-1] and one.practitioner % 7 == 3:
                    ends_on = self._day(next(shorter, None), ends_on)
                yield {
                    "practitioner": rows.practitioner,
                    "facility_id": facility,
                    "form_version": self.versions[one.facility, one.form],
                    "item": item,
                    "without": [] if item != one.items[0] else list(one.without),
                    "kind": "telemedicine" if term.category == "Telemedicine" else "regular",
                    "decided_on": term.decided_on,
                    "starts_on": term.starts_on,
                    "ends_on": ends_on,
                }

    def _day(self, days: int | None, otherwise: date) -> date:
        return otherwise if days is None else self.teller.today + timedelta(days=days)

    def _follow_the_reappointed(self) -> None:
        """Give those whom the board reappointed their privileges for the new term."""
        at, rows = self.teller.at(REAPPOINTED, 18), []
        for number, written in self.teller.written.items():
            if is_applicant(number):
                continue
            for term in written.appointments:
                term.refresh_from_db()
                rows += (
                    [
                        self._again(one.grant, term)
                        for one in granted(
                            written.practitioner, term.facility_id, at.date(), over=True
                        )
                        if one.grant.ends_on < term.starts_on
                    ]
                    if term.decided_on == at.date()
                    else []
                )
        giving.fill(rows=rows, by=self.by, at=at)

    def _again(self, grant, term) -> Mapping[str, object]:
        names = ("practitioner", "facility_id", "form_version", "item", "without", "kind")
        return {name: getattr(grant, name) for name in names} | {
            "decided_on": term.decided_on,
            "starts_on": term.starts_on,
            "ends_on": term.ends_on,
        }

    def _newly_granted(self) -> list[tuple[object, int]]:
        """Those of the hospitals who lack a special item, the first of them."""
        found = []
        for one in self.held:
            form = privilege_forms()[one.form]
            lacking = [item.key for item in form.special if item.key not in one.items]
            if one.facility in HOSPITALS and lacking and one.practitioner > 12:
                found.append((one, one.facility))
        return found[:: max(1, len(found) // NEW)][:NEW]

    def _add(self, one: Holding, place: int, at: datetime) -> None:
        """One more special item, with a proctor for the first cases; its evaluation begins."""
        form = privilege_forms()[one.form]
        item = next(item.key for item in form.special if item.key not in one.items)
        rows = self.teller.written[one.practitioner]
        facility = self.teller.ground.facilities[place]
        term = next(row for row in rows.appointments if row.facility_id == facility)
        row = self._request(rows.practitioner, term.facility, "addition", one, (item,), at)
        proctor = Condition("proctor", cases=3)
        said = Recommendation(WITH_CONDITIONS, conditions=(proctor,))
        requests.recommend(
            request=row, station="chair", lines={item: said}, by=self._who(DIRECTOR), at=at
        )
        grants.decide(
            request=row,
            lines={item: said},
            starts_on=at.date(),
            ends_on=max(term.ends_on, add_months(at.date(), 12)),
            decided_on=at.date(),
            kind="regular",
            by=self._who(DIRECTOR),
            at=at,
        )

    def _request(self, person, facility, kind: str, one: Holding, items, at, *, hand_in=True):
        version = self.versions[one.facility, one.form]
        by = self._who(COORDINATOR)
        row = requests.open_request(
            practitioner=person, facility=facility, kind=kind, forms=[version], by=by, at=at
        )
        lines = {item: Asked("asked", cases=24 - n, months=24) for n, item in enumerate(items)}
        requests.ask(request=row, lines=lines, by=by, at=at)
        return requests.hand_in(request=row, by=by, at=at) if hand_in else row

    def _who(self, address: str) -> Actor:
        return self.teller.actors[address]

    def _see_cases(self) -> None:
        """Evaluators named and cases seen: some nearly done, one late, one handed to review."""
        by, at = self._who(DIRECTOR), self.teller.at(-9, 15)
        for n, one in enumerate(visible_evaluations(by, "evaluation:keep")):
            if n % 4 == 3:
                continue
            evaluations.assign(
                evaluation=one,
                evaluator=self._peer(one),
                method=one.method,
                cases=one.cases,
                due_on=self.teller.today - timedelta(days=4) if n == 0 else one.due_on,
                by=by,
                at=at,
            )
            for case in range(min(n, one.cases)):
                self._see(one, case, n, by, at)
            if n == 5:
                why = "Two of five cases were converted; the committee looks at them."
                evaluations.refer(evaluation=one, by=by, at=at, reason=why)

    def _see(self, one, case: int, n: int, by: Actor, at: datetime) -> None:
        well = not (n == 5 and case < 2)
        values = {
            "on": max(one.starts_on, at.date() - timedelta(days=3 * case + 1)),
            "observer": str(self._peer(one)),
            "number": f"26-{1000 + 7 * n + case}",
            "satisfactory": well,
            "words": "" if well else "Converted; bleeding from the bed, judged avoidable.",
        }
        evaluations.record(evaluation=one, values=values, by=by, at=at)

    def _peer(self, one):
        """A colleague of the same field there, else the first one of the house."""
        same = [
            self.teller.written[other.practitioner].practitioner
            for other in self.held
            if self.teller.ground.facilities[other.facility] == one.facility_id
            and other.form == one.grant.form_version.form
        ]
        others = [person for person in same if person.pk != one.practitioner_id]
        return others[0] if others else self.teller.written[1].practitioner

    def _suspend(self) -> None:
        """One privilege rests for a review, one for lack of a card, one was given up."""
        by, at = self._who(DIRECTOR), self.teller.at(-9, 16)
        stories: Sequence = (
            (grants.suspend, "Two complications in one month: a review has begun.", {}),
            (grants.suspend, "The life support card lapsed.", {"kind": "automatic"}),
            (grants.relinquish, "Does these cases no longer.", {}),
        )
        picked = [one for one in self.held if len(one.items) > 2 and one.practitioner > 30]
        for one, (act, why, more) in zip(picked[:: len(picked) // 3], stories, strict=False):
            rows = self.teller.written[one.practitioner]
            facility = self.teller.ground.facilities[one.facility]
            last = [
                row.grant
                for row in granted(rows.practitioner, facility, at.date())
                if row.grant.item == one.items[1]
            ]
            if last:
                act(grants=last, reason=why, on=at.date(), by=by, at=at, **more)

    def _temporary(self) -> None:
        """Two applicants work on temporary privileges while the board's day comes."""
        at = self.teller.at(-2, 14)
        waiting = [
            file
            for number, file in self.teller.files.items()
            if is_applicant(number) and form_of(file) and file.appointments[0].facility in HOSPITALS
        ]
        for n, file in enumerate(waiting[:2]):
            form, place = form_of(file), file.appointments[0].facility
            rows = self.teller.written[file.person.number]
            one = Holding(file.person.number, place, form.key, (form.core.key,))
            facility = rows.appointments[0].facility
            row = self._request(rows.practitioner, facility, "initial", one, one.items, at)
            grants.decide(
                request=row,
                lines={form.core.key: Recommendation(AS_REQUESTED)},
                starts_on=at.date(),
                ends_on=at.date() + timedelta(days=45 + 40 * n),
                decided_on=at.date(),
                kind="temporary",
                by=self._who(DIRECTOR),
                at=at,
            )

    def _ask(self) -> None:
        """Requests on the desk: one being filled in, two handed in, one recommended on."""
        at = self.teller.at(-2, 15)
        picked = [one for one in self.held if one.facility == MEDICAL_CENTER]
        chosen = [picked[0], *picked[20:80:20]]
        for n, one in enumerate(chosen):
            rows = self.teller.written[one.practitioner]
            facility = self.teller.ground.facilities[one.facility]
            term = next(row for row in rows.appointments if row.facility_id == facility)
            form = privilege_forms()[one.form]
            kind, items = ("renewal", one.items) if n % 2 else ("addition", ())
            items = items or tuple(item.key for item in form.special[:2])
            row = self._request(
                rows.practitioner, term.facility, kind, one, items, at, hand_in=n > 0
            )
            if n == 2:
                said = dict.fromkeys(items, Recommendation(AS_REQUESTED))
                requests.recommend(
                    request=row, station="chair", lines=said, by=self._who(DIRECTOR), at=at
                )

    def _draft(self) -> None:
        """The surgeons' form is being changed: one item goes, and the draft lies with the MEC."""
        by, at = self._who(DIRECTOR), self.teller.at(-2, 16)
        new = forms.draft(
            form_version=self.versions[MEDICAL_CENTER, "general_surgery"], by=by, at=at
        )
        key = new.content["special"][0]["key"]
        new = forms.drop_item(form_version=new, version=new.version, key=key, by=by, at=at)
        bodies = {
            "propose": "Department of Surgery",
            "department": "Department of Surgery",
            "credentials": "Credentials Committee",
        }
        for verb, body in bodies.items():
            new = forms.step(
                form_version=new, verb=verb, on=at.date(), body=body, by=by, at=at,
                reason="The item is done at the university hospital alone.",
            )  # fmt: skip
