// A table of a word processor as one of Markdown: a row on a line, what a cell holds between bars.

import { inlineText } from "./clipboard_inline.js"
import { styleOf } from "./clipboard_looks.js"

const WIDEST = 20

/** The cells of a table by row, without those of a table in it. */
export function cellsOf(table) {
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table)
  return rows.map((row) => [...row.children].filter((each) => /^T[DH]$/.test(each.tagName)))
}

/** The table with its first row as head; nothing when all cells are empty. */
export function tableText(cells, about) {
  const texts = spread(cells, about).filter((row) => row.some(Boolean))
  if (!texts.length) return []
  const width = Math.max(...texts.map((row) => row.length))
  const lines = texts.map((row) => `| ${Array.from({ length: width }, (_, at) => row[at] ?? "").join(" | ")} |`)
  lines.splice(1, 0, `|${" --- |".repeat(width)}`)
  return [lines.join("\n")]
}

/** The text of each cell at its place; what a cell spans beyond that stays empty. */
function spread(cells, about) {
  const grid = cells.map(() => [])
  cells.forEach((row, y) => {
    let x = 0
    for (const cell of row) {
      while (grid[y][x] !== undefined) x += 1
      if (x >= WIDEST) break
      const [wide, high] = ["colspan", "rowspan"].map((name) => Math.min(WIDEST - x, Number.parseInt(cell.getAttribute(name), 10) || 1))
      for (let down = 0; down < high && y + down < grid.length; down += 1) {
        for (let right = 0; right < wide; right += 1) grid[y + down][x + right] = ""
      }
      grid[y][x] = cellText(cell, y === 0, about)
      x += wide
    }
  })
  return grid.map((row) => Array.from(row, (text) => text ?? ""))
}

/** One line for what stands in a cell; a head is bold by itself. */
function cellText(cell, isHead, about) {
  const parts = []
  const walk = (parent) => {
    let run = []
    const close = () => {
      const text = run.length ? inlineText(run, { isCell: true, isPlain: isHead }) : ""
      if (text) parts.push(text)
      run = []
    }
    for (const node of parent.childNodes) {
      if (!about.alone.has(node)) {
        run.push(node)
        continue
      }
      close()
      const item = node.tagName === "LI" || /mso-list:\s*l\d/i.test(styleOf(node))
      const count = parts.length
      walk(node)
      if (item && parts.length > count && !/^[•·-]/.test(parts[count])) parts[count] = `• ${parts[count]}`
    }
    close()
  }
  walk(cell)
  return parts.join("<br>")
}
