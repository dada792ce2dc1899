// Filters of the archive: the choice stands in the address, so that it can be shared and the back button works.

import { day, load, shortMonth } from "./zoekindex.js"

const AT_ONCE = 50
const NAMES = ["kring", "onderwerp", "jaar", "verslag"]

const form = document.querySelector("[data-filter]")
const whole = document.querySelector("[data-whole]")
const found = document.querySelector("[data-found]")
const list = found.querySelector(".kk-cards")
const count = form.querySelector("[role=status]")
const more = found.querySelector("[data-more]")
const clear = form.querySelector("[data-clear]")
let matching = []

form.hidden = false
form.addEventListener("submit", (event) => event.preventDefault())
form.addEventListener("change", () => {
  history.pushState(null, "", address())
  show()
})
clear.addEventListener("click", () => {
  form.reset()
  history.pushState(null, "", location.pathname)
  show()
  form.elements.kring.focus()
})
more.addEventListener("click", () => {
  const shown = list.children.length
  draw(shown + AT_ONCE)
  list.children[shown].querySelector("a").focus()
})
addEventListener("popstate", restore)
restore()

/** The form as the address says. */
function restore() {
  const asked = new URLSearchParams(location.search)
  for (const name of NAMES) {
    const field = form.elements[name]
    if (field.type === "checkbox") field.checked = asked.get(name) === field.value
    else field.value = [...field.options].some((option) => option.value === asked.get(name)) ? asked.get(name) : ""
  }
  show()
}

function chosen() {
  return new URLSearchParams([...new FormData(form)].filter(([name, value]) => NAMES.includes(name) && value))
}

function address() {
  const query = chosen().toString()
  return query ? `?${query}` : location.pathname
}

async function show() {
  const wanted = chosen()
  const active = wanted.size > 0
  clear.hidden = !active
  if (!active) {
    count.textContent = ""
    found.hidden = true
    whole.hidden = false
    return
  }
  try {
    const { meetings } = await load()
    if (chosen().toString() !== wanted.toString()) return
    matching = meetings.filter((meeting) => fits(meeting, wanted))
    draw(AT_ONCE)
    count.textContent = sentence(matching.length)
    found.hidden = false
    whole.hidden = true
  } catch {
    count.textContent = "Filteren lukt nu niet. Misschien bent u offline; hieronder staat de gewone lijst."
    found.hidden = true
    whole.hidden = false
  }
}

function fits(meeting, wanted) {
  if (meeting.ends && Date.parse(meeting.ends) > Date.now()) return false
  if (wanted.has("kring") && !meeting.circles.some((circle) => circle.slug === wanted.get("kring"))) return false
  if (wanted.has("onderwerp") && !meeting.topics.some((topic) => topic.slug === wanted.get("onderwerp"))) return false
  if (wanted.has("jaar") && !meeting.date.startsWith(`${wanted.get("jaar")}-`)) return false
  return !wanted.has("verslag") || meeting.hasReport
}

function sentence(number) {
  if (number === 1) return "1 bijeenkomst gevonden."
  return number ? `${number} bijeenkomsten gevonden.` : "Geen bijeenkomst gevonden. Kies minder filters."
}

function draw(number) {
  list.replaceChildren(...matching.slice(0, number).map(card))
  more.hidden = matching.length <= number
}

/** A meeting in the list, filled in on the page's own model of one. */
function card(meeting) {
  const made = document.querySelector("#kk-card").content.firstElementChild.cloneNode(true)
  const fill = (name, text) => {
    const place = made.querySelector(name)
    if (text) place.textContent = text
    else place.remove()
  }
  fill(".kk-date__day", String(Number(meeting.date.slice(8))))
  fill(".kk-date__month", shortMonth(meeting.date))
  fill(".kk-date__year", meeting.date.slice(0, 4))
  fill(".kk-card__when", day(meeting.date))
  fill(".kk-card__circle", meeting.circles.map((circle) => circle.name).join(" en "))
  fill(".kk-card__where", meeting.host)
  if (!meeting.isCancelled) made.querySelector(".kk-mark--cancelled").remove()
  if (!meeting.isMoved || meeting.isCancelled) made.querySelector(".kk-mark--moved").remove()
  if (!meeting.hasReport) made.querySelector(".kk-mark--report").remove()
  made.className = meeting.isCancelled ? "kk-card kk-card--cancelled" : "kk-card"
  made.querySelector("time").dateTime = meeting.date
  const link = made.querySelector("a")
  link.href = meeting.address
  link.textContent = meeting.title
  return made
}
