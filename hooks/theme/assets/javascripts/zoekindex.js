// What can be searched: fetched once, when somebody searches, and ranked here. Made by hooks/kringen/search.

import { joined, folded as nameOf, readings } from "./namen.js"

const root = new URL("../../", import.meta.url)
let loading

/** The circles, topics, meetings and pages; fails when they cannot be fetched, and may then be tried again. */
export function load() {
  loading ??= fetch(new URL("zoeken/index.json", root))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status}`))))
    .then(prepare)
  loading.catch(() => (loading = undefined))
  return loading
}

/** A text without accents and capitals; as long as the text itself, for what people write in Dutch. */
export const fold = (text) => (PLAIN.test(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "")).toLowerCase()

const PLAIN = /^[\x00-\x7f]*$/

const DAYS = "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag".split(" ")
const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ")

/** `11 maart 2027` for `2027-03-11`, `maart 2027` for `2027-03`. (Intl takes a second for a thousand days on a slow phone.) */
export function shortDay(date) {
  const [year, month, number] = date.split("-")
  return `${number ? `${Number(number)} ` : ""}${MONTHS[month - 1]} ${year}`
}

/** `donderdag 11 maart 2027`, or `in maart 2027`. */
export const day = (date) => (date.length < 10 ? `in ${shortDay(date)}` : `${DAYS[new Date(`${date}T00:00Z`).getUTCDay()]} ${shortDay(date)}`)

/** `mrt`, as the sheets of the built pages have it. */
export const shortMonth = (date) => "jan feb mrt apr mei jun jul aug sep okt nov dec".split(" ")[date.slice(5, 7) - 1]

/** Names in a sentence: `A, B en C`. */
export const listed = (names) => [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" en ")

/** A row of an index as a meeting. */
export const asMeeting = ([path, title, date, own, about, host, flags, text, speakers, ends], circles, topics) => ({
  address: `${root.href}bijeenkomsten/${path || `${circles[own[0]].slug}/${date}`}/`,
  title,
  date,
  circles: own.map((number) => circles[number]),
  topics: about.map((number) => topics[number]),
  host,
  hasReport: Boolean(flags & 1),
  isCancelled: Boolean(flags & 2),
  isMoved: Boolean(flags & 4),
  isPostponed: Boolean(flags & 8),
  text,
  speakers,
  ends,
})

/** What a result says of a meeting. */
export const asResult = (meeting) => ({
  kind: meeting.hasReport ? "Verslag" : "Bijeenkomst",
  title: meeting.title,
  address: meeting.address,
  about: [
    listed(meeting.circles.map((circle) => circle.name)),
    shortDay(meeting.date),
    meeting.host,
    meeting.isCancelled ? "geannuleerd" : meeting.isPostponed ? "uitgesteld" : "",
  ].filter(Boolean),
  text: meeting.text,
  date: meeting.date,
})

function prepare(data) {
  const texts = []
  const text = (string) => {
    texts.push(new Text(string))
    return texts.at(-1)
  }
  const circles = data.kringen.map(([slug, name, status]) => ({ slug, name, status, places: [], names: text(name) }))
  const towns = new Map()
  for (const [names, codes, own] of data.gemeenten) {
    const all = names.split(";")
    for (const number of own) circles[number].places.push(...all)
    for (const key of [...all.map((name) => joined(nameOf(name))), ...codes.split(" ")]) towns.set(key, [...(towns.get(key) ?? []), { name: all[0], own }])
  }
  for (const [names, codes] of data.brussel) {
    const all = names.split(";")
    for (const key of [...all.map((name) => joined(nameOf(name))), ...codes.split(" ")]) towns.set(key, [...(towns.get(key) ?? []), { name: all[0] }])
  }
  const topics = data.onderwerpen.map(([slug, title, theme, synonyms, explanation]) => {
    return { slug, title, theme, explanation, titles: text(title), synonyms: text(synonyms.join(" ")) }
  })
  const meetings = data.bijeenkomsten.map((row) => asMeeting(row, circles, topics))
  const kinds = [text("bijeenkomst"), text("bijeenkomst verslag")]
  const documents = [
    ...circles.map((circle) => ({
      kind: "Kring",
      title: circle.name,
      address: `${root.href}kringen/${circle.slug}/`,
      about: [circle.status],
      bonus: 1.3,
      fields: [[text(`${circle.name} kenniskring kring`), 10], [text(circle.places.join(" ")), 6]],
    })),
    ...topics.map((topic) => ({
      kind: "Onderwerp",
      title: topic.title,
      address: `${root.href}onderwerpen/${topic.slug}/`,
      about: [topic.theme],
      text: topic.explanation,
      bonus: 1.2,
      fields: [[topic.titles, 10], [topic.synonyms, 8], [text(topic.theme), 3], [text(topic.explanation), 1.5]],
    })),
    ...meetings.map((meeting) => ({
      meeting,
      title: meeting.title,
      date: meeting.date,
      bonus: 1,
      fields: [
        [text(meeting.title), 8],
        ...meeting.topics.flatMap((topic) => [[topic.titles, 5], [topic.synonyms, 3]]),
        ...meeting.circles.map((circle) => [circle.names, 4]),
        [text(meeting.host), 4],
        [text(shortDay(meeting.date)), 3],
        [text(meeting.text), 1.5],
        [text(meeting.speakers), 3],
        [kinds[Number(meeting.hasReport)], 1],
      ],
    })),
    ...data.vragen.map(([number, name, asked, more, about, state]) => ({
      kind: "Vraag",
      title: asked,
      address: `${root.href}kringen/${circles[number].slug}/#vraag-${name}`,
      about: [circles[number].name, state],
      text: more,
      bonus: 1,
      fields: [
        [text(asked), 8],
        ...(about < 0 ? [] : [[topics[about].titles, 4], [topics[about].synonyms, 2]]),
        [circles[number].names, 3],
        [text(more), 1.5],
        [text("vraag"), 1],
      ],
    })),
    ...data.paginas.flatMap(([path, title, sections]) => {
      const page = text(title)
      return sections.map(([anchor, heading, others, shown]) => ({
        kind: "Pagina",
        title: heading,
        address: new URL(path, root).href + (anchor && `#${anchor}`),
        about: anchor ? [title] : [],
        text: shown,
        bonus: anchor ? 1 : 1.1,
        also: others.split(", "),
        fields: [[text(heading), 8], [text(others), 7], [page, 2], [text(shown), 1.5]],
      }))
    }),
  ]
  documents.forEach(({ fields }, number) => fields.forEach(([{ places }, weight]) => places.push(number, weight)))
  for (const each of documents) each.phrases = new Set([each.title, ...(each.also ?? [])].map(nameOf))
  return { older: data.ouder, search: (query) => [...placesFirst(documents, circles, towns, query), ...search(documents, texts, query)].filter(isFirst) }
}

