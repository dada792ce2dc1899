// Which place or circle a visitor means. A name, code or former name as it is written is an answer; all that only looks like
// one is a question, whatever way it was found.

import { folded, joined, readings } from "./namen.js"

export const TOWN = 0, CIRCLE = 1, OTHER_NAME = 2, PROVINCE = 3, FORMER = 4, VILLAGE = 5, BRUSSELS = 6, CODE = 7

/** The list of hooks/kringen/pages/finder.py as entries that can be looked up. */
export function prepare(content) {
  const entries = [
    ...content.gemeenten.flatMap((town) => entriesOf(town)),
    ...content.kringen.flatMap((circle) => [circle.naam, ...circle.ook].map((name) => entry(CIRCLE, name, "kring", { circle }))),
    ...content.provincies.map((name, number) => entry(PROVINCE, name, "provincie", {
      towns: content.gemeenten.filter((town) => town.provincie === number),
    })),
    ...content.brussel.flatMap(([name, others, codes]) => [
      ...[name, ...others].map((each) => entry(BRUSSELS, each, "Brussels Gewest", { name })),
      ...codes.map((code) => ({ ...entry(BRUSSELS, `${code} ${name}`, "Brussels Gewest", { name }), key: code, words: code })),
    ]),
  ]
  const byKey = new Map()
  for (const each of entries) byKey.set(each.key, [...(byKey.get(each.key) ?? []), each])
  const provinces = content.provincies.map(folded)
  return { ...content, entries, byKey, provinces }
}

function entry(kind, label, note, about) {
  const words = folded(label)
  return { kind, label, note, words, key: joined(words), ...about }
}

function entriesOf(town) {
  const found = [entry(TOWN, town.naam, "", { town })]
  found.push(...town.ook.map((name) => entry(OTHER_NAME, name, `is ${town.naam}`, { town })))
  const villages = new Map(town.postcodes.map((code) => [code, []]))
  for (const [name, code, former] of town.plaatsen) {
    found.push(former ? entry(FORMER, name, `nu ${town.naam}`, { town, code }) : entry(VILLAGE, name, `in ${town.naam}`, { town, code }))
    if (code && !villages.has(code)) villages.set(code, [])
    if (code) villages.get(code).push(name)
  }
  for (const [code, names] of villages) {
    const few = names.length > 3 ? [...names.slice(0, 3), "…"] : names
    found.push({ ...entry(CODE, `${code} ${town.naam}`, few.join(", "), { town }), key: code, words: code })
  }
  return found
}

/**
 * What a text means: `{ sure, others }` is one entry, with those of the same name; `{ asked, why }` are entries to choose
 * from; `{ outside }` is a code of Belgium outside Flanders; an empty object is nothing.
 */
export function meaning(data, text) {
  const { found, wants } = readings(text)
  for (const words of found) {
    const exact = named(data, words)
    if (exact.length) return decided(data, exact, wants)
    const code = /^\d{4}$/.exec(words)
    if (code && isOutside(code[0])) return { outside: code[0] }
  }
  const split = found.map((words) => withPlace(data, words)).find(Boolean)
  if (split) return split.agrees ? decided(data, split.entries, wants) : { asked: split.entries, why: "SAME" }
  const like = alike(data, found.at(-1))
  return like.length ? { asked: like.map(({ each }) => each), why: like[0].rank < SLIPS ? "PART" : "SLIP" } : {}
}

/** What the list under the field offers while somebody types, the best first. */
export function suggestions(data, text) {
  const { found } = readings(text)
  const words = found.find((each) => named(data, each).length) ?? found.at(-1)
  const split = withPlace(data, words)
  return split ? split.entries.map((each) => ({ each, rank: 0 })) : alike(data, words)
}

const named = (data, words) => data.byKey.get(joined(words)) ?? []

/** Of those with one name: the municipality, the circle or the only one; else a question. */
function decided(data, entries, wants) {
  const order = { circle: [CIRCLE, TOWN], town: [TOWN, FORMER, OTHER_NAME, CIRCLE] }[wants] ?? [TOWN, CIRCLE]
  const kind = order.find((each) => entries.some((one) => one.kind === each))
  const best = kind === undefined ? entries : entries.filter((each) => each.kind === kind)
  if (best.length > 1) return { asked: entries, why: "SAME" }
  return { sure: best[0], others: others(data, best[0], entries, wants) }
}

