// What the title of an appointment says besides the title: that it is cancelled, and of which circles it is. The same as
// the build does (hooks/kringen/transfer/titles.py).

import { fold } from "./words.js"

const SIGNS = "[:–—|-]"
const WORD = "(?:(?:bijeenkomst|overleg|vergadering) )?(?:(?:van )?de )?(?:regionale )?(?:kennis)?kring(?:en)?"

/** The title alone, the circles that it names, whether those stand before or behind it, and whether it is cancelled.
 *
 * `circles` are pairs of a circle's slug and a name that it has or had.
 */
export function takenApart(written, circles, categories, { patterns }) {
  const { text, isCancelled } = withoutMarks(written.split(/\s+/).filter(Boolean).join(" "), patterns)
  const { rest, found } = named(text, circles)
  const others = [categories.join(" "), text].map((each) => only(fold(each), circles))
  const isCertain = found.length > 0
  return { text: rest, circles: isCertain ? found : (others.find((each) => each.length) ?? []), isCertain, isCancelled }
}

/** Without what mail programs put in front of it, and whether that says that it is cancelled. */
function withoutMarks(written, patterns) {
  let text = written
  let isCancelled = false
  for (;;) {
    const before = text
    text = text.replace(patterns.answers, "").trim()
    for (const name of ["cancelled", "cancelled_behind"]) {
      const after = text.replace(patterns[name], "").trim()
      isCancelled ||= after !== text
      text = after
    }
    if (text === before) return { text, isCancelled }
  }
}

/** The title without the circles before or behind it; without the word `kring` only with a sign between the two. */
function named(text, circles) {
  const folded = level(text)
  const names = new Map(circles.map(([slug, name]) => [level(name), slug]).reverse())
  if (!names.size) return { rest: text, found: [] }
  const one = [...names.keys()].sort((a, b) => b.length - a.length).map(escaped).join("|")
  const several = `((?:${one})(?:(?:, | en | & | \\+ )(?:${one}))*)`
  const before = new RegExp(`^\\[?(?:${WORD} )?${several}\\]?(?:\\s*${SIGNS}\\s*|(?<=\\])\\s*)(?=\\S)`, "u").exec(folded)
  const alone = new RegExp(`^\\[?${WORD} ${several}\\]?$`, "u").exec(folded)
  const behind = new RegExp(`(?:\\s+${SIGNS}\\s*|\\s*[(\\[])(?:${WORD}) ${several}[)\\]]?$`, "u").exec(folded)
  const found = alone ?? before ?? behind
  if (!found) return { rest: text, found: [] }
  const slugs = found[1].match(new RegExp(one, "gu")).map((each) => names.get(each))
  const letters = [...text]
  const place = [...folded.slice(0, found === behind ? found.index : found.index + found[0].length)].length
  const rest = (found === behind ? letters.slice(0, place) : letters.slice(place)).join("")
  return { rest: found === alone || rest.toLowerCase() === "bijeenkomst" ? "" : rest, found: [...new Set(slugs)] }
}

/** The circle whose name stands in a text, when it is the only one. */
function only(folded, circles) {
  const edge = "[\\p{L}\\p{N}_]"
  const stands = ([, name]) => new RegExp(`(?<!${edge})${escaped(fold(name))}(?!${edge})`, "u").test(folded)
  const found = [...new Set(circles.filter(stands).map(([slug]) => slug))]
  return found.length === 1 ? found : []
}

/** The same letter by letter, so that places stay what they are. */
function level(text) {
  return [...text].map((each) => [...fold(each)][0] ?? each).join("")
}

function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
}
