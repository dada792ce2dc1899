// Rows that a word processor meant as a list, or each for itself: tips (hooks/kringen/markdown/rows.py).

import { isHeading } from "./headings.js"
import { mistake } from "./values.js"

const OTHER = /^\s*(?:[-*+>]\s|[0-9]{1,9}[.)]\s|\|)|^(?: {4}|\t)/
const TABLE = /^(?=[^-]*-[^|]*\|)[ >]*(?:[:|-][ :|-]*)?$/

/** The tips about the paragraph in a run of rows. */
export function rowTips({ row, html, text }, patterns, { short, many }) {
  const rows = text.split("\n")
  const start = isHeading(rows[0]) ? row + 1 : row
  if (start > row) rows.shift()
  if (html || !rows.length || OTHER.test(rows[0]) || rows.some((each) => TABLE.test(each))) return []
  const [bullet, ended, fresh] = ["bullet", "ended", "fresh"].map((name) => new RegExp(patterns[name], name === "ended" ? "iu" : "u"))
  const isShort = (line) => [...line.trim()].length <= short && !ended.test(line) && !bullet.test(line)
  const runsOn = (line, index) => isShort(line) && fresh.test(rows[index + 1]) && !bullet.test(rows[index + 1])
  const dot = rows.findIndex((line) => bullet.test(line))
  const found = []
  if (dot >= 0) {
    const message = `een punt dat met "${bullet.exec(rows[dot])[1]}" begint, wordt hier geen lijst`
    found.push(tip(start + dot, "tip-opsomming", message, "begin elk punt met een koppelteken en een spatie"))
  }
  const places = rows.slice(0, -1).flatMap((line, index) => (runsOn(line, index) ? [index] : []))
  if (places.length >= many) {
    const message = "deze korte regels komen op de pagina achter elkaar te staan"
    const cure = "zet een lege regel tussen de regels, of <br> aan het einde van elke regel"
    found.push(tip(start + places[0], "tip-korte-regels", message, cure))
  }
  return found
}

function tip(row, code, message, cure) {
  return { row, level: "tip", ...mistake(code, message, cure) }
}
