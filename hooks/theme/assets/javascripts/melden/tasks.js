// What each task is about: a meeting or a question, and one that is there or a new one.

import { examine } from "./checks.js"
import { fillMeetings } from "./lists.js"
import { examineQuestion } from "./question.js"
import { fillQuestions } from "./question_box.js"
import { comingMeeting } from "./question_rules.js"
import { fileOf, questionsOf } from "./served.js"

const OF_QUESTIONS = ["vraag", "opvolgen"]
const NEW = ["aankondigen", "vraag"]

/** Whether a task makes something that is not there yet. */
export function isNew(task) {
  return NEW.includes(task)
}

/** Whether a task is about a question of a circle. */
export function isOfQuestions(task) {
  return OF_QUESTIONS.includes(task)
}

/** The fields on the page that a task chooses from; the form itself fills in the day of a question. */
export function fieldsOf(site, task) {
  if (!isOfQuestions(task)) return site.fields
  const asked = OF_QUESTIONS.flatMap((each) => site.tasks[each])
  return site.question.fields.filter(({ key }) => asked.includes(key))
}

/** The name in the address of what the task is about. */
export function nameInAddress(task) {
  return task === "opvolgen" ? "vraag" : "bijeenkomst"
}

/** Fills the list of what can be chosen, and gives what is open then: its `slug`, its `base`, for a question the `circleFile`,
 * and what the address has `given`. Gives null, and fills nothing, when meanwhile something else was chosen. */
export async function opened(form, source, site, now, isLast) {
  const found = { slug: now.slug, base: null, circleFile: null, given: {} }
  if (isOfQuestions(now.task)) {
    const circleFile = now.circle ? await questionsOf(source, now.circle) : null
    if (!isLast()) return null
    if (isNew(now.task)) {
      const meeting = comingMeeting(site, now.circle, now.meeting)
      return { ...found, slug: "", circleFile, given: meeting ? { bijeenkomst: meeting.slug } : {} }
    }
    const slug = fillQuestions(form, site, now, circleFile)
    const question = circleFile?.questions[slug]
    return { ...found, slug, base: question ? { text: circleFile.text, values: { besluit: question.meeting || "geen" } } : null, circleFile }
  }
  if (isNew(now.task)) return found
  const slug = fillMeetings(form.elements.bijeenkomst, site, now)
  const base = slug ? await fileOf(source, now.circle, slug) : null
  return isLast() ? { ...found, slug, base } : null
}

/** The file for what was typed, and every mistake in it. */
export function examined(site, typed, { base, circleFile }) {
  return isOfQuestions(typed.task) ? examineQuestion(site, typed, circleFile) : examine(site, typed, base)
}

/** Only what the task asks for is there; without a meeting there is nothing to change yet. */
export function showParts(form, { task, circle, base }) {
  for (const box of form.querySelectorAll("[data-tasks]")) box.hidden = !box.dataset.tasks.split(" ").includes(task)
  for (const each of form.querySelectorAll('[name="kringen"]')) each.closest("label").hidden = each.value === circle
  form.querySelector("#rest").hidden = !isNew(task) && !base
}
