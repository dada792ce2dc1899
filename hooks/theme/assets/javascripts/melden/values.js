// What may stand in a single field, said in the words of the build (hooks/kringen/values, source/record.py).

import { fold, MONTHS, nearest, shown } from "./words.js"

/** A mistake at a field: which kind, what is wrong, and what would be right, in the words of the build.
 *
 * `more` may have `form`, the same said of what stands on the page instead of in a file, and `suggests`, the values that a
 * button fills in: a text, or `{ key, value, label }` for another field.
 */
export function mistake(code, message, cure = "", more = {}) {
  return { code, message, cure, ...more }
}

const WHOLE_MAIL = new RegExp(
  "^(?=.{1,64}@)[A-Za-z0-9_+'-]+(?:\\.[A-Za-z0-9_+'-]+)*" +
    "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}$",
)
const WORD = "[\\p{L}\\p{N}_]"
const LABEL = `${WORD}(?:[\\p{L}\\p{N}_-]{0,61}${WORD})?`
const HOST = new RegExp(`^(?:${LABEL}\\.)+${LABEL}\\.?$`, "u")
const NOT_IN_ADDRESS = /[\s<>"`\\^{}|]/
const LONGEST_ADDRESS = 2000
const LONGEST_MAIL = 254
const ON_REQUEST = "op aanvraag"
const NUMBERS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf".split(" ")

/** By the name of the function in Python that reads the same text; each gives a mistake or null. */
export const CONVERTERS = {
  to_line: () => null,
  to_municipality: () => null,
  to_program: program,
  to_slug: () => null,
  to_date: date,
  to_day_or_month: dayOrMonth,
  to_time: time,
  to_number: number,
  to_web_address: webAddress,
  to_join_link: joinLink,
  to_contact: contact,
}

/** Every mistake in the values of a record, with the keys that lead to each; rows that hold nothing do not count. */
export function valueMistakes(fields, values, before = []) {
  return fields.flatMap((field) => {
    const value = values[field.key] ?? ""
    const keys = [...before, field.key]
    if (field.fields) {
      const rows = value || []
      return rows.flatMap((row, index) => valueMistakes(field.fields, row, [...keys, index]))
    }
    if (Array.isArray(value)) return []
    const found = value ? textMistake(field, value) : missing(field)
    return found ? [{ keys, ...found }] : []
  })
}

/** Every value that one of some functions reads, also in rows and lists: the keys of its field, and how to put another in its place. */
export function readBy(converters, fields, values, before = []) {
  return fields.flatMap((field) => {
    const value = values[field.key] ?? ""
    const keys = [...before, field.key]
    if (field.fields) return [...value].flatMap((row, index) => readBy(converters, field.fields, row, [...keys, index]))
    if (!converters.includes(field.converter)) return []
    return [value].flat().filter(Boolean).map((each) => ({ keys, value: each, instead: (right) => replaced(value, each, right) }))
  })
}

/** What a button fills in: the right value, or the list that has it in the place of the wrong one. */
function replaced(value, wrong, right) {
  if (!Array.isArray(value)) return right
  return { value: value.map((each) => (each === wrong ? right : each)).join(", "), label: right }
}

function missing(field) {
  if (!field.required) return null
  const cure = field.example ? `schrijf bijvoorbeeld ${field.key}: ${field.example}` : `schrijf ${field.key}: en de waarde`
  return mistake("ontbreekt", "deze sleutel ontbreekt", cure, { form: /^to_da/.test(field.converter) ? "kies een datum" : "vul dit vak in" })
}

function textMistake(field, text) {
  const found = CONVERTERS[field.converter]?.(text)
  if (found) return found
  if (field.converter === "to_number") return outside(field, Number(text))
  const length = [...text].length
  if (length <= (field.longest ?? Infinity)) return null
  return mistake("te-lang", `de tekst heeft ${length} tekens; ${field.longest} kan`, "kort de tekst in")
}

function outside(field, value) {
  if (value < (field.least ?? -Infinity)) return mistake("getal", `${value} is te klein`, `het kleinste getal is ${field.least}`)
  const isTooBig = value > (field.most ?? Infinity)
  return isTooBig ? mistake("getal", `${value} is te groot`, `het grootste getal is ${field.most}`) : null
}

/** The picker gives a date of the calendar; only its year can be a slip of the keyboard. */
function date(text) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return mistake("datum", `"${shown(text)}" is geen datum zoals 2027-06-01`)
  if (Number.isNaN(Date.parse(`${text}T00:00Z`)) || new Date(`${text}T00:00Z`).toISOString().slice(0, 10) !== text) {
    return mistake("datum", `"${text}" staat niet op de kalender`, "kijk de maand en de dag na")
  }
  const fits = text >= "2005-01-01" && text <= "2100-12-31"
  return fits ? null : mistake("datum", `"${text}" valt buiten de jaren 2005 tot 2100`, "kijk het jaar na")
}

