// Pasted text, without the characters that nobody sees and that the build refuses (hooks/kringen/source/text.py).

const UNSEEN = new RegExp(
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5" +
    "\\u180b-\\u180f\\u200b\\u200c\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ud800-\\uf8ff" +
    "\\ufe00-\\ufe0d\\ufeff\\uffa0\\ufff9-\\uffff\\u{e0000}-\\u{10ffff}]|(?<![\\u2190-\\u{1faff}\\ufe0f])\\u200d",
  "gu",
)

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
    const after = before.replace(UNSEEN, "").normalize("NFC")
    if (after === before) return after
    before = after
  }
}
