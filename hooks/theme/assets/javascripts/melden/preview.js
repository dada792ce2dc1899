// How a text will look on the site: markdown-it reads it, and elements and text nodes are made of what it found, so that
// nothing typed is ever read as HTML. The library is fetched only when somebody looks.

import { linkMistake } from "./addresses.js"
import { cleanText } from "./clean.js"
import { withoutOwnHeading } from "./file.js"
import { namesOf } from "./headings.js"
import { lines, readable, unmasked, withoutHtml } from "./html.js"

const ELEMENTS = {
  paragraph_open: "p", blockquote_open: "blockquote", bullet_list_open: "ul", ordered_list_open: "ol", list_item_open: "li",
  em_open: "em", strong_open: "strong", s_open: "s", table_open: "table", thead_open: "thead", tbody_open: "tbody", tr_open: "tr",
  th_open: "th", td_open: "td",
}
const TASK = /^\[([ xX])\][ \t]+/
const ALERT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*$/i
const TOP = 3
let reader
let anchors = new Set()

/** How a text will look, in the box of whoever opened that. */
export async function showPreview(form, box, site) {
  if (!box.open) return
  const body = box.querySelector(".kk-body")
  try {
    await load()
  } catch {
    body.textContent = "Dit kon niet laden. Klap het dicht en weer open om het opnieuw te proberen."
    return
  }
  const text = withoutOwnHeading(box.dataset.preview, cleanText(form.elements[box.dataset.preview].value))
  body.replaceChildren(await previewOf(text, site))
}

/** The text as a piece of a page; `alerts` are the titles of GitHub's alerts by name, `html` the rules for what is no Markdown. */
export async function previewOf(text, { alerts, html }) {
  await load()
  const page = document.createDocumentFragment()
  const open = [page]
  const plain = withoutHtml(text, html).text
  const tokens = reader.parse(plain, {})
  fitLevels(tokens)
  anchors = new Set(["agenda", "verslag", ...namesOf(readable(plain).split("\n"))])
  const rows = plain.split("\n")
  tokens.forEach((token, index) => draw(open, tokens, index, token, alerts, rows))
  return page
}

async function load() {
  if (reader) return
  const [{ default: MarkdownIt }, { default: footnotes }] = await Promise.all([
    import("../markdown/markdown-it.js"),
    import("../markdown/markdown-it-footnote.js"),
  ])
  const made = new MarkdownIt({ html: true, linkify: true, maxNesting: 50 }).use(footnotes)
  made.inline.ruler.disable("footnote_inline")
  onlyWritten(made.linkify.set({ fuzzyLink: true }))
  Object.assign(made, { validateLink: () => true, normalizeLink: (address) => address, normalizeLinkText: (text) => text })
  reader = made
}

/** Puts the headings below those of the page itself, without a gap where they have to move (hooks/kringen/markdown/sections.py). */
function fitLevels(tokens) {
  const headings = tokens.filter(({ type }) => type === "heading_open")
  const levels = [...new Set(headings.map(({ tag }) => Number(tag[1])))].sort()
  const shown = Object.fromEntries(levels.map((level, order) => [level, Math.min(Math.max(level, TOP + order), 6)]))
  for (const heading of headings) heading.tag = `h${shown[heading.tag[1]]}`
}

/** Makes links of addresses with a scheme, of those that begin with `www.`, and of mail addresses; not of `naam.be`. */
function onlyWritten(linkify) {
  const match = linkify.match.bind(linkify)
  linkify.match = (text) => match(text)?.filter(({ schema, raw }) => schema || /^www\./i.test(raw)) ?? null
}

/** Adds what a token stands for; `open` are the elements that are not closed yet, the innermost last. */
function draw(open, tokens, index, token, alerts, rows) {
  const box = open.at(-1)
  const add = (tag, ...inner) => box.appendChild(element(tag, ...inner))
  const enter = (made) => open.push(box.appendChild(made))
  const { type } = token
  if (type === "inline") drawInline(box, token, tokens, index)
  else if (token.hidden) return
  else if (type === "heading_open") enter(element(token.tag))
  else if (type === "blockquote_open" && alertOf(tokens, index)) enter(alertBox(alerts[alertOf(tokens, index)]))
  else if (type === "footnote_block_open") openNotes(open, box)
  else if (type === "footnote_block_close") open.length -= 2
  else if (type === "footnote_open") enter(element("li"))
  else if (type === "hr") add("hr")
  else if (type === "fence" || type === "code_block") add("pre", element("code", unmasked(token.content)))
  else if (type === "html_block") add("p", unmasked(token.content).trimEnd())
  else if (ELEMENTS[type]) enter(withStart(element(ELEMENTS[type]), token))
  else if (token.nesting < 0) withoutBareBreak(open.pop(), type, tokens, index, rows)
}

