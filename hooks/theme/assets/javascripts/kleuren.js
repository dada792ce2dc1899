// Before anything is drawn: the colours that the visitor chose, else those of the device, and the typeface of the headings.
// Small, for the page waits for it.
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

  // The policy of the pages lets no stylesheet fetch a font; a script may fetch one from the site itself. Until it is there,
  // and for who saves data, headings stand in the font of the text.
  if (navigator.connection?.saveData) return
  fetch(new URL("../fonts/bricolage-grotesque-700.woff2", document.currentScript.src))
    .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${answer.status}`))))
    .then((data) => new FontFace("Bricolage Grotesque", data, { weight: "700", display: "swap" }).load())
    .then((face) => document.fonts.add(face))
    .catch(() => {}) // the page can be read without
})()
