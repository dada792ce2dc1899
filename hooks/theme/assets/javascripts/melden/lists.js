// The lists to choose from: meetings of a circle, and long lists that one searches.

import { goesOn } from "./rules.js"
import { fold, shortDay } from "./words.js"

/** Fills the list of meetings for a task; gives the chosen one when it is in the list, else nothing. */
export function fillMeetings(select, { meetings, today }, { task, circle, slug }) {
  const own = meetings.filter((meeting) => meeting.circle === circle)
  const newestFirst = own.sort((one, other) => (one.date < other.date ? 1 : -1))
  const groups = task === "verslag" ? byReport(newestFirst, today) : byMoment(newestFirst, today)
  const filled = groups.filter(([, rows]) => rows.length)
  const first = !circle ? "Kies eerst een kring" : filled.length ? "Kies een bijeenkomst" : "Deze kring heeft er nog geen"
  select.replaceChildren(option("", first), ...filled.map(([label, rows]) => group(label, rows)))
  select.value = slug
  if (select.value !== slug) select.value = ""
  return select.value
}

function byMoment(meetings, today) {
  const coming = meetings.filter((meeting) => meeting.date >= today).reverse()
  return [["Komend", coming], ["Voorbij", meetings.filter((meeting) => meeting.date < today)]]
}

/** A meeting of today may have its report; one that is off or still to come has none. */
function byReport(meetings, today) {
  const held = meetings.filter((meeting) => meeting.date <= today && goesOn(meeting))
  const awaited = held.filter((each) => !each.report && !each.closed)
  return [["Nog zonder verslag", awaited], ["Met verslag", held.filter((each) => each.report)], ["Er komt geen verslag", held.filter((each) => each.closed)]]
}

/** Meetings under a heading. */
export function group(label, meetings) {
  const made = document.createElement("optgroup")
  made.label = label
  made.append(...meetings.map((each) => option(each.slug, `${shortDay(each.when)}: ${each.title}${mark(each)}`)))
  return made
}

/** What stands behind the title of a meeting that does not go on as it says. */
function mark({ status }) {
  return goesOn({ status }) ? "" : ` (${status})`
}

function option(value, text) {
  return new Option(text, value)
}

/** A long list shows only what holds the words in its box, and what is chosen. */
export function listenForFilters(form) {
  for (const box of form.querySelectorAll("[data-narrows]")) {
    box.addEventListener("input", () => filter(form, box.dataset.narrows, fold(box.value.trim())))
  }
}

function filter(form, key, sought) {
  let count = 0
  for (const label of form.querySelectorAll(`[data-list="${key}"] label`)) {
    const isFound = sought.split(" ").every((word) => fold(`${label.textContent} ${label.dataset.words}`).includes(word))
    label.hidden = !isFound && !label.querySelector("input").checked
    count += isFound
  }
  form.querySelector(`[data-none="${key}"]`).hidden = count > 0
}
