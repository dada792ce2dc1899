// What was typed of a question becomes the file of its circle and a mail, with every mistake in it; nothing here touches the
// page, so the tests can ask as well.

import { cleanValues } from "./checks.js"
import { cleanLine, knowUnseen } from "./clean.js"
import { comingMeeting, questionMistakes } from "./question_rules.js"
import { block, freeName, withMeeting, withoutQuestion, withQuestion } from "./question_rows.js"
import { mailAddress, mistake, valueMistakes } from "./values.js"
import { fold, on, shortDay, shown } from "./words.js"
import { entry, isEmpty } from "./yaml.js"

const WORDS = 4 // of a question in its short name
const LONGEST_NAME = 50

/** The file for what was typed, and every mistake. `typed` has the task, the circle, the short name of a question that is
 * there, `values` by key, and the address to `answer` to; `file` is that of the circle, or null as long as none is chosen. */
export function examineQuestion(site, typed, file) {
  knowUnseen(site.invisible)
  const circle = site.circles.find((each) => each.slug === typed.circle)
  return typed.task === "vraag" ? raised(site, typed, circle, file) : followed(site, typed, circle, file)
}

function raised(site, typed, circle, file) {
  const { fields } = site.question
  const meeting = comingMeeting(site, typed.circle, typed.values.bijeenkomst)
  const values = { ...cleanValues(fields, typed.values), sinds: site.today, bijeenkomst: meeting?.slug ?? "" }
  const answer = cleanLine(typed.answer ?? "")
  const name = freeName(nameOf(values.vraag ?? "", site.question.little), [...Object.keys(file?.places ?? {}), ...fields.map(({ key }) => key)])
  const lines = fields.filter(({ key }) => !isEmpty(values[key] ?? "")).flatMap(({ key }) => entry(key, values[key]))
  const wrong = [...(circle ? [] : [{ keys: ["kring"], ...mistake("ontbreekt", "kies een kring") }]), ...valueMistakes(fields, values)]
  const found = wrong.some((each) => each.keys[0] !== "kring") ? [] : questionMistakes(site, values, circle, file)
  const ofAnswer = answer ? mailAddress(answer) : null
  const mistakes = [...wrong, ...found, ...(ofAnswer ? [{ keys: ["antwoord"], ...ofAnswer }] : [])]
  const where = meeting ? `, voor de bijeenkomst van ${shortDay(meeting.when)}` : ""
  const words = [`Ik breng deze vraag in voor de kring ${circle?.name ?? ""}${where}:`, values.vraag ?? ""]
  if (answer) words.push(`U kunt mij antwoorden op ${answer}.`)
  const subject = `Vraag voor de kring ${circle?.name ?? ""}: ${shown(values.vraag ?? "", 80)}`
  return { file: handed(site, circle, file, { name, subject, words, lines, text: file ? withQuestion(file, name, lines) : "" }), isChanged: true, mistakes }
}

function followed(site, typed, circle, file) {
  const asked = file?.questions[typed.slug]
  if (!asked) {
    const missing = circle ? { keys: ["staande"], ...mistake("ontbreekt", "kies een vraag") } : { keys: ["kring"], ...mistake("ontbreekt", "kies een kring") }
    return { file: handed(site, circle, file, { name: "", subject: "", words: [], lines: [], text: "" }), isChanged: false, mistakes: [missing] }
  }
  const { besluit } = typed.values
  const before = asked.meeting || "geen"
  const meeting = besluit === "geen" ? "" : besluit
  const text = besluit === before ? file.text : besluit === "weg" ? withoutQuestion(file, typed.slug) : withMeeting(file, typed.slug, meeting)
  const subject = `Deze vraag van de kring ${circle.name} ${told(site, besluit, typed.circle)}`
  const given = { name: typed.slug, subject, words: [`${subject}:`, asked.text], text }
  const parts = besluit === "weg" ? { ...given, lines: [], behind: " weg" } : { ...given, lines: [`bijeenkomst:${meeting && ` ${meeting}`}`] }
  return { file: handed(site, circle, file, parts), isChanged: text !== file.text, mistakes: [] }
}

/** What becomes of a question, as the end of a sentence. */
function told({ meetings, today }, besluit, circle) {
  if (besluit === "weg") return "mag weg"
  const meeting = meetings.find((each) => each.slug === besluit && each.circles.includes(circle))
  if (!meeting) return "staat op geen bijeenkomst meer"
  return `${meeting.date < today ? "is besproken" : "komt aan bod"} ${on(meeting.when)}`
}

/** What is handed in: the whole file for GitHub, and for a mail to the circle what is said of one question. */
function handed(site, circle, file, { name, subject, words, lines, behind = "", text }) {
  const path = file?.path ?? `circles/${circle?.slug ?? "…"}.yml`
  const to = circle?.contact ?? site.contact
  return {
    path,
    text,
    subject,
    exists: true,
    mail: {
      to,
      cc: to === site.contact ? "" : site.contact,
      words,
      place: `Om te kopiëren in ${path}:`,
      block: block(name, lines, behind),
      attach: `vraag-${circle?.slug ?? ""}.txt`,
    },
  }
}

/** The short name of a question: its first words that say something. */
export function nameOf(text, little) {
  const words = fold(text).match(/[a-z0-9]+/g) ?? []
  const some = words.filter((word) => word.length > 1 && !little.includes(word))
  let name = ""
  for (const word of (some.length ? some : words).slice(0, WORDS)) {
    const longer = name ? `${name}-${word}` : word.slice(0, LONGEST_NAME)
    if (longer.length <= LONGEST_NAME) name = longer
  }
  return name || "vraag"
}
