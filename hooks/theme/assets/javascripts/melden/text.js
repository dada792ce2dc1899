// What may stand in the agenda and the report, in the words of the build (hooks/kringen/markdown).

import { outsideCode, sectionsOf, TITLES } from "./file.js"
import { readable, withoutHtml } from "./html.js"
import { codeMistake } from "./html_mistakes.js"
import { inlineMistakes } from "./inline.js"
import { headingMistakes, isHeading, namesOf } from "./headings.js"
import { rowTips } from "./rows.js"
import { mistake } from "./values.js"

const BLOCK_TAGS =
  "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|" +
  "fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|" +
  "menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|" +
  "track|ul|script|pre|style|textarea"
const HTML_BLOCK = new RegExp(`^ {0,3}</?(?:${BLOCK_TAGS})(?:\\s|/?>|$)`, "i")
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/

/** Every mistake in the text below the data, with its row; `firstLine` is the line in the file of the first row. */
export function textMistakes(rows, { limits, unseen, html, rows: patterns, numeric }, firstLine) {
  const tooMuch = overLimits(rows, limits)
  if (tooMuch.length) return tooMuch
  const open = new Set()
  const endless = outsideCode(rows, (row, index) => open.add(index))
  const plain = withoutHtml(rows.join("\n"), html)
  const read = readable(plain.text).split("\n")
  const [visible, written] = [read, rows].map((all) => all.map((row, index) => (open.has(index) ? row : "")))
  const found = [...plain.mistakes, ...entityMistakes(rows, unseen), ...twice(visible, firstLine), ...headingMistakes(visible, rows)]
  if (endless) found.push({ row: endless.row, ...openFence(endless) })
  const anchors = namesOf(visible)
  const seen = new Set()
  for (const run of runsOf(visible)) {
    if (run.html) found.push({ row: run.row, ...codeMistake(run.text.trimStart(), html) })
    else found.push(...inlineMistakes(run.text, anchors, html, numeric, seen).map((each) => ({ ...each, row: run.row + each.row })))
    const text = written.slice(run.row, run.row + run.text.split("\n").length).join("\n")
    found.push(...rowTips({ ...run, text }, patterns, limits))
  }
  return found.sort((one, other) => one.row - other.row)
}

function overLimits(rows, limits) {
  const text = rows.join("\n")
  const size = new TextEncoder().encode(text).length
  if (size > limits.bytes) {
    const message = `de tekst is ${Math.round(size / 1000)} kB groot; ${limits.bytes / 1000} kB kan`
    return [{ row: 0, ...mistake("lange-tekst", message, "kort de tekst in") }]
  }
  return []
}

/** Codes such as `&shy;` that stand for a character nobody sees. */
function entityMistakes(rows, unseen) {
  return rows.flatMap((text, row) =>
    [...text.matchAll(/&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([A-Za-z][A-Za-z0-9]{1,31}));/g)]
      .filter(([, hexadecimal, decimal, name]) =>
        name ? unseen.includes(`${name};`) : hides(Number.parseInt(hexadecimal ?? decimal, hexadecimal ? 16 : 10)),
      )
      .map(([code]) => {
        const message = `"${code}" staat voor een onzichtbaar of onbestaand teken`
        return { row, ...mistake("verborgen-code", message, "haal deze code weg") }
      }),
  )
}

function hides(number) {
  return number > 0x10ffff || /[\p{C}\p{Zl}\p{Zp}]/u.test(String.fromCodePoint(number))
}

function openFence({ fence }) {
  const cure = `sluit het af met een regel ${fence}`
  return mistake("open-codeblok", "het codeblok dat hier begint, wordt niet afgesloten", cure)
}

/** Two headings Agenda before the report. */
function twice(rows, firstLine) {
  const first = {}
  return rows.flatMap((row, index) => {
    const name = Object.keys(sectionsOf([row]))[0]
    if (!name || first.verslag !== undefined) return []
    const before = first[name]
    first[name] ??= index
    if (before === undefined) return []
    const message = `"## ${TITLES[name]}" staat al op regel ${firstLine + before}`
    const form = `de kop ${TITLES[name]} staat er al; haal er een weg`
    return [{ row: index, ...mistake("dubbele-kop", message, "zet alles onder een enkele kop", { form }) }]
  })
}

/** The text in runs: paragraphs, single headings and list items, and blocks of HTML. */
function runsOf(rows) {
  const runs = []
  let run = null
  rows.forEach((row, index) => {
    if (!row.trim() || RULE.test(row)) {
      run = null
    } else if (run?.html) {
      run.text += `\n${row}`
    } else if (HTML_BLOCK.test(row)) {
      runs.push((run = { row: index, html: true, text: row }))
    } else if (!run || isHeading(row) || /^\s*(?:[>|]|(?:[-*+]|[0-9]{1,9}[.)])(?:\s|$))/.test(row)) {
      runs.push((run = { row: index, html: false, text: row }))
    } else {
      run.text += `\n${row}`
    }
  })
  return runs
}

