// What stands on the page: as what was typed, and as a draft of what differs from the file.

import { changes, cleanValues } from "./checks.js"
import { readFields } from "./fields.js"
import { textsOf, TITLES } from "./file.js"
import { hasMoved } from "./rules.js"
import { fieldsOf } from "./tasks.js"
import { isEmpty } from "./yaml.js"

/** The values and texts that the task asks for, and the address to answer to, which no draft keeps. */
export function onPage(form, site, { task, circle, slug }) {
  const values = readFields(form, fieldsOf(site, task), site.tasks[task])
  const names = Object.keys(TITLES).filter((name) => !form.elements[name].closest("[data-tasks]").hidden)
  const texts = Object.fromEntries(names.map((name) => [name, form.elements[name].value]))
  return { task, circle, slug, values, texts, answer: form.elements.antwoord.value }
}

/** The draft of what stands on the page, with the `meeting` that the address named; null when nothing was typed. */
export function draftOn(form, site, now) {
  const { task, circle, slug, values, texts } = onPage(form, site, now)
  const before = now.base ? textsOf(now.base.text) : { agenda: "", verslag: "" }
  const fields = fieldsOf(site, task)
  const own = now.base ? changes(fields, now.base, values) : cleanValues(fields, values)
  const filled = Object.fromEntries(Object.entries(own).filter(([, value]) => now.base || !isEmpty(value)))
  const written = Object.fromEntries(Object.entries(texts).filter(([name, text]) => text !== before[name]))
  const isFilled = Object.keys(filled).length || Object.keys(written).length
  return isFilled ? { task, circle, slug, meeting: now.meeting, values: filled, texts: written } : null
}

/** Another day than first announced means that the meeting moved. */
export function followDate(form, { slug }, day) {
  const { status } = form.elements
  if (status.value === "geannuleerd" || !/^\d{4}-\d{2}(-\d{2})?$/.test(day)) return
  const before = status.value === "uitgesteld" ? "uitgesteld" : "gepland"
  const wanted = hasMoved(day, slug) ? "verplaatst" : before
  if (status.value !== wanted) form.querySelector("#noot-status").textContent = `De status staat nu op ${wanted}.`
  status.value = wanted
}
