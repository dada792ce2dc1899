// Searching: the dialog behind the button in the header, and the page of results. Results are drawn as text, never as HTML.

import { asResult, fold, load } from "./zoekindex.js"

const IN_DIALOG = 8
const ON_PAGE = 20
const FAILED = "Zoeken lukt nu niet. Misschien bent u offline; probeer het straks opnieuw."

let dialog

/** Shows the search dialog; `address` is that of the page of results. */
export function open(address) {
  dialog ??= makeDialog(address)
  dialog.showModal()
  dialog.querySelector("input").select()
  load().catch(() => (dialog.querySelector("[role=status]").textContent = FAILED))
}

/** Brings the page of results to life. */
export function page() {
  const form = document.querySelector("[data-search]")
  const input = form.querySelector("input")
  const more = form.querySelector("[data-more]")
  let shown = ON_PAGE
  const asked = () => new URLSearchParams(location.search).get("q") ?? ""
  const full = form.querySelector("[data-full-text]")
  const show = () => {
    full.search = new URLSearchParams({ q: input.value.trim() })
    full.hidden = !input.value.trim()
    return results(form, input.value, shown).then((number) => (more.hidden = number <= shown))
  }
  const address = () => (input.value.trim() ? `?q=${encodeURIComponent(input.value.trim())}` : location.pathname)
  form.hidden = false
  input.value = asked()
  input.addEventListener("input", () => {
    shown = ON_PAGE
    history.replaceState(null, "", address())
    show()
  })
  form.addEventListener("submit", (event) => event.preventDefault())
  more.addEventListener("click", () => {
    const next = shown
    shown += ON_PAGE
    show().then(() => form.querySelectorAll(".kk-results a")[next]?.focus())
  })
  addEventListener("popstate", () => {
    input.value = asked()
    show()
  })
  walk(form)
  document.querySelector("[data-search-link]").addEventListener("click", (event) => {
    event.preventDefault()
    input.focus()
  })
  if (input.value) show()
  else input.focus()
}

function makeDialog(address) {
  const made = element("dialog", { className: "kk-dialog md-typeset", ariaLabel: "Zoeken" })
  const form = element("form", { className: "kk-search", role: "search" })
  const label = element("label", { htmlFor: "kk-zoek", textContent: "Gemeente, kring, onderwerp of woord uit een verslag" })
  const input = element("input", { id: "kk-zoek", type: "search", autocomplete: "off", autocapitalize: "none", spellcheck: false, enterKeyHint: "search" })
  const close = element("button", { type: "button", className: "kk-dialog__close", textContent: "Sluiten" })
  const count = element("p", { className: "kk-search__count", role: "status" })
  const list = element("ol", { className: "kk-results" })
  const all = element("a", { className: "md-button", textContent: "Alle resultaten", hidden: true })
  const full = element("a", { className: "kk-search__full", textContent: "Zoek in de volledige verslagen", hidden: true })
  const results_of = () => `${address}?q=${encodeURIComponent(input.value.trim())}`
  form.append(label, input, close, count, list, all, full)
  made.append(form)
  document.body.append(made)
  input.addEventListener("input", () => {
    full.href = `${new URL("../bijeenkomsten/", new URL(address, location))}?${new URLSearchParams({ q: input.value.trim() })}`
    full.hidden = !input.value.trim()
    results(form, input.value, IN_DIALOG).then((number) => {
      all.href = results_of()
      all.hidden = number <= IN_DIALOG
    })
  })
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    if (input.value.trim()) location.assign(results_of())
  })
  close.addEventListener("click", () => made.close())
  made.addEventListener("click", (event) => event.target === made && made.close())
  walk(form)
  return made
}

/** Draws what is found and says how many; gives that number. A later question overtakes an earlier one. */
async function results(form, query, limit) {
  const count = form.querySelector("[role=status]")
  const list = form.querySelector(".kk-results")
  const number = (form.dataset.question = String(Number(form.dataset.question ?? 0) + 1))
  if (!query.trim()) {
    list.replaceChildren()
    count.textContent = ""
    return 0
  }
  try {
    const index = await load()
    const found = index.search(query)
    if (form.dataset.question !== number) return found.length
    list.replaceChildren(...found.slice(0, limit).map((each) => item(each, query)))
    const older = index.older ? await fromArchive(query, index.older, limit - found.length) : { total: 0, results: [] }
    const total = found.length + older.total
    if (form.dataset.question !== number) return total
    list.append(...older.results.map((each) => item(each, query)))
    if (!total) list.append(elsewhere(query.trim()))
    count.textContent = sentence(total, query.trim())
    return total
  } catch {
    list.replaceChildren()
    count.textContent = FAILED
    return 0
  }
}

/** How many of the meetings that the index is too small for are found, and as many of them as there is room for. */
async function fromArchive(query, older, room) {
  try {
    const archive = await import("./verslagen.js")
    const { numbers } = await archive.find(query, {}, older)
    const shown = room > 0 ? await archive.meetings(numbers.slice(0, room)) : []
    return { total: numbers.length, results: shown.map(asResult) }
  } catch {
    return { total: 0, results: [] } // what is newer is there
  }
}

function sentence(number, query) {
  if (number === 1) return `1 resultaat voor “${query}”.`
  if (number) return `${number} resultaten voor “${query}”.`
  return `Niets gevonden voor “${query}”. Probeer een ander woord, of een gemeente.`
}

/** The field that finds a circle knows what the index has no room for: all villages. */
function elsewhere(query) {
  const made = element("li", { className: "kk-result" })
  const address = new URL(`../../kringen/?zoek=${encodeURIComponent(query)}`, import.meta.url).href
  made.append("Is het een dorp? ", element("a", { href: address, textContent: `Zoek “${query}” bij de kringen` }))
  return made
}

function item(found, query) {
  const made = element("li", { className: "kk-result" })
  const link = element("a", { href: found.address, className: "kk-result__title" })
  link.append(...marked(found.title, query))
  const about = element("p", { className: "kk-result__about", textContent: [found.kind, ...found.about].join(" · ") })
  made.append(link, about)
  if (found.text) {
    const text = element("p", { className: "kk-result__text" })
    text.append(...marked(found.text, query))
    made.append(text)
  }
  return made
}

/** A text in pieces, with the asked words marked. */
function marked(text, query) {
  const asked = (fold(query).match(/[\p{L}\p{N}]{2,}/gu) ?? []).sort((a, b) => b.length - a.length)
  const plain = fold(text)
  if (!asked.length || plain.length !== text.length) return [text]
  const pieces = []
  let done = 0
  for (const hit of plain.matchAll(new RegExp(asked.join("|"), "gu"))) {
    pieces.push(text.slice(done, hit.index), element("mark", { textContent: text.slice(hit.index, hit.index + hit[0].length) }))
    done = hit.index + hit[0].length
  }
  return [...pieces, text.slice(done)]
}

/** Arrows walk through the results and back to the field. */
function walk(form) {
  form.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const stops = [form.querySelector("input"), ...form.querySelectorAll(".kk-results a")]
    const next = stops[stops.indexOf(document.activeElement) + step]
    if (!next || !stops.includes(document.activeElement)) return
    event.preventDefault()
    next.focus()
  })
}

function element(name, properties) {
  const { role, ...plain } = properties
  const made = Object.assign(document.createElement(name), plain)
  if (role) made.setAttribute("role", role)
  return made
}
