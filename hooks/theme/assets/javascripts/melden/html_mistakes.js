// What is said of HTML in a text: the sentences are the build's (hooks/kringen/markdown/elements.py).

import { mistake } from "./values.js"
import { shown } from "./words.js"

const WARNING = { level: "waarschuwing" }

/** A comment is shown nowhere. */
export function commentMistake({ said }) {
  return filled("opmerking", said.comment, "", WARNING)
}

export function openCommentMistake({ said }) {
  return filled("html", said.open_comment)
}

/** An element that does more than lay out; some have a cure of their own. */
export function elementMistake(written, { said, cures }) {
  const name = written.replace("/", "").toLowerCase()
  const [message, cure] = said.element
  return filled("html", [message, Object.hasOwn(cures, name) ? cures[name] : cure], `${shown(`<${written}`)}>`)
}

/** An image stays away; the words for it are shown. */
export function imageMistake(words, { said }) {
  return filled("afbeelding", said.image, words.trim() ? ` "${shown(words)}"` : "", WARNING)
}

/** Code that is no tag. */
export function codeMistake(source, { said }) {
  return filled("html", said.code, shown([...source.slice(0, 40)].slice(0, 10).join("")))
}

function filled(code, [message, cure], written = "", more = {}) {
  return mistake(code, message.replace("{}", () => written), cure, more)
}
