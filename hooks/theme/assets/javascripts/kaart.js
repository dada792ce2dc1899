// Says below the map which municipality is pointed at, and lights up the circle whose link in the table has focus.
(() => {
  "use strict"
  const map = document.querySelector("[data-kaart]")
  const text = map?.querySelector("[data-kaart-tekst]")
  if (!text) return
  const first = "Wijs een gemeente aan om haar naam en kring te zien."
  text.textContent = first
  text.hidden = false

  const say = (event) => {
    text.textContent = event.target.closest("a")?.querySelector("title")?.textContent ?? first
  }
  map.addEventListener("pointerover", say)
  map.addEventListener("focusin", say)
  map.addEventListener("pointerleave", say)

  const light = (event, on) => {
    const name = event.target.closest("tr[data-kring]")?.dataset.kring
    if (!name) return
    for (const part of map.querySelectorAll(`[data-kring="${CSS.escape(name)}"]`)) part.classList.toggle("kk-kaart--licht", on)
  }
  for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.querySelector("[data-kringen]")?.addEventListener(name, (event) => light(event, on))
  }
})()
