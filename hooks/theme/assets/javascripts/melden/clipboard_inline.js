// A run of text with bold, italic, code, links and line breaks, as Markdown in which every other sign stands for itself.

import { linkMistake } from "./addresses.js"
import { looks } from "./clipboard_looks.js"
import { direct, withoutDetours } from "./detours.js"

const MARKS = { bold: "**", italic: "*", strike: "~~" }
const RAISED = Object.fromEntries([..."0123456789"].map((digit, index) => [digit, "⁰¹²³⁴⁵⁶⁷⁸⁹"[index]]))
const NOTE = /#_?(?:ftnt?|edn|sdfootnote|sdendnote)_?(ref)?(\d{1,4})(?:sym|(anc))?$/i
const ADDRESS = /https?:\/\/[^\s<>]*[^\s<>.,;:!?)\]'"]/g
const AWKWARD = /[_*~`\\[\]|]/

/** The Markdown of nodes beside each other; two breaks in a row begin a new paragraph. */
export function inlineText(nodes, { isCell = false, isOneLine = false, isPlain = false } = {}) {
  const letters = settled(lettersOf(nodes))
  if (isPlain) for (const each of letters) each.bold = false
  for (const name of Object.keys(MARKS)) tighten(letters, name)
  tightenLinks(letters)
  markAddresses(letters)
  const written = grouped(letters, ["code", "href", ...Object.keys(MARKS)], { isCell })
  if (isOneLine) return written.replace(/\n+/g, " ").replace(/ (#+)$/, " \\$1")
  const lines = written.split("\n").map(startOfLine)
  return lines.join(isCell ? "<br>" : "\\\n").replace(/\\\n(?:\\\n)+/g, "\n\n")
}

/** Every letter with what it looks like; a line break is a line feed. */
function lettersOf(nodes) {
  const found = []
  const walk = (node, marks) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = withoutDetours(node.nodeValue).replace(/[\s\u00a0]+/g, " ")
      for (let at = 0; at < text.length; at += 1) found.push({ ...marks, text: marks.raised ? (RAISED[text[at]] ?? text[at]) : text[at] })
    } else if (node.tagName === "BR") {
      found.push({ ...marks, text: "\n" })
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const note = node.tagName === "A" && NOTE.exec(node.getAttribute("href") ?? "")
      if (note) found.push({ text: `[^${note[2]}]${note[1] || note[3] ? ":" : ""}`, isRaw: true })
      else for (const child of node.childNodes) walk(child, marksOf(node, marks))
    }
  }
  const around = []
  for (let box = nodes[0]?.parentElement; box; box = box.parentElement) around.unshift(box)
  const inherited = around.reduce((marks, box) => marksOf(box, marks), {})
  for (const node of nodes) walk(node, inherited)
  return found
}

function marksOf(element, marks) {
  const { isHidden: _, ...own } = looks(element)
  const found = { ...marks, ...own }
  if (element.tagName === "SUP") found.raised = true
  if (element.tagName === "A") found.href = addressOf(element.getAttribute("href") ?? "")
  return found
}

/** The address of a link when the site would link to it, written so that it ends where it should; else empty. */
function addressOf(written) {
  const address = direct(written.trim())
  if (!/^(?:https?:\/\/\S|mailto:[^\s?]+@|tel:\+?\d)/i.test(address)) return ""
  const safe = address.replace(/[\s<>()\\[\]`*_|]/g, (sign) => (/[_*]/.test(sign) ? sign : `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`))
  return linkMistake(safe, new Set()) ? "" : safe
}

/** Single spaces, none at the ends of a line, no breaks at the ends. */
function settled(letters) {
  const isBlank = (each) => !each || each.text === " " || each.text === "\n"
  const single = letters.filter((each, at) => each.text !== " " || !isBlank(letters[at - 1]))
  const inner = single.filter((each, at) => each.text !== " " || (!isBlank(single[at - 1]) && single[at + 1] && single[at + 1].text !== "\n"))
  const first = inner.findIndex((each) => each.text !== "\n")
  const last = inner.findLastIndex((each) => each.text !== "\n")
  return first < 0 ? [] : inner.slice(first, last + 1)
}

/** A mark begins and ends where Markdown sees it: not at a space, nor at a sign that touches a letter outside. */
function tighten(letters, name) {
  for (const [start, end] of spansOf(letters, (each) => each[name] || undefined)) {
    trim(letters, start, end, 1, name)
    trim(letters, end - 1, start - 1, -1, name)
  }
}

