// What a word processor put on the clipboard, as Markdown: read as an inert document that is never put into the page.

import { inlineText } from "./clipboard_inline.js"
import { Items, NEXT } from "./clipboard_lists.js"
import { cellsOf, tableText } from "./clipboard_tables.js"
import { looks, styleOf } from "./clipboard_looks.js"
import { BULLET, shaped } from "./plain.js"

/** What has nothing to say in a report; `del[cite]` is what a tracked change took away. */
const LEFT_OUT =
  "script, style, head, title, meta, link, base, template, noscript, iframe, frame, object, embed, applet, svg, math, img, picture, " +
  "video, audio, canvas, map, select, textarea, button, input, xml, [hidden], " +
  "del[cite], [style*='mso-element:footnote-list'] > hr"
const HEADING = /^H([1-6])$/
const ALONE =
  "address, article, aside, blockquote, center, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, " +
  "header, hr, li, main, nav, ol, p, pre, section, summary, table, tbody, td, tfoot, th, thead, tr, ul"
const SHAPE = "p, h1, h2, h3, h4, h5, h6, li, table, b, strong, i, em, s, strike, del, blockquote, hr, a[href], [role=heading]"
const TOP = 3
const LARGEST = 3_000_000

/** The Markdown of a piece of HTML; empty when it has no shape of its own, such as code that was copied from an editor. */
export function markdownOf(html) {
  if (html.length > LARGEST) return ""
  const page = new DOMParser().parseFromString(html, "text/html")
  const rules = [...page.querySelectorAll("style")].map((each) => each.textContent).join("\n")
  for (const box of page.querySelectorAll("li > input[type=checkbox], li > p > input[type=checkbox]")) markTask(box)
  for (const each of page.querySelectorAll(LEFT_OUT)) each.remove()
  for (const each of page.querySelectorAll("[style], [class]")) if (looks(each).isHidden) each.remove()
  if (!page.body.querySelector(SHAPE)) return ""
  const found = blocksOf([...page.body.childNodes], { rules, top: highest(page.body), alone: blocksIn(page.body) })
  return found.join("\n\n").trim()
}

/** The level of the highest heading, which becomes `###`: the report itself stands under `##`. */
function highest(body) {
  return Math.min(6, ...[...body.querySelectorAll("*")].map(levelOf).filter(Boolean))
}

/** The level of a heading; 0 for everything else. Word's title and subtitle are paragraphs with a class. */
function levelOf(node) {
  const written = HEADING.exec(node.tagName)?.[1] ?? (node.getAttribute("role") === "heading" && (node.getAttribute("aria-level") || "2"))
  if (written) return Math.min(6, Math.max(1, Number.parseInt(written, 10) || 2))
  return { MsoTitle: 1, MsoSubtitle: 2 }[node.className] ?? 0
}

/** The blocks in a row of nodes: paragraphs, headings, lists, tables, quotes and code, each as its own Markdown. */
function blocksOf(nodes, about) {
  const found = []
  let run = []
  let items = new Items()
  const closeRun = () => {
    const paragraphs = run.length ? inlineText(run).split("\n\n") : []
    found.push(...paragraphs.filter(Boolean).map(withLists))
    run = []
  }
  const closeList = () => {
    if (items.isFilled) found.push(items.markdown())
    items = new Items()
  }
  for (const node of nodes) {
    if (!about.alone.has(node)) {
      if (items.isFilled && node.textContent.trim()) closeList()
      run.push(node)
      continue
    }
    closeRun()
    const item = wordItem(node, about) ?? typedItem(node, items, about)
    const list = listIn(node)
    if (item) items.add(item)
    else if (list) addList(items, list, 1, about)
    else if (node.textContent.trim() || node.tagName === "HR" || node.querySelector("hr")) {
      const inner = blockOf(node, about)
      if (inner.length) closeList()
      found.push(...inner)
    }
  }
  closeRun()
  closeList()
  return found
}

function blockOf(node, about) {
  const level = levelOf(node)
  if (level) {
    const text = inlineText([...node.childNodes], { isOneLine: true, isPlain: true })
    return text ? [`${"#".repeat(Math.min(6, level - about.top + TOP))} ${text}`] : []
  }
  if (node.tagName === "HR") return ["---"]
  if (node.tagName === "PRE") return [fenced(node.textContent)]
  if (node.tagName === "TABLE") return tableOf(node, about)
  const inner = blocksOf([...node.childNodes], about)
  if (node.tagName !== "BLOCKQUOTE" || !inner.length) return inner
  return [inner.join("\n\n").split("\n").map((line) => `> ${line}`.trimEnd()).join("\n")]
}

/** What stands on lines of its own: elements of that kind, and those that hold one, such as the `<b>` around a Google document. */
function blocksIn(body) {
  const found = new Set()
  for (const each of body.querySelectorAll(ALONE)) {
    for (let box = each; box && !found.has(box); box = box.parentElement) found.add(box)
  }
  return found
}

