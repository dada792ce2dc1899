// What was typed and not yet handed in, kept in this browser only: for each circle and meeting, and for each tab, an item of
// its own, so that two tabs neither mix nor lose what stands in them.

import { cleanLine, cleanText } from "./clean.js"
import { same, textsOf, withoutOwnHeading } from "./file.js"
import { fileOf, questionsOf } from "./served.js"
import { fieldsOf, isNew, isOfQuestions } from "./tasks.js"

const START = `kenniskringen:${location.pathname}:`
const TAB = `${Date.now()}-${Math.random()}`
const LONGEST_KEPT = 180 * 86400000

/** What a draft is about: a new meeting or question of a circle, or one that exists. */
export function subjectOf({ task, circle, slug }) {
  return isNew(task) ? `${task} ${circle}` : `${task} ${circle}/${slug}`
}

/** Every draft with its `key`, newest first; what is damaged, too old or on the site already is forgotten. */
export function drafts(site) {
  const found = keys().flatMap((key) => {
    const draft = read(key)
    if (isSound(draft, site) && Date.now() - draft.at < LONGEST_KEPT && !isPublished(draft, site)) return [{ ...draft, key }]
    remove(key)
    return []
  })
  return found.sort((one, other) => other.at - one.at)
}

/** The newest draft about something, or null. */
export function draftOf(site, subject) {
  return drafts(site).find((each) => subjectOf(each) === subject) ?? null
}

/** The draft that was asked for, else the newest; one that was handed in and is on the site by now is forgotten. */
export function draftToOpen(site, now, key) {
  const found = drafts(site).find((each) => each.key === key) ?? draftOf(site, subjectOf(now))
  const taken = found && isTaken(found, now)
  if (taken) forgetDraft(found.key)
  now.key = taken ? null : (found?.key ?? null)
  return taken ? null : (found ?? null)
}

/** Keeps a draft as that of this tab, in the place of the one it went on from; gives its key, null when the browser keeps nothing. */
export function keepDraft(draft, from) {
  const own = `${START}${subjectOf(draft)}|${TAB}`
  const key = from?.startsWith(own) ? from : keys().includes(own) ? `${own}-${Math.random()}` : own
  try {
    localStorage.setItem(key, JSON.stringify({ ...draft, at: Date.now() }))
  } catch {
    return null
  }
  if (from && from !== key) remove(from)
  return key
}

/** Takes one away. */
export function forgetDraft(key) {
  if (key) remove(key)
}

/** Takes everything away that was ever typed here. */
export function forgetAll() {
  for (const key of keys()) remove(key)
}

/** A short mark of a text, by which a later one is known to be another. */
export function markOf(text) {
  let sum = 0
  for (let at = 0; at < text.length; at += 1) sum = (31 * sum + text.charCodeAt(at)) | 0
  return `${text.length}:${sum}`
}

/** How long ago a draft was kept, in words. */
export function age({ at }) {
  const minutes = Math.max(0, Math.round((Date.now() - at) / 60000))
  if (minutes < 60) return minutes < 2 ? "zonet" : `${minutes} minuten geleden`
  const days = Math.round((new Date().setHours(12, 0, 0, 0) - new Date(at).setHours(12, 0, 0, 0)) / 86400000)
  const time = new Intl.DateTimeFormat("nl-BE", { hour: "2-digit", minute: "2-digit" }).format(at).replace(":", ".")
  return days < 1 ? `vandaag om ${time}` : days < 2 ? `gisteren om ${time}` : `${days} dagen geleden`
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(START))
  } catch {
    return []
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to take away.
  }
}

/** Whether what was kept is a draft that fits in the form of today. */
function isSound(draft, site) {
  const isText = (value) => typeof value === "string"
  const isRecord = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value)
  if (!isRecord(draft) || !Object.hasOwn(site.tasks, draft.task) || ![draft.circle, draft.slug, draft.meeting ?? ""].every(isText)) return false
  if (!Number.isFinite(draft.at) || !isRecord(draft.values) || !isRecord(draft.texts) || !Object.values(draft.texts).every(isText)) return false
  return Object.entries(draft.values).every(([key, value]) => {
    const field = fieldsOf(site, draft.task).find((each) => each.key === key)
    if (!field) return false
    if (!field.fields && !field.is_list) return isText(value)
    return Array.isArray(value) && value.every((each) => (field.fields ? isRecord(each) && Object.values(each).flat().every(isText) : isText(each)))
  })
}

/** Whether a new meeting that was handed in stands on the site; of a changed file its own text tells (see `isTaken`). */
function isPublished({ task, circle, sent }, { meetings }) {
  return Boolean(sent) && task === "aankondigen" && meetings.some((each) => each.circle === circle && each.slug === sent.slug)
}

/** Forgets what was handed in and stands on the site by now, also of meetings and questions that are not open. */
export async function forgetTaken(source, site) {
  const own = drafts(site).filter((draft) => draft.sent && draft.task !== "aankondigen" && site.circles.some(({ slug }) => slug === draft.circle))
  for (const draft of own) {
    const circleFile = isOfQuestions(draft.task) ? await questionsOf(source, draft.circle) : null
    const base = circleFile ? null : await fileOf(source, draft.circle, draft.slug)
    const isDone = draft.task === "opvolgen" ? isFollowed(draft, circleFile) : (base || circleFile) && isTaken(draft, { base, circleFile })
    if (isDone) forgetDraft(draft.key)
  }
}

/** Whether a question is where a draft wanted it; of a file that cannot be read nobody knows. */
function isFollowed({ slug, values }, file) {
  if (!file) return false
  const asked = Object.hasOwn(file.questions, slug) ? file.questions[slug] : null
  return asked ? (asked.meeting || "geen") === values.besluit : values.besluit === "weg"
}

/** Whether all of a draft that was handed in stands on the site: in the file that it changed, or as a question of the circle. */
function isTaken({ sent, values, texts }, { base, circleFile }) {
  if (!sent) return false
  if (!base) return Object.values(circleFile?.questions ?? {}).some(({ text }) => text === cleanLine(values.vraag ?? ""))
  const written = ([name, text]) => textsOf(base.text)[name] === withoutOwnHeading(name, cleanText(text)).trim()
  return Object.entries(values).every(([key, value]) => same(base.values[key] ?? "", value)) && Object.entries(texts).every(written)
}

/** Whether the file that a handed in draft changes is another one by now. */
export function isOvertaken({ sent }, { base }) {
  return Boolean(base && sent?.mark) && sent.mark !== markOf(base.text)
}
