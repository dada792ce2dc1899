// Pasted text, without the characters that nobody sees and that the build refuses (hooks/kringen/source/text.py).

let unseen = null

/** Makes the pattern of those characters that comes with the data, the same that the build uses. */
export function knowUnseen(pattern) {
  if (unseen?.source !== pattern) unseen = new RegExp(pattern, "gu")
}

/** A text in NFC with line feeds only, without unseen characters; a vertical tab or line separator ends a line. */
export function cleanText(text) {
  const lines = text.replace(/\r\n?|[\u2028\u2029\u000b\u0085]/g, "\n")
  return withoutUnseen(lines)
}

/** The same on one line, with single spaces for line ends and tabs. */
export function cleanLine(text) {
  return withoutUnseen(cleanText(text).replace(/\s+/g, (blanks) => (/[\n\t\u000c]/.test(blanks) ? " " : blanks))).trim()
}

/** Taking one away may bring the next into view, such as a joiner behind what is gone.
 *
 * A letter keeps 30 accents: no language needs more (Unicode UAX 15), and putting 50,000 in order takes seconds.
 */
function withoutUnseen(text) {
  let before = text.replace(/([\p{Mn}\p{Me}]{30})[\p{Mn}\p{Me}]+/gu, "$1").normalize("NFC")
  for (;;) {
    const after = (unseen ? before.replace(unseen, "") : before).normalize("NFC")
    if (after === before) return after
    before = after
  }
}
