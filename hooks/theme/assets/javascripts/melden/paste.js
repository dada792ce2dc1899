// What is pasted in a text keeps its shape; one button gives it back as it was.

import { cleanText } from "./clean.js"
import { markdownOf } from "./clipboard.js"
import { withoutDetours } from "./detours.js"
import { shaped } from "./plain.js"

const BLOCKS = /\n|^(?:#{1,6}|[-|>]|\d+[.)]) /
const LONGEST_TYPED = 20_000
const SAID = "De opmaak is mee overgenomen. Kijk ze na onder “Zo komt het op de site”."

/** Listens at a text; `box` is where to say what was done. */
export function listenForPaste(input, box) {
  let written = ""
  input.addEventListener("input", () => input.value.includes(written) || box.replaceChildren())
  input.addEventListener("paste", (event) => {
    const [html, text] = ["text/html", "text/plain"].map((kind) => event.clipboardData?.getData(kind) ?? "")
    const made = markdownFrom(html, text)
    if (!made || made === text.trim()) return box.replaceChildren()
    event.preventDefault()
    const start = input.selectionStart
    const isInside = BLOCKS.test(made) && /[^\n]$/.test(input.value.slice(0, start))
    written = `${isInside ? "\n\n" : ""}${made}`
    insert(input, written)
    say(box, () => giveBack(input, start, written, text))
  })
}

/** The Markdown of what is on the clipboard: from the formatted text when it has a shape, else from the plain text. */
export function markdownFrom(html, text) {
  return cleanText((html && formatted(html)) || withoutDetours(shaped(text)))
}

/** A text nested so deep that it cannot be walked has no shape that anybody gave it. */
function formatted(html) {
  try {
    return markdownOf(html)
  } catch (error) {
    if (error instanceof RangeError) return ""
    throw error
  }
}

/** Types a text at the cursor, so that the browser can also take it back with Ctrl+Z; a very long text would take it minutes. */
function insert(input, text) {
  input.focus()
  if (text.length < LONGEST_TYPED && document.execCommand("insertText", false, text)) return
  input.setRangeText(text, input.selectionStart, input.selectionEnd, "end")
  input.dispatchEvent(new Event("input", { bubbles: true }))
}

/** Puts the text as it was in the place of what was made of it, wherever that stands by now. */
function giveBack(input, start, written, text) {
  const { value } = input
  const at = value.startsWith(written, start) ? start : value.indexOf(written)
  input.setSelectionRange(at, at + written.length)
  insert(input, text)
}

function say(box, undo) {
  const button = document.createElement("button")
  Object.assign(button, { type: "button", className: "km-link", textContent: "Plak als gewone tekst" })
  button.addEventListener("click", () => {
    undo()
    box.replaceChildren()
  })
  box.replaceChildren(SAID, " ", button)
}
