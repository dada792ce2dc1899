// An invitation that is dropped or chosen: what it says of a meeting, how that comes into the form, and what the reader
// hears of it. Who is invited is never read.

import { appointments } from "./appointment.js"
import { readCalendar } from "./ics.js"
import { shortDay } from "./words.js"

const HOW = "Open de afspraak in Outlook, kies Bestand, Opslaan als, en als type iCalendar (.ics)."
const SELF = "Vul de velden zelf in."
const SINGLE = ["titel", "datum", "van", "tot", "gastbestuur", "locatie", "online"]

/** The rules of the build with their patterns made (hooks/kringen/transfer/invitations.py). */
export function prepared({ invitation }) {
  const patterns = Object.entries(invitation.patterns).map(([name, text]) => [name, new RegExp(text, "iu")])
  return { ...invitation, patterns: Object.fromEntries(patterns) }
}

/** What a chosen file says: see `readBytes`. */
export async function readInvitation(file, site) {
  const { largest } = site.invitation
  if (file.size > largest) {
    const size = (file.size / 1e6).toFixed(1).replace(".", ",")
    const most = `Een uitnodiging is kleiner dan ${largest / 1e6} MB; is dit het juiste bestand?`
    return { problem: `Dit bestand is ${size} MB groot. ${most}` }
  }
  try {
    return readBytes(new Uint8Array(await file.arrayBuffer()), site)
  } catch {
    return { problem: "Dit bestand kon niet gelezen worden. Kies het opnieuw, of vul de velden zelf in." }
  }
}

/** The first meeting in a calendar that takes place, as `values` for the form, its `circle` and `joint` circles, whether
 * it `isCancelled`, and `notes` to look at; or a `problem` in Dutch.
 */
export function readBytes(bytes, site) {
  const rules = prepared(site)
  const { kind, root, isCut, odd } = readCalendar(bytes, rules)
  if (!root) return { problem: `Dit is ${kind || "geen uitnodiging"}. ${HOW}` }
  const names = site.circles.flatMap(({ slug, name, former }) => [name, ...former.map((each) => each.replaceAll("-", " "))].map((each) => [slug, each]))
  const found = appointments(root, { rules, detours: site.detours, circles: names })
  if (!found.length) return { problem: `In dit bestand staat geen afspraak. ${SELF}` }
  const group = found.find((each) => each.meetings && !each.meetings[0].isCancelled) ?? found.find((each) => each.meetings)
  if (!group) return { problem: `${found[0].problem[0].toUpperCase()}${found[0].problem.slice(1)}. ${SELF}` }
  const meeting = group.meetings[0]
  const notes = odd ? [rules.said.odd.replace("{0}", odd)] : []
  if (isCut) notes.push(rules.said.cut)
  if (found.length > 1) {
    const which = group === found[0] ? "dit is de eerste" : `overgenomen is die van ${shortDay(meeting.day)}`
    notes.push(`Er staan ${found.length} afspraken in het bestand; ${which}.`)
  }
  if (group.isSeries) notes.push(`De afspraak herhaalt zich; alleen ${shortDay(meeting.day)} is overgenomen.`)
  return { ...valuesOf(meeting, site), isCancelled: meeting.isCancelled, notes: [...notes, ...group.notes] }
}

/** The values for the form; an event of this site begins its place with its host. */
function valuesOf({ day, start, end, title, place, online, own }, { register, circles }) {
  const [before, ...rest] = place.split(", ")
  const isHost = own && register.names(day).includes(before)
  const host = isHost ? before : own ? "" : register.namedIn(place, day)
  const values = { titel: title.text, datum: day, van: start, tot: end, gastbestuur: host, locatie: isHost ? rest.join(", ") : place, online }
  const first = own && circles.find(({ slug, former }) => slug === own[1] || former.includes(own[1]))?.slug
  const named = [...new Set([...(first ? [first] : []), ...title.circles])]
  return { values, circle: named[0] ?? "", joint: named.slice(1) }
}

/** What the last invitation put in the form, and the circle that it chose. */
let taken = {}
let takenCircle = ""

/** Another meeting is open: nothing in the form comes from an invitation any more. */
export function forgetInvitation() {
  taken = {}
  takenCircle = ""
}

