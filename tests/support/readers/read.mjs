// What ical.js and node-ical find in the calendars that stand on the input as JSON: for each its events.

import ICAL from "ical.js"
import ical from "node-ical"
import { readFileSync } from "node:fs"

const calendars = JSON.parse(readFileSync(0, "utf8"))
const instant = (date) => new Date(date).toISOString().slice(0, 16)

/** A day as the calendar has it, whatever the zone of this machine. */
const day = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`

function withIcalJs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents("vevent").map((each) => {
    const event = new ICAL.Event(each)
    const at = (time) => (time.isDate ? time.toString() : instant(time.toJSDate()))
    return [event.uid, event.summary, at(event.startDate), at(event.endDate), each.getFirstPropertyValue("status")]
  })
}

function withNodeIcal(text) {
  const events = Object.values(ical.sync.parseICS(text)).filter((each) => each.type === "VEVENT")
  const at = (date) => (date.dateOnly ? day(date) : instant(date))
  return events.map((each) => [each.uid, each.summary, at(each.start), at(each.end), each.status])
}

const found = Object.fromEntries(
  Object.entries(calendars).map(([uri, text]) => [uri, { "ical.js": withIcalJs(text), "node-ical": withNodeIcal(text) }]),
)
process.stdout.write(JSON.stringify(found))
