// Friendly hints about a meeting, in the words of the build (hooks/kringen/hints); nothing waits for them.

import { goesOn } from "./rules.js"
import { mistake } from "./values.js"
import { lastDay, programKey, shortDay } from "./words.js"

const DAY = 86400000
const WEEKEND = { 0: "zondag", 6: "zaterdag" }

/** Every hint about a meeting. */
export function hintMistakes(about, site) {
  return [...ofDay(about, site), ...[...keepTheirSpelling(about, site)].map((each) => ({ level: "tip", ...each }))]
}

/** Those about one that goes on and has no report: one of today or later, or a new one whose day has passed. */
function ofDay(about, site) {
  const { values, hasReport } = about
  if (!values.datum || !goesOn(values) || hasReport) return []
  const isComing = lastDay(values.datum) >= site.today
  const found = (isComing ? COMING : GONE).filter((hint) => values.datum.length === 10 || ALSO_MONTHS.includes(hint))
  return found.flatMap((hint) => [...hint(about, site)]).map((each) => ({ level: "tip", ...each }))
}

const COMING = [notFarAway, announcedInTime, avoidsHolidays, avoidsWeekends, avoidsNeighbours, hasAnAgenda, hasAPlace, isNoWebAddress, movesAlong, takesUpQuestions]
const GONE = [stillToCome]
const ALSO_MONTHS = [notFarAway, stillToCome, takesUpQuestions]

function* stillToCome({ values, announced }, { hints, today }) {
  if (values.bron || !announced || daysBetween(announced, today) > hints.new) return
  const cure = "kijk het jaar na; was de bijeenkomst er al, voeg dan het verslag toe"
  yield onDay(mistake("tip-dag-voorbij", `${shortDay(values.datum)} is voorbij`, cure))
}

function* notFarAway({ values: { datum } }, { hints, today }) {
  if (daysBetween(today, lastDay(datum)) <= hints.far) return
  yield onDay(mistake("tip-ver-vooruit", `${shortDay(datum)} is meer dan achttien maanden vooruit`, "kijk na of het jaar klopt"))
}

function* announcedInTime({ values, announced }, { hints }) {
  if (!announced || announced > values.datum || daysBetween(announced, values.datum) >= hints.notice) return
  const message = `de bijeenkomst wordt minder dan ${hints.notice} dagen vooraf aangekondigd`
  yield onDay(mistake("tip-kort-vooraf", message, "mail de deelnemers ook zelf"))
}

function* avoidsHolidays({ values: { datum } }, { holidays }) {
  if (!Object.hasOwn(holidays, datum)) return
  const message = `${shortDay(datum)} is een feestdag (${holidays[datum]})`
  yield onDay(mistake("tip-feestdag", message, "kies een andere dag, tenzij u dit bewust koos"))
}

function* avoidsWeekends({ values: { datum } }, { holidays }) {
  const name = WEEKEND[new Date(`${datum}T00:00Z`).getUTCDay()]
  if (!name || Object.hasOwn(holidays, datum)) return
  yield onDay(mistake("tip-weekend", `${shortDay(datum)} is een ${name}`, "kijk na of dat klopt"))
}

function* avoidsNeighbours({ circle, values }, { circles, meetings, today }) {
  const own = [circle, ...(values.kringen ?? [])]
  const near = circles.filter((each) => own.includes(each.slug)).flatMap((each) => each.near)
  for (const other of meetings) {
    const isFree = other.when !== values.datum || other.date < today || !goesOn(other) || other.report
    const met = other.circles.find((slug) => near.includes(slug) && !own.includes(slug))
    if (isFree || !met || other.circles.some((slug) => own.includes(slug))) continue
    const { name } = circles.find((each) => each.slug === met)
    const message = `op ${shortDay(values.datum)} komt ook de kring ${name} samen, in dezelfde regio`
    const cure = "kies een andere dag, of maak er één gezamenlijke bijeenkomst van"
    yield onDay(mistake("tip-zelfde-dag-in-de-regio", message, cure))
  }
}

