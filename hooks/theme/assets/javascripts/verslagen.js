// The full text of all meetings, in parts that are fetched when a search needs them. Made by hooks/kringen/search/archive.py.

import { asMeeting, base, fold, matches, places, plain, together, words, wordsAsked } from "./zoekindex.js"

const root = new URL("../../zoeken/archief/", import.meta.url)
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const WEIGHTS = [1, 2, 3.5, 8]
// The beginnings of the files of words, as in hooks/kringen/search/postings.py.
export const RANGES = (
  "0 a af b be bel bes bi bo br c d di do e f fi g ge gem h ho i in j k ka ki ko l le lo m me mi n no o on op p pl pr r re s se " +
  "so st t te to u v ve ver verg vers vo w we wi z zo"
).split(" ")
const AT_MOST = 4 // files for one word
const LONG = 4 // letters after which few files are left
const SYNONYM = 0.5
const parts = new Map()
let opening
let cache = "default"

/** What is true of the archive, and its newest meetings. Fails when it cannot be fetched, and may then be tried again. */
export function open() {
  opening ??= get("index").then((index) => ({ ...index, komend: new Map(index.komend), others: synonyms(index.onderwerpen) }))
  opening.catch(() => (opening = undefined))
  return opening
}

/** Fetches what a query that is still being typed will need. */
export function ahead(query) {
  const long = wordsAsked(query).map(plain).filter((word) => word.length >= LONG)
  Promise.all([open(), ...long.map(filesNear)]).catch(() => {}) // who asks is told
}

/**
 * The meetings, as numbers, in which a query is found and that were chosen (`{kring: "waasland"}`), the best first; without a
 * query the newest first. Also how many of the best can be drawn without fetching more, the words that were found, and whether a
 * meeting has all words of the query.
 */
export async function find(query, choice = {}, older = Infinity) {
  return retried(async () => {
    const marks = Object.entries(choice).map(([name, value]) => `${name}:${value}`)
    const [index, asked, ...chosen] = await Promise.all([
      open(),
      Promise.all(wordsAsked(query).map((word) => lookUp(plain(word)))),
      ...marks.map(marked),
    ])
    const isMeant = (number) => number < older && !isComing(index, number) && chosen.every((numbers) => numbers.has(number))
    const found = asked.map(({ scores }) => new Map([...scores].filter(([number]) => isMeant(number))))
    const { most, scores } = query.trim() ? together(found) : { most: 0, scores: everything(index).filter(([number]) => isMeant(number)) }
    scores.sort(([one, a], [other, b]) => b - a || other - one)
    const numbers = scores.map(([number]) => number)
    const far = numbers.findIndex((number) => number < oldest(index))
    return {
      numbers,
      atHand: far < 0 ? numbers.length : far,
      words: new Set(asked.flatMap(({ terms }) => [...terms])),
      isWhole: most === asked.length,
    }
  })
}

/** The meetings with these numbers. */
export async function meetings(numbers) {
  return retried(async () => {
    const index = await open()
    const circles = index.kringen.map(([slug, name]) => ({ slug, name }))
    const topics = index.onderwerpen.map(([slug, title]) => ({ slug, title }))
    const row = async (number) => {
      if (number >= oldest(index)) return index.nieuwste[number - oldest(index)]
      return (await part(`bijeenkomsten-${Math.floor(number / index.rijen)}`)).rijen[number % index.rijen]
    }
    return (await Promise.all(numbers.map(row))).map((found) => asMeeting(found, circles, topics))
  })
}

/** The number of the oldest meeting that the index itself holds. */
const oldest = (index) => index.aantal - index.nieuwste.length

/** The sentence of a meeting's page that says most of the words, in pieces: `[text, whether it is marked]`; null without one. */
export async function sentence(address, found) {
  const answer = await fetch(address)
  if (!answer.ok) return null
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  let best = null
  let most = 0
  for (const block of page.querySelectorAll(".kk-body :is(p, li, td, th, h3, h4, h5, dt, dd)")) {
    const own = [...block.childNodes].filter((node) => !/^(UL|OL|P|TABLE|DL)$/.test(node.nodeName))
    const text = own.map((node) => node.textContent).join("").replace(/\s+/g, " ").trim()
    for (const each of text.split(/(?<=[.!?…]) /)) {
      const read = words(each)
      const hits = new Set(read.filter((word) => found.has(word))).size
      const worth = hits && 10 * hits + Math.min(read.length, 8) // a sentence rather than a heading or a cell
      if (worth > most) [best, most] = [each, worth]
    }
  }
  return best && pieces(shortened(best, found), found)
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’.][\p{L}\p{N}\p{M}]+)*/gu

function pieces(text, found) {
  const made = []
  let done = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!words(word).some((each) => found.has(each))) continue
    made.push([text.slice(done, index), false], [word, true])
    done = index + word.length
  }
  return [...made, [text.slice(done), false]]
}

/** At most 240 signs around the first word that was found, cut between words. */
function shortened(text, found) {
  if (text.length <= 240) return text
  const first = [...text.matchAll(WORD)].find(({ 0: word }) => words(word).some((each) => found.has(each)))
  const from = first.index < 120 ? 0 : text.indexOf(" ", first.index - 90) + 1
  const to = text.length - from <= 230 ? text.length : text.lastIndexOf(" ", from + 230)
  return (from ? "… " : "") + text.slice(from, to > first.index ? to : from + 230) + (to < text.length ? " …" : "")
}

