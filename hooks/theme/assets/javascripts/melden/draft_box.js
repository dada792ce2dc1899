// What the page says of drafts: whether this is one and how old, and which others there are.

import { age, drafts, forgetAll, isOvertaken } from "./drafts.js"
import { shortDay, shown } from "./words.js"

const TASKS = { aankondigen: "Nieuwe bijeenkomst", wijzigen: "Wijziging", verslag: "Verslag", vraag: "Vraag", opvolgen: "Wijziging van een vraag" }

/** Says something of what is open, with a button for what can be done about it; without a text it says nothing. */
export function sayDraft(box, text, label = "", act = null) {
  const said = document.createElement("p")
  said.textContent = text
  box.replaceChildren(said, ...(label ? [button(label, act, "md-button")] : []))
  box.hidden = !text
}

/** Says that this browser keeps nothing; once, not at each key. */
export function sayNotKept(box) {
  const text = "Uw browser bewaart geen concept: laat deze pagina open tot u klaar bent."
  if (box.textContent !== text) sayDraft(box, text)
}

/** Says of a draft that was found how old it is and whether it was handed in as it stands there, which `now` remembers. */
export function sayFound(box, now, draft, startAnew) {
  now.isSent = draft && Boolean(draft.sent)
  const text = draft ? foundText(draft, isOvertaken(draft, now)) : ""
  sayDraft(box, text, draft ? "Begin opnieuw" : "", () => confirm("Alles wissen wat u hier typte?") && startAnew())
}

/** Takes everything away that was typed here, for who is sure; gives whether it did. */
export function askAndForget() {
  if (!confirm("Alles wissen wat u op deze pagina typte, ook voor andere bijeenkomsten en vragen?")) return false
  forgetAll()
  return true
}

/** What a draft that was found says of itself. */
function foundText(draft, isOther) {
  const changed = "Het bestand op de site is sindsdien gewijzigd: staat alles erin, begin dan opnieuw."
  if (draft.sent && isOther) return `U diende dit in (${age(draft)}). ${changed}`
  const sent = `U diende dit in (${age(draft)}); het staat nog niet op de site.`
  return draft.sent ? sent : `Hier staat wat u eerder typte en nog niet indiende (${age(draft)}).`
}

/** Says what was done with the file, with the text that is to be copied by hand, and offers to take the draft away. */
export function sayDone(box, { said, text }, clear) {
  const [done, after] = [said, "Wat u typte, blijft hier staan tot het op de site komt of u het wist. "].map((each) => {
    const line = document.createElement("p")
    line.textContent = each
    return line
  })
  after.append(button("Ingediend: wis het concept", clear, "md-button"))
  box.replaceChildren(done, ...(text ? [copyable(text)] : []), after)
}

/** A text of which the keyboard and a click choose all. */
function copyable(text) {
  const made = document.createElement("textarea")
  Object.assign(made, { value: text, readOnly: true, rows: 6, ariaLabel: "De tekst om te kopiëren" })
  made.addEventListener("focus", () => made.select())
  return made
}

/** Lists the other drafts; `open` opens one. */
export function listDrafts(box, site, current, open) {
  const others = drafts(site).filter((each) => each.key !== current)
  box.querySelector("ul").replaceChildren(...others.map((each) => item(site, each, open)))
  box.querySelector("p").hidden = !others.length
  box.hidden = !others.length && !current
}

function item(site, draft, open) {
  const made = document.createElement("li")
  const circle = site.circles.find((each) => each.slug === draft.circle)?.name
  const day = draft.task === "aankondigen" ? draft.values.datum : draft.slug.slice(0, 10)
  const what = /^\d{4}-\d{2}/.test(day ?? "") ? shortDay(day) : shown(draft.values.vraag ?? "", 40)
  const name = [TASKS[draft.task], circle, what].filter(Boolean).join(", ")
  made.append(button(name, () => open(draft), "km-link"), ` (${draft.sent ? "ingediend, " : ""}${age(draft)})`)
  return made
}

function button(text, act, className) {
  const made = document.createElement("button")
  Object.assign(made, { type: "button", className, textContent: text })
  made.addEventListener("click", act)
  return made
}
