"""Takes the pictures of the guide anew: ``script/guide``.

Opens the sample office in a home of its own, walks it as its people do, and writes the pictures
beside this file. Everybody in them is invented.
"""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from credenza.formats.tables import read_table
from credenza.sources.scan import CATALOG
from tests.browser.cedar_valley import TODAY, CedarValley, come_in, opened
from tests.browser.papers import BAD, GOOD, picture, roster

HERE = Path(__file__).parent
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
TABLET = {"width": 1180, "height": 820}
COLOURS = 96  # of a picture: small, and its letters stay clear
PATIENCE = 120  # seconds for jobs that run beside the pages


class Album:
    """Takes numbered pictures of one office."""

    def __init__(self, browser: Browser, office: CedarValley):
        self.browser, self.office = browser, office

    @contextmanager
    def seen_by(self, role: str, size: dict = DESK, theme: str = "light") -> Iterator[Page]:
        """A browser in which somebody of that role has signed in."""
        context = self.browser.new_context(
            viewport=size, color_scheme=theme, base_url=self.office.url, reduced_motion="reduce"
        )
        page = context.new_page()
        come_in(page, self.office, role)
        yield page
        context.close()

    def take(self, page: Page, name: str, path: str = "") -> None:
        """The page as it is, or as it is at ``path``. Raises RuntimeError where that is broken."""
        answer = page.goto(path) if path else None
        if answer and not answer.ok:
            raise RuntimeError(f"{path} answered {answer.status}: no picture of that.")
        page.wait_for_load_state("networkidle")
        written = HERE / f"{name}.png"
        page.screenshot(path=written)
        with Image.open(written) as shot:
            drawn = shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        drawn.save(written, optimize=True)

    def wait(self, question: str) -> None:
        """Until the tables answer ``question`` with something."""
        until = time.monotonic() + PATIENCE
        while not self.office.rows(question):
            if time.monotonic() > until:
                raise TimeoutError(question)
            time.sleep(1)


def load_registry(office: CedarValley) -> None:
    """An NPI registry of invented people."""
    monthly = office.home / "npidata_pfile_20050523-20260111.csv"
    shutil.copy(CATALOG / "nppes" / "sample.csv", monthly)
    command = [sys.executable, "-m", "credenza", "import", "nppes", str(monthly)]
    subprocess.run(command, env=office.environment, check=True, capture_output=True)  # noqa: S603
    monthly.unlink()


def the_door(album: Album) -> None:
    context = album.browser.new_context(viewport=DESK)
    page = context.new_page()
    album.take(page, "01-sign-in", f"{album.office.url}/sign-in/")
    context.close()


def the_day(album: Album) -> None:
    with album.seen_by("coordinator") as page:
        album.take(page, "02-today", "/today/")
        for key in "jxjx":
            page.keyboard.press(key)
        album.take(page, "03-assign")
        page.keyboard.press("Escape")
        page.keyboard.press("Control+k")
        page.keyboard.type("adeyemi larsn")
        page.locator("#find-results a").first.wait_for()
        album.take(page, "04-find")


def a_file(album: Album) -> None:
    own = "SELECT practitioner_id FROM team_user WHERE email LIKE 'practitioner@%'"
    ((pk,),) = album.office.rows(own)
    with album.seen_by("coordinator") as page:
        album.take(page, "05-file", f"/practitioners/{pk}/")
        album.take(page, "06-credentials", f"/practitioners/{pk}/credentials/")
        page.goto(f"/practitioners/{pk}/documents/")
        page.locator("main .row-link").first.click()
        album.take(page, "07-documents")
        page.goto(f"/practitioners/{pk}/edit/")
        page.get_by_label("Mobile").fill("614-555-0199")
        page.get_by_role("button", name="Save").click()
        earlier = TODAY.replace(day=1).isoformat()
        album.take(page, "08-as-of", f"/practitioners/{pk}/?as_of={earlier}")
        album.take(page, "09-history", f"/practitioners/{pk}/history/")


