// What must hold between the values and with the other meetings, in the words of the build (hooks/kringen/rules).

import { mistake, readBy } from "./values.js"
import { lastDay, on, programKey, shortDay } from "./words.js"

/** Every rule that a meeting breaks, with the field where it shows. `meeting` is what checks.js knows of it. */
export function ruleMistakes(meeting, site) {
  return RULES.flatMap((rule) => [...rule(meeting, site)])
}

const RULES = [municipalitiesExist, programsOnce, usersOnce, datesFit, movedHasNewDate, postponedHasNone, timesFit, closingFits, oneMeetingAtATime, reportFollows, reportIsWanted, countFollows]

function* municipalitiesExist({ values }, { fields, register }) {
  if (!values.datum) return
  for (const { keys, value, instead } of readBy(["to_municipality"], fields, values)) {
    const found = register.hostMistake(value, lastDay(values.datum))
    if (found) yield { keys, ...found, suggests: (found.suggests ?? []).map(instead) }
  }
}

function* programsOnce({ values: { software = [] } }) {
  const keys = software.map(({ naam }) => programKey(naam ?? ""))
  for (const [index, { naam }] of software.entries()) {
    if (!keys.slice(0, index).includes(keys[index])) continue
    const cure = "houd er één over, met alle gemeenten erbij"
    yield { keys: ["software", index, "naam"], ...mistake("software-dubbel", `"${naam}" staat er twee keer`, cure) }
  }
}

function* usersOnce({ values: { software = [] } }) {
  for (const [place, { bij = [] }] of software.entries()) {
    for (const name of bij.filter((each, index) => bij.indexOf(each) < index)) {
      const found = mistake("software-bestuur-dubbel", `${name} staat er twee keer`, "houd er één over")
      yield { keys: ["software", place, "bij"], ...found }
    }
  }
}

function* datesFit({ values, slug }) {
  if (!values.datum || !hasMoved(values.datum, slug) || statusOf(values) !== "gepland") return
  const first = firstOf(slug)
  const cure =
    `is dit een tikfout, schrijf dan ${first}; is de bijeenkomst verplaatst, schrijf dan ` +
    "status: verplaatst (het adres op de site houdt de eerste datum)"
  const form = `deze bijeenkomst is aangekondigd voor ${shortDay(first)}; is ze verplaatst, kies dan bij Status Verplaatst`
  const suggests = [status("verplaatst"), { key: "datum", value: first, label: shortDay(first) }]
  const message = `${values.datum} is niet de ${first.length < 10 ? "maand" : "dag"} van de bestandsnaam`
  yield at("datum", mistake("datum-of-bestandsnaam", message, cure, { form, suggests }))
}

function* movedHasNewDate({ values, slug }) {
  if (statusOf(values) !== "verplaatst" || !values.datum || hasMoved(values.datum, slug)) return
  const first = firstOf(slug)
  const [message, cure, form] =
    values.datum === first
      ? [
          `de bijeenkomst heet verplaatst, maar datum is nog steeds ${first}`,
          "schrijf bij datum de nieuwe dag; zijn alleen het uur of de plaats gewijzigd, laat status dan weg",
          "kies bij Datum de nieuwe dag; is alleen het uur of de plaats anders, kies dan bij Status Gepland",
        ]
      : [
          `de bijeenkomst heet verplaatst, maar ${values.datum} valt in de maand die was aangekondigd`,
          "laat status weg: een dag kiezen in die maand is niet verplaatsen",
          "een dag kiezen in de maand die was aangekondigd, is niet verplaatsen; kies bij Status Gepland",
        ]
  yield at("status", mistake("verplaatst-zonder-nieuwe-dag", message, cure, { form, suggests: [status("gepland")] }))
}

function* postponedHasNone({ values, slug }) {
  if (statusOf(values) !== "uitgesteld" || !values.datum || !hasMoved(values.datum, slug)) return
  const message = `de bijeenkomst heet uitgesteld, maar datum is nu ${values.datum}`
  const cure = `schrijf status: verplaatst; staat ook die dag niet vast, zet datum dan terug op ${firstOf(slug)}`
  const first = { key: "datum", value: firstOf(slug), label: shortDay(firstOf(slug)) }
  const form = `er is een nieuwe dag gekozen; kies dan bij Status Verplaatst, of zet bij Datum de eerste dag terug`
  yield at("status", mistake("uitgesteld-met-nieuwe-dag", message, cure, { form, suggests: [status("verplaatst"), first] }))
}

function* timesFit({ values: { van, tot } }) {
  if (tot && !van) {
    const cure = "voeg het beginuur toe met van, of laat tot weg"
    yield at("tot", mistake("einde-zonder-begin", "het beginuur ontbreekt", cure, { form: "vul ook Van in, of maak Tot leeg" }))
  } else if (tot && tot <= van) {
    const form = `het einde, ${tot}, is niet later dan het begin, ${van}; verbeter Van of Tot`
    yield at("tot", mistake("einde-voor-begin", `${tot} is niet later dan het begin, ${van}`, "verbeter van of tot", { form }))
  }
}

