// The archive: words from the text and filters. The choice stands in the address, so that it can be shared and the back button works.

import { ahead, find, meetings, open, sentence } from "./verslagen.js"
import { day, listed, shortMonth } from "./zoekindex.js"

const AT_ONCE = 20
const PAUSE = 150 // after the last letter, in milliseconds
const NAMES = ["q", "kring", "onderwerp", "jaar", "verslag"]

const form = document.querySelector("[data-filter]")
const whole = document.querySelector("[data-whole]")
const found = document.querySelector("[data-found]")
const list = found.querySelector(".kk-cards")
const count = form.querySelector("[role=status]")
const more = found.querySelector("[data-more]")
const clear = form.querySelector("[data-clear]")
let matching = { numbers: [], words: new Set() }
let typing
let letters = 0
const FAILED = "Zoeken lukt nu niet. Misschien bent u offline; de lijst per jaar en per kring werkt altijd."

form.addEventListener("submit", (event) => {
  event.preventDefault()
  clearTimeout(typing)
  typed()
})
form.addEventListener("change", (event) => {
  if (event.target === form.elements.q) return
  history.pushState(null, "", address())
  show()
})
form.elements.q.addEventListener("input", () => {
  const { value } = form.elements.q
  const isWord = Math.abs(value.length - letters) > 1 // chosen, pasted, spoken or wiped, and not typed letter by letter
  letters = value.length
  clearTimeout(typing)
  ahead(value)
  if (isWord) typed()
  else typing = setTimeout(typed, PAUSE)
})
form.elements.q.addEventListener("focus", () => open().catch(() => {}), { once: true })
clear.addEventListener("click", () => {
  form.reset()
  history.pushState(null, "", location.pathname)
  show()
  form.elements.q.focus()
})
more.addEventListener("click", async () => {
  const shown = list.children.length
  try {
    await draw(shown)
    list.children[shown].querySelector("a").focus()
  } catch {
    count.textContent = FAILED
  }
})
addEventListener("popstate", restore)
if (form.elements.q.value && !location.search) typed() // before this script was there
else restore()

/** The form as the address says. */
function restore() {
  const asked = new URLSearchParams(location.search)
  for (const name of NAMES) {
    const field = form.elements[name]
    const value = asked.get(name) ?? ""
    if (field.type === "checkbox") field.checked = value === field.value
    else field.value = field.type === "search" || [...field.options].some((option) => option.value === value) ? value : ""
  }
  show()
}

function chosen() {
  const filled = [...new FormData(form)].map(([name, value]) => [name, value.trim()])
  return new URLSearchParams(filled.filter(([name, value]) => NAMES.includes(name) && value))
}

function address() {
  const query = chosen().toString()
  return query ? `?${query}` : location.pathname
}

function typed() {
  history.replaceState(null, "", address())
  show()
}

async function show() {
  letters = form.elements.q.value.length
  const wanted = chosen()
  const active = wanted.size > 0
  clear.hidden = !active
  if (!active) {
    count.textContent = ""
    found.hidden = true
    whole.hidden = false
    return
  }
  const { q = "", ...choice } = Object.fromEntries(wanted)
  const isOvertaken = () => chosen().toString() !== wanted.toString()
  try {
    const now = await find(q, choice)
    if (isOvertaken()) return
    matching = now
    meetings(now.numbers.slice(0, AT_ONCE)).catch(() => {}) // on their way before the sentences are
    const first = Math.min(now.atHand || AT_ONCE, AT_ONCE)
    await draw(0, first)
    if (isOvertaken()) return
    count.textContent = told(now, q)
    found.hidden = false
    whole.hidden = true
    if (first < AT_ONCE) await draw(first, AT_ONCE - first)
  } catch {
    if (isOvertaken()) return
    count.textContent = FAILED
    found.hidden = true
    whole.hidden = false
  }
}

/** How many there are, and in what order. */
function told({ numbers, isWhole }, query) {
  if (!numbers.length) return query ? "Niets gevonden. Probeer een ander woord of kies minder filters." : "Geen bijeenkomst gevonden. Kies minder filters."
  const many = numbers.length === 1 ? "1 bijeenkomst gevonden" : `${numbers.length} bijeenkomsten gevonden`
  if (query && !isWhole) return `${many}, maar geen met al uw woorden.`
  return query && numbers.length > 1 ? `${many}, de best passende eerst.` : `${many}.`
}

/** Draws the next meetings behind the first `shown`; their sentences follow when their pages came. */
async function draw(shown, number = AT_ONCE) {
  const own = matching
  const next = await meetings(own.numbers.slice(shown, shown + number))
  if (own !== matching) return
  const cards = next.map(card)
  if (shown) list.append(...cards)
  else list.replaceChildren(...cards)
  more.hidden = own.numbers.length <= list.children.length || list.children.length % AT_ONCE > 0
  if (own.words.size) next.forEach((meeting, number) => quote(cards[number], meeting, own.words))
}

/** The sentence of the text in which the words stand; a card does without when there is none. */
async function quote(made, meeting, words) {
  const pieces = await sentence(meeting.address, words).catch(() => null)
  if (!pieces) return
  const text = document.createElement("p")
  text.className = "kk-card__found"
  for (const [piece, isMarked] of pieces) {
    text.append(isMarked ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece)
  }
  made.querySelector(".kk-card__body").append(text)
}

/** A meeting in the list, filled in on the page's own model of one. */
function card(meeting) {
  const made = document.querySelector("#kk-card").content.firstElementChild.cloneNode(true)
  const fill = (name, text) => {
    const place = made.querySelector(name)
    if (text) place.textContent = text
    else place.remove()
  }
  fill(".kk-date__day", String(Number(meeting.date.slice(8)) || ""))
  fill(".kk-date__month", shortMonth(meeting.date))
  fill(".kk-date__year", meeting.date.slice(0, 4))
  const [weekday] = day(meeting.date).split(" ")
  fill(".kk-card__when", weekday)
  made.querySelector(".kk-card__when").append(Object.assign(document.createElement("span"), { className: "kk-unseen", textContent: day(meeting.date).slice(weekday.length) }))
  fill(".kk-card__circle", listed(meeting.circles.map((circle) => circle.name)))
  fill(".kk-card__where", meeting.host)
  if (!meeting.isCancelled) made.querySelector(".kk-mark--cancelled").remove()
  if (!meeting.isPostponed) made.querySelector(".kk-mark--postponed").remove()
  if (!meeting.isMoved || meeting.isCancelled || meeting.isPostponed) made.querySelector(".kk-mark--moved").remove()
  if (!meeting.hasReport) made.querySelector(".kk-mark--report").remove()
  const state = meeting.isCancelled ? "cancelled" : meeting.isPostponed ? "postponed" : ""
  made.className = state ? `kk-card kk-card--${state}` : "kk-card"
  made.querySelector("time").dateTime = meeting.date
  const link = made.querySelector("a")
  link.href = meeting.address
  link.textContent = meeting.title
  return made
}