def a_renewal(album: Album) -> None:
    with album.seen_by("coordinator") as page:
        album.take(page, "10-expirables", "/expirables/?window=30")
        page.goto("/expirables/?window=90&kind=state_licence")
        row = page.locator("main tbody tr").first
        name = row.locator(".row-link").inner_text()
        row.get_by_role("link", name="Renew").click()
        page.get_by_label("New last day").fill(f"{TODAY.year + 2}-12-31")
        page.locator("[name=document]").set_input_files(picture(f"State Medical Board\n\n{name}"))
        album.take(page, "11-renew")
        page.get_by_role("button", name="Take the renewal in").click()
        page.goto("/today/?kind=verify")
        work = page.locator("main tbody tr").filter(has_text=name).first
        work.get_by_role("link", name="Verify").click()
        page.get_by_label("Confirmed").check()
        album.take(page, "12-verify")


def what_lapses(album: Album) -> None:
    album.wait("SELECT 1 FROM monitoring_notice LIMIT 1")
    with album.seen_by("coordinator") as page:
        album.take(page, "13-calendar", "/expirables/calendar/")
        album.take(page, "14-notices", "/expirables/notices/")
        page.goto("/expirables/consequences/")
        page.get_by_role("button", name="Carry out").first.click()
        asked = page.get_by_role("dialog", name="Carry it out?")
        asked.get_by_label("Why").fill("The board has not heard of a renewal.")
        album.take(page, "15-consequence")


def a_roster(album: Album) -> None:
    with album.seen_by("director") as page:
        page.goto("/imports/")
        page.get_by_label("Roster").set_input_files(roster(*GOOD, *BAD))
        page.get_by_role("button", name="Read the columns").click()
        album.take(page, "16-import-columns")
        page.get_by_role("button", name="Import", exact=True).click()
        page.get_by_text("refused", exact=False).first.wait_for(timeout=PATIENCE * 1000)
        album.take(page, "17-import-result")
        with page.expect_download() as download:
            page.get_by_role("button", name="Refused rows").click()
        workbook = download.value.path().read_bytes()
    sheet = album.browser.new_page(viewport={"width": 1440, "height": 240})
    sheet.set_content(_as_page(workbook))
    album.take(sheet, "18-refused-rows")
    sheet.close()


def references(album: Album) -> None:
    ((pk,),) = album.office.rows(
        "SELECT application_id FROM credentialing_reference WHERE state = 'asked'"
        " ORDER BY application_id DESC LIMIT 1"
    )
    with album.seen_by("coordinator") as page:
        album.take(page, "30-references", f"/applications/{pk}/references/")
        album.take(page, "32-affiliations", "/affiliations/")
    context = album.browser.new_context(viewport=PHONE, base_url=album.office.url)
    album.take(context.new_page(), "31-phone-reference", _link_in(album.office.home / "outbox"))
    context.close()


FLAGGED = (
    "SELECT a.id FROM credentialing_application a JOIN credentialing_flag f"
    " ON f.application_id = a.id WHERE a.state = ? AND a.station <> 'chair' ORDER BY a.id"
)
STOPPED = "SELECT application_id FROM credentialing_hearing"


def the_workbench(album: Album) -> None:
    (worked, *_), (heard, *_), (read, *_) = (
        album.office.rows(FLAGGED, "verifying"),
        album.office.rows(STOPPED),
        album.office.rows(FLAGGED, "review"),
    )
    with album.seen_by("coordinator") as page:
        album.take(page, "80-board", "/applications/")
        album.take(page, "81-checklist", f"/applications/{worked[0]}/")
        album.take(page, "82-times", "/applications/times/")
    with album.seen_by("director") as page:
        album.take(page, "83-hearing", f"/applications/{heard[0]}/hearing/")
    with album.seen_by("member", PHONE) as page:
        album.take(page, "84-phone-station", f"/applications/{read[0]}/station/")


