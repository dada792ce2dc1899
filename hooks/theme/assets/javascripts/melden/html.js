// The HTML in a text, read as the build reads it (hooks/kringen/markdown/html.py): a text in which no HTML stands any more.

import { codeMistake, commentMistake, elementMistake, imageMistake, openCommentMistake } from "./html_mistakes.js"

const [BREAK, LESS, NOTHING, END] = ["\u0004", "\u0005", "\u0006", "\u0007"]
const LINE_BREAK = new RegExp(`<${BREAK} *>`, "g")
const FENCE = /^(?:[ \t>]|[-*+] |[0-9]{1,9}[.)] )*(`{3,}(?=[^`]*$)|~{3,})/
const ITEM = /^\s*(?:[-*+]|[0-9]{1,9}[.)])\s/
const FAR = 20
const INDENTED = /^(?: {4}| {0,3}\t)/

/** The text for the reader, with marks in it, and what is to be said about its HTML, each with its row. */
export function withoutHtml(text, rules) {
  if (!text.includes("<")) return { text, mistakes: [] }
  const reading = new Reading(text, rules)
  reading.read()
  const rows = reading.made.join("").split("\n")
  const made = rows.map((row) => (/^[ \t]*[\u0006\u0007][ \t\u0006\u0007]*$/.test(row) ? row.replace(/[\u0006\u0007]/g, " ") : row))
  const ended = made.join("\n").replace(/\u0007\u0006+(?:[ \t\u0006]*\u0007\u0006+)*/g, (ends) => lineBreak(ends.length))
  let [row, counted] = [0, 0]
  const mistakes = reading.mistakes.map(({ at, ...found }) => {
    for (; counted < at; counted += 1) if (text[counted] === "\n") row += 1
    return { row, ...found }
  })
  return { text: ended, mistakes }
}

/** A marked text without what is left out; where a line breaks are spaces, and a `<` that is text is another sign. */
export function readable(text) {
  return text.replace(LINE_BREAK, (each) => " ".repeat(each.length)).replaceAll(NOTHING, "").replaceAll(LESS, "‹")
}

/** A marked text as it is to be shown, in the pieces between its line breaks. */
export function lines(text) {
  return text.split(LINE_BREAK).map((piece) => piece.replaceAll(NOTHING, "").replaceAll(LESS, "<"))
}

/** The same where no line is broken, such as in code. */
export function unmasked(text) {
  return lines(text).join("<br>")
}

/** One text from its beginning to its end, with what it becomes. */
class Reading {
  mistakes = []
  #opened = new Map()
  #lists = []
  #refused = new Set()
  #endless = { end: -1, lengths: new Set() }

  constructor(text, rules) {
    this.text = text
    this.made = text.split("")
    this.rules = rules
  }

  /** Goes from one piece of HTML to the next, and leaves code and addresses alone. */
  read() {
    const { half, tag } = this.rules.patterns
    const any = new RegExp(`(?<!\`)(\`+)|(${half})|${tag}`, "g")
    let found
    for (let place = 0; place < this.text.length; ) {
      const behind = (!place || this.text[place - 1] === "\n") && this.#behindBlock(place)
      if (behind) {
        place = behind
        continue
      }
      if (!found || found.index < place) {
        any.lastIndex = place
        found = any.exec(this.text)
        if (!found) return
      }
      const row = this.text.indexOf("\n", place)
      place = row >= 0 && row < found.index ? row + 1 : this.#take(found)
    }
  }