/** A month while the day is not known; other ways of writing one are named, because not every browser has a picker for it. */
function dayOrMonth(text) {
  if (/^[0-9]{4}-[0-9]{2}$/.test(text)) {
    if (text.slice(5) < "01" || text.slice(5) > "12") return mistake("datum", `"${text}" staat niet op de kalender`, "de maanden gaan van 01 tot 12")
    const fits = text >= "2005-01" && text <= "2100-12"
    return fits ? null : mistake("datum", `"${text}" valt buiten de jaren 2005 tot 2100`, "kijk het jaar na")
  }
  const meant = meantMonth(text)
  return meant ? mistake("datum", `"${shown(text)}" is geen datum zoals 2027-06-01`, `schrijf ${meant}`, { suggests: [meant] }) : date(text)
}

function meantMonth(text) {
  const line = text.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-").toLowerCase().trim().replace(/\s+/g, " ").replace(/^in /, "")
  const [, y1, m1] = /^([0-9]{4}) ?[-/._ ] ?([0-9]{1,2})$/.exec(line) ?? []
  const [, m2, y2] = /^([0-9]{1,2}) ?[-/._ ] ?([0-9]{4})$/.exec(line) ?? []
  const [, m3, y3] = /^([a-z]{3,9})\.?[-_ ]?([0-9]{4})$/.exec(line) ?? []
  const year = y1 ?? y2 ?? y3
  const month = m3 ? monthNamed(m3) : Number(m1 ?? m2 ?? 0)
  const fits = year >= "2005" && year <= "2100" && month >= 1 && month <= 12
  return fits ? `${year}-${String(month).padStart(2, "0")}` : ""
}

function monthNamed(name) {
  const found = MONTHS.filter((each) => each.startsWith(name.replace("mrt", "maart")))
  return found.length === 1 ? MONTHS.indexOf(found[0]) + 1 : 0
}

function time(text) {
  if (!/^[0-9]{2}:[0-9]{2}$/.test(text)) return mistake("uur", `"${shown(text)}" is geen uur zoals 14:30`)
  const fits = text.slice(0, 2) <= "23" && text.slice(3) <= "59"
  return fits ? null : mistake("uur", `"${text}" is geen uur van de dag`, "een dag loopt van 00:00 tot 23:59")
}

function number(text) {
  if (/^[0-9]{1,9}$/.test(text)) return null
  if (/^[0-9]+$/.test(text)) return mistake("getal", `${shown(text)} is te groot`, "schrijf een kleiner getal")
  const word = NUMBERS.indexOf(text.toLowerCase())
  const found = /^[^0-9,.-]*([0-9]{1,4})[^0-9,.-]*\.?$/.exec(text)
  const meant = word >= 0 ? word + 1 : found && Number(found[1])
  const isKnown = meant || meant === 0
  const cure = isKnown ? `schrijf ${meant}` : "schrijf het in cijfers, zoals 12"
  return mistake("getal", `"${shown(text)}" is geen geheel getal`, cure, { suggests: isKnown ? [String(meant)] : [] })
}