function* hasAnAgenda({ values, hasAgenda }, { hints, today }) {
  if (hasAgenda || daysBetween(today, values.datum) > hints.soon) return
  const cure = "schrijf in enkele woorden wat aan bod komt"
  yield { keys: ["agenda"], isText: true, ...mistake("tip-agenda", "er staat nog geen agenda", cure) }
}

function* hasAPlace({ values }, { hints, today }) {
  if (values.locatie || values.online || daysBetween(today, values.datum) > hints.soon) return
  const [message, cure, form] = values.gastbestuur
    ? [`de zaal en het adres in ${values.gastbestuur} ontbreken nog`, "vul locatie in", "vul Locatie in"]
    : ["er staat nog geen plaats", "vul gastbestuur en locatie in, of online", "vul in wie ontvangt en waar, of vul Online in"]
  yield { keys: ["locatie"], ...mistake("tip-plaats", message, cure, { form: `${message}; ${form}` }) }
}

function* isNoWebAddress({ values }, { web }) {
  if (!new RegExp(web, "u").test(values.locatie ?? "")) return
  const message = "een webadres wordt hier geen link"
  const form = `${message}; zet het bij Online, en hier de zaal`
  const cure = "zet het bij online, en bij locatie de zaal"
  yield { keys: ["locatie"], ...mistake("tip-webadres-als-plaats", message, cure, { form }) }
}

function* movesAlong({ values, slug }, { hints }) {
  const closes = values.inschrijven_tot
  if (values.status !== "verplaatst" || !closes || closes >= (slug ?? "").slice(0, 10)) return
  if (daysBetween(closes, values.datum) <= hints.early) return
  const message = `${shortDay(closes)} is nog van voor de verplaatsing`
  const code = "tip-inschrijven-van-voor-de-verplaatsing"
  yield { keys: ["inschrijven_tot"], ...mistake(code, message, "kijk na of inschrijven nu langer kan") }
}

function* keepTheirSpelling({ path, values: { datum, software = [] } }, { programs }) {
  for (const [index, { naam }] of software.entries()) {
    const key = programKey(naam)
    const known = Object.hasOwn(programs, key) ? programs[key] : []
    const [name, date, when] = known.find((each) => `meetings/${each[3]}.md` !== path) ?? []
    if (!name || name === naam || !datum || date >= lastDay(datum)) continue
    const message = `"${naam}" heette op ${shortDay(when)} "${name}"`
    yield { keys: ["software", index, "naam"], ...mistake("tip-software-spelling", message, `schrijf ${name}`, { suggests: [name] }) }
  }
}

function* takesUpQuestions({ circle, slug, values, isAsked, isThere }, { hints, circles, today }) {
  if (daysBetween(today, lastDay(values.datum)) > hints.soon || isAsked) return
  const own = [circle, ...(values.kringen ?? [])]
  const waiting = circles.filter((each) => own.includes(each.slug) && each.waiting).map((each) => each.waiting)
  if (!waiting.length) return
  const count = waiting.reduce((sum, each) => sum + each.count, 0)
  const oldest = waiting.reduce((one, other) => (one.since < other.since ? one : other))
  const message = `in de kring ${count === 1 ? "leeft 1 vraag" : `leven ${count} vragen`}, maar op deze bijeenkomst staat er geen`
  const form = `${message}; zet er een op met Vraag opvolgen${isThere ? "" : ", zodra deze bijeenkomst op de site staat"}`
  const cure = `zet bij een vraag zoals "${oldest.name}" bijeenkomst: ${slug}`
  yield { keys: ["agenda"], isText: true, ...mistake("tip-vragen-die-leven", message, cure, { form }) }
}

function daysBetween(first, last) {
  return (Date.parse(`${last}T00:00Z`) - Date.parse(`${first}T00:00Z`)) / DAY
}

function onDay(found) {
  return { keys: ["datum"], ...found }
}