// Words

/** The meetings that a word is about, and the words of the site that say so: itself and its like, a synonym, or else what is near. */
async function lookUp(asked) {
  const terms = new Set()
  const [index, known] = await Promise.all([open(), near(asked, terms)])
  const scores = places(known, asked)
  for (const other of index.others.get(asked) ?? []) {
    for (const [number, score] of places(await near(other, terms), other)) {
      scores.set(number, Math.max(scores.get(number) ?? 0, score * SYNONYM))
    }
  }
  if (scores.size || asked.length < 4 || /^\d+$/.test(asked)) return { scores, terms }
  const list = (await part("spelling")).woorden.split(" ")
  const like = new Set()
  matches(new Map(list.map((term) => [term, told(term, like, [[0, 1]])])), asked)
  const some = new Set([...like].map((term) => placeOf(RANGES, term)).slice(0, 2 * AT_MOST))
  const shared = [...like].filter((term) => some.has(placeOf(RANGES, term)))
  const files = await Promise.all(shared.map((term) => filesOf(term, term)))
  return { scores: matches(termsOf(files.flat(), terms, like), asked), terms }
}

/** The words where a word, its plural and its compounds stand. */
const near = async (asked, terms) => termsOf(await filesNear(asked), terms, asked.length < 3 ? new Set([asked]) : null)

async function filesNear(asked) {
  if (asked.length < 3) return filesOf(asked, asked)
  const begin = base(asked)
  const [exact, around] = await Promise.all([filesOf(asked, asked), filesOf(begin, `${begin}\uffff`)])
  return [...new Set([...exact, ...around])].slice(0, AT_MOST)
}

/** The files with the words from one to another, some at most; where too many words begin alike, these say in which files they are. */
async function filesOf(from, to) {
  const begun = between(RANGES, from, to).map((place) => `woorden-${RANGES[place]}`).slice(0, AT_MOST)
  const read = await Promise.all(begun.map(part))
  const files = read.flatMap((file, at) => (file.delen ? between(file.delen, from, to).map((place) => part(`${begun[at]}-${place}`)) : [file]))
  return Promise.all(files.slice(0, AT_MOST))
}

/** The words of some files with their meetings, read when they are asked for; a word that is read is told to `terms`. */
function termsOf(files, terms, only) {
  const known = new Map()
  for (const { woorden } of files) {
    for (const [key, encoded] of Object.entries(woorden)) {
      const [last, first = ""] = key.split("<")
      const term = first + last
      if (!key.includes(":") && (!only || only.has(term))) known.set(term, told(term, terms, { [Symbol.iterator]: () => decoded(encoded) }))
    }
  }
  return known
}

const told = (term, terms, found) => ({
  [Symbol.iterator]() {
    terms.add(term)
    return found[Symbol.iterator]()
  },
})

/** The meetings with a mark, such as `kring:waasland`. */
async function marked(mark) {
  const [{ woorden }] = await filesOf(mark, mark)
  return new Set(Object.hasOwn(woorden, mark) ? [...decoded(woorden[mark])].map(([number]) => number) : [])
}

/** Numbers of meetings with the weight of a word there. */
function* decoded(encoded) {
  let step = 0
  let shift = 0
  let before = 0
  for (const sign of encoded) {
    const five = SIGNS.indexOf(sign)
    step += (five & 31) << shift
    shift += 5
    if (five > 31) continue
    before += step >> 2
    yield [before, WEIGHTS[step & 3]]
    step = shift = 0
  }
}

const everything = (index) => Array.from({ length: index.aantal }, (_, number) => [number, 0])
const isComing = (index, number) => Date.parse(index.komend.get(number) ?? 0) > Date.now()

/** The abbreviations among the names of a topic, such as AVG and GDPR, for each other. */
function synonyms(topics) {
  const others = new Map()
  for (const [, title, more] of topics) {
    const names = [title, ...more].map((name) => plain(fold(name))).filter((name) => /^[\p{L}\p{N}]{2,5}$/u.test(name))
    for (const name of names) others.set(name, [...(others.get(name) ?? []), ...names.filter((other) => other !== name)])
  }
  return others
}

// Parts

/** The place of the last beginning that does not stand behind a word. */
const placeOf = (beginnings, word) => Math.max(0, beginnings.findLastIndex((beginning) => beginning <= word))

/** The places of the beginnings where the words from one to another stand. */
function between(beginnings, from, to) {
  const first = placeOf(beginnings, from)
  return Array.from({ length: placeOf(beginnings, to) - first + 1 }, (_, step) => first + step)
}

/** Does it again, once, with everything fresh when a part belongs to another build than the index that the browser had. */
async function retried(work) {
  try {
    return await work()
  } catch {
    cache = "reload"
    opening = undefined
    parts.clear()
    return work()
  }
}

/** A file, fetched together with the index, that belongs to the same build. */
function part(name) {
  if (!parts.has(name)) {
    const made = Promise.all([open(), get(name)]).then(([index, read]) => {
      if (read.versie !== index.versie) throw new Error("another build")
      return read
    })
    made.catch(() => parts.delete(name))
    parts.set(name, made)
  }
  return parts.get(name)
}

async function get(name) {
  const answer = await fetch(new URL(`${name}.json`, root), { cache })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}