/** Listens for files; `page` knows the form, what is open in it, and how to choose a circle and check everything. */
export function listenForInvitation(box, page) {
  const input = box.querySelector("input[type=file]")
  const told = box.querySelector("[role=status]")
  const read = async (file) => {
    if (!file) return
    const found = await readInvitation(file, page.site())
    told.replaceChildren(...(found.problem ? [line(found.problem, "km-error")] : take(found, page)))
  }
  input.addEventListener("change", async () => {
    await read(input.files[0])
    input.value = ""
  })
  for (const name of ["dragenter", "dragover"]) box.addEventListener(name, (event) => mark(event, box, true))
  box.addEventListener("dragleave", (event) => mark(event, box, false))
  box.addEventListener("drop", (event) => {
    mark(event, box, false)
    read(event.dataTransfer.files[0])
  })
  // A file that lands beside the box would open and take the place of the form.
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault())
  }
}

function mark(event, box, isOver) {
  event.preventDefault()
  box.classList.toggle("km-drop--over", isOver)
}

/** Puts an invitation in the form and gives what to tell. */
function take(found, page) {
  const { task, keys } = page.open()
  if (found.isCancelled) return cancelled(task, page)
  const given = Object.fromEntries(SINGLE.filter((key) => keys.includes(key) && found.values[key]).map((key) => [key, found.values[key]]))
  const told = []
  const host = page.value("gastbestuur")
  if (given.gastbestuur && host && host !== taken.gastbestuur) {
    if (host !== given.gastbestuur) told.push(`Bij ${page.label("gastbestuur")} bleef ${host} staan; in de uitnodiging staat ${given.gastbestuur}.`)
    delete given.gastbestuur
  }
  for (const [key, value] of Object.entries(given)) {
    const was = page.value(key)
    if (was && was !== value && was !== taken[key]) told.push(`Bij ${page.label(key)} stond eerst: ${was}`)
  }
  const stays = SINGLE.filter((key) => keys.includes(key) && !given[key] && isTyped(page, key))
  const others = stays.filter((key) => key !== "gastbestuur" || !found.values.gastbestuur).map((key) => `${page.label(key)} (${page.value(key)})`)
  if (others.length) told.push(`Niet in de uitnodiging, en daarom gebleven: ${others.join(", ")}.`)
  emptyTaken(page, given)
  taken = given
  for (const [key, value] of Object.entries(given)) page.put(key, value)
  told.push(...circleOf(found, task, page))
  page.done()
  const names = Object.keys(given).map(page.label)
  const start = names.length ? `Overgenomen: ${names.join(", ")}. Kijk het even na.` : "Er was niets over te nemen."
  return [line(start, "km-good"), ...[...found.notes, ...told].map((text) => line(text, "km-hint"))]
}

/** A cancelled appointment changes the status of a meeting that is there, and announces none. */
function cancelled(task, page) {
  if (task !== "wijzigen") {
    emptyTaken(page, {})
    taken = {}
    page.done()
    return [line("Deze afspraak is geannuleerd: er is niets overgenomen. Staat de bijeenkomst al op de site, kies dan bovenaan Wijzigen.", "km-error")]
  }
  page.cancel()
  page.done()
  return [line("Deze afspraak is geannuleerd: de status staat nu op geannuleerd. Kijk na of dit de juiste bijeenkomst is.", "km-good")]
}

/** Puts back what stood there before the last invitation, where the reader left it as it was. */
function emptyTaken(page, given) {
  for (const [key, value] of Object.entries(taken)) {
    if (!given[key] && page.value(key) === value) page.put(key, page.before(key))
  }
}

/** Whether a person wrote what stands in a field. */
function isTyped(page, key) {
  const value = page.value(key)
  return Boolean(value) && value !== taken[key] && value !== page.before(key)
}

/** The circle that the invitation names: chosen when the reader chose none, else named when it is another one. */
function circleOf({ circle, joint }, task, page) {
  if (!circle) return []
  const chosen = page.circle()
  if (task === "aankondigen" && (!chosen.slug || chosen.slug === takenCircle)) {
    takenCircle = circle
    page.choose(circle, joint)
    return [`De kring is ${page.name(circle)}.`]
  }
  return chosen.slug === circle ? [] : [`De uitnodiging noemt de kring ${page.name(circle)}; gekozen is ${chosen.name}.`]
}

function line(text, className) {
  const made = document.createElement("p")
  Object.assign(made, { textContent: text, className })
  return made
}