function trim(letters, from, stop, step, name) {
  let touches = isWord(letters[from - step]?.text)
  for (let at = from; at !== stop; at += step) {
    const { text } = letters[at]
    if (/^\s/.test(text)) touches = false
    else if (!touches || isWord(text)) return
    letters[at][name] = false
  }
}

function tightenLinks(letters) {
  for (const [start, end] of spansOf(letters, (each) => each.href || undefined)) {
    for (let at = start; at < end && !letters[at].text.trim(); at += 1) letters[at].href = ""
    for (let at = end - 1; at >= start && !letters[at].text.trim(); at -= 1) letters[at].href = ""
  }
}

/** Addresses that stand in the text itself are links already; their signs are no markup. */
function markAddresses(letters) {
  const text = letters.map((each) => (each.text.length === 1 && !each.code ? each.text : " ")).join("")
  for (const found of text.matchAll(ADDRESS)) {
    const own = letters.slice(found.index, found.index + found[0].length)
    if (own.some((each) => each.href && each.href !== addressOf(found[0]))) continue
    const last = own.pop()
    for (const each of own) Object.assign(each, { isRaw: true, href: "" })
    Object.assign(last, { isRaw: true, href: "" })
    if (!AWKWARD.test(found[0])) continue
    own[0].text = `<${own[0].text}`
    last.text = `${last.text}>`
  }
}

/** Where letters beside each other have the same value; those without one are left out. */
function* spansOf(letters, valueOf) {
  let start = 0
  while (start < letters.length) {
    const value = valueOf(letters[start])
    let end = start + 1
    while (end < letters.length && valueOf(letters[end]) === value) end += 1
    if (value !== undefined) yield [start, end, value]
    start = end
  }
}

/** The letters with their marks around them; what goes on longest stands outside. */
function grouped(letters, names, about) {
  const found = []
  let start = 0
  while (start < letters.length) {
    const [name, end] = longest(letters, start, names)
    const inner = letters.slice(start, end)
    if (name) found.push(wrapped(inner, name, names.filter((each) => each !== name), about))
    else found.push(inner.map((each, at) => escaped(each, inner[at - 1]?.text ?? "", inner[at + 1]?.text ?? "", about)).join(""))
    start = end
  }
  return found.join("")
}

/** The mark at a letter that goes on longest and where it ends; without one, up to the next letter that has one. */
function longest(letters, start, names) {
  const marked = names.filter((name) => letters[start][name])
  const ends = (marked.length ? marked : [""]).map((name) => {
    const isSame = (each) => (name ? each[name] === letters[start][name] : !names.some((other) => each[other]))
    let end = start + 1
    while (end < letters.length && isSame(letters[end])) end += 1
    return [name, end]
  })
  return ends.reduce((best, each) => (each[1] > best[1] ? each : best))
}

function wrapped(letters, name, rest, about) {
  if (name === "code") return codeOf(letters.map((each) => each.text).join(""))
  const inner = grouped(letters, rest, about)
  if (name !== "href") return `${MARKS[name]}${inner}${MARKS[name]}`
  const text = letters.map((each) => each.text).join("")
  const { href } = letters[0]
  return href === `mailto:${text}` ? inner : `[${inner.replace(/\]/g, "\\]")}](${href})`
}

function codeOf(text) {
  const fence = "`".repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length)))
  const space = /^`|`$/.test(text) ? " " : ""
  return `${fence}${space}${text.replaceAll("\n", " ")}${space}${fence}`
}

/** A letter with a backslash in front when Markdown would read it as markup. */
function escaped({ text, isRaw }, before, after, { isCell }) {
  if (text === "|" && isCell) return "\\|"
  if (isRaw || text.length > 1 || isWord(text)) return text
  const isMarkup =
    "`[".includes(text) ||
    (text === "*" && !(before === " " && after === " ")) ||
    (text === "_" && !(isWord(before) && isWord(after))) ||
    (text === "~" && (before !== " " || after === "~")) ||
    (text === "<" && /[A-Za-z/!?]/.test(after)) ||
    (text === "&" && /[A-Za-z#]/.test(after)) ||
    (text === "\\" && !/[A-Za-z0-9 ]/.test(after))
  return isMarkup ? `\\${text}` : text
}

/** The beginning of a line, without what would make it a heading, a list, a quote, a rule or the head of a table. */
function startOfLine(line) {
  if (/^[-=|:+ ]+$/.test(line)) return `\\${line}`
  return line.replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|~~~)/, "\\$&").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
}

function isWord(text) {
  return text !== undefined && /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(text)
}
