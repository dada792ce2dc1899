// The file of a meeting: made anew, or the one that exists with only those lines changed that the trekker changed.

import { entry, isEmpty } from "./yaml.js"

const DASHES = /^---[ \t]*$/
const HEADING = /^ {0,3}##[ \t]+(agenda|verslag)[ \t]*(?:[ \t]#+[ \t]*)?(?:<!--.*-->[ \t]*)?$/i
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/
export const TITLES = { agenda: "Agenda", verslag: "Verslag" }

/** Where the file of a meeting stands; the day is the one first announced. */
export function pathOf(circle, day) {
  return `meetings/${circle}/${day}.md`
}

/** A new file: the keys in the order of the model, then the agenda and the report. */
export function newFile(fields, values, texts) {
  const lines = fields.filter((field) => !isEmpty(values[field.key] ?? "")).flatMap((f) => entry(f.key, values[f.key]))
  const parts = Object.keys(TITLES).filter((name) => texts[name]?.trim())
  const body = parts.map((name) => section(name, texts[name]))
  return `${["---", ...lines, "---", ...body.join("\n\n").split("\n")].join("\n").trimEnd()}\n`
}

/** An existing file with new values and texts; what did not change keeps its place, its comments and its spelling.
 * A text that the task does not ask for stays. */
export function changedFile(fields, file, values, texts) {
  const { front, body } = split(file.text)
  const changed = fields.filter(({ key }) => !same(file.values[key] ?? "", values[key] ?? ""))
  const known = Object.keys(file.lines).length || !front.some((line) => line.trim())
  const lines = known ? patched(fields, front, file.lines, changed, values) : rewritten(fields, values)
  const after = Object.keys(TITLES).filter((name) => name in texts).reduce((rows, name) => withText(rows, name, texts[name]), body)
  return `${["---", ...lines, "---", ...after].join("\n").trimEnd()}\n`
}

/** The agenda and the report as they stand in a file, without their headings. */
export function textsOf(text) {
  const rows = split(text).body
  const found = sectionsOf(rows)
  const inside = ({ start, end }) => rows.slice(start + 1, end).join("\n").trim()
  return Object.fromEntries(Object.keys(TITLES).map((name) => [name, found[name] ? inside(found[name]) : ""]))
}

/** A text without the heading that the site itself puts above it. */
export function withoutOwnHeading(name, text) {
  return text.replace(new RegExp(`^\\s*#{1,6}[ \\t]*${name}[ \\t]*#*[ \\t]*(?:\\n|$)`, "i"), "")
}

/** The rows of the text below the data in which each typed text stands: the first, and the one behind the last. */
export function placesOf(body, texts) {
  const found = {}
  for (const [name, text] of Object.entries(texts)) {
    const rows = text.trim().split("\n")
    const isHere = (start) => rows.every((row, index) => body[start + index] === row)
    const start = text.trim() ? body.findIndex((row, index) => row === rows[0] && isUnder(name, body, index) && isHere(index)) : -1
    if (start >= 0) found[name] = { start, end: start + rows.length }
  }
  return found
}

/** Whether the first words above a row are the heading of a part. */
function isUnder(name, body, index) {
  const above = body.slice(0, index).findLast((row) => row.trim())
  return HEADING.exec(above ?? "")?.[1].toLowerCase() === name
}

/** The lines of the data and of the text below them. */
export function split(text) {
  const lines = text.split("\n")
  const end = lines.findIndex((line, index) => index > 0 && DASHES.test(line))
  return { front: lines.slice(1, end), body: lines.slice(end + 1) }
}

/** Where the two parts of a text begin and end, headings inside code left out. */
export function sectionsOf(rows) {
  const heads = []
  outsideCode(rows, (row, index) => {
    const found = HEADING.exec(row)
    if (found) heads.push({ name: found[1].toLowerCase(), start: index })
  })
  const report = heads.findIndex((head) => head.name === "verslag")
  if (report >= 0) heads.length = report + 1 // everything behind its heading belongs to the report
  const ends = heads.map((head, index) => ({ ...head, end: heads[index + 1]?.start ?? rows.length }))
  return Object.fromEntries(ends.reverse().map((head) => [head.name, head]))
}

