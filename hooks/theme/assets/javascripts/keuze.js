// A choice from a list that is there whole: the agenda, the questions. What is chosen stands in the address, so that it can be
// shared and the back button works; without this script the whole list is there.

const form = document.querySelector("[data-choose]")
const count = form.querySelector("[role=status]")
const clear = form.querySelector("[data-clear]")

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
  for (const field of form.elements) {
    const value = asked.get(field.name) ?? ""
    if (field.type === "checkbox") field.checked = value === field.value
    else if (field.options) field.value = [...field.options].some((option) => option.value === value) ? value : ""
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

/** Hides what was not chosen, and the groups in which nothing is left. */
function show() {
  const wanted = [...chosen()]
  let left = 0
  for (const item of document.querySelectorAll("[data-group] [data-kring]")) {
    item.hidden = !wanted.every(([name, value]) => (item.dataset[name] ?? "").split(" ").includes(value))
    if (!item.hidden) left += 1
  }
  for (const group of document.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-kring]:not([hidden])")
  clear.hidden = !wanted.length
  if (!wanted.length) count.textContent = ""
  else if (!left) count.textContent = form.dataset.none
  else count.textContent = left === 1 ? form.dataset.one : `${left} ${form.dataset.many}`
}
