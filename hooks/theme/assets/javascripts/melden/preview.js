// How a text will look on the site: built of elements and text nodes only, so that nothing typed is ever read as HTML.

const ITEM = /^(\s*)(?:[-*+]|([0-9]{1,9})[.)])\s+(.*)$/
const HEAD = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/
const QUOTE = /^ {0,3}> ?/
const INLINE = /(`+)(.+?)\1|\*\*(.+?)\*\*|__(.+?)__|\*(\S(?:.*?\S)?)\*|(?<!\w)_(\S(?:.*?\S)?)_(?!\w)|~~(.+?)~~|\[([^\]]+)\]\(([^\s)]+)[^)]*\)|<?(https?:\/\/[^\s<>]*[^\s<>.,;:!?)])>?|\\([!-/:-@[-`{-~])/

/** The text as a piece of a page. */
export function preview(text) {
  const page = document.createDocumentFragment()
  page.append(...blocks(text.split("\n")))
  return page
}

function blocks(rows) {
  const found = []
  let index = 0
  while (index < rows.length) {
    const [element, next] = block(rows, index)
    if (element) found.push(element)
    index = next
  }
  return found
}

/** The block that begins at a row, and the row behind it. */
function block(rows, index) {
  const row = rows[index]
  if (!row.trim()) return [null, index + 1]
  if (FENCE.test(row)) return code(rows, index)
  const head = HEAD.exec(row)
  if (head) return [element(`h${Math.max(head[1].length, 3)}`, inline(head[2])), index + 1]
  if (RULE.test(row)) return [element("hr"), index + 1]
  if (QUOTE.test(row)) {
    const end = until(rows, index, (each) => !QUOTE.test(each))
    return [element("blockquote", blocks(rows.slice(index, end).map((each) => each.replace(QUOTE, "")))), end]
  }
  if (ITEM.test(row)) return list(rows, index)
  const end = until(rows, index + 1, (each) => !each.trim() || [FENCE, HEAD, RULE, QUOTE, ITEM].some((one) => one.test(each)))
  return [element("p", inline(rows.slice(index, end).map((each) => each.trim()).join(" "))), end]
}

function code(rows, index) {
  const fence = FENCE.exec(rows[index])[1]
  const end = until(rows, index + 1, (each) => each.trim().startsWith(fence))
  return [element("pre", [element("code", [rows.slice(index + 1, end).join("\n")])]), end + 1]
}

/** A list; what stands further in than its items belongs to the item above. */
function list(rows, index) {
  const [, indent, number] = ITEM.exec(rows[index])
  const result = element(number ? "ol" : "ul")
  if (number && number !== "1") result.start = Number(number)
  let at = index
  while (at < rows.length) {
    const item = ITEM.exec(rows[at])
    if (!item || item[1].length > indent.length + 1 || Boolean(item[2]) !== Boolean(number)) break
    const end = until(rows, at + 1, (each, place) => isOutside(rows, each, place, indent.length))
    const below = rows.slice(at + 1, end).map((each) => each.replace(new RegExp(`^ {0,${indent.length + 2}}`), ""))
    const inner = blocks(below)
    result.append(element("li", [...inline(item[3]), ...inner]))
    at = until(rows, end, (each) => each.trim())
    if (at < rows.length && !ITEM.test(rows[at])) at = end
    if (at === end && (!rows[at] || !ITEM.test(rows[at]))) break
  }
  return [result, Math.max(at, index + 1)]
}

function isOutside(rows, row, place, indent) {
  if (!row.trim()) return !/^\s{2,}\S/.test(rows[place + 1] ?? "")
  return /^\s*/.exec(row)[0].length <= indent
}

/** Text with bold, italic, code and links, as nodes. */
function inline(text) {
  const found = []
  let rest = text
  for (let match = INLINE.exec(rest); match; match = INLINE.exec(rest)) {
    if (match.index) found.push(rest.slice(0, match.index))
    found.push(marked(match))
    rest = rest.slice(match.index + match[0].length)
  }
  return rest ? [...found, rest] : found
}

function marked([whole, ticks, codeText, bold, bold2, italic, italic2, struck, label, address, bareAddress, escaped]) {
  if (ticks) return element("code", [codeText.trim()])
  if (bold ?? bold2) return element("strong", inline(bold ?? bold2))
  if (italic ?? italic2) return element("em", inline(italic ?? italic2))
  if (struck) return element("del", inline(struck))
  if (label) return link(address, inline(label))
  return bareAddress ? link(bareAddress, [bareAddress]) : (escaped ?? whole)
}

/** A link only to what the site would link to; it opens elsewhere, so that the form stays. */
function link(address, inner) {
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(address)) return element("span", inner)
  const anchor = element("a", inner)
  anchor.href = address
  anchor.target = "_blank"
  anchor.rel = "noopener noreferrer"
  return anchor
}

function until(rows, index, stops) {
  let at = index
  while (at < rows.length && !stops(rows[at], at)) at += 1
  return at
}

function element(tag, inner = []) {
  const made = document.createElement(tag)
  made.append(...inner)
  return made
}
