// The full text of all meetings, in parts that are fetched when a search needs them. Made by hooks/kringen/search/archive.py.

import { asMeeting, fold, matches, places, plain, stem, together, words, wordsAsked } from "./zoekindex.js"

const root = new URL("../../zoeken/archief/", import.meta.url)
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const WEIGHTS = [1, 2, 3.5, 8]
const AT_MOST = 4 // blocks for one word
const SYNONYM = 0.5
const parts = new Map()
let opening

/** What says where everything stands. Fails when it cannot be fetched, and may then be tried again. */
export function open(cache = "default") {
  opening ??= get("index", cache).then((index) => ({ ...index, komend: new Map(index.komend), others: synonyms(index.onderwerpen) }))
  opening.catch(() => (opening = undefined))
  return opening
}

/**
 * The meetings, as numbers, in which a query is found and that were chosen (`{kring: "waasland"}`), the best first; without a
 * query the newest first. Also the words that were found, and whether a meeting has all words of the query.
 */
export async function find(query, choice = {}, older = Infinity) {
  return retried(async (index) => {
    const marks = Object.entries(choice).map(([name, value]) => `${name}:${value}`)
    const [asked, ...chosen] = await Promise.all([
      Promise.all(wordsAsked(query).map((word) => lookUp(index, plain(word)))),
      ...marks.map((mark) => marked(index, mark)),
    ])
    const isMeant = (number) => number < older && !isComing(index, number) && chosen.every((numbers) => numbers.has(number))
    const found = asked.map(({ scores }) => new Map([...scores].filter(([number]) => isMeant(number))))
    const { most, scores } = query.trim() ? together(found) : { most: 0, scores: everything(index).filter(([number]) => isMeant(number)) }
    scores.sort(([one, a], [other, b]) => b - a || other - one)
    return {
      numbers: scores.map(([number]) => number),
      words: new Set(asked.flatMap(({ terms }) => [...terms])),
      isWhole: most === asked.length,
    }
  })
}

/** The meetings with these numbers. */
export async function meetings(numbers) {
  return retried(async (index) => {
    const files = new Map()
    for (const number of numbers) files.set(Math.floor(number / index.rijen), null)
    await Promise.all([...files.keys()].map(async (file) => files.set(file, (await part(index, `bijeenkomsten-${file}`)).rijen)))
    const circles = index.kringen.map(([slug, name]) => ({ slug, name }))
    const topics = index.onderwerpen.map(([slug, title]) => ({ slug, title }))
    return numbers.map((number) => asMeeting(files.get(Math.floor(number / index.rijen))[number % index.rijen], circles, topics))
  })
}

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
async function lookUp(index, asked) {
  const terms = new Set()
  let known = await near(index, asked, terms)
  const scores = places(known, asked)
  for (const other of index.others.get(asked) ?? []) {
    for (const [number, score] of places(await near(index, other, terms), other)) {
      scores.set(number, Math.max(scores.get(number) ?? 0, score * SYNONYM))
    }
  }
  if (scores.size || asked.length < 4 || /^\d+$/.test(asked)) return { scores, terms }
  const list = (await part(index, "spelling")).woorden.split(" ")
  const like = new Set()
  matches(new Map(list.map((term) => [term, told(term, like, [[0, 1]])])), asked)
  const blocks = new Set([...like].map((term) => blockOf(index, term)).slice(0, 2 * AT_MOST))
  known = await termsOf(index, [...blocks], terms, like)
  return { scores: matches(known, asked), terms }
}

/** The words in the blocks where a word, its plural and its compounds stand. */
async function near(index, asked, terms) {
  const single = stem(asked)
  const base = single.length > 3 && /[fs]$/.test(single) ? single.slice(0, -1) : single
  const exact = blockOf(index, asked)
  if (asked.length < 3) return termsOf(index, [exact], terms, new Set([asked]))
  const [from, to] = [blockOf(index, base), blockOf(index, `${base}\uffff`)]
  const around = Array.from({ length: to - from + 1 }, (_, step) => from + step)
  return termsOf(index, [...new Set([exact, ...around])].slice(0, AT_MOST), terms)
}

/** The words of some blocks with their meetings, read when they are asked for; a word that is read is told to `terms`. */
async function termsOf(index, blocks, terms, only) {
  const read = await Promise.all(blocks.map((number) => part(index, `woorden-${number}`)))
  const known = new Map()
  for (const { woorden } of read) {
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
async function marked(index, mark) {
  const { woorden } = await part(index, `woorden-${blockOf(index, mark)}`)
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

/** The last block that does not begin behind a word. */
function blockOf(index, word) {
  let low = 0
  let high = index.blokken.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (index.blokken[middle] <= word) low = middle
    else high = middle - 1
  }
  return low
}

/** Does it again, once, with a fresh index when a part belongs to another build than the index that the browser had. */
async function retried(work) {
  try {
    return await work(await open())
  } catch {
    opening = undefined
    parts.clear()
    return work(await open("reload"))
  }
}

function part(index, name) {
  if (!parts.has(name)) {
    const made = get(name, index.fresh ? "reload" : "default").then((read) => {
      if (read.versie !== index.versie) throw new Error("another build")
      return read
    })
    made.catch(() => parts.delete(name))
    parts.set(name, made)
  }
  return parts.get(name)
}

async function get(name, cache) {
  const answer = await fetch(new URL(`${name}.json`, root), { cache })
  if (!answer.ok) throw new Error(`${answer.status}`)
  const read = await answer.json()
  return cache === "reload" ? { ...read, fresh: true } : read
}