function isList(node) {
  return node.tagName === "UL" || node.tagName === "OL"
}

/** The list that is all there is in an element: Word Online wraps each item in boxes of its own. */
function listIn(node) {
  let box = node
  while (box.tagName === "DIV" && box.children.length === 1) box = box.children[0]
  return isList(box) && box.textContent.trim() === node.textContent.trim() ? box : null
}

/** A text whose lines begin with bullets, as a list. */
function withLists(text) {
  const made = shaped(text.replaceAll("\\\n", "\n"))
  return /^- /m.test(made) && !made.includes("\n> ") ? made.replace(/([^\n])\n(?=[^\n -])/g, "$1\\\n") : text
}

/** The items of a list and of the lists in it; Google Docs puts an inner list beside the items, Word Online says the level. */
function addList(items, list, depth, about) {
  const inItem = { ...about, top: -Infinity }
  let number = Number.parseInt(list.getAttribute("start"), 10) || 1
  for (const node of list.children) {
    if (isList(node)) {
      addList(items, node, depth + 1, about)
      continue
    }
    const told = Number.parseInt(node.getAttribute("data-aria-level") ?? "", 10) || 0
    const level = Math.max(depth, told)
    const own = [...node.childNodes]
    const inner = own.filter((each) => each.nodeType === Node.ELEMENT_NODE && isList(each))
    const before = own.slice(0, inner.length ? own.indexOf(inner[0]) : own.length)
    items.add({ level, number: list.tagName === "OL" ? number : 0, blocks: blocksOf(before, inItem), task: taskOf(node) })
    for (const each of own.slice(before.length)) {
      if (inner.includes(each)) addList(items, each, level + 1, about)
      else if (each.textContent.trim()) items.more(level, blocksOf([each], inItem))
    }
    number += 1
  }
}

/** A box of a web page in front of an item, as the attributes that Google Docs has for it. */
function markTask(box) {
  const item = box.closest("li")
  item.setAttribute("role", "checkbox")
  item.setAttribute("aria-checked", String(box.hasAttribute("checked")))
}

/** Whether an item is a task that is done; null when it is no task. */
function taskOf(node) {
  const checked = node.getAttribute("aria-checked")
  return node.getAttribute("role") === "checkbox" && checked ? checked === "true" : null
}

/** An item of a list in Word, which writes it as a paragraph with its level in the style and its mark in the text. */
function wordItem(node, about) {
  const style = styleOf(node)
  const found = /mso-list:\s*(l\d+)\s+level(\d+)/i.exec(style)
  if (!found || levelOf(node)) return null
  const marks = [...node.querySelectorAll("[style]")].filter((each) => /mso-list:\s*ignore/i.test(styleOf(each)))
  const mark = marks.map((each) => each.textContent).join("").trim()
  for (const each of marks) each.remove()
  return { level: Number(found[2]), number: numberOf(mark, found, about), blocks: blocksOf([...node.childNodes], about), task: null }
}

/** A paragraph with a bullet that somebody typed; another bullet than those before is one level deeper. */
function typedItem(node, items, about) {
  if (!/^(?:P|DIV)$/.test(node.tagName) || node.querySelector("br, p, div, ul, ol, table")) return null
  const found = BULLET.exec(node.textContent.trim())
  if (!found) return null
  const [first = "", ...rest] = blocksOf([...node.childNodes], about)
  const text = first.replace(/^(?:\\?[^\w\s]|o|§) */, "")
  return { level: items.levelOf(found[2]), number: 0, blocks: [text, ...rest], task: null }
}

/** The number that Word shows, 0 for a bullet; without a mark its style sheet says which of both it is. */
function numberOf(mark, [, list, level], { rules }) {
  const digits = /^\(?(\d{1,9})[.)]/.exec(mark)
  if (digits) return Number(digits[1])
  if (/^\(?[a-z]{1,4}[.)]/i.test(mark)) return NEXT
  if (mark) return 0
  const rule = new RegExp(`@list ${list}:level${level}\\s*\\{([^}]*)\\}`).exec(rules)
  return rule && !/number-format:\s*(?:bullet|image|none)/.test(rule[1]) ? NEXT : 0
}

function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = "`".repeat(longest + 1)
  return `${fence}\n${text.replace(/\r\n?/g, "\n").replace(/^\n|\n$/g, "")}\n${fence}`
}

/** A table, or what stands in one that only places things on a page. */
function tableOf(table, about) {
  const cells = cellsOf(table)
  const isLayout = table.querySelector("table") || cells.every((row) => row.length < 2)
  return isLayout ? cells.flat().flatMap((cell) => blocksOf([...cell.childNodes], about)) : tableText(cells, about)
}
