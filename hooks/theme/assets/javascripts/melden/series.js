// The clock times of what repeats (RFC 5545, 3.3.10), as the build finds them (hooks/kringen/transfer/series.py).
// A clock time is a number: the milliseconds that the same time in UTC would have.

const DAY = 86400000
const NAMES = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
const KNOWN = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"])

/** A rule that cannot be followed. */
export class Unreadable extends Error {}

/** Whether a rule says how often or until when. */
export function hasEnd(rule) {
  const parts = partsOf(rule)
  return Boolean(parts.COUNT || parts.UNTIL)
}

/** When something takes place that begins at a clock time and repeats, in order; at most `ahead` years of it. */
export function* occurrences(start, rule, ahead, toBrussels) {
  const parts = partsOf(rule)
  const last = Math.min(start + 366 * ahead * DAY, parts.UNTIL ? until(parts.UNTIL, toBrussels) : Infinity)
  const most = parts.COUNT ? numberIn(parts.COUNT) : Infinity
  const hour = modulo(start, DAY)
  let count = 0
  for (const days of periods(start - hour, parts, last)) {
    for (const day of chosen(days, parts)) {
      if (day + hour < start) continue
      if (day + hour > last || count >= most) return
      count += 1
      yield day + hour
    }
  }
}

function partsOf(rule) {
  const pairs = rule.trim().toUpperCase().split(";").filter((each) => each.includes("="))
  const parts = Object.fromEntries(pairs.map((each) => [each.slice(0, each.indexOf("=")), each.slice(each.indexOf("=") + 1)]))
  const isKnown = Object.entries(parts).every(([name, value]) => KNOWN.has(name) && /^[A-Z0-9,+-]+$/.test(value))
  if (!isKnown || !/^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(parts.FREQ ?? "")) throw new Unreadable()
  return parts
}

/** The days of each period that the rule looks at and that fit it. */
function* periods(first, parts, last) {
  const interval = parts.INTERVAL ? numberIn(parts.INTERVAL) : 1
  if (!interval) throw new Unreadable()
  const fits = filterOf(first, parts)
  const begin = new Date(first)
  const weekStart = NAMES.indexOf(parts.WKST ?? "MO")
  if (weekStart < 0) throw new Unreadable()
  for (let number = 0; ; number += interval) {
    const [from, to] = {
      DAILY: () => [first + number * DAY, first + (number + 1) * DAY],
      WEEKLY: () => [monday(first, weekStart) + number * 7 * DAY, monday(first, weekStart) + (number + 1) * 7 * DAY],
      MONTHLY: () => [month(begin, number), month(begin, number + 1)],
      YEARLY: () => [year(begin, number), year(begin, number + 1)],
    }[parts.FREQ]()
    if (from > last) return
    const days = []
    for (let day = from; day < to; day += DAY) if (fits(day)) days.push(day)
    yield days
  }
}

/** Which days a rule means; what it does not say follows from the day on which it begins. */
function filterOf(first, parts) {
  const months = parts.BYMONTH && numbersIn(parts.BYMONTH)
  const monthDays = parts.BYMONTHDAY && numbersIn(parts.BYMONTHDAY)
  const days = parts.BYDAY?.split(",").map(weekday)
  const start = new Date(first)
  const isFree = !monthDays && !days
  return (day) => {
    const date = new Date(day)
    if (months && !months.includes(date.getUTCMonth() + 1)) return false
    if (monthDays && !monthDays.includes(date.getUTCDate()) && !monthDays.includes(date.getUTCDate() - lengthOf(date) - 1)) return false
    if (days && !days.some((each) => isNth(date, each, parts, months))) return false
    if (!isFree || parts.FREQ === "DAILY") return true
    if (parts.FREQ === "WEEKLY") return date.getUTCDay() === start.getUTCDay()
    const isMonth = parts.FREQ === "MONTHLY" || months || date.getUTCMonth() === start.getUTCMonth()
    return isMonth && date.getUTCDate() === start.getUTCDate()
  }
}

/** Whether a day is that weekday, the so manieth of its month or year. */
function isNth(date, { nth, name }, { FREQ }, months) {
  if (date.getUTCDay() !== name) return false
  if (!nth || FREQ === "DAILY" || FREQ === "WEEKLY") return true
  const isOfYear = FREQ === "YEARLY" && !months
  const [from, to] = isOfYear ? [year(date, 0), year(date, 1)] : [month(date, 0), month(date, 1)]
  const place = Math.floor((date.getTime() - from) / DAY / 7) + 1
  const back = -Math.floor((to - DAY - date.getTime()) / DAY / 7) - 1
  return nth === place || nth === back
}

function* chosen(days, { BYSETPOS }) {
  if (!BYSETPOS) return yield* days
  const places = numbersIn(BYSETPOS).map((each) => (each > 0 ? each - 1 : days.length + each))
  yield* days.filter((_, index) => places.includes(index))
}

function weekday(text) {
  const found = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(text)
  if (!found) throw new Unreadable()
  return { nth: Number(found[1] ?? 0), name: NAMES.indexOf(found[2]) }
}

function until(text, toBrussels) {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?$/.exec(text)
  if (!found) throw new Unreadable()
  const [, years, months, days, hours = "23", minutes = "59", utc] = found
  const moment = Date.parse(`${years}-${months}-${days}T${hours}:${minutes}:00Z`)
  if (Number.isNaN(moment)) throw new Unreadable()
  return utc ? toBrussels(moment) : moment
}

function numbersIn(text) {
  return text.split(",").map(numberIn)
}

function numberIn(text) {
  if (!/^[+-]?\d{1,6}$/.test(text)) throw new Unreadable()
  return Number(text)
}

function monday(day, weekStart) {
  return day - modulo(new Date(day).getUTCDay() - weekStart, 7) * DAY
}

function month(date, later) {
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1)
}

function year(date, later) {
  return Date.UTC(date.getUTCFullYear() + later, 0, 1)
}

function lengthOf(date) {
  return Math.round((month(date, 1) - month(date, 0)) / DAY)
}

function modulo(number, by) {
  return ((number % by) + by) % by
}
