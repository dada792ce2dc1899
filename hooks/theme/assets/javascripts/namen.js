// Names of places as people write them: without accents, and with "stad", "OCMW" or "B-" in front. For the field that
// finds a circle and for the search of the header.

/** A name to compare: letters and digits, words apart, "st." in full. */
export const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
  .replace(/[^a-z0-9]+/g, " ").trim()
  .replace(/\bst\b/g, "sint").replace(/\b(olv|o l v)\b/g, "onze lieve vrouw").replace(/\bo c m w\b/g, "ocmw")
  .replace(/\bbe? ?(?=\d{4}\b)|^be? (?=.)/g, "")

/** The same without the spaces: "s gravenwezel" and "sgravenwezel" are one. */
export const joined = (text) => text.replaceAll(" ", "")

const TOWN = new Set(
  ("stad stadsbestuur stadhuis gemeente gemeentebestuur gemeentehuis gem ocmw cpas bestuur besturen lokaal lokale ville " +
    "commune").split(" "),
)
const PROVINCE = new Set("provincie provinciebestuur prov".split(" "))
const CIRCLE = new Set("kring kenniskring regio referentieregio streek".split(" "))
const BETWEEN = new Set("de het een van voor in te en mijn ons onze ik werk werken bij uit la le du".split(" "))
const isAround = (word) => TOWN.has(word) || PROVINCE.has(word) || CIRCLE.has(word) || BETWEEN.has(word)

/** What a text may name, the whole first, then with less and less around it; and what kind of thing its words ask for. */
export function readings(text) {
  let words = folded(text).split(" ")
  const whole = words
  const found = [words.join(" ")]
  while (words.length > 1 && (isAround(words[0]) || isAround(words.at(-1)))) {
    words = isAround(words[0]) ? words.slice(1) : words.slice(0, -1)
    found.push(words.join(" "))
  }
  const around = whole.filter((word) => !words.includes(word))
  const kinds = { town: TOWN, circle: CIRCLE, province: PROVINCE }
  return { found, wants: Object.keys(kinds).find((kind) => around.some((word) => kinds[kind].has(word))) ?? "" }
}
