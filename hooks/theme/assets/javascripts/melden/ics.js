// An invitation (iCalendar, RFC 5545) as Outlook saves it: its day, hours, place and title. Who is invited is never read.

import { cleanLine } from "./clean.js"
import { inBrussels, zoneOf } from "./zones.js"

export const LARGEST = 1_000_000
const WANTED = new Set(["DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "RRULE"])
const HOW = "Open de afspraak in Outlook, kies Bestand, Opslaan als, en als type iCalendar (.ics)."

/** What the invitation says: `values` for the form and `notes` to look at; or a `problem` in Dutch. */
export async function readInvitation(file) {
  if (file.size > LARGEST) {
    const size = (file.size / 1e6).toFixed(1).replace(".", ",")
    return { problem: `Dit bestand is ${size} MB groot. Een uitnodiging is kleiner dan 1 MB; is dit het juiste bestand?` }
  }
  try {
    return parseInvitation(decode(new Uint8Array(await file.arrayBuffer())))
  } catch {
    return { problem: "Dit bestand kon niet gelezen worden. Kies het opnieuw, of vul de velden zelf in." }
  }
}

/** The same of its text. */
export function parseInvitation(text) {
  if (text.startsWith("\u00d0\u00cf\u0011\u00e0")) return { problem: `Dit is een Outlook-bericht (.msg). ${HOW}` }
  if (!/^BEGIN:VCALENDAR\s*$/im.test(text)) return { problem: `Dit is geen uitnodiging. ${HOW}` }
  const { events, isCut } = eventsOf(text)
  if (!events.length) return { problem: "In dit bestand staat geen afspraak. Vul de velden zelf in." }
  const event = events[0]
  const notes = []
  if (isCut) notes.push("Het bestand breekt halverwege af; kijk alles goed na.")
  if (events.length > 1) notes.push(`Er staan ${events.length} afspraken in het bestand; dit is de eerste.`)
  if (event.RRULE) notes.push("De afspraak herhaalt zich; alleen de eerste keer is overgenomen.")
  const start = moment(event.DTSTART, notes)
  if (!start) return { problem: "In deze uitnodiging staat geen dag die te lezen is. Vul de velden zelf in." }
  const end = event.DTEND ? moment(event.DTEND, []) : lasting(start, event.DURATION)
  const values = { titel: shortTitle(event.SUMMARY), datum: start.day, van: start.hour, tot: "", locatie: textOf(event.LOCATION) }
  if (start.hour && end?.hour && end.day === start.day) values.tot = end.hour
  else if (start.hour && end && end.day !== start.day) notes.push("De afspraak eindigt op een andere dag; vul het einduur zelf in.")
  return { values, notes }
}

/** UTF-8, or else what older versions of Windows write. */
function decode(bytes) {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return "\u00d0\u00cf\u0011\u00e0"
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder("windows-1252").decode(bytes)
  }
}

/** Of each event the wanted properties, the first of each; what stands inside an alarm is not the event's. */
function eventsOf(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n[ \t]/g, "").split("\n")
  const events = []
  const open = []
  let event = null
  for (const line of lines) {
    const found = /^([A-Za-z-]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)$/.exec(line)
    if (!found) continue
    const [name, value] = [found[1].toUpperCase(), found[3]]
    if (name === "BEGIN") {
      open.push(value.trim().toUpperCase())
      if (open.at(-1) === "VEVENT") events.push((event = {}))
    } else if (name === "END") {
      open.pop()
    } else if (open.at(-1) === "VEVENT" && WANTED.has(name) && !event[name]) {
      event[name] = { value, zone: /;TZID=("[^"]*"|[^;:]*)/i.exec(found[2])?.[1] ?? "" }
    }
  }
  return { events, isCut: open.length > 0 }
}

/** A day, and its hour in Brussels when there is one; null when it cannot be read. */
function moment(property, notes) {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z?))?$/i.exec(property?.value.trim() ?? "")
  if (!found) return null
  const [, year, month, date, hour, minute, , utc] = found
  const day = `${year}-${month}-${date}`
  const local = `${day}T${hour ?? "00"}:${minute ?? "00"}:00`
  const instant = new Date(`${local}Z`)
  if (Number.isNaN(instant.getTime()) || instant.toISOString().slice(0, 10) !== day) return null
  if (!hour) return { day, hour: "" }
  const zone = utc ? "UTC" : property.zone && zoneOf(property.zone)
  if (zone) return inBrussels(local, zone)
  if (property.zone) notes.push(`De tijdzone "${cleanLine(property.zone).slice(0, 60)}" is niet bekend; kijk de uren na.`)
  return { day, hour: `${hour}:${minute}` }
}

/** The end of what lasts some hours and minutes. */
function lasting(start, duration) {
  const found = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d+S)?)?$/i.exec(duration?.value.trim() ?? "")
  if (!found || !start.hour) return null
  const minutes = Number(found[1] ?? 0) * 1440 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0)
  const end = new Date(Date.parse(`${start.day}T${start.hour}:00Z`) + minutes * 60000).toISOString()
  return { day: end.slice(0, 10), hour: end.slice(11, 16) }
}

/** A title without what mail programs put in front of it. */
function shortTitle(property) {
  return textOf(property).replace(/^(?:(?:fw|fwd|re|tr|doorgestuurd|geannuleerd|canceled|cancelled):\s*)+/i, "")
}

/** A text without its escapes (RFC 5545, 3.3.11). */
function textOf(property) {
  const plain = (property?.value ?? "").replace(/\\([\\;,nN])/g, (_, each) => (/n/i.test(each) ? "\n" : each))
  return cleanLine(plain)
}
