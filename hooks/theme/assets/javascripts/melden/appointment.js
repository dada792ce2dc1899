// What the appointments of a calendar say of meetings. The same as `run.py import` makes of them
// (hooks/kringen/transfer/invitation.py), from the same table of rules; a clock time is a number, see zones.js.

import { cleanLine } from "./clean.js"
import { direct } from "./detours.js"
import { hasEnd, occurrences, Unreadable } from "./series.js"
import { takenApart } from "./titles.js"
import { shown, stripped } from "./words.js"
import { clockOf, shifted, utc } from "./zones.js"

const MINUTE = 60000
const DAY = 86400000
const MOST = 200
const LONGEST_LIST = 1000
const LONGEST_LINE = 2000

/** Every appointment of a file, in order: `meetings`, `notes`, and whether it is a series; or a `problem`. */
export function appointments(root, context) {
  return root.all("VCALENDAR").flatMap((calendar) => {
    const method = calendar.text("METHOD").trim().toUpperCase()
    const reader = new Reader(root.all("VTIMEZONE"), method, context)
    return setsOf(calendar.all("VEVENT")).map(({ event, changes }) => reader.attempt(event, changes))
  })
}

/** An appointment that nobody can read. */
class Unclear extends Error {}

/** Each appointment with the changes to single times of it; an earlier version of the same does not count. */
function setsOf(events) {
  const latest = new Map()
  const changed = new Map()
  for (const event of events) {
    const uid = event.text("UID")
    if (event.first("RECURRENCE-ID")) changed.set(uid, [...(changed.get(uid) ?? []), event])
    else latest.set(uid, Math.max(latest.get(uid) ?? 0, sequenceOf(event)))
  }
  return events.flatMap((event) => {
    const uid = event.text("UID")
    if (event.first("RECURRENCE-ID")) return uid && latest.has(uid) ? [] : [{ event, changes: [] }]
    return !uid || sequenceOf(event) === latest.get(uid) ? [{ event, changes: uid ? (changed.get(uid) ?? []) : [] }] : []
  })
}

function sequenceOf(event) {
  return Number(/^\s*(\d{1,9})\s*$/.exec(event.text("SEQUENCE"))?.[1] ?? 0)
}

class Reader {
  constructor(described, method, { rules, detours, circles }) {
    Object.assign(this, { described, method, rules, detours, circles })
  }

  attempt(event, changes) {
    try {
      return this.group(event, changes)
    } catch (error) {
      if (!(error instanceof Unclear)) throw error
      return { problem: error.message }
    }
  }

  /** An appointment with the times that really take place. */
  group(master, changes) {
    const { said, ahead } = this.rules
    const notes = new Set()
    const start = this.start(master, notes)
    const first = this.meeting(master, start, start.local, notes)
    if (["REPLY", "COUNTER"].includes(this.method)) notes.add(said.reply)
    if (first.isCancelled || !(master.first("RRULE") || master.first("RDATE"))) return { meetings: [first], notes: [...notes] }
    const rule = master.text("RRULE")
    let times
    let isBounded
    try {
      times = this.times(master, start, rule, ahead)
      isBounded = !rule || hasEnd(rule)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      return { meetings: [first], notes: [...notes.add(said.rule)] }
    }
    const instead = new Set(changes.map((each) => this.instant(each)))
    const quiet = new Set()
    const regular = times.filter((local) => !instead.has(start.clock(local)))
    const meetings = regular.map((local) => this.meeting(master, start, local, quiet))
    for (const each of changes) {
      const own = this.start(each, notes)
      meetings.push(this.meeting(each, own, own.local, quiet))
    }
    const order = ({ day, start: hour }) => `${day} ${hour || "00:00"}`
    const kept = meetings.filter((each) => !each.isCancelled)
    kept.sort((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0))
    if (!kept.length) throw new Unclear(said.never)
    return { meetings: kept, notes: [...notes], isSeries: true, isBounded }
  }

  /** The clock times at which it takes place by its rule and its added days, without those taken out. */
  times(master, start, rule, ahead) {
    const out = this.listed(master, "EXDATE")
    const instants = new Set(out.filter((each) => each.hasHour).map((each) => each.clock(each.local)))
    const days = new Set(out.filter((each) => !each.hasHour).map((each) => dayOf(each.local)))
    const found = new Set()
    const take = (local) => {
      if (!instants.has(start.clock(local)) && !days.has(dayOf(local))) found.add(local)
      return found.size < MOST
    }
    for (const local of rule ? occurrences(start.local, rule, ahead, utc) : [start.local]) if (!take(local)) break
    for (const { local } of this.listed(master, "RDATE")) if (!take(local)) break
    return [...found]
  }

  /** The moments of a list; of a period its beginning. */
  listed(master, name) {
    const lines = master.properties.get(name) ?? []
    const values = lines.flatMap((each) => each.value.split(",").map((part) => ({ ...each, value: part.split("/")[0] })))
    return values.slice(0, LONGEST_LIST).map((each) => this.moment(each, new Set())).filter(Boolean)
  }

  /** Which time of a series a change is about, as the clock in Brussels then is. */
  instant(change) {
    const found = this.moment(change.first("RECURRENCE-ID"), new Set())
    return found && found.clock(found.local)
  }

