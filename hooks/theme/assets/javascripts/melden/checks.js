// What was typed becomes a file, with every mistake in it; nothing here touches the page, so the tests can ask as well.

import { cleanLine, cleanText, knowUnseen } from "./clean.js"
import { detourMistakes } from "./detours.js"
import { changedFile, newFile, pathOf, placesOf, same, sectionsOf, split, withoutOwnHeading } from "./file.js"
import { hintMistakes } from "./hints.js"
import { numericAddresses } from "./hosts.js"
import { subjectOf } from "./mail.js"
import { detoursInLines, mailsInAddresses, personalMistakes } from "./personal.js"
import { mayOverlap, ruleMistakes } from "./rules.js"
import { textMistakes } from "./text.js"
import { mistake, valueMistakes } from "./values.js"
import { shortDay } from "./words.js"
import { isEmpty } from "./yaml.js"

/** The file for what was typed, and every mistake.
 *
 * `typed` has the task, the circle, the slug of an existing meeting, `values` by key and `texts`; `base` is the existing
 * file, or null. `site` is the data of the site, with its Register and today.
 */
export function examine(site, typed, base) {
  knowUnseen(site.invisible)
  const values = { ...base?.values, ...cleanValues(site.fields, typed.values) }
  const written = Object.entries(typed.texts).map(([name, text]) => [name, withoutOwnHeading(name, cleanText(text))])
  const texts = Object.fromEntries(written)
  const slug = base ? typed.slug : freeName(site, typed.circle, values)
  const path = pathOf(typed.circle || "…", /^\d{4}-\d{2}(-\d{2}(-\d)?)?$/.test(slug ?? "") ? slug : "…")
  const text = base ? changedFile(site.fields, base, values, texts) : newFile(site.fields, values, texts)
  const about = { circle: typed.circle, slug, path, values, texts, hasReport: isFilled(text, "verslag") }
  about.hasAgenda = isFilled(text, "agenda")
  const known = base && meetingOf(site, typed)
  Object.assign(about, { announced: base ? known?.announced : site.today, isAsked: Boolean(known?.asked), isThere: Boolean(base) })
  const subject = subjectOf(site, { task: typed.task, circle: typed.circle, values, base, slug })
  const mistakes = [...chosen(typed, base), ...ofValues(site, about, base).map((each) => atHeading(each, text, about)), ...ofText(site, text, about)]
  return { file: { path, text, subject, exists: Boolean(base) }, isChanged: !base || text !== base.text, mistakes }
}

