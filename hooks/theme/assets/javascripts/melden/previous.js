// A new meeting as the last one: hours, topics and registration of that one, the host whose turn it is, and another day.

import { fileOf } from "./served.js"
import { goesOn } from "./rules.js"
import { shortDay } from "./words.js"

const TAKEN = ["van", "tot", "onderwerpen", "inschrijven"]

/** The last meeting of a circle that was held, or undefined. */
function lastOf({ meetings, today }, circle) {
  const held = meetings.filter((each) => each.circle === circle && each.date < today && goesOn(each) && each.when.length === 10)
  return held.sort((one, other) => (one.date < other.date ? 1 : -1))[0]
}

/** The values as last time, and what to say of the host; the place goes with the host, so only a known one is taken. */
async function asLastTime(source, site, circle) {
  const last = lastOf(site, circle)
  const { values } = await fileOf(source, circle, last.slug)
  const { host, day } = site.circles.find((each) => each.slug === circle).next
  const found = Object.fromEntries(TAKEN.filter((key) => values[key]).map((key) => [key, values[key]]))
  const turn = host || values.gastbestuur || ""
  const place = turn === values.gastbestuur ? values : await lastAt(source, site, circle, turn)
  const filled = { ...found, datum: day, gastbestuur: turn, locatie: place.locatie ?? "" }
  const former = { gastbestuur: values.gastbestuur ?? "", locatie: values.locatie ?? "" }
  return { values: Object.fromEntries(Object.entries(filled).filter(([, value]) => value?.length)), former, last }
}

/** Offers to take over what the last meeting of the circle had. */
export function sayLast(part, site, { task, circle }) {
  const last = task === "aankondigen" && lastOf(site, circle)
  part("vorige").hidden = !last
  part("zoals-vorige").textContent = last ? `Zoals de vorige keer (${shortDay(last.when)})` : ""
}

/** Fills in what is still empty as it was last time, unless meanwhile something else was chosen; the host of then is one click away. */
export async function takeLast(note, source, site, circle, put, isLast) {
  const found = await asLastTime(source, site, circle).catch(() => null)
  if (!isLast()) return
  if (!found) {
    note.textContent = "De vorige bijeenkomst kon niet laden. Probeer het opnieuw."
    return
  }
  put(found.values, true)
  note.replaceChildren(told(found))
  if (!found.former.gastbestuur || found.former.gastbestuur === found.values.gastbestuur) return
  const again = document.createElement("button")
  Object.assign(again, { type: "button", className: "km-suggest", textContent: `Weer in ${found.former.gastbestuur}` })
  again.addEventListener("click", () => put(found.former))
  note.append(" ", again)
}

function told({ values, last }) {
  const parts = [`Overgenomen van ${shortDay(last.when)}. Kijk het na.`]
  if (values.datum) parts.push(`${shortDay(values.datum)} past in het ritme van de kring; kies gerust een andere dag.`)
  if (values.gastbestuur) parts.push(`${values.gastbestuur} is aan de beurt om te ontvangen.`)
  return parts.join(" ")
}

async function lastAt(source, { meetings, today }, circle, host) {
  const own = meetings.filter((each) => each.circle === circle && each.date < today).sort((one, other) => (one.date < other.date ? 1 : -1))
  for (const each of own) {
    const file = await fileOf(source, circle, each.slug)
    if (file?.values.gastbestuur === host && file.values.locatie) return file.values
  }
  return {}
}