  start(event, notes) {
    const { said } = this.rules
    const found = event.first("DTSTART")
    if (!found) throw new Unclear(filled(said.no_day, event.line))
    const start = this.moment(found, notes)
    if (!start) throw new Unclear(filled(said.no_start, found.line, shown(found.value, 30)))
    return start
  }

  /** The meeting that begins at a clock time of the zone of `start`. */
  meeting(event, start, local, notes) {
    const begin = start.clock(local)
    const categories = event.text("CATEGORIES").split(",").map((each) => each.trim()).filter(Boolean)
    const title = takenApart(lineOf(event.text("SUMMARY")), this.circles, categories, this.rules)
    const isOut = this.method === "CANCEL" || event.text("STATUS").trim().toUpperCase() === "CANCELLED"
    return {
      day: dayOf(begin),
      ...this.hours(event, start, local - start.local, notes),
      title,
      ...this.where(event),
      own: this.rules.patterns.own.exec(event.text("UID").trim()),
      isCancelled: isOut || title.isCancelled,
    }
  }

  /** The hours of the day on which it begins; none of a whole day, and no end on another day. */
  hours(event, start, later, notes) {
    const { said } = this.rules
    const begin = start.clock(start.local + later)
    const end = this.end(event, start, later, notes)
    const isMidnight = (moment) => moment !== null && hourOf(moment) === "00:00"
    if (!start.hasHour || (isMidnight(begin) && isMidnight(end) && end > begin)) {
      const days = end === null ? 1 : Math.floor((end - begin) / DAY)
      if (days > 1) notes.add(filled(said.days, days))
      return { start: "", end: "" }
    }
    const from = { start: hourOf(begin), end: "" }
    if (end === null || end === begin) return from
    if (end > begin && dayOf(end) === dayOf(begin)) return { ...from, end: hourOf(end) }
    const days = Math.round((Date.parse(dayOf(end)) - Date.parse(dayOf(begin))) / DAY) + (isMidnight(end) ? 0 : 1)
    if (end < begin) notes.add(said.end)
    else notes.add(end - begin >= DAY ? filled(said.days, days) : said.night)
    return from
  }

  /** When it ends, on the clock in Brussels; null when that is not known. */
  end(event, start, later, notes) {
    const found = event.first("DTEND")
    const end = found && this.moment(found, notes)
    if (end) return end.clock(end.local + later)
    const length = this.rules.patterns.duration.exec(event.text("DURATION").trim())
    if (!length?.slice(1).some(Boolean)) return null
    const [weeks, days, hours, minutes] = length.slice(1).map((each) => Number(each ?? 0))
    return start.clock(start.local + later + (weeks * 7 + days) * DAY + (hours * 60 + minutes) * MINUTE)
  }

  /** The moment that a property holds, with the clock of its zone; a `Z` goes before a zone with a name. */
  moment(property, notes) {
    const found = this.rules.patterns.moment.exec(property.value.trim())
    if (!found || found[1] < "1900" || found[1] > "2200") return null
    const [, year, month, date, hour = "00", minute = "00", , shift] = found
    const local = Date.parse(`${year}-${month}-${date}T${hour}:${minute}:00Z`)
    if (Number.isNaN(local) || dayOf(local) !== `${year}-${month}-${date}` || hour === "24") return null
    return { local, hasHour: Boolean(found[4]), clock: found[4] ? this.clock(shift, property.zone, notes) : same }
  }

  clock(shift, zone, notes) {
    if (/^z$/i.test(shift ?? "")) return utc
    if (shift) return shifted(Number(`${shift[0]}1`) * Math.min(Number(shift.slice(1, 3)) * 60 + Number(shift.slice(-2)), 840))
    if (!zone) return same
    const found = clockOf(zone, this.described, this.rules)
    if (!found) notes.add(filled(this.rules.said.zone, shown(zone)))
    return found ?? same
  }

  /** The place without what is none, and the address of an online meeting; of a description nothing else is read. */
  where(event) {
    let online = this.rules.links.flatMap((name) => this.joined(event.text(name)))[0] ?? ""
    const places = []
    for (const part of event.text("LOCATION").slice(0, LONGEST_LINE).split(this.rules.patterns.between_places)) {
      const address = this.addresses(part)[0] ?? ""
      if (!online && address) online = direct(address, this.detours)
      const place = stripped(lineOf(address ? part.replaceAll(address, " ") : part), " ,;:")
      if (place && !this.rules.patterns.no_place.test(place)) places.push(place)
    }
    return { place: [...new Set(places)].join(", "), online }
  }

  /** The addresses of online meetings in a text, without the detour over a mail filter. */
  joined(text) {
    const found = this.addresses(text.replaceAll("&amp;", "&")).map((each) => direct(each, this.detours))
    return found.filter((each) => this.rules.patterns.online.test(each))
  }

  addresses(text) {
    const { address, address_end: end } = this.rules.patterns
    return [...text.matchAll(new RegExp(address.source, "giu"))].map(([each]) => each.replace(end, ""))
  }
}

/** A text on one line, without what nobody sees. */
function lineOf(text) {
  return cleanLine(text.slice(0, LONGEST_LINE)).split(/\s+/).filter(Boolean).join(" ")
}

function filled(sentence, ...values) {
  return sentence.replace(/\{(\d)\}/g, (_, place) => values[place])
}

function dayOf(moment) {
  return new Date(moment).toISOString().slice(0, 10)
}

function hourOf(moment) {
  return new Date(moment).toISOString().slice(11, 16)
}

function same(local) {
  return local
}
