"""What the form said stays as long as it holds, and no longer; it takes nobody's keyboard, and repeats nothing."""

from __future__ import annotations

from playwright.sync_api import Route, expect

from tests.browser.conftest import Visit
from tests.browser.form import LABELS, mailed, open_form, settle
from tests.browser.test_form_loading import QUESTIONS
from tests.support.invitations import END, START, TITLE, calendar


def test_the_last_meeting_of_another_circle(example: str, visit: Visit) -> None:
    """What was taken over from a circle, with its button for another host, is not said of the next circle."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.locator("#zoals-vorige").click()
    expect(page.locator("#noot-vorige button")).to_be_visible()
    page.locator("#veld-kring").select_option("limburg")
    settle(page)
    expect(page.locator("#noot-vorige")).to_be_empty()


def test_what_was_handed_in_is_not_what_is_typed_since(example: str, visit: Visit) -> None:
    """The button that takes the draft away belongs to what was handed in, not to what came after."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["datum"], exact=False).first.fill("2027-08-12")
    with page.expect_download():
        page.get_by_role("button", name="Bewaar het bestand", exact=True).click()
    expect(page.locator("#gedaan")).to_contain_text("wis het concept")
    settle(page)
    expect(page.locator("#gedaan")).to_contain_text("wis het concept")
    page.locator("#veld-agenda").fill("- Wifi")
    expect(page.locator("#gedaan")).to_be_empty()


def test_a_draft_that_was_handed_in_and_changed(example: str, visit: Visit) -> None:
    """The note on a draft says of what stands there now whether it was handed in."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.locator("#veld-datum").fill("2027-08-12")
    mailed(page)
    page.reload()
    note = page.locator("#concept p")
    expect(note).to_have_text("U diende dit in (zonet); het staat nog niet op de site.")
    page.locator("#veld-agenda").fill("- Wifi")
    expect(note).to_have_text("Hier staat wat u eerder typte en nog niet indiende (zonet).")
    mailed(page)
    expect(note).to_have_text("U diende dit in (zonet); het staat nog niet op de site.")


def test_a_status_that_was_chosen_by_hand(example: str, visit: Visit) -> None:
    """Of a status that the day changed the form says so; not any more when somebody chose another one."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    page.locator("#veld-datum").fill("2027-06-24")
    expect(page.locator("#noot-status")).to_have_text("De status staat nu op verplaatst.")
    page.locator('[name="status"][value="uitgesteld"]').check()
    expect(page.locator("#noot-status")).to_be_empty()


def test_a_status_that_an_invitation_changed(example: str, visit: Visit) -> None:
    """A cancelled appointment says itself what the status is by now."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    page.locator("#veld-datum").fill("2027-06-24")
    expect(page.locator("#noot-status")).to_have_text("De status staat nu op verplaatst.")
    data = calendar(START, END, TITLE, "STATUS:CANCELLED")
    page.locator("#ics").set_input_files({"name": "x.ics", "mimeType": "text/calendar", "buffer": data})
    expect(page.locator("#ics-gelezen")).to_contain_text("de status staat nu op geannuleerd")
    expect(page.locator("#noot-status")).to_be_empty()


def test_a_mistake_in_a_row_that_was_drawn_anew(example: str, visit: Visit) -> None:
    """A mistake in the list leads to the box that is on the page now."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.locator('[data-add="sprekers"]').click()
    page.locator("#veld-sprekers-0-onderwerp").fill("Wifi")
    page.locator("#veld-datum").fill("2027-08-12")
    page.locator("#mailen").click()
    page.locator("#zoals-vorige").click()
    expect(page.locator("#noot-vorige")).not_to_be_empty()
    page.locator("#fouten a").first.click()
    expect(page.locator("#veld-sprekers-0-organisatie")).to_be_focused()


def test_who_went_on_typing_keeps_the_keyboard(example: str, visit: Visit) -> None:
    """The circle of a municipality may load late: meanwhile the reader may be in another box."""
    page = open_form(visit, example, "?taak=vraag")
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(QUESTIONS, hold)
    page.locator("#veld-gemeente").fill("Lokeren")
    page.keyboard.press("Enter")
    expect(page.locator("#noot-gemeente")).not_to_be_empty()
    page.locator("#veld-toelichting").focus()
    with page.expect_response(QUESTIONS):
        waiting[0].continue_()
    settle(page)
    expect(page.locator("#veld-kring")).to_have_value("waasland")
    expect(page.locator("#veld-toelichting")).to_be_focused()


def test_a_browser_that_keeps_nothing_says_so_once(example: str, visit: Visit) -> None:
    """A screen reader would read the same sentence at every key."""
    page = open_form(visit, example, "?taak=vraag&kring=waasland")
    page.evaluate("""() => {
      Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") }
      window.said = 0
      new MutationObserver(() => { window.said += 1 }).observe(document.getElementById("concept"), { childList: true })
    }""")
    page.locator("#veld-vraag").press_sequentially("Wie betaalt")
    expect(page.locator("#concept")).to_have_text(
        "Uw browser bewaart geen concept: laat deze pagina open tot u klaar bent."
    )
    assert page.evaluate("window.said") == 1


def test_a_preview_that_does_not_load(example: str, visit: Visit) -> None:
    """It is said where the text would stand, and whoever looks again gets it."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.locator("#veld-agenda").fill("- Wifi")
    page.route("**/markdown/*.js", lambda route: route.abort())
    summary = page.locator('[data-preview="agenda"] summary')
    summary.click()
    expect(page.locator('[data-preview="agenda"] .kk-body')).to_have_text(
        "Dit kon niet laden. Klap het dicht en weer open om het opnieuw te proberen."
    )
    page.unroute("**/markdown/*.js")
    summary.click()
    summary.click()
    expect(page.locator('[data-preview="agenda"] .kk-body li')).to_have_text("Wifi")
