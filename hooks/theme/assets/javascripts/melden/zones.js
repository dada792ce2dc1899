// Time zones as Outlook and others name them, and clock times in Brussels.

/** The names of Windows for the zones that meet a Belgian calendar (Unicode CLDR, windowsZones.xml). */
const WINDOWS = {
  "Romance Standard Time": "Europe/Brussels",
  "W. Europe Standard Time": "Europe/Berlin",
  "Central Europe Standard Time": "Europe/Budapest",
  "Central European Standard Time": "Europe/Warsaw",
  "GMT Standard Time": "Europe/London",
  "Greenwich Standard Time": "Atlantic/Reykjavik",
  "E. Europe Standard Time": "Europe/Chisinau",
  "FLE Standard Time": "Europe/Kyiv",
  "GTB Standard Time": "Europe/Bucharest",
  "Turkey Standard Time": "Europe/Istanbul",
  "Eastern Standard Time": "America/New_York",
  "Central Standard Time": "America/Chicago",
  "Mountain Standard Time": "America/Denver",
  "Pacific Standard Time": "America/Los_Angeles",
  "India Standard Time": "Asia/Kolkata",
  "China Standard Time": "Asia/Shanghai",
  "Tokyo Standard Time": "Asia/Tokyo",
  UTC: "UTC",
}
const CITIES = /brussel|bruxelles|amsterdam|paris|parijs|madrid|kopenhagen|copenhagen|romance/i

/** The zone that a name means, as a browser knows it; null when nobody can tell. */
export function zoneOf(name) {
  const bare = name.replace(/^"|"$/g, "").trim()
  const iana = WINDOWS[bare] ?? /[A-Z][A-Za-z_]+\/[A-Z][A-Za-z_]+$/.exec(bare)?.[0] ?? bare
  try {
    return new Intl.DateTimeFormat("nl", { timeZone: iana }).resolvedOptions().timeZone
  } catch {
    return CITIES.test(bare) ? "Europe/Brussels" : null
  }
}

/** A clock time of a zone (`2027-03-11T14:00`) as day and hour in Brussels. */
export function inBrussels(local, zone) {
  let instant = Date.parse(`${local}Z`)
  for (let round = 0; round < 2; round += 1) instant += Date.parse(`${local}Z`) - Date.parse(`${clock(instant, zone)}Z`)
  const [day, hour] = clock(instant, "Europe/Brussels").split("T")
  return { day, hour: hour.slice(0, 5) }
}

/** Today in Brussels. */
export function today(now = Date.now()) {
  return clock(now, "Europe/Brussels").slice(0, 10)
}

function clock(instant, timeZone) {
  const options = { timeZone, hourCycle: "h23", dateStyle: "short", timeStyle: "medium" }
  return new Intl.DateTimeFormat("sv-SE", options).format(instant).replace(" ", "T")
}
