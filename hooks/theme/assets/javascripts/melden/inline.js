// What may not stand in a run of text: images, and links without a good address (hooks/kringen/markdown/checks.py, links.py).

import { linkMistake } from "./addresses.js"
import { numericInText } from "./hosts.js"
import { imageMistake } from "./html.js"
import { mistake } from "./values.js"
import { shown } from "./words.js"

const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)>/g
const TEXT = "((?:[^[\\]]|\\[[^[\\]]*\\])*)"
const PARENTHESES = "(?:\\\\.|[^\\s()\\\\]|\\([^\\s()]*\\))*"
const TITLE = "(?:\\s+(?:\"[^\"]*\"|'[^']*'|\\([^()]*\\)))?"
const LINK = new RegExp(`(!?)\\[${TEXT}\\]\\(\\s*(?:<([^<>\\n]*)>|(${PARENTHESES}))${TITLE}\\s*\\)`, "g")
const BROKEN = /\]\((https?:\/\/[^\s<]*)/g

/** Every mistake in a run of text, with its row in the run; `numeric` and `seen` are those of `numericInText`. */
export function inlineMistakes(text, anchors, numeric, seen) {
  const found = []
  const add = (at, each) => each && found.push({ row: text.slice(0, at).split("\n").length - 1, at, ...each })
  const plain = withoutCode(text)
  const rest = links(plain, text, anchors, add)
  for (const each of rest.matchAll(AUTOLINK)) {
    add(each.index, linkMistake(each[1].includes(":") ? each[1] : `mailto:${each[1]}`, anchors))
  }
  for (const { at, ...each } of numericInText(plain, numeric, seen)) add(at, each)
  return found.sort((one, other) => one.at - other.at)
}

/** The text with as many spaces for code between backticks, and for characters behind a backslash. */
export function withoutCode(text) {
  const code = text.replace(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, blank)
  return code.replace(/\\[!-/:-@[-`{-~]/g, blank)
}

/** Judges links and images; what is left of the text has spaces for their addresses. */
function links(plain, text, anchors, add) {
  const rest = plain.replace(LINK, (whole, image, name, inPoints, bare, at) => {
    if (image) add(at, imageMistake(text.slice(at + 2, at + 2 + name.length)))
    else add(at, linkMistake((inPoints ?? bare ?? "").trim(), anchors))
    return `${image} ${name} `.padEnd(whole.length).slice(0, whole.length)
  })
  for (const each of rest.matchAll(BROKEN)) {
    const message = `na "${shown(each[1])}" breekt het adres van deze link af`
    add(each.index, mistake("link", message, "schrijf %20 voor een spatie in het adres, en sluit af met een haakje"))
  }
  return rest
}

function blank(text) {
  return text.replace(/[^\n]/g, " ")
}
