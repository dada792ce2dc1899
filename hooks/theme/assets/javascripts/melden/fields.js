// The fields on the page: what stands in them, and what is wrong with them.

import { CONVERTERS } from "./values.js"

/** What stands in the fields of a task, by key. */
export function readFields(form, fields, keys) {
  return Object.fromEntries(fields.filter(({ key }) => keys.includes(key)).map((field) => [field.key, read(form, field)]))
}

/** Puts values in the fields; what has none becomes empty. */
export function fillFields(form, fields, values) {
  for (const field of fields) fill(form, field, values[field.key])
}

/** Asks for a month as long as its box is ticked, and for a day otherwise; not every browser has a picker for a month. */
export function askForMonth(form, box) {
  const input = form.querySelector(`#veld-${box.dataset.month}`)
  const { value } = input
  input.type = box.checked ? "month" : "date"
  input.value = box.checked ? value.slice(0, 7) : value.length === 10 ? value : ""
}

/** Opens the folded part when one of some fields stands in it; `isNew` closes it first. */
export function unfold(form, keys, isNew = false) {
  const box = form.querySelector("#meer")
  if (isNew) box.open = false
  box.open ||= keys.some((key) => box.querySelector(`[data-field="${key}"]:not([hidden])`))
}

/** Says at each folded list what is chosen in it. */
export function sayChosen(form) {
  for (const box of form.querySelectorAll("[data-chosen]")) {
    const chosen = [...form.querySelectorAll(`[name="${box.dataset.chosen}"]:checked`)].filter((each) => each.type === "checkbox")
    box.textContent = chosen.length ? chosen.map((each) => each.closest("label").textContent.trim()).join(", ") : "Kies uit de lijst"
  }
}

/** Listens for the buttons that add a row and take one away; calls a function after each. */
export function listenForRows(form, after) {
  form.addEventListener("click", ({ target }) => {
    const [add, remove] = [target.closest("[data-add]"), target.closest(".km-remove")]
    if (add) addRow(form, add.dataset.add).querySelector("input").focus()
    if (remove) removeRow(remove.closest("li"))
    if (add || remove) after()
  })
}

/** Adds a row for a speaker or a document, and gives it. */
function addRow(form, key, values = {}) {
  const box = form.querySelector(`[data-rows="${key}"]`)
  const row = box.querySelector("template").content.firstElementChild.cloneNode(true)
  for (const input of row.querySelectorAll("input")) input.value = [values[input.name] ?? ""].flat().join(", ")
  const list = box.querySelector("[data-rows-list]")
  list.append(row)
  number(list)
  return row
}

/** Takes a row away and puts the focus where the reader expects it. */
function removeRow(row) {
  const list = row.parentElement
  const next = row.nextElementSibling ?? row.previousElementSibling
  row.remove()
  number(list)
  const target = next?.querySelector("input") ?? list.parentElement.querySelector("[data-add]")
  target.focus()
}

/** Fills in what a mistake suggests, in its own field or in the one it names, as if it were typed. */
export function suggested(form, { key, value }, input) {
  const target = key ? form.elements[key] : input
  target.value = value
  const field = target instanceof RadioNodeList ? [...target].find((each) => each.checked) : target
  field.focus()
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }))
}

/** Shows each mistake at its field; only fields that were touched say anything, unless all must. `take` fills in a suggestion.
 *
 * What still holds is not drawn again: a click on its button first ends the typing in a field, which checks everything.
 */
