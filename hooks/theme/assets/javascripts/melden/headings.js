// Headings that were meant as `## Agenda` or `## Verslag` (hooks/kringen/markdown/headings.py).

import { sectionsOf, TITLES } from "./file.js"
import { mistake } from "./values.js"
import { shown, similarity } from "./words.js"

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/
const CLOSING = /(?:^|[ \t])#+$/
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/
const BLOCK = /^\s*(?:[-*+>|]|[0-9]{1,9}[.)]\s)/
const PHRASE = new RegExp(
  "^(?:het |kort )?(verslag|agenda)(?= (?:van|voor|bijeenkomst|vergadering|overleg|kenniskring|\\d))" +
    "(?!.*\\b(?:vorige|volgende)\\b)",
  "i",
)

/** Whether a row is a heading with hashes. */
export function isHeading(row) {
  return ATX.test(row)
}

/** The names that links to the headings have. */
export function namesOf(rows) {
  const [names, counts] = [new Set(), new Map()]
  for (const { words } of headingsOf(rows)) {
    const base = words.toLowerCase().replace(/[^\p{L}\p{N}_\- ]/gu, "").replaceAll(" ", "-") || "kop"
    let name = base
    while (names.has(name)) {
      counts.set(base, (counts.get(base) ?? 0) + 1)
      name = `${base}-${counts.get(base)}`
    }
    names.add(name)
  }
  return names
}

/** Every heading that is not what it was meant to be. `rows` have nothing where `written` has code. */
export function headingMistakes(rows, written) {
  const parts = sectionsOf(rows)
  const isFilled = (name) => parts[name] && written.slice(parts[name].start + 1, parts[name].end).join("").trim()
  const missing = Object.keys(TITLES).filter((name) => !isFilled(name))
  if (!missing.length) return []
  const end = isFilled("verslag") ? parts.verslag.start : rows.length
  const heads = headingsOf(rows).filter((head) => head.row < end)
  const isHead = new Set(heads.map((head) => head.row))
  const found = heads.filter((head) => !head.opens).flatMap((head) => headingMistake(head, written[head.row], missing))
  rows.slice(0, end).forEach((row, index) => {
    if (!isHead.has(index) && row.trim()) found.push(...rowMistake(rows, row, index, isHead, missing))
  })
  return found
}

function headingMistake({ row, words }, line, missing) {
  const meant = nearName(words)
  if (missing.includes(meant)) {
    const message = `de kop "${shown(line.trim())}" telt niet als de kop ${TITLES[meant]}`
    const cure = `schrijf ## ${TITLES[meant]} vooraan op een eigen regel, of geef deze kop meer woorden`
    return [{ row, ...mistake("bijna-kop", message, cure, { form: nearly(words, meant) }) }]
  }
  const phrase = PHRASE.exec(words)
  return phrase && missing.includes(phrase[1].toLowerCase()) ? [noHeading(row, words, phrase[1])] : []
}

/** A row that is only the word, and rows with hashes that touch the word. */
function rowMistake(rows, row, index, isHead, missing) {
  const name = bare(row)
  if (!missing.includes(name)) return []
  if (row.trimStart().startsWith("#")) {
    const cure = `schrijf ## ${TITLES[name]} vooraan op een eigen regel`
    return [{ row: index, ...mistake("bijna-kop", `"${shown(row.trim())}" is geen kop`, cure, { form: nearly(row.trim(), name) }) }]
  }
  const isFirst = !index || !rows[index - 1].trim() || isHead.has(index - 1)
  const isAlone = index + 1 === rows.length || !rows[index + 1].trim()
  const line = row.trim()
  const isLower = line[0] === line[0].toLowerCase() && line[0] !== line[0].toUpperCase()
  if (!isFirst || line.startsWith("`") || BLOCK.test(row) && !/^\s*\*\*?\S/.test(row)) return []
  return isAlone || !isLower ? [noHeading(index, line, name)] : []
}

function noHeading(row, words, name) {
  const title = TITLES[name.toLowerCase()]
  const cure = `schrijf ## ${title} wanneer de tekst daaronder daarbij hoort`
  const form = `"${shown(words)}" begint hier geen nieuw deel; hoort wat eronder staat bij ${title}, zet het dan in dat vak`
  return { row, level: "waarschuwing", ...mistake("geen-kop", `"${shown(words)}" telt niet als de kop ${title}`, cure, { form }) }
}

function nearly(words, name) {
  return `"${shown(words)}" lijkt op de kop ${TITLES[name]}, die de site zelf zet; haal hem weg, of geef hem meer woorden`
}

function headingsOf(rows) {
  return rows.flatMap((row, index) => {
    const found = ATX.exec(row)
    if (found) {
      const opens = Boolean(Object.keys(sectionsOf([row])).length)
      return [{ row: index, words: plain((found[2] ?? "").trim().replace(CLOSING, "").trimEnd()), opens }]
    }
    const under = UNDERLINE.exec(rows[index + 1] ?? "")
    const isText = row.trim() && !BLOCK.test(row) && !UNDERLINE.test(row)
    const opens = under?.[1][0] === "-" && ["agenda", "verslag"].includes(row.trim().toLowerCase())
    return under && isText ? [{ row: index, words: plain(row.trim()), opens }] : []
  })
}

/** The name that a heading nearly is, or nothing. */
function nearName(words) {
  const short = bare(words)
  if ([...short].length < 5 || [...short].length > 9) return ""
  const scored = Object.keys(TITLES).map((name) => [similarity([...name], [...short]), name])
  const [score, name] = scored.sort(([one], [other]) => other - one)[0]
  return score >= 0.82 ? name : ""
}

/** Without capitals and without what is no letter at both ends. */
function bare(words) {
  return [...words].slice(0, 80).join("").toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")
}

/** The words of a heading without their markup. */
function plain(text) {
  return text.replace(/!?\[([^[\]]*)\]\([^()]*\)/g, "$1").replace(/[*_~`]+/g, "")
}
