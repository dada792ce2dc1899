// The file of a circle with one question more, on another meeting, or taken away; where its rows stand comes with the data
// (hooks/kringen/transfer/question_rows.py).

const TOP = "vragen:"
const STEP = "  "

/** The file with one more question; `lines` are its keys, without the blanks before them. */
export function withQuestion({ text, top, end, margin }, name, lines) {
  const rows = rowsOf(text)
  const own = [`${margin}${name}:`, ...lines.map((line) => `${margin}${STEP}${line}`)]
  return joined([...rows.slice(0, end), ...(top === null ? [TOP] : []), ...own, ...rows.slice(end)])
}

/** The file with a question on another meeting; on none when that is empty. */
export function withMeeting({ text, places }, name, meeting) {
  const rows = rowsOf(text)
  const place = places[name]
  const line = meeting ? [`${place.margin}bijeenkomst: ${meeting}`] : []
  const [start, end] = place.meeting === null ? [place.end, place.end] : [place.meeting, place.meeting + 1]
  return joined([...rows.slice(0, start), ...line, ...rows.slice(end)])
}

/** The file without a question; the last one takes `vragen:` along. */
export function withoutQuestion({ text, top, places }, name) {
  const place = places[name]
  const rows = rowsOf(text)
  rows.splice(place.start, place.end - place.start)
  if (Object.keys(places).length === 1) rows.splice(top, 1)
  return joined(rows)
}

/** The lines that a mail holds of a question, for who puts them in the file. */
export function block(name, lines, behind = "") {
  return `${[TOP, `${STEP}${name}:${behind}`, ...lines.map((line) => `${STEP}${STEP}${line}`)].join("\n")}\n`
}

/** A short name that no other question has. */
export function freeName(name, taken) {
  let free = name
  for (let number = 2; taken.includes(free); number += 1) free = `${name}-${number}`
  return free
}

function rowsOf(text) {
  return text.replace(/\n$/, "").split("\n")
}

function joined(rows) {
  return `${rows.join("\n")}\n`
}
