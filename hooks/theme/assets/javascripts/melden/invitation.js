// An invitation that is dropped or chosen, and what the reader hears of it.

import { readInvitation } from "./ics.js"

/** Listens for files; `take` puts the values in the form and gives what it filled in. */
export function listenForInvitation(box, take) {
  const input = box.querySelector("input[type=file]")
  const told = box.querySelector("[role=status]")
  const read = async (file) => {
    if (!file) return
    const { problem, values, notes } = await readInvitation(file)
    told.replaceChildren(...(problem ? [line(problem, "km-error")] : summary(take(values), notes)))
  }
  input.addEventListener("change", async () => {
    await read(input.files[0])
    input.value = ""
  })
  for (const name of ["dragenter", "dragover"]) box.addEventListener(name, (event) => mark(event, box, true))
  box.addEventListener("dragleave", (event) => mark(event, box, false))
  box.addEventListener("drop", (event) => {
    mark(event, box, false)
    read(event.dataTransfer.files[0])
  })
  // A file that lands beside the box would open and take the place of the form.
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault())
  }
}

function mark(event, box, isOver) {
  event.preventDefault()
  box.classList.toggle("km-drop--over", isOver)
}

function summary(filled, notes) {
  const names = filled.map(({ key }) => key)
  const replaced = filled.filter(({ was }) => was).map(({ key, was }) => `Bij ${key} stond eerst: ${was}`)
  const start = names.length ? `Overgenomen: ${names.join(", ")}. Kijk het even na.` : "Er was niets over te nemen."
  return [line(start, "km-good"), ...[...notes, ...replaced].map((text) => line(text, "km-hint"))]
}

function line(text, className) {
  const made = document.createElement("p")
  Object.assign(made, { textContent: text, className })
  return made
}
