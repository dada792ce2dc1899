// What the site serves to the form: its data, and the files of a circle's meetings.

const files = new Map()
const questions = new Map()

/** A file of data. */
export async function fetched(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status} ${address}`)
  return answer.json()
}

/** The file of a circle with its questions and their places, or null when it has none that can be read. */
export async function questionsOf(source, circle) {
  const address = new URL(`vragen/${circle}.json`, new URL(source, location.href))
  if (!questions.has(circle)) questions.set(circle, await fetched(address))
  const found = questions.get(circle)
  return found.path ? found : null
}

/** The file of a meeting, or null; `source` is the address of the data. */
export async function fileOf(source, circle, slug) {
  const address = new URL(`kringen/${circle}.json`, new URL(source, location.href))
  if (!files.has(circle)) files.set(circle, await fetched(address))
  const found = files.get(circle)
  return Object.hasOwn(found, slug) ? found[slug] : null
}
