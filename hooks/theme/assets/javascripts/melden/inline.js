// What may not stand in a run of text: HTML, images, and links without a good address (hooks/kringen/markdown/checks.py).

import { linkMistake } from "./addresses.js"
import { mistake } from "./values.js"
import { shown } from "./words.js"

const ATTRIBUTE = "(?:\\s+[A-Za-z_:][A-Za-z0-9_.:-]*(?:\\s*=\\s*(?:[^\\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)"
const TAG = `<[A-Za-z][A-Za-z0-9-]*${ATTRIBUTE}*\\s*/?>|</[A-Za-z][A-Za-z0-9-]*\\s*>`
const AUTOLINK = "<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]*|[^\\s<>@]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*)>"
const HTML = new RegExp(`(${AUTOLINK})|${TAG}|<!--|<!\\[|<![A-Za-z]|<\\?`, "g")
const TEXT = "((?:[^[\\]]|\\[[^[\\]]*\\])*)"
const PARENTHESES = "(?:\\\\.|[^\\s()\\\\]|\\([^\\s()]*\\))*"
const TITLE = "(?:\\s+(?:\"[^\"]*\"|'[^']*'|\\([^()]*\\)))?"
const LINK = new RegExp(`(!?)\\[${TEXT}\\]\\(\\s*(?:<([^<>\\n]*)>|(${PARENTHESES}))${TITLE}\\s*\\)`, "g")
const BROKEN = /\]\((https?:\/\/[^\s<]*)/g
const CURES = {
  b: "schrijf **vet**",
  strong: "schrijf **vet**",
  i: "schrijf *cursief*",
  em: "schrijf *cursief*",
  a: "schrijf een link als [tekst](https://www.v-ict-or.be/)",
  br: "schrijf <br>",
  img: "zet een link naar de afbeelding onder documenten",
}
const ESCAPE = "schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\<"

/** Every mistake in a run of text, with its row in the run. */
export function inlineMistakes(text, anchors) {
  const found = []
  const add = (at, each) => each && found.push({ row: text.slice(0, at).split("\n").length - 1, at, ...each })
  const plain = withoutCode(text)
  const rest = links(plain, text, anchors, add)
  const tags = new Set()
  for (const each of rest.matchAll(HTML)) {
    if (each[1]) {
      const written = each[1].slice(1, -1)
      add(each.index, linkMistake(written.includes(":") ? written : `mailto:${written}`, anchors))
      continue
    }
    const tag = (/^<\/?([A-Za-z][A-Za-z0-9-]*)/.exec(each[0]) ?? [])[1]?.toLowerCase()
    if (tag && tags.has(tag) && each[0].startsWith("</")) continue
    tags.add(tag)
    add(each.index, htmlMistake(each[0]))
  }
  return found.sort((one, other) => one.at - other.at)
}

/** The mistake for a piece of HTML. */
export function htmlMistake(source) {
  const tag = /^<\/?([A-Za-z][A-Za-z0-9-]*)/.exec(source)
  if (tag) return mistake("html", `HTML "${shown(tag[0])}>" kan hier niet`, CURES[tag[1].toLowerCase()] ?? ESCAPE)
  if (source.startsWith("<!--")) {
    const cure = "haal het weg: ook wat niet getoond wordt, is openbaar"
    return mistake("html", 'een commentaar "<!--" kan hier niet', cure)
  }
  return mistake("html", `de code "${shown([...source].slice(0, 10).join(""))}" kan hier niet`, ESCAPE)
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

function imageMistake(name) {
  const called = name.trim() ? ` "${shown(name)}"` : ""
  const cure = "zet er een link naar onder documenten, of beschrijf in woorden wat erop staat"
  return mistake("afbeelding", `de afbeelding${called} kan hier niet`, cure)
}

function blank(text) {
  return text.replace(/[^\n]/g, " ")
}