def screening(album: Album) -> None:
    """Ends with somebody suspended: what is to be seen of their file stands before."""
    ((listed, person),) = album.office.rows(
        "SELECT id, practitioner_id FROM monitoring_match WHERE band LIKE 'confirmed%'"
    )
    ((mistyped,),) = album.office.rows(
        "SELECT id FROM monitoring_match WHERE state = 'open' AND score = 0.4"
    )
    with album.seen_by("director") as page:
        album.take(page, "40-screening", "/screening/")
        album.take(page, "41-match", f"/screening/matches/{mistyped}/")
        album.take(page, "42-run", "/screening/run/?number=1")
        page.goto(f"/screening/matches/{listed}/")
        page.get_by_role("radio", name="The same person").check()
        page.get_by_label("Why").fill("NPI, name and birth date agree; the OIG confirmed the SSN.")
        page.get_by_label("The Social Security number").check()
        page.get_by_role("button", name="Record the ruling").scroll_into_view_if_needed()
        album.take(page, "43-ruling")
        page.get_by_role("button", name="Record the ruling").click()
        page.get_by_role("link", name="Do them").click()
        page.get_by_role("button", name="Done").first.click()
        page.get_by_label("What was done").first.fill("Wards, pharmacy and billing told at nine.")
        album.take(page, "44-what-follows")
        album.take(page, "45-month", "/screening/month/?only=found")
        album.take(page, "46-file-screening", f"/practitioners/{person}/screening/")
        album.take(page, "48-lists", "/screening/lists/")
        ((newest,),) = album.office.rows(
            "SELECT max(id) FROM monitoring_copy WHERE source = 'leie'"
        )
        album.take(page, "49-list-changes", f"/screening/lists/leie/copies/{newest}/")
    with album.seen_by("director", PHONE) as page:
        album.take(page, "47-phone-match", f"/screening/matches/{mistyped}/")


def _link_in(outbox: Path) -> str:
    """The way to a reference's form that was mailed last."""
    mails = sorted(outbox.glob("*.log"), key=lambda mail: mail.stat().st_mtime, reverse=True)
    links = (re.search(r"/reference/[\w-]+/", mail.read_text()) for mail in mails)
    return next(link[0] for link in links if link)


def _as_page(workbook: bytes) -> str:
    """A workbook as a spreadsheet program shows it."""
    table = read_table(workbook)
    lines = [table.headers, *([cell or "" for cell in row.cells] for row in table.rows)]
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    style = "body{font:13px sans-serif}td{border:1px solid #bbb;padding:4px 8px}tr:first-child"
    return f"<style>{style}{{font-weight:bold;background:#eee}}</style><table>{rows}</table>"


def the_house(album: Album) -> None:
    with album.seen_by("director") as page:
        album.take(page, "19-registry", "/registry/?last=whitaker&state=OH")
        album.take(page, "20-rules", "/rules/?facility=1")
        album.take(page, "21-people", "/people/")
        page.get_by_role("link", name="Thaddeus Brandvold").click()
        album.take(page, "22-rights")
        album.take(page, "23-second-factor", "/account/factors/")
        album.take(page, "24-ledger", "/ledger/")
        page.goto("/ledger/verify/")
        page.get_by_role("button", name="Verify").click()
        album.take(page, "25-ledger-whole")
        album.take(page, "26-jobs", "/jobs/")


def on_a_phone(album: Album) -> None:
    with album.seen_by("practitioner", PHONE) as page:
        album.take(page, "27-phone-my-file", "/my-file/")
        page.get_by_role("link", name="Credentials", exact=True).click()
        page.get_by_role("link", name="Renew State licence").click()
        album.take(page, "28-phone-renew")
    with album.seen_by("coordinator", PHONE, "dark") as page:
        album.take(page, "29-phone-today-dark", "/today/")


def an_application(album: Album) -> None:
    [[pk]] = album.office.rows(
        "SELECT a.id FROM credentialing_application a JOIN team_user u"
        " ON u.practitioner_id = a.practitioner_id"
        " WHERE u.email LIKE 'practitioner@%' AND a.state = 'filling'"
    )
    with album.seen_by("practitioner", PHONE) as page:
        album.take(page, "50-portal-overview", f"/apply/{pk}/")
        album.take(page, "51-portal-offered", f"/apply/{pk}/work/")
        page.get_by_role("button", name="Take it over").first.click()
        album.take(page, "52-portal-taken-over")
        page.goto(f"/apply/{pk}/disclosures/")
        page.locator(".portal-box").first.get_by_label("Yes", exact=True).check()
        album.take(page, "53-portal-disclosure")
        album.take(page, "54-portal-privileges", f"/apply/{pk}/privileges/")
        album.take(page, "55-portal-look-over", f"/apply/{pk}/look-over/")