/** A row with nothing but a line break stands below its table, not in it. */
function withoutBareBreak(made, type, tokens, index, rows) {
  if (type !== "tr_close" || made.textContent.trim()) return
  const { map } = tokens.slice(0, index).findLast((each) => each.type === "tr_open")
  if (!rows[map[0]].includes("|")) made.remove()
}

function withStart(made, token) {
  const start = token.attrGet?.("start")
  if (start !== null && start !== undefined) made.start = start
  return made
}

function openNotes(open, box) {
  const list = element("ol")
  const notes = element("div", element("hr"), list)
  notes.className = "footnote"
  box.append(notes)
  open.push(notes, list)
}

/** The name of the alert that a quote is; nothing for every other quote. */
function alertOf(tokens, index) {
  const first = tokens[index + 1]?.type === "paragraph_open" ? tokens[index + 2].content.split("\n")[0] : ""
  return ALERT.exec(first)?.[1].toUpperCase()
}

function alertBox([style, title]) {
  const head = element("p", title)
  head.className = "admonition-title"
  const made = element("div", head)
  made.className = `admonition ${style}`
  return made
}

/** The words of a block: the box of a task and the name of an alert stand before them. */
function drawInline(box, token, tokens, index) {
  let { children } = token
  const isItem = tokens[index - 1]?.type === "paragraph_open" && tokens[index - 2]?.type === "list_item_open"
  const task = isItem && children[0]?.type === "text" ? TASK.exec(children[0].content) : null
  if (task) {
    const tick = Object.assign(element("input"), { type: "checkbox", disabled: true, checked: task[1] !== " " })
    tick.setAttribute("aria-label", tick.checked ? "Gedaan" : "Nog te doen")
    if (box.localName === "p") box.before(tick)
    else box.append(tick, " ")
    children[0].content = children[0].content.slice(task[0].length)
  }
  if (tokens[index - 2]?.type === "blockquote_open" && alertOf(tokens, index - 2)) {
    const end = children.findIndex((each) => each.type === "softbreak")
    children = end < 0 ? [] : children.slice(end + 1)
    if (!children.length) return box.remove()
  }
  const open = [box]
  for (const child of children) drawWord(open, child)
  settleBreaks(box)
}

/** A break at the beginning or the end of a run breaks nothing, and what is nothing but a break is no paragraph. */
function settleBreaks(box) {
  const isBreak = (node) => node && (node.localName === "br" || (node.nodeType === Node.TEXT_NODE && /^\n?$/.test(node.data)))
  while (isBreak(box.firstChild)) box.firstChild.remove()
  while (isBreak(box.lastChild)) box.lastChild.remove()
  if (box.localName === "p" && !box.textContent.trim() && !box.querySelector(":not(span)")) box.remove()
}

function drawWord(open, token) {
  const box = open.at(-1)
  const { type, content } = token
  if (type === "softbreak") box.append("\n")
  else if (type === "hardbreak") box.append(element("br"), "\n")
  else if (type === "code_inline") box.append(element("code", unmasked(content)))
  else if (type === "footnote_ref") box.append(element("sup", element("a", String(token.meta.id + 1))))
  else if (type === "link_open") open.push(box.appendChild(linkTo(unmasked(token.attrGet("href")))))
  else if (ELEMENTS[type]) open.push(box.appendChild(element(ELEMENTS[type])))
  else if (token.nesting < 0) open.pop()
  else if (type === "image") box.append(wordsOf(token.children))
  else if (type !== "footnote_anchor") addLines(box, content)
}

/** Words, with the line breaks in them. */
function addLines(box, content) {
  lines(content).forEach((line, index, all) => {
    if (index) box.append(element("br"), "\n")
    const start = index ? line.trimStart() : line
    box.append(index + 1 < all.length ? start.trimEnd() : start)
  })
}

function wordsOf(tokens) {
  return tokens.map(({ type, content, children }) => (children ? wordsOf(children) : type === "softbreak" ? "\n" : unmasked(content))).join("")
}

/** A link only to what the site would link to; it opens elsewhere, so that the form stays. */
function linkTo(address) {
  if (linkMistake(address, anchors)) return element("span")
  if (address.startsWith("#")) return element("a")
  return Object.assign(element("a"), { href: address, target: "_blank", rel: "noopener noreferrer" })
}

function element(tag, ...inner) {
  const made = document.createElement(tag)
  made.append(...inner)
  return made
}
