// The agenda: filters by circle, province and online. The choice stands in the address, so that it can be shared and the back
// button works; without this script the whole list is there.

const form = document.querySelector("[data-agenda]")
const count = form.querySelector("[role=status]")
const clear = form.querySelector("[data-clear]")
const NAMES = ["kring", "provincie", "online"]

form.addEventListener("submit", (event) => event.preventDefault())
form.addEventListener("change", () => {
  history.pushState(null, "", address())
  show()
})
clear.addEventListener("click", () => {
  form.reset()
  history.pushState(null, "", location.pathname)
  show()
  form.querySelector("select").focus()
})
addEventListener("popstate", restore)
restore()

/** The form as the address says; what it does not offer is left out. */
function restore() {
  const asked = new URLSearchParams(location.search)
  for (const name of NAMES) {
    const field = form.elements[name]
    const value = asked.get(name) ?? ""
    if (field?.type === "checkbox") field.checked = value === field.value
    else if (field) field.value = [...field.options].some((option) => option.value === value) ? value : ""
  }
  show()
}

function chosen() {
  return new URLSearchParams([...new FormData(form)].filter(([, value]) => value))
}

function address() {
  const query = chosen().toString()
  return query ? `?${query}` : location.pathname
}

/** Hides what was not chosen, and the months in which nothing is left. */
function show() {
  const wanted = [...chosen()]
  let left = 0
  for (const month of document.querySelectorAll("[data-month]")) {
    let here = 0
    for (const card of month.querySelectorAll("[data-upcoming] > article")) {
      card.hidden = !wanted.every(([name, value]) => (card.dataset[name] ?? "").split(" ").includes(value))
      if (!card.hidden) here += 1
    }
    month.hidden = !here
    left += here
  }
  clear.hidden = !wanted.length
  if (!wanted.length) count.textContent = ""
  else if (!left) count.textContent = "Geen bijeenkomst gevonden. Kies minder filters."
  else count.textContent = left === 1 ? "1 bijeenkomst." : `${left} bijeenkomsten.`
}