export function webAddress(text) {
  if (text.slice(0, 4).toLowerCase() === "www.") {
    return mistake("webadres", `"${shown(text)}" is geen volledig webadres`, `schrijf https://${shown(text)}`, { suggests: [`https://${text}`] })
  }
  const meant = meantWeb(text)
  return isWeb(text) ? null : mistake("webadres", `"${shown(text)}" is geen webadres`, webCure(text, meant), { suggests: meant ? [meant] : [] })
}

function joinLink(text) {
  if (text === ON_REQUEST) return null
  if (nearest(text, [ON_REQUEST])) return mistake("webadres", `"${shown(text)}" is geen webadres`, `schrijf ${ON_REQUEST}`, { suggests: [ON_REQUEST] })
  return webAddress(text)
}

export function mailAddress(text) {
  if ([...text].length <= LONGEST_MAIL && WHOLE_MAIL.test(text)) return null
  const meant = meantMail(text)
  const cure = meant ? `schrijf ${meant}` : "schrijf het zoals info@v-ict-or.be"
  return mistake("mailadres", `"${shown(text)}" is geen mailadres`, cure, { suggests: meant ? [meant] : [] })
}

function program(text) {
  const wrong = /[<>|]/.exec(text)
  if (wrong) return mistake("programma", `een naam heeft geen ${wrong[0]}`, "schrijf de naam in gewone tekst, zoals Cevi")
  if (/[a-z0-9]/.test(fold(text))) return null
  return mistake("programma", `"${shown(text)}" heeft geen letters of cijfers`, "schrijf de naam zelf, zoals Cevi")
}

function contact(text) {
  if (text.slice(0, 7).toLowerCase() === "mailto:") return mailAddress(text.slice(7).trim())
  if (text.split("/")[0].includes("@")) return mailAddress(text)
  if (/^(?:www\.|[a-z]+:)/i.test(text)) return webAddress(text)
  const cure = "schrijf een adres dat begint met https://, of een mailadres zoals info@v-ict-or.be"
  return mistake("webadres", `"${shown(text)}" is geen webadres of mailadres`, cure)
}

export function isWeb(text) {
  const found = /^(https?):\/\/([^/?#]*)/i.exec(text)
  if (!found || [...text].length > LONGEST_ADDRESS || NOT_IN_ADDRESS.test(text) || found[2].includes("@")) return false
  const [, host, port] = /^(.*?)(?::([0-9]*))?$/.exec(found[2])
  return Number(port ?? 0) <= 65535 && HOST.test(host)
}

/** The address that was probably meant by what is none; empty when there is none in it. */
function meantWeb(text) {
  if (/^https?:/i.test(text)) return ""
  const inside = /https?:\/\/[^\s<>()[\]"']+/.exec(text.slice(0, LONGEST_ADDRESS))
  const meant = inside ? inside[0] : text.includes("/") ? `https://${text}` : ""
  return isWeb(meant) ? meant : ""
}

function webCure(text, meant) {
  if (!/^https?:/i.test(text)) return meant ? `schrijf ${shown(meant)}` : "een webadres begint met https://"
  if ([...text].length > LONGEST_ADDRESS) return `een adres heeft ten hoogste ${LONGEST_ADDRESS} tekens`
  const wrong = NOT_IN_ADDRESS.exec(text)
  if (wrong) return wrong[0].trim() ? `een adres heeft geen ${wrong[0]}` : "een adres heeft geen spaties"
  if (text.split("/")[2]?.includes("@")) return "laat de naam en het wachtwoord voor het @ weg"
  return "kijk het adres na, zoals https://www.v-ict-or.be/"
}

function meantMail(text) {
  const plain = text.slice(0, 2 * LONGEST_MAIL).replace(/ ?[([{] ?(?:at|apenstaartje) ?[)\]}] ?/g, "@")
  const inside = /<([^<>]+)>/.exec(plain)
  const meant = (inside ? inside[1] : plain).replace(/^mailto:/i, "").split("?")[0]
  return WHOLE_MAIL.test(meant) ? meant : ""
}
