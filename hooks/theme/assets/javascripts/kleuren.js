// Before anything is drawn: the colours that the visitor chose, else those of the device. Small, for the page waits for it.
(() => {
  "use strict"
  const root = document.documentElement
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const show = () => {
    let chosen = null
    try {
      chosen = localStorage.getItem("kleuren")
    } catch {
      // A browser that keeps nothing: the device decides.
    }
    root.dataset.mdColorScheme = (chosen ? chosen === "donker" : dark.matches) ? "slate" : "default"
  }
  root.classList.replace("no-js", "js")
  dark.addEventListener("change", show)
  show()
})()
