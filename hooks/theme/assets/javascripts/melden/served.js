// What the site serves to the form: its data, and the files of a circle's meetings.

const files = new Map()

/** A file of data. */
export async function fetched(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${answer.status} ${address}`)
  return answer.json()
}

/** The file of a meeting, or null; `source` is the address of the data. */
export async function fileOf(source, circle, slug) {
  const address = new URL(`kringen/${circle}.json`, new URL(source, location.href))
  if (!files.has(circle)) files.set(circle, await fetched(address))
  const found = files.get(circle)
  return Object.hasOwn(found, slug) ? found[slug] : null
}