/** Calls a function with every row that is not inside a fenced block of code or a comment; gives the block that never ends, or null. */
export function outsideCode(rows, visit) {
  let fence = ""
  let start = 0
  let isHidden = false
  rows.forEach((row, index) => {
    const found = FENCE.exec(row)
    if (isHidden) {
      isHidden = !row.includes("-->")
    } else if (fence) {
      if (found && found[1][0] === fence[0] && found[1].length >= fence.length && !found[2].trim()) fence = ""
    } else if (found && !(found[1][0] === "`" && found[2].includes("`"))) {
      fence = found[1]
      start = index
    } else {
      isHidden = /^[^`]*<!--(?!.*-->)/.test(row)
      visit(row, index)
    }
  })
  return fence ? { row: start, fence } : null
}

/** Whether two values say the same, whatever stands empty in them. */
export function same(one, other) {
  const tidy = (value) =>
    isEmpty(value) ? "" : JSON.stringify(value, (_, each) => (each === "" || (Array.isArray(each) && !each.length) ? undefined : each))
  return tidy(one) === tidy(other)
}

function section(name, text) {
  return `## ${TITLES[name]}\n\n${text.trim()}`
}

function rewritten(fields, values) {
  return fields.filter(({ key }) => !isEmpty(values[key] ?? "")).flatMap(({ key }) => entry(key, values[key]))
}

/** The lines of the data, with those of the changed keys replaced, left out, or put in the order of the model. */
function patched(fields, front, lines, changed, values) {
  const blocks = blocksOf(front, lines)
  for (const { key } of changed) {
    const index = blocks.findIndex((block) => block.key === key)
    const fresh = isEmpty(values[key] ?? "") ? [] : entry(key, values[key])
    if (index >= 0) blocks[index].lines = fresh
    else if (fresh.length) blocks.splice(placeOf(fields, blocks, key), 0, { key, lines: fresh })
  }
  return blocks.flatMap((block) => block.lines)
}

/** The lines of each key; comments and empty lines in front of a key stand apart and stay. */
function blocksOf(front, lines) {
  const starts = Object.entries(lines).map(([key, line]) => ({ key, start: line - 2 }))
  starts.sort((one, other) => one.start - other.start)
  const blocks = [{ key: "", lines: front.slice(0, starts[0]?.start) }]
  starts.forEach(({ key, start }, index) => {
    let end = starts[index + 1]?.start ?? front.length
    const next = end
    while (end > start + 1 && (/^#/.test(front[end - 1]) || !front[end - 1].trim())) end -= 1
    blocks.push({ key, lines: front.slice(start, end) }, { key: "", lines: front.slice(end, next) })
  })
  return blocks
}

/** Behind the nearest key that comes before it in the model. */
function placeOf(fields, blocks, key) {
  const order = fields.map((field) => field.key)
  const earlier = order.slice(0, order.indexOf(key))
  for (const each of earlier.reverse()) {
    const index = blocks.findIndex((block) => block.key === each && block.lines.length)
    if (index >= 0) return index + 1
  }
  return 0
}

/** The text with one of its parts replaced; an empty part keeps the heading that was there. */
function withText(rows, name, text) {
  const fresh = (text ?? "").trim()
  const old = sectionsOf(rows)[name]
  if (!old) return fresh ? [...above(rows), ...section(name, fresh).split("\n")] : rows
  if (rows.slice(old.start + 1, old.end).join("\n").trim() === fresh) return rows
  const middle = fresh ? [rows[old.start], "", ...fresh.split("\n"), ""] : [rows[old.start], ""]
  return [...rows.slice(0, old.start), ...middle, ...rows.slice(old.end)]
}

/** What stands above a new part, with one empty row between them. */
function above(rows) {
  const text = rows.join("\n").trimEnd()
  return text ? [...text.split("\n"), ""] : []
}