function* closingFits({ values: { datum, inschrijven, inschrijven_tot: closes } }) {
  if (!closes) return
  if (datum && closes > lastDay(datum)) {
    const message = `${closes} valt na de bijeenkomst`
    const last = lastDay(datum)
    const form = `${shortDay(closes)} valt na de bijeenkomst; kies ten laatste ${shortDay(last)}`
    const suggests = [{ key: "inschrijven_tot", value: last, label: shortDay(last) }]
    yield at("inschrijven_tot", mistake("inschrijven-te-laat", message, `kies ten laatste ${last}`, { form, suggests }))
  }
  if (!inschrijven) {
    const cure = "voeg inschrijven toe met een webadres of een mailadres"
    const message = "er staat niet bij hoe men inschrijft"
    const form = "vul bij Inschrijven een webadres of een mailadres in, of maak dit vak leeg"
    yield at("inschrijven_tot", mistake("inschrijven-zonder-adres", message, cure, { form }))
  }
}

function* oneMeetingAtATime({ circle, path, values }, { meetings, circles }) {
  if (!goesOn(values) || values.datum?.length !== 10) return
  const own = [circle, ...(values.kringen ?? [])]
  for (const other of meetings) {
    const otherPath = `meetings/${other.circle}/${other.slug}.md`
    const shared = own.find((each) => other.circles.includes(each))
    if (otherPath === path || !goesOn(other) || other.when !== values.datum || !shared || !mayOverlap(values, other)) continue
    const message = `de kring "${shared}" heeft op ${shortDay(values.datum)} ook een bijeenkomst in ${otherPath}`
    const cure =
      "verbeter een van beide, of houd één bestand over als het om dezelfde bijeenkomst gaat; " +
      "zijn het er twee, geef ze uren die elkaar niet overlappen"
    const name = circles.find((each) => each.slug === shared)?.name ?? shared
    const title = other.title ? ` (${other.title})` : ""
    const form = `de kring ${name} heeft op ${shortDay(values.datum)} ook een bijeenkomst${title}; kies een andere dag, of uren die niet overlappen`
    yield at("datum", mistake("zelfde-dag", message, cure, { form }))
  }
}

function* reportFollows({ values, hasReport }, { today }) {
  if (!hasReport || !values.datum) return
  if (!goesOn(values)) {
    const cure = "ging ze toch door, schrijf dan status: gepland; haal het verslag anders weg"
    const message = `er staat een verslag, maar de bijeenkomst is ${statusOf(values)}`
    const form = `de bijeenkomst is ${statusOf(values)}; ging ze toch door, kies dan bij Status Gepland, en haal anders het verslag weg`
    yield inText("verslag", mistake("verslag-van-geannuleerde", message, cure, { form, suggests: [status("gepland")] }))
  } else if (today < lastDay(values.datum)) {
    const cure = "zet tekst voor de bijeenkomst onder ## Agenda, of verbeter de datum"
    const message = `er staat een verslag, maar de bijeenkomst is pas ${on(values.datum)}`
    const form = `de bijeenkomst is pas ${on(values.datum)}; zet wat er zal gebeuren in het vak Agenda, of verbeter de datum`
    yield inText("verslag", mistake("verslag-te-vroeg", message, cure, { form }))
  }
}

function* reportIsWanted({ values, hasReport }) {
  if (!hasReport || values.verslag !== "geen") return
  const message = "er zou geen verslag komen, maar het staat er"
  const form = `${message}; kies bij Komt er een verslag: Volgt`
  const suggests = [{ key: "komt_er_een_verslag", value: "volgt", label: "Volgt" }]
  yield at("verslag", mistake("verslag-toch", message, "haal verslag: geen weg", { form, suggests }))
}

function* countFollows({ values }, { today }) {
  if (!values.besturen || !values.datum) return
  if (!goesOn(values)) {
    const message = `de bijeenkomst is ${statusOf(values)}`
    yield at("besturen", mistake("besturen-te-vroeg", message, "laat besturen weg", { form: `${message}; maak dit vak leeg` }))
  } else if (today < lastDay(values.datum)) {
    const message = `de bijeenkomst is pas ${on(values.datum)}`
    const form = `${message}; vul dit vak in na de bijeenkomst`
    yield at("besturen", mistake("besturen-te-vroeg", message, "vul besturen in na de bijeenkomst", { form }))
  }
}

/** The button that chooses another status. */
function status(value) {
  return { key: "status", value, label: value[0].toUpperCase() + value.slice(1) }
}

/** Whether a date is another one than first announced; a day in the month first announced is none. */
export function hasMoved(date, slug) {
  const first = firstOf(slug)
  return date.slice(0, first.length) !== first
}

/** The day or month that the name of a file begins with; a second meeting on one day has a number behind it. */
function firstOf(slug) {
  return (slug ?? "").slice(0, 10)
}

/** Whether two meetings on one day may be at the same time; without an end one takes two hours, without a start nobody knows. */
export function mayOverlap(values, { hours: [start, end] }) {
  if (!values.van || !start) return true
  const [one, other] = [stretch(values.van, values.tot), stretch(start, end)]
  return one[0] < other[1] && other[0] < one[1]
}

function stretch(start, end) {
  const minutes = (time) => 60 * Number(time.slice(0, 2)) + Number(time.slice(3))
  return [minutes(start), end > start ? minutes(end) : minutes(start) + 120]
}

/** Whether a meeting takes place when its file says. */
export function goesOn(meeting) {
  return !["geannuleerd", "uitgesteld"].includes(statusOf(meeting))
}

function statusOf(values) {
  return values.status || "gepland"
}

function at(key, found) {
  return { keys: [key], ...found }
}

/** A mistake in the text below the data, which no key leads. */
function inText(name, found) {
  return { ...at(name, found), isText: true }
}
