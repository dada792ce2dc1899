// Small helps that the page also does without; what only some pages need is fetched there, or when it is asked for.
(() => {
  "use strict"
  const root = document.documentElement
  const one = (selector) => document.querySelector(selector)
  const now = Date.now()

  // Colours: one button between light and dark. Who chooses what the device has, follows the device again.
  const colours = one("[data-colours]")
  const isDark = () => root.dataset.mdColorScheme === "slate"
  const tellColours = () => colours.setAttribute("aria-pressed", String(isDark()))
  colours.hidden = false
  tellColours()
  new MutationObserver(tellColours).observe(root, { attributes: true, attributeFilter: ["data-md-color-scheme"] })
  colours.addEventListener("click", () => {
    const chosen = isDark() ? "licht" : "donker"
    const device = matchMedia("(prefers-color-scheme: dark)").matches ? "donker" : "licht"
    root.dataset.mdColorScheme = chosen === "donker" ? "slate" : "default"
    try {
      if (chosen === device) localStorage.removeItem("kleuren")
      else localStorage.setItem("kleuren", chosen)
    } catch {
      // The choice holds for this page only.
    }
  })

  // The menu of a phone.
  const menu = one("[data-menu]")
  const unfold = (open) => {
    menu.setAttribute("aria-expanded", String(open))
    one("#menu").classList.toggle("kk-menu--open", open)
  }
  menu.hidden = false
  menu.addEventListener("click", () => unfold(menu.getAttribute("aria-expanded") === "false"))
  one(".kk-header").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.getAttribute("aria-expanded") === "false") return
    unfold(false)
    menu.focus()
  })

  // Searching: a dialog over the page. Its code comes when the page has all it needs, its index only when somebody searches.
  const scripts = document.currentScript.src
  const hint = (link) => document.head.append(Object.assign(document.createElement("link"), link))
  addEventListener("load", () => {
    if (navigator.connection?.saveData) return
    for (const name of ["zoeken", "zoekindex", "namen"]) hint({ rel: "modulepreload", fetchPriority: "low", href: new URL(`${name}.js`, scripts) })
  })
  one("[data-search-link]").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || one("[data-search]")) return
    event.preventDefault()
    const { href } = event.currentTarget
    hint({ rel: "preload", as: "fetch", crossOrigin: "", href: new URL("index.json", href) })
    import("./zoekindex.js").then((search) => search.load()).catch(() => {}) // at the same time; zoeken.js says what went wrong
    import("./zoeken.js").then((search) => search.open(href)).catch(() => location.assign(href))
  })
  if (one("[data-search]")) import("./zoeken.js").then((search) => search.page())
  if (one("[data-copy]")) import("./kopieren.js")

  // An address may lead into what is folded: then it unfolds.
  const named = () => {
    try {
      return decodeURIComponent(location.hash.slice(1))
    } catch {
      return "" // such as #100%
    }
  }
  const reveal = () => {
    const target = document.getElementById(named())
    const fold = target && target.closest("details:not([open])")
    if (!fold) return
    fold.open = true
    target.scrollIntoView()
  }
  reveal()
  addEventListener("hashchange", reveal)

  // A meeting is coming until its end. The daily build normally says so; this covers the hours between.
  const isOver = (element) => Date.parse(element.dataset.ends) <= now
  for (const list of document.querySelectorAll("[data-upcoming]")) {
    const passed = [...list.querySelectorAll("[data-ends]")].filter(isOver)
    if (!passed.length) continue
    const past = one("[data-past]")
    past.prepend(...passed.reverse())
    for (let block = past; block; block = block.parentElement.closest("[hidden]")) block.hidden = false
    for (const empty of document.querySelectorAll("[data-none-past]")) empty.hidden = true
    const section = list.closest(".kk-month")
    if (!list.children.length && section) section.remove()
  }
  if (one("[data-past]") && !one("[data-upcoming] [data-ends]")) {
    for (const none of document.querySelectorAll("[data-none-upcoming]")) none.hidden = false
  }
  for (const element of document.querySelectorAll("[data-until]")) {
    if (Date.parse(element.dataset.until) > now) continue
    if ("join" in element.dataset) {
      element.remove() // with the same link in what the page says to machines
      one('script[type="application/ld+json"]')?.remove()
    } else element.hidden = true
  }
  for (const element of document.querySelectorAll("[data-after]")) {
    if (Date.parse(element.dataset.after) <= now) element.hidden = false
  }

  // What scrolls sideways can be reached with the keyboard (WCAG 2.1.1).
  for (const wide of document.querySelectorAll(".md-typeset table")) {
    if (wide.scrollWidth > wide.clientWidth) wide.tabIndex = 0
  }

  // An old build says so.
  const built = one("[data-built]")
  const days = 24 * 60 * 60 * 1000
  if (built && now - Date.parse(built.dataset.built) > 3 * days) built.querySelector("[hidden]").hidden = false
})()