/** What else somebody may mean with a name that is answered. */
function others(data, sure, entries, wants) {
  if (sure.kind === BRUSSELS) return data.entries.filter(({ kind, words }) => kind < BRUSSELS && words.startsWith(`${sure.words} `))
  if (sure.kind === TOWN && wants === "town") return []
  return entries.filter((each) => each !== sure && !(each.town && each.town === sure.town) && (each.kind !== PROVINCE || wants === "province"))
}

/** A name and what lies around it, in any order: "Gent 9000", "9000 Gent", "Aalst (Oost-Vlaanderen)", "Halle Zoersel". */
function withPlace(data, words) {
  const all = words.split(" ")
  for (let cut = all.length - 1; cut > 0; cut--) {
    const [first, last] = [all.slice(0, cut).join(" "), all.slice(cut).join(" ")]
    for (const [name, place] of [[first, last], [last, first]]) {
      const entries = /^\d+$/.test(name) ? [] : named(data, name)
      if (!entries.length || !isPlace(data, place)) continue
      const within = entries.filter((each) => liesIn(data, each, place))
      if (within.length) return { entries: within, agrees: true }
      return { entries: [...entries, ...named(data, place)], agrees: false }
    }
  }
  return null
}

const FLANDERS = new Set(["belgie", "belgium", "vlaanderen", "vlaams gewest"])
const withoutOffice = (place) => readings(place).found.at(-1)

const isPlace = (data, place) => FLANDERS.has(place) || data.provinces.includes(withoutOffice(place)) || named(data, place).length > 0

function liesIn(data, { town, code, kind, name }, place) {
  if (kind === BRUSSELS) return named(data, place).some((each) => each.kind === BRUSSELS && each.name === name)
  if (FLANDERS.has(place)) return true
  if (!town) return false
  if (/^\d{4}$/.test(place)) return code ? code === place : named(data, place).some((each) => each.town === town)
  return data.provinces[town.provincie] === withoutOffice(place) || folded(town.naam) === place
}

/** Codes of Brussels and Wallonia (bpost): 1000-1499 and 4000-7999. */
const isOutside = (code) => /^(?:1[0-4]|[4-7]\d)\d\d$/.test(code)

// ---- What looks like a name ----

const SLIPS = 10

const byRank = (a, b) => a.rank - b.rank || a.each.kind - b.each.kind || a.far - b.far
  || a.each.label.localeCompare(b.each.label, "nl") || a.each.note.localeCompare(b.each.note, "nl")

function alike(data, words) {
  const key = joined(words)
  if (!key) return []
  const ranked = (score) => data.entries
    .map((each) => ({ each, far: Math.abs(each.key.length - key.length), rank: score(each) }))
    .filter((one) => one.rank >= 0).sort(byRank)
  const parts = ranked((each) => rank(each, words, key))
  if (parts.length || /^\d+$/.test(key)) return parts
  const limit = key.length < 4 ? 0 : key.length < 6 ? 1 : key.length < 12 ? 2 : 3
  const near = ranked((each) => {
    if (!limit || /^\d/.test(each.key)) return -1
    const count = slips(key, each.key.slice(0, key.length + limit), limit)
    return count > limit ? -1 : SLIPS + count + (each.kind === OTHER_NAME ? 1.5 : 0)
  })
  return near.filter((one) => one.rank === near[0].rank).sort((a, b) => a.far - b.far)
}

// 0 the name itself, 1 its beginning, 2 the beginning of a word in it, 3 anywhere in it; else -1.
function rank(each, words, key) {
  if (each.key === key) return 0
  if (each.key.startsWith(key)) return 1
  if (/^\d/.test(each.key)) return -1
  if (` ${each.words}`.includes(` ${words}`)) return 2
  return key.length > 2 && each.key.includes(key) ? 3 : -1
}

// The number of slips (a letter too many, too few, wrong, or two swapped) between what was typed and the beginning
// of a name; stops counting above the limit.
function slips(typed, name, limit) {
  let before = [], last = Array.from({ length: name.length + 1 }, (_, column) => column)
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    for (let column = 1; column <= name.length; column++) {
      const same = typed[row - 1] === name[column - 1]
      current[column] = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && typed[row - 1] === name[column - 2] && typed[row - 2] === name[column - 1]
      if (swapped) current[column] = Math.min(current[column], before[column - 2] + 1)
    }
    if (Math.min(...current) > limit) return limit + 1
    before = last
    last = current
  }
  return Math.min(...last)
}
