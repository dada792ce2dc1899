// What may not stand in a run of text: images, and links without a good address (hooks/kringen/markdown/checks.py, links.py).

import { linkMistake } from "./addresses.js"
import { bareAddresses, numericMistake } from "./hosts.js"
import { imageMistake } from "./html_mistakes.js"
import { mistake } from "./values.js"
import { shown } from "./words.js"

const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>/g
const TEXT = "((?:[^[\\]]|\\[[^[\\]]*\\])*)"
const PARENTHESES = "(?:\\\\.|[^\\s()\\\\]|\\([^\\s()]*\\))+"
const TITLE = "(?:\"[^\"]*\"|'[^']*'|\\([^()]*\\))"
const LINK = new RegExp(`(!?)\\[${TEXT}\\]\\(\\s*(?:(?:<([^<>\\n]*)>|(${PARENTHESES}))(?:\\s+(?:${TITLE}\\s*)?)?)?\\)`, "g")
const BROKEN = /\]\((https?:\/\/[^\s<]*)/g

/** Every mistake in a run of text, with its row in the run; `numeric` are the rules of hosts.js, `seen` the addresses of earlier runs. */
export function inlineMistakes(text, anchors, html, numeric, seen) {
  const found = []
  const add = (at, each) => each && found.push({ at, ...each })
  const judge = (at, address) => {
    add(at, linkMistake(address, anchors) ?? (seen.has(address) ? null : numericMistake(address, numeric)))
    seen.add(address)
  }
  const rest = links(withoutCode(text), text, html, judge, add)
  const bare = rest.replace(AUTOLINK, (whole, address, at) => {
    const isImage = address.startsWith("data:image/") && /\]:[ \t]*$/.test(rest.slice(Math.max(at - 40, 0), at)) // of Google Docs
    if (!isImage) judge(at, address.includes(":") ? address : `mailto:${address}`)
    return blank(whole)
  })
  const numbers = bareAddresses(bare).filter(([, address]) => numericMistake(address, numeric) && !linkMistake(address, anchors))
  for (const [at, address] of numbers) judge(at, address)
  let [row, counted] = [0, 0]
  return found.sort((one, other) => one.at - other.at).map((each) => {
    for (; counted < each.at; counted += 1) if (text[counted] === "\n") row += 1
    return { row, ...each }
  })
}

/** The text with as many spaces for code between backticks, and for characters behind a backslash. */
export function withoutCode(text) {
  const code = text.replace(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, blank)
  return code.replace(/\\[!-/:-@[-`{-~]/g, blank)
}

/** Judges links and images; what is left of the text has spaces for their addresses. */
function links(plain, text, html, judge, add) {
  const withSpaces = (whole, image, name, inPoints, bare, at) => {
    if (image) add(at, imageMistake(text.slice(at + 2, at + 2 + name.length), html))
    else judge(at, (inPoints ?? bare ?? "").trim())
    return `${image} ${name} `.padEnd(whole.length).slice(0, whole.length)
  }
  const rest = plain.replace(LINK, withSpaces).replace(LINK, withSpaces)
  for (const each of rest.matchAll(BROKEN)) {
    const message = `na "${shown(each[1])}" breekt het adres van deze link af`
    add(each.index, mistake("link", message, "schrijf %20 voor een spatie in het adres, en sluit af met een haakje"))
  }
  return rest
}

function blank(text) {
  return text.replace(/[^\n]/g, " ")
}