/** The name of a new file: the day, with a number behind it when the circle meets then at another hour already. */
function freeName(site, circle, values) {
  const own = site.meetings.filter((each) => each.circle === circle)
  const sameDay = own.filter((each) => each.slug.startsWith(values.datum || "…"))
  if (values.datum?.length !== 10 || sameDay.some((each) => mayOverlap(values, each))) return values.datum
  const names = [values.datum, ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${values.datum}-${number}`)]
  return names.find((name) => !sameDay.some((each) => each.slug === name)) ?? values.datum
}

/** Values on one line each, without what nobody sees. */
export function cleanValues(fields, values) {
  const clean = (value) => {
    if (Array.isArray(value)) return value.map(clean).filter((each) => typeof each === "string" || !isBlank(each))
    if (typeof value === "string") return cleanLine(value)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each)]))
  }
  const known = fields.filter((field) => field.key in values)
  return Object.fromEntries(known.map(({ key }) => [key, clean(values[key])]))
}

/** The values that differ from those of the existing file. */
export function changes(fields, base, values) {
  const clean = cleanValues(fields, values)
  return Object.fromEntries(Object.entries(clean).filter(([key, value]) => !same(base.values[key] ?? "", value)))
}

function isBlank(row) {
  return Object.values(row).every(isEmpty)
}

function meetingOf({ meetings }, { circle, slug }) {
  return meetings.find((each) => each.circle === circle && each.slug === slug)
}

function isFilled(text, name) {
  const { body } = split(text)
  const found = sectionsOf(body)[name]
  return Boolean(found && body.slice(found.start + 1, found.end).join("").trim())
}

function chosen(typed, base) {
  if (!typed.circle) return [{ keys: ["kring"], ...mistake("ontbreekt", "kies een kring") }]
  if (typed.task === "aankondigen" || base) return []
  return [{ keys: ["bijeenkomst"], ...mistake("ontbreekt", "kies een bijeenkomst") }]
}

/** What is wrong with the values alone; then what breaks a rule, unless the value was named already; hints when all is well. */
function ofValues(site, about, base) {
  const found = wrongValues(site, about.values)
  const wrong = new Set(found.map((each) => each.keys[0]))
  const values = Object.fromEntries(Object.entries(about.values).filter(([key]) => !wrong.has(key)))
  const taken = !base && site.meetings.find((each) => pathOf(each.circle, each.slug) === about.path)
  const rules = ruleMistakes({ ...about, values }, site).filter((each) => !(taken && each.code === "zelfde-dag"))
  const { known, isSure } = mailboxes(site, about.circle, about.values)
  const mails = isSure ? mailsInAddresses(site.fields, values, site.personal, known) : []
  const over = detoursInLines(site.fields, values, site.personal, site.detours)
  const numeric = numericAddresses(site.fields, values, site.numeric)
  const hints = found.length ? [] : hintMistakes(about, site)
  return [...found, ...rules, ...(taken ? [already(about)] : []), ...mails, ...over, ...numeric, ...hints]
}

/** What is wrong with each value by itself. */
function wrongValues({ fields, detours }, values) {
  const over = detourMistakes(fields, values, detours)
  const named = new Set(over.map((each) => String(each.keys)))
  return [...valueMistakes(fields, values).filter((each) => !named.has(String(each.keys))), ...over]
}

function already({ slug }) {
  const message = `deze kring heeft al een bijeenkomst die ${slug.length < 10 ? "voor" : "op"} ${shortDay(slug)} is aangekondigd`
  const cure = "kies bovenaan Wijzigen om ze aan te passen; is het een andere bijeenkomst op die dag, vul dan andere uren in"
  return { keys: ["datum"], ...mistake("bestaat-al", message, cure) }
}

/** Personal data in the text; a build does not look for them in a text that is too long. */
function ofPeople(site, body, { circle, values }, found) {
  if (found.some((each) => ["lange-tekst", "te-veel-opmaak"].includes(each.code))) return []
  const { known, mailbox, isSure } = mailboxes(site, circle, values)
  const seen = personalMistakes(body, site.personal, known, mailbox, site.detours)
  return isSure ? seen : seen.filter((each) => each.code !== "privacy-mailadres")
}

/** The mailboxes that may stand on the page of a meeting, and that of its circle; sure when that of the registration can be read. */
function mailboxes(site, circle, values) {
  const circles = [circle, ...(values.kringen ?? [])].map((slug) => site.circles.find((each) => each.slug === slug))
  const boxes = [site.mailbox, (values.inschrijven ?? "").replace(/^mailto:/i, ""), ...circles.map((each) => each?.contact ?? "")]
  const isSure = wrongValues(site, values).every((each) => each.keys[0] !== "inschrijven")
  return { known: boxes.map((box) => box.toLowerCase()), mailbox: circles[0]?.contact ?? site.mailbox, isSure }
}

/** What is wrong with the text below the data, at the box where it was typed and with the row in that box. */
function ofText(site, text, about) {
  const { front, body } = split(text)
  const found = textMistakes(body, site, front.length + 3)
  const places = placesOf(body, about.texts)
  return [...found, ...ofPeople(site, body, about, found)].map((each) => ({ ...each, isText: true, ...inBox(each.row, places) }))
}

/** The box and the row in it where a row of the file was typed; what was not typed here stands at no box. */
function inBox(row, places) {
  const [name, { start } = {}] = Object.entries(places).find(([, place]) => place.start <= row && row < place.end) ?? []
  return name ? { keys: [name], line: row - start + 1 } : { keys: [], line: row + 1 }
}

/** A rule about the report, at the box where its heading was typed when the report has no box of its own. */
function atHeading(found, text, { texts }) {
  if (!found.isText || found.keys[0] !== "verslag" || texts.verslag?.trim()) return found
  const { body } = split(text)
  const heading = sectionsOf(body).verslag
  return heading ? { ...found, ...inBox(heading.start, placesOf(body, texts)) } : found
}
