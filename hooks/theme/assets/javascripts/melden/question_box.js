// The fields of a question on the page: its circle by a municipality, how many signs are left, whose it is, and what becomes
// of one that is there.

import { sentence, suggested, suggestions } from "./fields.js"
import { group } from "./lists.js"
import { comingMeeting, fits } from "./question_rules.js"
import { goesOn } from "./rules.js"
import { shortDay, shown } from "./words.js"

const TITLE = "Breng een vraag in"

/** Listens for what only these fields do; `site` gives the data, `choose` opens the circle that the list shows. */
export function listenForQuestions(form, site, now, choose) {
  const place = form.querySelector("#veld-gemeente")
  const take = async (isHere) => {
    const found = soughtIn(site(), place.value.trim())
    sayFound(form, found)
    if (!found.circle) return
    form.elements.kring.value = found.circle.slug
    if (found.circle.slug !== now.circle) await choose()
    if (isHere && document.activeElement === place) form.querySelector("#veld-vraag").focus()
  }
  place.addEventListener("change", () => {
    const isHere = document.activeElement === place // by Enter or from the list; else the reader went on to another box
    setTimeout(take, isHere ? 0 : 200, isHere) // what is said at once moves that box away from under a click
  })
  form.elements.kring.addEventListener("change", () => form.querySelector("#noot-gemeente").replaceChildren())
  form.querySelector("#bij-bijeenkomst").addEventListener("change", ({ target }) => {
    fillField(form.querySelector("#veld-voor"), target.checked ? target.value : "")
  })
  form.querySelector("#bij-naam").addEventListener("change", ({ target }) => {
    showGovernment(form, target.checked)
    const field = form.querySelector("#veld-bestuur")
    const { register, today } = site()
    fillField(field, target.checked ? field.value || register.townIn(place.value.trim(), today) : "")
    if (target.checked) field.focus()
  })
}

/** A box that puts a value in a field or takes it away again. */
function fillField(field, value) {
  field.value = value
  field.dispatchEvent(new Event("input", { bubbles: true }))
}

/** The circle of a municipality, or of a village in it, and what to say of it; without a circle why there is none. */
function soughtIn({ register, circles, today }, name) {
  const codes = name ? register.codesOf(name, today) : []
  const found = circles.filter((circle) => codes.some((code) => circle.towns.includes(code)))
  const isSure = found.length === 1 && codes.every((code) => found[0].towns.includes(code))
  if (isSure) return { circle: found[0], said: `${shown(name)} hoort bij de kring ${found[0].name}.` }
  const wrong = name && !(codes.length && !found.length) && register.hostMistake(name, today)
  if (wrong) return { said: sentence(wrong).replace(/[^?]$/, "$&."), suggests: wrong.suggests }
  return { said: name && `Voor ${shown(name)} is er nog geen kring. Kies hieronder een kring in de buurt.` }
}

/** Says below the box of the municipality what was found, with a button for what may have been meant. */
function sayFound(form, found) {
  const buttons = suggestions(found, (each) => suggested(form, each, form.querySelector("#veld-gemeente")))
  form.querySelector("#noot-gemeente").replaceChildren(found.said, ...buttons)
}

/** Empties what no draft keeps of whoever asks. */
export function forgetAsker(form) {
  for (const id of ["antwoord", "gemeente"]) form.querySelector(`#veld-${id}`).value = ""
  form.querySelector("#noot-gemeente").replaceChildren()
}

