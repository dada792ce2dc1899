// Where the keyboard goes when what it was on is gone, or when something elsewhere must be seen.

/** Where one begins, where one types, and where the form says what is wrong: the first of each that is on the page. */
export const START = ['[name="taak"]:checked', "#veld-gemeente", "#veld-vraag"]
export const WORK = ["#invullen", "#veld-vraag", "#veld-besluit", "#veld-kring"]
export const MISTAKES = ["#nakijken", '[aria-invalid="true"]', "#stand"]

/** Puts the keyboard on the first of some places that is seen, and shows it. */
export function goTo(form, places) {
  const place = places.map((each) => form.querySelector(each)).find((each) => each?.getClientRects().length)
  place?.focus()
  place?.scrollIntoView({ block: place.matches("h2") ? "start" : "center" })
}
