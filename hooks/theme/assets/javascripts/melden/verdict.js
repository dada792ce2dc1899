// What the checks found, said on the page: the state of the whole, each mistake in a list and at its field, and the file.

import { placeOf, sentence, showMistakes } from "./fields.js"

/** Shows the result of the checks; `isShown` says which mistakes the trekker may already see. */
export function showVerdict(form, result, isShown) {
  const { file, mistakes } = result
  showMistakes(form, mistakes, isShown)
  form.querySelector("#pad").textContent = file.path
  form.querySelector("#bestand pre code").textContent = file.text
  sayState(form.querySelector("#stand"), result)
  const isTip = (each) => each.level === "tip"
  const seen = mistakes.filter((each) => !isTip(each) && isShown(each))
  form.querySelector("#fouten").replaceChildren(...seen.map((each) => item(form, each)))
  sayTips(form, mistakes.filter(isTip))
}

/** One sentence; said again only when it changed, so that a screen reader does not repeat itself. */
function sayState(box, { mistakes, isChanged }) {
  const wrong = mistakes.filter((each) => !each.level)
  const missing = wrong.filter((each) => each.code === "ontbreekt").map((each) => label(each.keys))
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
  const list = form.querySelector("#tips ul")
  if (list.textContent !== items.map((each) => each.textContent).join("")) list.replaceChildren(...items)
  form.querySelector("#tips").hidden = !items.length
}

/** The keys of a mistake as a reader says them: `sprekers 2 organisatie`. */
function label(keys) {
  return keys.map((key) => (typeof key === "number" ? key + 1 : key.replaceAll("_", " "))).join(" ")
}

function item(form, each) {
  const { input } = placeOf(form, each.keys)
  const link = document.createElement("a")
  link.href = `#${input?.id ?? "melden"}`
  link.textContent = `${label(each.keys)}: ${sentence(each)}`
  link.addEventListener("click", (event) => {
    event.preventDefault()
    const target = input?.matches("fieldset") ? input.querySelector("input, button") : input
    target?.focus()
    target?.scrollIntoView({ block: "center" })
  })
  const made = document.createElement("li")
  made.append(link)
  return made
}