def may_they(album: Album) -> None:
    with album.seen_by("director") as page:
        album.take(page, "62-may-links", "/may/links/")
        link = page.locator("[data-copy]").first.get_attribute("data-copy")
    context = album.browser.new_context(viewport=PHONE, base_url=album.office.url)
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Use it on this device").click()
    album.take(page, "61-may-list", "/may/?q=central+line")
    family, given = page.locator(".may-name").first.inner_text().split(", ")[:2]
    question = f"/may/?q={given}+{family}+central+line"
    album.take(page, "60-may-phone", question)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("() => caches.match('/may/copy.json')")
    context.set_offline(True)
    page.goto(question)
    page.locator(".may-age").wait_for()
    album.take(page, "63-may-offline")
    context.close()
    ((place,),) = album.office.rows("SELECT facility_id FROM privileging_callservice LIMIT 1")
    with album.seen_by("coordinator") as page:
        album.take(page, "64-on-call", f"/oncall/?at={place}")


def privileges(album: Album) -> None:
    (asked,), *_ = album.office.rows(
        "SELECT id FROM privileging_request WHERE state IN ('handed_in', 'review') ORDER BY id DESC"
    )
    (held,), *_ = album.office.rows(
        "SELECT g.practitioner_id FROM privileging_grant g"
        " JOIN privileging_suspension s ON s.grant_id = g.id ORDER BY s.id"
    )
    ((draft,),) = album.office.rows("SELECT id FROM privileging_formversion WHERE number = 2")
    (own,), *_ = album.office.rows(
        "SELECT practitioner_id FROM team_user WHERE email LIKE 'practitioner@%'"
    )
    with album.seen_by("director") as page:
        album.take(page, "70-privileges", f"/practitioners/{held}/privileges/")
        album.take(page, "71-request", f"/privileges/requests/{asked}/")
        album.take(page, "72-compare", f"/practitioners/{own}/privileges/compare/")
        album.take(page, "73-form-changes", f"/privileges/forms/{draft}/changes/")
        album.take(page, "74-evaluations", "/privileges/evaluations/")
    with album.seen_by("director", PHONE) as page:
        album.take(page, "75-phone-recommend", f"/privileges/requests/{asked}/recommend/")


def committees(album: Album) -> None:
    (credentials, mec), (meeting,) = (
        [pk for (pk,) in album.office.rows(question)]
        for question in (
            "SELECT id FROM team_committee WHERE facility_id = 1 AND kind IN ('credentials', 'mec')"
            " ORDER BY kind",
            "SELECT meeting_id FROM meetings_invitation LIMIT 1",
        )
    )
    with album.seen_by("coordinator") as page:
        album.take(page, "80-meetings", f"/meetings/?view=month&month={TODAY.year + 1}-01")
        album.take(page, "81-committee", f"/meetings/committees/{credentials}/")
        album.take(page, "82-planner", f"/meetings/planner/?facility=1&year={TODAY.year + 1}")
        album.take(page, "83-meeting", f"/meetings/{meeting}/")
        album.take(page, "84-attendance", f"/meetings/committees/{mec}/attendance/")


def packets_and_minutes(album: Album) -> None:
    ((called, item), *_) = album.office.rows(
        "SELECT i.meeting_id, i.id FROM meetings_agendaitem i JOIN meetings_release r"
        " ON r.meeting_id = i.meeting_id ORDER BY r.id, i.position"
    )
    ((sealed, waiting),) = album.office.rows(
        "SELECT min(CASE state WHEN 'sealed' THEN meeting_id END),"
        " min(CASE state WHEN 'proposed' THEN meeting_id END) FROM meetings_minutes"
    )
    with album.seen_by("member", TABLET) as page:
        page.goto(f"/meetings/{called}/packet/read/?item={item}")
        page.get_by_label("Your note").fill("Who watches the patient at night?")
        page.get_by_role("button", name="Keep", exact=True).click()
        album.take(page, "95-packet-read", f"/meetings/{called}/packet/read/?item={item}")
    with album.seen_by("coordinator") as page:
        album.take(page, "96-packet", f"/meetings/{called}/packet/")
        page.goto(f"/meetings/{waiting}/minutes/")
        page.get_by_role("button", name="Take back", exact=True).click()
        page.get_by_label("What is to be corrected").fill("Thank the chair.")
        page.get_by_role("button", name="Take them back").click()
        album.take(page, "97-minutes")
        album.take(page, "98-minutes-sealed", f"/meetings/{sealed}/minutes/")