export function showMistakes(form, mistakes, isShown, take) {
  const visible = mistakes.filter(isShown)
  const said = new Set(visible.map((each) => placeOf(form, each.keys).box))
  const boxes = form.querySelectorAll(".km-error:not([role=status] *)") // what an invitation was told stays until the next
  for (const box of boxes) if (!said.has(box)) say(box, [])
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid")
  for (const each of visible) {
    const { input, box } = placeOf(form, each.keys)
    if (!box) continue
    for (let fold = input?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
    say(box, visible.filter((other) => String(other.keys) === String(each.keys)), (found) => take(found, input))
    if (!each.level && input?.matches("input, textarea, select")) input.setAttribute("aria-invalid", "true")
  }
}

/** The field of a mistake, and where its message stands. */
export function placeOf(form, [key, index, inner]) {
  if (!key) return { input: null, box: null }
  if (inner) {
    const row = form.querySelectorAll(`[data-rows="${key}"] [data-rows-list] > li`)[index]
    const input = row?.querySelector(`[name="${inner}"]`)
    return { input, box: input?.closest("div").querySelector(".km-error") }
  }
  return { input: form.querySelector(`#veld-${key}`), box: form.querySelector(`#fout-${key}`) }
}

/** What the box of a mistake is called on the page, as in a sentence: `datum`, `sprekers 2 organisatie`. */
export function labelOf(form, [key, index, inner]) {
  const parts = [nameOn(form.querySelector(`#veld-${key}`), key)]
  if (inner) parts.push(index + 1, nameOn(form.querySelector(`#veld-${key}-${index}-${inner}`), inner))
  return parts.join(" ")
}

function nameOn(field, key) {
  const label = field?.matches("fieldset") ? field.querySelector("legend") : field?.labels?.[0]
  const text = label?.firstChild.textContent.trim() ?? key.replaceAll("_", " ")
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

/** A mistake as one sentence in the words of the form, without the name of its field. */
export function sentence({ message, cure, form, line, level }) {
  const start = line ? `regel ${line}: ` : ""
  const text = `${start}${form ?? `${message}${cure ? `; ${cure}` : ""}`}`
  return level ? `${level}: ${text}` : text
}

function say(box, mistakes, take) {
  const lines = mistakes.map((each) => [capital(sentence(each)), ...linked(each), ...suggestions(each, take)])
  const parts = lines.flatMap((line, index) => (index ? ["\n", ...line] : line))
  if (box.textContent !== parts.map((part) => part.textContent ?? part).join("")) box.replaceChildren(...parts)
  box.classList.toggle("km-error--tip", mistakes.length > 0 && mistakes.every((each) => each.level === "tip"))
  box.hidden = !mistakes.length
}

/** A link to each thing that the mistake names, in a tab of its own: what was typed stays. */
function linked({ links = [] }) {
  return links.flatMap(({ text, address }) => {
    const link = document.createElement("a")
    Object.assign(link, { href: address, target: "_blank", rel: "noopener", textContent: text })
    return [" ", link]
  })
}

/** A button for each value that may have been meant. */
export function suggestions({ suggests = [] }, take) {
  return suggests.flatMap((each) => {
    const found = typeof each === "string" ? { value: each, label: each } : each
    const button = document.createElement("button")
    Object.assign(button, { type: "button", className: "km-suggest", textContent: found.label })
    button.addEventListener("click", () => take(found))
    return [" ", button]
  })
}

function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function read(form, field) {
  if (field.fields) {
    const rows = [...form.querySelectorAll(`[data-rows="${field.key}"] [data-rows-list] > li`)]
    return rows.map((row) => Object.fromEntries(field.fields.map((inner) => [inner.key, readInner(row, inner)])))
  }
  const named = inputsOf(form, field)
  if (field.is_list) return ordered(form, field.key, named.filter((each) => each.checked).map((each) => each.value))
  if (field.choices) return named.find((each) => each.checked)?.value ?? ""
  return named[0].value
}

/** One value of a row; a list has commas between its values. */
function readInner(row, { key, is_list }) {
  const { value } = row.querySelector(`[name="${key}"]`)
  return is_list ? value.split(",").map((each) => each.trim()).filter(Boolean) : value
}

/** The inputs of a field, by its key or by the name that it has on the page; those in rows belong to other fields. */
function inputsOf(form, { key, name }) {
  return [...form.querySelectorAll(`[name="${name ?? key}"]`)].filter((each) => !each.closest("[data-rows-list]"))
}

/** The chosen ones in the order in which the file has them, new ones behind. */
function ordered(form, key, chosen) {
  const before = (form.querySelector(`#veld-${key}`).dataset.order ?? "").split(" ")
  return [...before.filter((each) => chosen.includes(each)), ...chosen.filter((each) => !before.includes(each))]
}

function fill(form, field, value) {
  if (field.fields) {
    form.querySelector(`[data-rows="${field.key}"] [data-rows-list]`).replaceChildren()
    for (const row of value ?? []) addRow(form, field.key, row)
    return
  }
  const named = inputsOf(form, field)
  if (field.is_list) {
    form.querySelector(`#veld-${field.key}`).dataset.order = (value ?? []).join(" ")
    for (const each of named) each.checked = (value ?? []).includes(each.value)
  } else if (field.choices) {
    for (const each of named) each.checked = each.value === (value || field.example)
  } else {
    const box = form.querySelector(`[data-month="${field.key}"]`)
    if (box) {
      box.checked = value?.length === 7
      askForMonth(form, box)
    }
    named[0].value = value ?? ""
  }
}

/** Each row has its number in the names of its fields, and a message that belongs to each field. */
function number(list) {
  const key = list.closest("[data-rows]").dataset.rows
  ;[...list.children].forEach((row, index) => {
    row.querySelector(".km-remove").setAttribute("aria-label", `Verwijder ${key.replace(/(?:en|s)$/, "")} ${index + 1}`)
    for (const input of row.querySelectorAll("input")) {
      const box = input.closest("div").querySelector(".km-error")
      input.id = `veld-${key}-${index}-${input.name}`
      box.id = `fout-${key}-${index}-${input.name}`
      input.setAttribute("aria-describedby", box.id)
    }
  })
}

/** Every converter that the fields name and that this page knows; a test compares it with the model. */
export const KNOWN = Object.keys(CONVERTERS)
