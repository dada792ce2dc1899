// Words in messages, the same as those of the build (hooks/kringen/problem.py, rules/naming.py, dates.py).

export const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ")

/** A piece of text as it may stand in a message: one line, not too long. */
export function shown(text, limit = 60) {
  const visible = [...text].slice(0, 2 * limit).map((each) => (/[\p{C}\p{Z}]/u.test(each) ? " " : each))
  const line = visible.join("").trim().replace(/ +/g, " ")
  return [...line].length <= limit ? line : `${[...line].slice(0, limit - 1).join("")}…`
}

/** A text without some signs at both ends; a pattern for its end would try each place in the text. */
export function stripped(text, signs) {
  let [start, end] = [0, text.length]
  while (start < end && signs.includes(text[start])) start += 1
  while (end > start && signs.includes(text[end - 1])) end -= 1
  return text.slice(start, end)
}

/** `11 maart 2027` of `2027-03-11`, `maart 2027` of `2027-03`. */
export function shortDay(iso) {
  const [year, month, day] = iso.split("-").map(Number)
  return `${day ? `${day} ` : ""}${MONTHS[month - 1]} ${year}`
}

/** `op 11 maart 2027`, or `in maart 2027`. */
export function on(iso) {
  return `${iso.length < 10 ? "in" : "op"} ${shortDay(iso)}`
}

/** The day itself, or the last one of a month. */
export function lastDay(iso) {
  const [year, month] = iso.split("-").map(Number)
  return iso.length < 10 ? `${iso}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}` : iso
}

/** The text without accents and capitals (hooks/kringen/values/words.py). */
export function fold(text) {
  return text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "")
}

/** What all spellings of one program share. */
export function programKey(name) {
  return fold(name).replace(/[^\p{L}\p{N}+#]/gu, "")
}

/** Names in a sentence; of more than four only three and the number of others. */
export function listed(names, word = "en") {
  const some = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} andere`] : names
  return [some.slice(0, -1).join(", "), ...some.slice(-1)].filter(Boolean).join(` ${word} `)
}

/** The known word that looks most like a wrong one, as Python's difflib finds it; null when nothing comes near. */
export function nearest(wrong, right) {
  const byFold = new Map()
  for (const word of [...right].sort(byCodePoint)) {
    if (!byFold.has(word.toLowerCase())) byFold.set(word.toLowerCase(), word)
  }
  const sought = [...[...wrong].slice(0, 100).join("").toLowerCase()]
  let best = null
  for (const word of byFold.keys()) {
    const score = similarity([...word], sought)
    if (score < 0.6) continue
    if (!best || score > best.score || (score === best.score && byCodePoint(word, best.word) > 0)) best = { score, word }
  }
  return best && byFold.get(best.word)
}

/** How alike two rows of characters are, from 0 to 1: difflib's SequenceMatcher.ratio. */
export function similarity(one, other) {
  const places = new Map()
  other.forEach((each, index) => places.set(each, [...(places.get(each) ?? []), index]))
  const total = one.length + other.length
  return total ? (2 * matched(one, places, [0, one.length, 0, other.length])) / total : 1
}

/** How many characters match between two stretches: the longest block, and what lies left and right of it. */
function matched(one, places, [low, high, left, right]) {
  let best = [low, left, 0]
  let lengths = new Map()
  for (let i = low; i < high; i += 1) {
    const next = new Map()
    for (const j of places.get(one[i]) ?? []) {
      if (j < left || j >= right) continue
      const length = (lengths.get(j - 1) ?? 0) + 1
      next.set(j, length)
      if (length > best[2]) best = [i - length + 1, j - length + 1, length]
    }
    lengths = next
  }
  const [i, j, size] = best
  if (!size) return 0
  const before = matched(one, places, [low, i, left, j])
  return before + size + matched(one, places, [i + size, high, j + size, right])
}

function byCodePoint(one, other) {
  const [a, b] = [[...one], [...other]]
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    if (a[i] !== b[i]) return a[i].codePointAt(0) - b[i].codePointAt(0)
  }
  return a.length - b.length
}