/** Shows what stands in the fields of a question; whoever came for one sees nothing of the other tasks. */
export function showQuestion(form, site, now) {
  const government = form.querySelector("#veld-bestuur").value
  form.querySelector("#bij-naam").checked = Boolean(government)
  showGovernment(form, Boolean(government))
  const slugs = [form.querySelector("#veld-voor").value, now.meeting]
  const meeting = now.task === "vraag" && slugs.map((slug) => comingMeeting(site, now.circle, slug)).find(Boolean)
  form.querySelector("#voor-bijeenkomst").hidden = !meeting
  form.querySelector("#voor-bijeenkomst span").textContent = meeting ? `Voor de bijeenkomst van ${shortDay(meeting.when)}` : ""
  Object.assign(form.querySelector("#bij-bijeenkomst"), { value: meeting?.slug ?? "", checked: Boolean(meeting) && slugs[0] === meeting.slug })
  for (const each of form.elements.kring.options) each.hidden = each.disabled = !fits(site, now.task, each.value)
  const isSought = Boolean(form.querySelector("#veld-gemeente").value)
  form.querySelector("#zoek-kring").hidden = now.task !== "vraag" || (Boolean(now.circle) && !isSought)
  form.classList.toggle("km--short", now.task === "vraag")
  form.querySelector(".km-tasks").hidden = isVisit(now)
  const head = document.querySelector("h1").firstChild
  form.dataset.title ??= head.data
  const title = isVisit(now) ? TITLE : form.dataset.title
  document.title = document.title.replace(head.data, title) // a screen reader says it first
  head.data = title
  for (let each = form.previousElementSibling; each; each = each.previousElementSibling) {
    if (each.matches("p:not([class])")) each.hidden = isVisit(now)
  }
  form.querySelector("#staande-vraag").textContent = now.circleFile?.questions[now.slug]?.text ?? ""
}

function isVisit(now) {
  return now.isVisit && now.task === "vraag"
}

function showGovernment(form, isShown) {
  form.querySelector("#bestuur-bij-vraag").hidden = !isShown
}

/** Says how many signs a question may still have. */
export function sayCount(form, fields) {
  const { longest } = fields.find(({ key }) => key === "vraag")
  const left = longest - [...form.querySelector("#veld-vraag").value.trim()].length
  const signs = Math.abs(left) === 1 ? "1 teken" : `${Math.abs(left)} tekens`
  const text = left < 0 ? `${signs} te veel` : `Nog ${signs}`
  const box = form.querySelector("#telt-vraag")
  if (box.textContent !== text) box.textContent = text
  box.classList.toggle("km-count--over", left < 0)
}

/** Fills the list of questions of a circle, and of what can become of the chosen one; gives that one, else nothing. */
export function fillQuestions(form, site, { circle, slug }, file) {
  const select = form.elements.staande
  const asked = Object.entries(file?.questions ?? {})
  const first = !circle ? "Kies eerst een kring" : asked.length ? "Kies een vraag" : "Deze kring heeft er nog geen"
  select.replaceChildren(new Option(first, ""), ...asked.map(([name, { text }]) => new Option(text, name)))
  select.value = file?.questions[slug] ? slug : ""
  fillFates(form.elements.besluit, site, circle, file?.questions[select.value])
  return select.value
}

/** The meetings on which a question may come up or was discussed, and the ways to leave it open or take it away. */
function fillFates(select, { meetings, today }, circle, asked) {
  const own = meetings.filter((each) => each.circle === circle)
  const joint = meetings.filter((each) => each.circle !== circle && each.circles.includes(circle) && !own.some(({ slug }) => slug === each.slug))
  const all = [...own, ...joint].sort((one, other) => (one.date < other.date ? -1 : 1))
  const since = asked?.since ?? ""
  const fitting = all.filter((each) => goesOn(each) && (each.slug === asked?.meeting || each.date >= since))
  const coming = fitting.filter((each) => each.date >= today)
  const gone = fitting.filter((each) => each.date <= today).reverse()
  const off = all.filter((each) => each.slug === asked?.meeting && !goesOn(each))
  const groups = [["Komt aan bod op", coming], ["Is besproken op", gone], ["Stond op", off]].filter(([, rows]) => rows.length)
  select.replaceChildren(
    new Option("Leeft: nog op geen bijeenkomst", "geen"),
    ...groups.map(([label, rows]) => group(label, rows)),
    new Option("Niet meer nodig: haal de vraag weg", "weg"),
  )
}