def a_meeting(album: Album) -> None:
    """Holds the next meeting of the credentials committee: nothing after it finds it planned."""
    (planned, item), *_ = album.office.rows(
        "SELECT m.id, i.id FROM meetings_meeting m JOIN team_committee c ON c.id = m.committee_id"
        " JOIN meetings_agendaitem i ON i.meeting_id = m.id WHERE c.kind = 'credentials'"
        " AND m.state = 'planned' AND i.matter = 'application' ORDER BY m.starts_at, i.position"
    )
    ((written,),) = album.office.rows("SELECT id FROM meetings_meeting WHERE kind = 'written'")
    address = f"/meetings/{planned}/session/"
    with album.seen_by("coordinator") as page, album.seen_by("member", PHONE) as phone:
        page.goto(address)
        for box in page.locator("[name=present]").all():
            box.check()
        album.take(page, "90-call-to-order")
        _press(page, "Call to order", "Nothing is before the body")
        page.locator(f"form:has([name=item][value='{item}']) button", has_text="Take up").click()
        page.get_by_text("Move", exact=True).click()
        page.get_by_role("radio", name="As requested").check()
        _press(page, "Move it", "Moved, waits for a second")
        _press(page, "Second", "Seconded, under discussion")
        page.evaluate("scrollTo(0, 0)")
        album.take(page, "91-motion")
        _press(page, "By roll call, each by name", "0 of")
        album.take(phone, "92-phone-vote", address)
        _press(phone, "For", "You voted: for.")
        _press(page, "Oscar Ybarra, MD: For", "2 of")
        page.evaluate("scrollTo(0, 0)")
        album.take(page, "93-roll-call")
        album.take(page, "94-vote-between-meetings", f"/meetings/{written}/session/")


def _press(page: Page, name: str, then: str) -> None:
    """Press a button, and wait for the words that come of it."""
    page.get_by_role("button", name=name, exact=True).click()
    page.get_by_text(then).first.wait_for()


AGENDAS = (
    "SELECT m.id, m.committee_id FROM meetings_meeting m JOIN team_committee c"
    " ON c.id = m.committee_id JOIN meetings_agendaitem i ON i.meeting_id = m.id"
    " WHERE c.kind = 'credentials' AND m.state = ? ORDER BY m.starts_at DESC"
)


def agendas(album: Album) -> None:
    (coming, committee), (held, _) = (
        album.office.rows(AGENDAS, "planned")[0],
        album.office.rows(AGENDAS, "adjourned")[0],
    )
    with album.seen_by("coordinator") as page:
        album.take(page, "85-docket", f"/meetings/committees/{committee}/docket/")
        album.take(page, "86-agenda", f"/meetings/{coming}/agenda/")
        album.take(page, "87-what-follows-a-vote", f"/meetings/{held}/following/")
        album.take(page, "88-follow-up", "/meetings/follow-up/")
        album.take(page, "89-search", "/meetings/search/?q=cases")


def policies(album: Album) -> None:
    ((amended, before),) = album.office.rows(
        "SELECT v.id, b.id FROM compliance_policyversion v"
        " JOIN compliance_policyversion b ON b.policy_id = v.policy_id AND b.number = 1"
        " WHERE v.state = 'before'"
    )
    ((campaign,),) = album.office.rows("SELECT id FROM compliance_campaign WHERE pack_id IS NULL")
    with album.seen_by("director") as page:
        album.take(page, "145-policies", "/policies/")
        album.take(page, "146-policy-version", f"/policies/versions/{amended}/")
        album.take(page, "147-policy-redline", f"/policies/redline/{before}/{amended}/")
        album.take(page, "148-policy-campaign", f"/policies/campaigns/{campaign}/")
        album.take(page, "150-policy-packs", "/policies/packs/")
    with album.seen_by("practitioner", PHONE) as page:
        page.goto("/policies/to-sign/")
        page.get_by_role("link", name="Read and sign").first.click()
        page.get_by_role("link", name="To the signature").click()
        album.take(page, "149-phone-sign")


