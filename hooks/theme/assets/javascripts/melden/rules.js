// What must hold between the values and with the other meetings, in the words of the build (hooks/kringen/rules).

import { mistake } from "./values.js"
import { shortDay } from "./words.js"

/** Every rule that a meeting breaks, with the field where it shows. `meeting` is a Draft of form.js. */
export function ruleMistakes(meeting, site) {
  return RULES.flatMap((rule) => [...rule(meeting, site)])
}

const RULES = [hostExists, datesFit, movedHasNewDate, timesFit, closingFits, oneMeetingADay, reportFollows, countFollows]

function* hostExists({ values }, { register }) {
  if (!values.gastbestuur || !values.datum) return
  const found = register.hostMistake(values.gastbestuur, values.datum)
  if (found) yield at("gastbestuur", found)
}

function* datesFit({ values, slug }) {
  if (!values.datum || values.datum === slug || statusOf(values) !== "gepland") return
  const cure =
    `is dit een tikfout, schrijf dan ${slug}; is de bijeenkomst verplaatst, schrijf dan ` +
    "status: verplaatst (het adres op de site houdt de eerste datum)"
  yield at("datum", mistake("datum-of-bestandsnaam", `${values.datum} is niet de dag van de bestandsnaam`, cure))
}

function* movedHasNewDate({ values, slug }) {
  if (statusOf(values) !== "verplaatst" || values.datum !== slug) return
  const cure = "schrijf bij datum de nieuwe dag; zijn alleen het uur of de plaats gewijzigd, laat status dan weg"
  const message = `de bijeenkomst heet verplaatst, maar datum is nog steeds ${slug}`
  yield at("status", mistake("verplaatst-zonder-nieuwe-dag", message, cure))
}

function* timesFit({ values: { van, tot } }) {
  if (tot && !van) {
    const cure = "voeg het beginuur toe met van, of laat tot weg"
    yield at("tot", mistake("einde-zonder-begin", "het beginuur ontbreekt", cure))
  } else if (tot && tot <= van) {
    yield at("tot", mistake("einde-voor-begin", `${tot} is niet later dan het begin, ${van}`, "verbeter van of tot"))
  }
}

function* closingFits({ values: { datum, inschrijven, inschrijven_tot: closes } }) {
  if (!closes) return
  if (datum && closes > datum) {
    const message = `${closes} valt na de bijeenkomst`
    yield at("inschrijven_tot", mistake("inschrijven-te-laat", message, `kies ten laatste ${datum}`))
  }
  if (!inschrijven) {
    const cure = "voeg inschrijven toe met een webadres of een mailadres"
    const message = "er staat niet bij hoe men inschrijft"
    yield at("inschrijven_tot", mistake("inschrijven-zonder-adres", message, cure))
  }
}

function* oneMeetingADay({ circle, slug, path, values }, { meetings }) {
  if (statusOf(values) === "geannuleerd") return
  const circles = [circle, ...(values.kringen ?? []).filter((each) => each !== circle)]
  for (const other of meetings) {
    const otherPath = `meetings/${other.circle}/${other.slug}.md`
    const shared = circles.find((each) => other.circles.includes(each))
    if (otherPath === path || other.status === "geannuleerd" || other.date !== values.datum || !shared) continue
    const message = `de kring "${shared}" heeft op ${shortDay(values.datum)} ook een bijeenkomst in ${otherPath}`
    const cure = "verbeter een van beide, of houd één bestand over als het om dezelfde bijeenkomst gaat"
    yield at("datum", mistake("zelfde-dag", message, cure))
  }
}

function* reportFollows({ values, hasReport }, { today }) {
  if (!hasReport || !values.datum) return
  if (statusOf(values) === "geannuleerd") {
    const cure = "ging ze toch door, schrijf dan status: gepland; haal het verslag anders weg"
    yield inText("verslag", mistake("verslag-van-geannuleerde", "er staat een verslag, maar de bijeenkomst is geannuleerd", cure))
  } else if (today < values.datum) {
    const cure = "zet tekst voor de bijeenkomst onder ## Agenda, of verbeter de datum"
    const message = `er staat een verslag, maar de bijeenkomst is pas op ${shortDay(values.datum)}`
    yield inText("verslag", mistake("verslag-te-vroeg", message, cure))
  }
}

function* countFollows({ values }, { today }) {
  if (!values.besturen || !values.datum) return
  if (statusOf(values) === "geannuleerd") {
    yield at("besturen", mistake("besturen-te-vroeg", "de bijeenkomst is geannuleerd", "laat besturen weg"))
  } else if (today < values.datum) {
    const message = `de bijeenkomst is pas op ${shortDay(values.datum)}`
    yield at("besturen", mistake("besturen-te-vroeg", message, "vul besturen in na de bijeenkomst"))
  }
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