/** Whether a result stands nowhere before itself. */
const isFirst = ({ address }, at, all) => all.findIndex((each) => each.address === address) === at

/** The circles of a municipality or postal code, when the query is one: "9100", "stad Halle", "Renaix"; for Brussels, what to know. */
function placesFirst(documents, circles, towns, query) {
  const found = readings(query).found.map((words) => towns.get(joined(words))).find(Boolean) ?? []
  return found.flatMap(({ name, own }) =>
    own
      ? own.map((number) => ({ ...documents[number], about: [`de kring van ${name}`, circles[number].status] }))
      : [{
          kind: "Buiten Vlaanderen",
          title: `${name} hoort niet bij een Vlaamse referentieregio`,
          address: new URL(`kringen/?zoek=${encodeURIComponent(name)}`, root).href,
          about: [],
        }],
  )
}

// Words

const INSIDE = /[-'’.]/
const JOINTS = /[-'’.]/g
const LATIN = /[a-z0-9]+(?:[-'.][a-z0-9]+)*/g // what nearly every text is, in a fifth of the time
const ANY = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu

function split(text) {
  const folded = fold(text)
  return folded.match(PLAIN.test(folded) ? LATIN : ANY) ?? []
}

/** The words of a text; one with a hyphen also without, and in its parts. */
export function words(text) {
  return split(text).flatMap((word) => {
    if (!INSIDE.test(word)) return word
    const parts = word.split(INSIDE)
    return [parts.join(""), ...parts]
  })
}

/** A word without the endings of the plural, roughly: pakketten → pakket, fusies → fusie. */
export function stem(word) {
  if (word.length < 5 || /\d/.test(word)) return word
  const short = word.replace(/(?:en|s|e)$/, "")
  return short.replace(/([^aeiou])\1$/, "$1").replace(/v$/, "f").replace(/z$/, "s")
}

/** A text that is searched, and in turn the documents that have it and what it weighs there; many share the name of a topic. */
class Text {
  constructor(string) {
    this.string = string
    this.places = []
  }

  /** Its words, read once and only when it may hold what is asked. */
  get words() {
    return (this.read ??= words(this.string))
  }

  /** Whether a word of it may have these letters; never no when one has. */
  mayHold(letters) {
    this.folded ??= fold(this.string)
    return this.folded.includes(letters) || (INSIDE.test(this.folded) && this.folded.replace(JOINTS, "").includes(letters))
  }
}

/** Every word of some texts → the documents it stands in, with the weight of the place. */
function indexed(texts) {
  const index = new Map()
  for (const text of texts) {
    for (const word of text.words) {
      const found = index.get(word)
      if (found) found.texts.push(text)
      else index.set(word, new Places(text))
    }
  }
  return index
}

/** The documents of several texts. */
class Places {
  constructor(text) {
    this.texts = [text]
  }

  *[Symbol.iterator]() {
    for (const { places } of this.texts) for (let at = 0; at < places.length; at += 2) yield [places[at], places[at + 1]]
  }
}

// Finding

const MOST = 12 // words of a query that are looked up
const LONGEST = 60 // letters of a word that are compared
const EMPTY = new Set(
  "de het een en of in op van voor over met aan bij te naar om is zijn was wat waar wie wanneer welke hoe er ik me u uw wij ons kan kun mag moet onze mijn dit dat die".split(" "),
)

/** The words of a query that say something; without those, all of them. */
export function wordsAsked(query) {
  const asked = [...new Set(split(query))].slice(0, MOST)
  const full = asked.filter((word) => !EMPTY.has(word))
  return full.length ? full : asked
}

/** A word as it is looked up. */
export const plain = (word) => word.replace(JOINTS, "").slice(0, LONGEST)

/** The letters that a word, its plural and its compounds all have. */
export function base(asked) {
  const single = stem(asked)
  return single.length > 3 && /[fs]$/.test(single) ? single.slice(0, -1) : single
}

function search(documents, texts, query) {
  const whole = [query, wordsAsked(query).join(" ")].map(nameOf)
  const worth = ({ bonus, phrases }) => bonus * (whole.some((phrase) => phrases.has(phrase)) ? 2 : 1)
  return together(wordsAsked(query).map((word) => lookUp(texts, plain(word))))
    .scores.map(([number, score]) => [documents[number], score * worth(documents[number])])
    .sort(([a, one], [b, other]) => other - one || inOrder(b.date ?? "", a.date ?? "") || inOrder(fold(a.title), fold(b.title)))
    .map(([document]) => (document.meeting ? asResult(document.meeting) : document))
}

/** The documents that a word is about: what is like it in texts that have its letters, or else, with slips forgiven, in all. */
function lookUp(texts, asked) {
  const letters = base(asked)
  const scores = places(indexed(texts.filter((text) => text.mayHold(letters))), asked)
  return scores.size ? scores : matches(indexed(texts), asked)
}

/** The order of texts as they are written. (That of a language takes thirty milliseconds on a slow phone.) */
const inOrder = (one, other) => (one < other ? -1 : Number(one > other))

/** The documents that most of the words are about, with their scores, and how many words those are. */
export function together(found) {
  const totals = new Map()
  for (const scores of found) {
    for (const [number, score] of scores) {
      const total = totals.get(number) ?? { score: 0, words: 0 }
      total.score += score
      total.words += 1
      totals.set(number, total)
    }
  }
  let most = 0
  for (const total of totals.values()) most = Math.max(most, total.words)
  const best = [...totals].filter(([, total]) => total.words === most)
  return { most, scores: best.map(([number, { score }]) => [number, score]) }
}

/** The documents that a word of a query is about, with their scores. */
export function matches(index, asked) {
  const scores = places(index, asked)
  if (scores.size || /^\d+$/.test(asked)) return scores
  const allowed = asked.length < 4 ? 0 : asked.length < 8 ? 1 : 2
  const near = allowed ? [...index.keys()].map((term) => [term, distance(term, asked, allowed)]) : []
  const least = Math.min(...near.filter(([, steps]) => steps).map(([, steps]) => steps))
  for (const [term, steps] of near) {
    if (steps !== least) continue
    for (const [number, weight] of index.get(term)) scores.set(number, Math.max(scores.get(number) ?? 0, weight * 0.4))
  }
  if (!scores.size) return compound(index, asked) ?? beginning(index, asked)
  return scores
}

const SHORT = 6 // letters of a word that is not looked for inside others: "gratis" is not in "integratie"

/** How much a word of the site is what was asked, of which `root` is the stem: itself, its plural, its beginning, or a part of a compound. */
function likeness(term, asked, root) {
  if (term === asked) return 1
  if (term[0] === root[0] && stem(term) === root) return 0.95
  const rest = term.length - asked.length
  if (rest < 1) return 0
  if (asked.length > 1 && term.startsWith(asked)) return 0.6 + 0.3 * (asked.length / term.length)
  if (asked.length > 3 && rest > 2 && (term.endsWith(asked) || stem(term).endsWith(asked))) return 0.6
  return asked.length > SHORT && (term.includes(asked) || (root.length > 4 && term.includes(root))) ? 0.5 : 0
}

/** A compound that nobody used: what is about both of its parts, e.g. `veiligheidsplan`. */
function compound(index, asked) {
  const scores = new Map()
  for (let at = 4; at <= asked.length - 4; at++) {
    const first = places(index, asked.slice(0, at).replace(/s$/, ""))
    const second = first.size ? places(index, asked.slice(at)) : first
    for (const [number, score] of first) {
      if (second.has(number)) scores.set(number, Math.max(scores.get(number) ?? 0, Math.min(score, second.get(number)) / 2))
    }
  }
  return scores.size ? scores : null
}

/** The last resort: what is about the longest word that the asked one begins with, e.g. `privacyverklaring`. */
function beginning(index, asked) {
  const starts = [...index.keys()].filter((term) => term.length > 4 && asked.startsWith(term))
  const longest = starts.sort((a, b) => b.length - a.length)[0]
  return longest ? new Map([...index.get(longest)].map(([number, weight]) => [number, weight * 0.3])) : new Map()
}

/** The documents with a word, or with a compound that it is a part of. */
export function places(index, word) {
  const scores = new Map()
  const root = stem(word)
  for (const [term, found] of index) {
    const factor = likeness(term, word, root)
    if (!factor) continue
    for (const [number, weight] of found) scores.set(number, Math.max(scores.get(number) ?? 0, weight * factor))
  }
  return scores
}

/** The number of letters to add, drop, change or swap (Damerau); 0 when there are more than allowed. */
function distance(one, other, allowed) {
  if (Math.abs(one.length - other.length) > allowed) return 0
  let before = []
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) line[column] = Math.min(line[column], before[column - 2] + 1)
    }
    if (Math.min(...line) > allowed) return 0
    before = above
    above = line
  }
  return above[other.length] <= allowed ? above[other.length] : 0
}