def cases(album: Album) -> None:
    """A conduct report from the list to who can see it, and what a reviewer finds on a phone."""
    case = "SELECT id FROM concerns_case WHERE title LIKE ?"
    ((shouting,),) = album.office.rows(case, "Shouting%")
    ((interpreter,),) = album.office.rows(case, "No interpreter%")
    with album.seen_by("director") as page:
        album.take(page, "107-concerns", "/concerns/")
        album.take(page, "108-case", f"/concerns/cases/{shouting}/")
        album.take(page, "109-triage", f"/concerns/cases/{interpreter}/triage/")
        album.take(page, "110-case-work", f"/concerns/cases/{shouting}/work/")
        album.take(page, "111-who-sees-it", f"/concerns/cases/{shouting}/readers/")
        album.take(page, "112-clocks", "/concerns/clocks/")
    with album.seen_by("member", PHONE) as page:
        album.take(page, "113-phone-case", "/concerns/")


def conduct(album: Album) -> None:
    """A response to conduct, and corrective action with its days, duties and worksheet."""
    ((case,),) = album.office.rows("SELECT case_id FROM concerns_response ORDER BY id LIMIT 1")
    ((suspended,),) = album.office.rows(
        "SELECT id FROM concerns_action WHERE kind = 'precautionary' ORDER BY id LIMIT 1"
    )
    with album.seen_by("director") as page:
        album.take(page, "114-response", f"/concerns/cases/{case}/response/")
        album.take(page, "115-tiers", "/concerns/tiers/")
        album.take(page, "116-corrective", "/concerns/actions/")
        album.take(page, "117-suspension", f"/concerns/actions/{suspended}/")
        album.take(page, "118-worksheet", f"/concerns/actions/{suspended}/reports/npdb-action/")
    with album.seen_by("director", PHONE) as page:
        album.take(page, "119-phone-suspension", f"/concerns/actions/{suspended}/")


def trends(album: Album) -> None:
    """A ward on which complaints rise, what is known of how much was done, and what counts."""
    ((person,),) = album.office.rows(
        "SELECT practitioner_id FROM concerns_party"
        " WHERE practitioner_id IN (SELECT doer_id FROM concerns_exposure)"
        " GROUP BY practitioner_id ORDER BY COUNT(*) DESC, practitioner_id LIMIT 1"
    )
    ((place,),) = album.office.rows(
        "SELECT id FROM team_facility WHERE name = 'Cedar Valley Medical Center'"
    )
    with album.seen_by("director") as page:
        album.take(page, "120-trends", f"/concerns/trends/?at={place}")
        album.take(page, "121-trends-one", f"/concerns/trends/?at={place}&one=4+west")
        album.take(page, "122-exposures", f"/concerns/exposures/?at={place}")
        album.take(page, "123-among-peers", f"/concerns/practitioners/{person}/?at={place}")
        album.take(page, "124-what-counts", "/concerns/policy/")
    with album.seen_by("member", PHONE) as page:
        album.take(page, "125-phone-bands", f"/concerns/trends/?at={place}")


def readiness(album: Album) -> None:
    """The wall, a standard, its files, what was shown, and what fails if nothing is done."""
    busiest = "SELECT facility_id FROM compliance_reading GROUP BY 1 ORDER BY count(*) DESC"
    ((place,), *_) = album.office.rows(busiest)
    here = f"?facility={place}"
    with album.seen_by("director") as page:
        album.take(page, "126-standards", "/standards/")
        album.take(page, "127-standard", f"/standards/of/CMS-LICENSED/{here}")
        album.take(page, "128-files-short", f"/standards/of/CMS-LICENSED/files/{here}")
        album.take(page, "129-shown", f"/standards/of/EMTALA-CALL/{here}")
        album.take(page, "130-forecast", f"/standards/forecast/{here}")
    with album.seen_by("director", PHONE) as page:
        album.take(page, "131-phone-standards", "/standards/")


