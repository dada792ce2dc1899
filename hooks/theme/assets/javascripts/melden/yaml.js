// Values as YAML that the build reads back as exactly the same text (hooks/kringen/source/tree.py).

const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} .,;()/'’&+%€@_?=~–—!:-]*[\p{L}\p{N}.)/'’%€_?=!-])?$/u

/** One value on one line: bare when that is safe, else between single quotes, where only the quote itself is doubled. */
export function scalar(text) {
  const safe = PLAIN.test(text) && !/:(?: |$)|^[-?:] |[\u2028\u2029\ufeff]/.test(text) && !/^(?:---|\.\.\.)/.test(text)
  return safe ? text : `'${text.replaceAll("'", "''")}'`
}

/** The lines of one key: a text, a list of short names, or rows of keys. */
export function entry(key, value) {
  if (!Array.isArray(value)) return [`${key}: ${scalar(value)}`]
  if (value.every((each) => typeof each === "string")) return [`${key}: [${value.map(scalar).join(", ")}]`]
  return [`${key}:`, ...value.flatMap(row)]
}

function row(values) {
  const lines = Object.entries(values).filter(([, value]) => !isEmpty(value)).flatMap(([key, value]) => entry(key, value))
  return lines.map((line, index) => `${index ? "    " : "  - "}${line}`)
}

/** Whether nothing stands in a value. */
export function isEmpty(value) {
  if (!Array.isArray(value)) return !value
  return value.every((each) => (typeof each === "string" ? !each : Object.values(each).every(isEmpty)))
}
