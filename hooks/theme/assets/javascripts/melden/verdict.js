// What the checks found, said on the page: the state of the whole, each mistake in a list and at its field, and the file.

import { labelOf, placeOf, sentence, showMistakes } from "./fields.js"

/** Shows the result of the checks; `isShown` says at which fields the trekker may already see that something is missing or
 * wrong, `take` fills in a suggestion. The list has every mistake but what is still to be filled in. */
export function showVerdict(form, result, isShown, take) {
  const { file, mistakes } = result
  showMistakes(form, mistakes, isShown, take)
  form.querySelector("#pad").textContent = file.path
  form.querySelector("#bestand pre code").textContent = file.text
  sayState(form, result)
  const isTip = (each) => each.level === "tip"
  const seen = mistakes.filter((each) => !isTip(each) && (each.code !== "ontbreekt" || isShown(each)))
  fill(form.querySelector("#fouten"), seen.map((each) => item(form, each)))
  sayTips(form, mistakes.filter(isTip))
}

/** One sentence; said again only when it changed, so that a screen reader does not repeat itself. */
function sayState(form, { mistakes, isChanged }) {
  const box = form.querySelector("#stand")
  const wrong = mistakes.filter((each) => !each.level)
  const missing = wrong.filter((each) => each.code === "ontbreekt").map((each) => labelOf(form, each.keys))
  const warned = mistakes.some((each) => each.level === "waarschuwing")
  const others = wrong.length - missing.length
  const texts = [
    missing.length && `Nog in te vullen: ${missing.join(", ")}.`,
    others && (others === 1 ? "Nog één ding te verbeteren." : `Nog ${others} dingen te verbeteren.`),
    !wrong.length && !isChanged && "U hebt nog niets gewijzigd.",
    !wrong.length && isChanged && warned && "U kunt het indienen; lees eerst wat de controle opmerkt.",
  ]
  const text = texts.filter(Boolean).join(" ") || "Alles klopt. U kunt het indienen."
  if (box.textContent !== text) box.textContent = text
  box.className = wrong.length || warned || !isChanged ? "km-state" : "km-state km-state--good"
}

/** Tips stand apart, below what must be mended; they change nothing of what can be handed in. */
function sayTips(form, tips) {
  const items = tips.map((each) => item(form, { ...each, level: "" }))
  fill(form.querySelector("#tips ul"), items)
  form.querySelector("#tips").hidden = !items.length
}

/** Puts items in a list unless they are there: a click on one must find it, though it first ends the typing elsewhere. */
function fill(list, items) {
  if (list.textContent !== items.map((each) => each.textContent).join("")) list.replaceChildren(...items)
}

/** A mistake in the list: a link to its field when that is on the page, else the words where it can be mended. */
function item(form, each) {
  const { input } = placeOf(form, each.keys)
  const made = document.createElement("li")
  const isHere = input && !input.closest("[hidden]")
  if (!isHere) {
    const where = each.keys.length ? `${labelOf(form, each.keys)}, te verbeteren onder Wijzigen` : "in de tekst die er al stond"
    made.textContent = `${where}: ${sentence(each)}`
    return made
  }
  const link = document.createElement("a")
  link.href = `#${input.id}`
  link.textContent = `${labelOf(form, each.keys)}: ${sentence(each)}`
  link.addEventListener("click", (event) => {
    event.preventDefault()
    const { input: place } = placeOf(form, each.keys) // a row may be drawn anew
    const target = place.matches("fieldset") ? place.querySelector("input, button") : place
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true
    target.focus()
    target.scrollIntoView({ block: "center" })
  })
  made.append(link)
  return made
}