def changes_of_rules(album: Album) -> None:
    """Why a mark is red, a limit tried, a new edition beside the old, and the ledger's signs."""
    late = (
        "SELECT practitioner_id, facility_id FROM practitioners_openfinding WHERE requirement = ?"
    )
    (person, facility), *_ = album.office.rows(late, "oppe.reviewed")
    ((edition,), *_) = album.office.rows("SELECT id FROM team_edition")
    asked = f"facility={facility}&requirement"
    trial = f"{asked}=npdb.queried&limit=12&effective_on={TODAY.isoformat()}"
    with album.seen_by("director") as page:
        album.take(page, "132-why", f"/practitioners/{person}/why/?{asked}=oppe.reviewed")
        album.take(page, "133-what-if", f"/standards/what-if/?change=limit&{trial}")
        album.take(page, "134-limits", "/standards/limits/")
        album.take(page, "135-edition", f"/standards/changes/{edition}/")
        album.take(page, "136-integrity", "/standards/integrity/")
    with album.seen_by("director", PHONE) as page:
        album.take(page, "137-integrity-phone", "/standards/integrity/")


def the_front_door(album: Album) -> None:
    [(place,)] = album.office.rows("select facility_id from concerns_door where is_open = 1")
    context = album.browser.new_context(viewport=PHONE, base_url=album.office.url)
    page = context.new_page()
    album.take(page, "100-tell", f"/tell/{place}/")
    page.get_by_label("I was a visitor").check()
    page.get_by_label("What a patient lived through").check()
    page.get_by_label("What happened?").fill("The floor by the lift was wet, and my aunt fell.")
    page.get_by_role("button", name="Send it").click()
    album.take(page, "101-case-key")
    context.close()
    answered = "select case_id from concerns_message where from_office order by id"
    [(case,), *_] = album.office.rows(answered)
    [(mail,)] = album.office.rows("select id from concerns_draft")
    with album.seen_by("coordinator") as page:
        album.take(page, "102-messages", f"/concerns/cases/{case}/messages/")
        letter = f"/concerns/cases/{case}/letters/write/grievance_answer/"
        album.take(page, "103-answer", letter)
        album.take(page, "104-mail", f"/concerns/mails/{mail}/")
        album.take(page, "105-service", "/concerns/service/")
    with album.seen_by("director") as page:
        album.take(page, "106-poster", f"/concerns/doors/{place}/poster/")


def surveys_and_audits(album: Album) -> None:
    ((survey, shown),) = album.office.rows(
        "SELECT survey_id, min(id) FROM compliance_shown GROUP BY survey_id"
    )
    ((closed, running),) = album.office.rows(
        "SELECT min(CASE WHEN closed_on IS NOT NULL THEN id END),"
        " min(CASE WHEN closed_on IS NULL THEN id END) FROM compliance_audit"
    )
    ((file,),) = album.office.rows(
        "SELECT id FROM compliance_auditfile WHERE audit_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM compliance_auditanswer a WHERE a.file_id = compliance_auditfile.id)"
        " ORDER BY place LIMIT 1",
        running,
    )
    with album.seen_by("director") as page:
        album.take(page, "138-survey", f"/standards/surveys/{survey}/")
        album.take(page, "139-what-surveyors-see", f"/survey/{shown}/")
        album.take(page, "140-audits", "/standards/audits/")
        album.take(page, "141-audit", f"/standards/audits/{closed}/")
        album.take(page, "142-score-sheet", f"/standards/audits/files/{file}/")
        album.take(page, "143-tracer", "/standards/tracers/appointed/?facility=1")
    with album.seen_by("director", PHONE) as phone:
        album.take(phone, "144-survey-on-a-phone", f"/standards/surveys/{survey}/")


CHAPTERS: tuple[Callable[[Album], None], ...] = (
    the_door,
    the_day,
    a_file,
    a_renewal,
    what_lapses,
    a_roster,
    references,
    the_workbench,
    the_house,
    on_a_phone,
    an_application,
    may_they,
    privileges,
    screening,
    committees,
    agendas,
    packets_and_minutes,
    a_meeting,
    the_front_door,
    cases,
    conduct,
    trends,
    policies,
    readiness,
    changes_of_rules,
    surveys_and_audits,
)


def main() -> None:
    with opened() as office, sync_playwright() as playwright:
        load_registry(office)
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for chapter in CHAPTERS:
            chapter(Album(browser, office))
        browser.close()


if __name__ == "__main__":
    main()
