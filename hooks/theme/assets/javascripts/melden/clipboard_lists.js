// Items of a list one below the other, each with its level, as the nested lists of Markdown.

/** The number of an item that only says that it comes next, such as `b.` or `ii.`. */
export const NEXT = -1

/** The items of lists that follow each other; what stands deeper is part of the item above it. */
export class Items {
  #rows = []
  #bullets = []

  get isFilled() {
    return this.#rows.length > 0
  }

  /** How deep an item with a typed bullet stands: as deep as the same bullet before, else one deeper. */
  levelOf(bullet) {
    const same = this.#bullets.indexOf(bullet)
    this.#bullets.splice(same < 0 ? this.#bullets.length : same + 1, Infinity, ...(same < 0 ? [bullet] : []))
    return this.#bullets.length
  }

  /** An item with its blocks; `number` is 0 for a bullet, `task` null when it is none. */
  add({ level, number, blocks, task }) {
    const [first = "", ...rest] = blocks
    const text = first.replace(/^#{1,6} /, "")
    if (!text && !rest.length) return
    const box = task === null ? "" : task ? "[x] " : "[ ] "
    this.#rows.push({ level, number, text: box + text })
    this.more(level, rest)
  }

  /** Blocks that go on with the item of a level. */
  more(level, blocks) {
    for (const text of blocks) this.#rows.push({ level, text, isMore: true })
  }

  /** The rows, each below and inside the item it belongs to. */
  markdown() {
    const open = []
    const lines = []
    for (const { level, number, text, isMore } of this.#rows) {
      const depth = Math.min(level, open.length + (isMore ? 0 : 1))
      if (isMore) {
        open.length = depth
        lines.push("", ...indented(text, widthOf(open)))
        continue
      }
      const before = open[depth - 1]
      open.length = depth - 1
      const indent = widthOf(open)
      const count = number === NEXT ? (before?.count ?? 0) + 1 : number
      const mark = markOf(count, before)
      open.push({ count, mark })
      lines.push(...indented(text, indent + mark.length + 1, `${" ".repeat(indent)}${mark} `))
    }
    return lines.join("\n").replace(/^\n+/, "")
  }
}

/** A bullet or a number; a number that does not follow the one before begins another list, by its other sign. */
function markOf(count, before) {
  if (!count) return "-"
  const isNext = !before?.count || count === before.count + 1
  const sign = before?.mark.endsWith(")") === isNext && before?.count ? ")" : "."
  return `${count}${sign}`
}

function widthOf(open) {
  return open.reduce((sum, { mark }) => sum + mark.length + 1, 0)
}

function indented(text, width, first = " ".repeat(width)) {
  return text.split("\n").map((line, index) => (index ? (line ? " ".repeat(width) + line : "") : first + line))
}
