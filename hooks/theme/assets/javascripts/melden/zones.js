// Time zones as Outlook and others name or describe them, and clock times in Brussels; the names are the build's
// (hooks/kringen/transfer/moments.py). A clock time is a number: the milliseconds that the same time in UTC would have.

import { occurrences, Unreadable } from "./series.js"
import { stripped } from "./words.js"

const formats = new Map()

/** The clock of the zone that a calendar calls so: a function that makes of a clock time there the one in Brussels.
 *
 * A known name goes first, then what the file itself describes; null when nobody can tell.
 */
export function clockOf(name, described, rules) {
  return named(name, rules) ?? describedClock(name, described, rules) ?? hinted(name, rules)
}

/** The clock of UTC. */
export const utc = clockIn("UTC")

/** The clock of a zone that many minutes ahead of UTC. */
export function shifted(minutes) {
  return (local) => utc(local - minutes * 60000)
}

/** Today in Brussels. */
export function today(now = Date.now()) {
  return new Date(clock(now, "Europe/Brussels")).toISOString().slice(0, 10)
}

function clockIn(zone) {
  return (local) => {
    let instant = local
    for (let round = 0; round < 2; round += 1) instant += local - clock(instant, zone)
    return clock(instant, "Europe/Brussels")
  }
}

function named(name, { patterns, zones }) {
  if (patterns.utc.test(name)) return utc
  const offset = patterns.offset.exec(name)
  if (offset) return shifted(Number(`${offset[1]}1`) * Math.min(Number(offset[2]) * 60 + Number(offset[3] ?? 0), 840))
  const parts = name.toLowerCase().split("/")
  const known = Object.hasOwn(zones, name.toLowerCase()) ? [zones[name.toLowerCase()]] : []
  const paths = [3, 2].filter((count) => parts.length >= count).map((count) => parts.slice(-count).join("/"))
  const zone = [...known, ...paths].find(isZone)
  return zone ? clockIn(zone) : null
}

function hinted(name, { zone_hints: hints }) {
  const found = hints.find(([hint]) => new RegExp(hint, "iu").test(name))
  return found ? clockIn(found[1]) : null
}

function isZone(name) {
  try {
    return Boolean(format(name))
  } catch {
    return false
  }
}

/** The clock that the rules of a VTIMEZONE make (RFC 5545, 3.6.5). */
function describedClock(name, described, rules) {
  const zone = described.find((each) => stripped(each.text("TZID").trim(), `"' `) === name && usable(each).length)
  if (!zone) return null
  const parts = usable(zone)
  return (local) => {
    let best = null
    for (const part of parts) {
      for (const onset of onsets(part, local, rules)) {
        if (!best || onset > best.onset || (onset === best.onset && offsetOf(part) > best.offset)) best = { onset, offset: offsetOf(part) }
      }
    }
    return shifted(best ? best.offset : offsetOf(parts[0]))(local)
  }
}

function usable(zone) {
  return zone.inside.filter((each) => offsetOf(each) !== null && startOf(each) !== null)
}

/** When a part of a zone began, up to a moment; of what repeats each year only the last times. */
function onsets(part, local, { ahead }) {
  const start = startOf(part)
  if (start > local) return []
  const found = [start]
  const rule = part.first("RRULE")?.value.toUpperCase() ?? ""
  if (!rule.includes("FREQ=YEARLY") || rule.includes("COUNT")) return found
  const date = new Date(start)
  const year = Math.max(date.getUTCFullYear(), new Date(local).getUTCFullYear() - 2)
  const recent = Date.UTC(year, date.getUTCMonth(), 1) + (((start % 86400000) + 86400000) % 86400000)
  try {
    for (const each of occurrences(recent, rule, ahead, utc)) {
      if (each > local) break
      if (each >= start) found.push(each)
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
  return found
}

function offsetOf(part) {
  const found = /^([+-])(\d{2}):?(\d{2})(?:\d{2})?$/.exec(part.text("TZOFFSETTO").trim())
  return found ? Number(`${found[1]}1`) * Math.min(Number(found[2]) * 60 + Number(found[3]), 840) : null
}

function startOf(part) {
  const found = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})/.exec(part.text("DTSTART").trim())
  const moment = found ? Date.parse(`${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}Z`) : NaN
  return Number.isNaN(moment) ? null : moment
}

function clock(instant, timeZone) {
  return Date.parse(`${format(timeZone).format(instant).replace(" ", "T")}Z`)
}

function format(timeZone) {
  const options = { timeZone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" }
  if (!formats.has(timeZone)) formats.set(timeZone, new Intl.DateTimeFormat("sv-SE", options))
  return formats.get(timeZone)
}
