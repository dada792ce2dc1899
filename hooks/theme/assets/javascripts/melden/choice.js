// What is being worked on, as the address of the page says it.

import { drafts } from "./drafts.js"
import { fits } from "./question_rules.js"
import { isNew, nameInAddress } from "./tasks.js"

/** What the address asks for: the task, its circle, its meeting or question, and the meeting that a new question is for. */
export function asked(site) {
  const given = new URLSearchParams(location.search)
  const task = Object.hasOwn(site.tasks, given.get("taak")) ? given.get("taak") : "aankondigen"
  const isVisit = task === "vraag"
  return {
    task,
    circle: known(site, task, given.get("kring")) || newest(site, task),
    slug: given.get(nameInAddress(task)) ?? "",
    meeting: (isVisit && given.get("bijeenkomst")) || "",
    isVisit,
  }
}

/** Puts what is open in the address. */
export function showAddress(now) {
  const subject = now.task === "vraag" ? now.meeting : now.base && now.slug
  const found = Object.entries({ taak: now.task, kring: now.circle, [nameInAddress(now.task)]: subject }).filter(([, value]) => value)
  history.replaceState(null, "", `?${new URLSearchParams(found)}`)
}

/** The circle that a link means, by its name of today or of before; empty when there is none. */
function known(site, task, slug) {
  const found = site.circles.find((circle) => circle.slug === slug || circle.former.includes(slug))?.slug ?? ""
  return fits(site, task, found) ? found : ""
}

/** The circle of the draft of a new meeting or question with which whoever comes without a circle goes on. */
function newest(site, task) {
  const own = isNew(task) ? drafts(site).filter((each) => each.task === task) : []
  return own.map((each) => known(site, task, each.circle)).find((circle, index) => circle || !own[index].circle) ?? ""
}
