// Plain text as a word processor copies it: rows with a bullet become a list, and rows with tabs a table.

/** A row with a bullet: what stands before it, the bullet, and the text. */
export const BULLET = /^([ \t]*)([•·▪◦‣●■○➢✓–]|[o§-](?=\t|[ \u00a0]{3}))[ \t\u00a0]+(\S.*)$/
const NUMBER = /^([ \t]*)(?:([0-9]{1,3})|([a-z]))([.)])\t\s*(\S.*)$/

/** The text with lists and tables as Markdown; the same text when there are none. */
export function shaped(text) {
  const rows = text.replace(/\r\n?/g, "\n").split("\n")
  const found = []
  let open = []
  for (let at = 0; at < rows.length; at += 1) {
    const item = itemOf(rows[at])
    if (item) {
      if (!open.length && found.at(-1)?.trim()) found.push("")
      open = opened(open, item)
      found.push(`${" ".repeat(widthOf(open))}${item.mark} ${item.text}`)
      continue
    }
    if (open.length && rows[at].trim()) found.push("")
    open = []
    const end = tableEnd(rows, at)
    if (end > at + 1) {
      if (found.at(-1)?.trim()) found.push("")
      found.push(...table(rows.slice(at, end)), ...(rows[end]?.trim() ? [""] : []))
      at = end - 1
    } else {
      found.push(rows[at])
    }
  }
  const result = found.join("\n")
  return result === rows.join("\n") ? text : result
}

function itemOf(row) {
  const bullet = BULLET.exec(row)
  if (bullet) return { kind: bullet[1] + bullet[2], mark: "-", text: bullet[3].trim() }
  const number = NUMBER.exec(row)
  if (!number) return null
  const [, indent, digits, letter, sign, text] = number
  const value = digits ?? letter.charCodeAt(0) - 96
  return { kind: `${indent}${digits ? "1" : "a"}${sign}`, mark: `${value}${sign}`, text: text.trim() }
}

/** The items that a new one stands in, and itself; another bullet than those before is one level deeper. */
function opened(open, item) {
  const same = open.findIndex((each) => each.kind === item.kind)
  return [...open.slice(0, same < 0 ? open.length : same), item]
}

function widthOf(open) {
  return open.slice(0, -1).reduce((sum, { mark }) => sum + mark.length + 1, 0)
}

/** Behind the last row that has as many tabs as this one. */
function tableEnd(rows, start) {
  const count = (row) => (row ?? "").split("\t").length - 1
  const tabs = count(rows[start])
  let end = start
  while (tabs && /^\S/.test(rows[start]) && end < rows.length && count(rows[end]) === tabs) end += 1
  return end
}

function table(rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.trim().replaceAll("|", "\\|")).join(" | ")} |`
  const [head, ...others] = rows.map((row) => row.split("\t"))
  return [line(head), `|${" --- |".repeat(head.length)}`, ...others.map(line)]
}