  /** The place behind the block of code that begins at a row; 0 when there is none. */
  #behindBlock(start) {
    const row = /[^\n]*/.exec(this.text.slice(start))[0]
    const fence = FENCE.exec(row)?.[1]
    if (!fence) return this.#isIndented(start, row) ? start + /^(?:(?: {4}| {0,3}\t)[^\n]*(?:\n|$)|[ \t]*\n)+/.exec(this.text.slice(start))[0].length : 0
    const close = new RegExp(`^[ \\t>]*${fence[0]}{${fence.length},}[ \\t]*$`, "gm")
    close.lastIndex = start + row.length
    return close.test(this.text) ? close.lastIndex + 1 : this.text.length
  }

  /** Code because it stands four spaces in, behind an empty row and in no list. */
  #isIndented(start, row) {
    if (!INDENTED.test(row) || !row.includes("<")) return false
    let end = start - 1
    for (let isBehindEmpty = start === 0, many = 0; end > 0; many += 1) {
      if (many > FAR) return false
      const begin = this.text.lastIndexOf("\n", end - 1) + 1
      const above = this.text.slice(begin, end)
      if (!above.trim()) isBehindEmpty = true
      else if (!INDENTED.test(above)) return isBehindEmpty && !ITEM.test(above) && !above.startsWith(" ")
      end = begin - 1
    }
    return true
  }

  /** What a piece becomes; gives the place behind it. */
  #take(found) {
    const [source, ticks, half] = found
    const start = found.index
    if (this.text[start - 1] === "\\" || this.#isAddress(start)) return start + 1
    if (ticks) return this.#behindTicks(start, ticks)
    if (source === "<!--") return this.#comment(start)
    if (half) this.#refuse(start, codeMistake(this.text.slice(start, start + 40), this.rules))
    else return this.#link(found) || this.#tag(found)
    return start + source.length
  }

  #isAddress(start) {
    return new RegExp(this.rules.patterns.address).test(this.text.slice(Math.max(start - 40, 0), start))
  }

  /** The place behind code between backticks, which ends with its paragraph. */
  #behindTicks(start, ticks) {
    if (start > this.#endless.end) {
      const empty = /\n[ \t]*\n/g
      empty.lastIndex = start
      this.#endless = { end: empty.exec(this.text)?.index ?? this.text.length, lengths: new Set() }
    }
    const behind = start + ticks.length
    if (this.#endless.lengths.has(ticks.length)) return behind
    const close = new RegExp(`(?<!\`)\`{${ticks.length}}(?!\`)`, "g")
    close.lastIndex = behind
    const found = close.exec(this.text)
    if (found && found.index < this.#endless.end) return close.lastIndex
    this.#endless.lengths.add(ticks.length)
    return behind
  }

  #comment(start) {
    const end = this.text.indexOf("-->", start + 2) + 3
    if (end < 3) {
      this.#refuse(start, openCommentMistake(this.rules))
      return this.text.length
    }
    this.#say(start, commentMistake(this.rules))
    this.#takeOut(start, end)
    return end
  }

  #link(found) {
    const [source, , , , name, more] = found
    const { href, linked, alive, mark } = this.rules.patterns
    const address = name.toLowerCase() === "a" && !new RegExp(alive, "i").test(more) && new RegExp(href, "i").exec(more)
    const words = new RegExp(linked, "iy")
    words.lastIndex = found.index + source.length
    const end = address && words.exec(this.text)
    if (!end || new RegExp(alive, "i").test(end[1])) return 0
    this.#takeOut(found.index, words.lastIndex)
    this.#put(found.index, `[${end[1].replace(new RegExp(mark, "gi"), "")}](${address[2]})`)
    return words.lastIndex
  }

  #tag(found) {
    const { pairs, breaks, blocks, words, refused, raised, patterns } = this.rules
    const [source, , , slash, written, more] = found
    const start = found.index
    const end = start + source.length
    const name = written.toLowerCase()
    const isKnown = Object.hasOwn(pairs, name) || [...breaks, ...blocks, ...words, "img"].includes(name)
    const isLink = name === "a" && more.toLowerCase().includes("href")
    const isAlive = new RegExp(patterns.alive, "i").test(more)
    if (isAlive || isLink || refused.includes(name) || (more.includes("=") && !isKnown)) {
      this.#refuse(start, slash && this.#refused.has(name) ? null : elementMistake(slash + written, this.rules))
      this.#refused.add(name)
    } else if (!isKnown) this.#refuse(start, null)
    else if (breaks.includes(name)) this.#put(start, lineBreak(source.length))
    else {
      this.#takeOut(start, end)
      if (Object.hasOwn(pairs, name)) this.#pair(pairs[name], slash, start, end)
      else if (blocks.includes(name)) this.#block(name, slash, start, end)
      else if (Object.hasOwn(raised, name) && !slash) this.#raise(raised[name], start, end)
      else if (name === "img") this.#image(more, start)
    }
    return end
  }

  /** The mark at both ends; something stays behind the second one, so that it never touches the next one. */
  #pair(mark, slash, start, end) {
    const opened = this.#opened.get(mark)
    this.#opened.delete(mark)
    if (!slash) this.#opened.set(mark, { start, end })
    if (!slash || !opened) return
    for (const [other, place] of this.#opened) if (place.start > opened.start) this.#opened.delete(other)
    const beside = [opened.start - mark.length, opened.end, start - mark.length, end]
    if (!new RegExp(this.rules.patterns.words).test(this.text.slice(opened.end, start))) return
    if (beside.some((place) => this.text.startsWith(mark, place) && place >= 0)) return
    this.#put(opened.start, mark)
    this.#put(end - mark.length - 1, mark)
  }

  /** Its end ends a line; a heading or an item that begins its row becomes one of Markdown, an item as deep as its list. */
  #block(name, slash, start, end) {
    if (slash) this.#put(start, END)
    const before = this.text.slice(Math.max(start - 40, 0), start)
    const blanks = /(?:^|\n)([ \t]*)$/.exec(before)
    if (name === "ul" || name === "ol") slash ? this.#lists.pop() : this.#lists.push(name)
    else if (!slash && blanks && (start < 40 || before.includes("\n"))) {
      const lists = name === "li" ? this.#lists : []
      const place = Math.min(start - blanks[1].length + 3 * Math.max(lists.length - 1, 0), start)
      this.#takeOut(place, end)
      this.#put(place, this.rules.rows[lists.at(-1) ?? name] ?? "")
    }
  }

  #raise(signs, start, end) {
    const figures = /^([0-9]{1,99})<\/su[bp]>/i.exec(this.text.slice(end, end + 120))
    if (!figures) return
    this.#takeOut(start, end + figures[0].length)
    this.#put(start, [...figures[1]].map((figure) => signs[Number(figure)]).join(""))
  }

  #image(more, start) {
    const alt = new RegExp(this.rules.patterns.alt, "i").exec(more)
    const words = alt?.[1] || alt?.[2] || ""
    const at = this.text.indexOf(more, start) + (alt?.index ?? 0) + (alt ? alt[0].indexOf(words) : 0)
    this.#put(at, words)
    this.#say(start, imageMistake(words, this.rules))
  }

  #put(start, text) {
    for (let index = 0; index < text.length; index += 1) this.made[start + index] = text[index]
  }

  #takeOut(start, end) {
    for (let index = start; index < end; index += 1) if (this.text[index] !== "\n") this.made[index] = NOTHING
  }

  /** Leaves the code as text, with what is to be said of it, if anything. */
  #refuse(start, found) {
    this.made[start] = LESS
    if (found) this.#say(start, found)
  }

  #say(start, found) {
    this.mistakes.push({ at: start, ...found })
  }
}

function lineBreak(length) {
  return `<${BREAK}${" ".repeat(length - 3)}>`
}
