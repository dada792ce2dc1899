// Says below the map which municipality is pointed at, lights up the circle whose link in the table has focus, and folds the
// letters of the alphabet on a phone.
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

  // The list of municipalities is twelve screens long on a phone: there each letter is folded, but the one that is asked for.
  if (!matchMedia("(max-width: 44em)").matches) return
  for (const section of document.querySelectorAll("[data-az] > section")) {
    const [heading, ...rest] = section.children
    const summary = document.createElement("summary")
    summary.append(heading, ` ${rest[0].children.length}`)
    const details = Object.assign(document.createElement("details"), { className: "kk-az__letter" })
    details.append(summary, ...rest)
    section.replaceWith(details)
  }
  const unfold = () => {
    const asked = location.hash.startsWith("#letter-") && document.getElementById(location.hash.slice(1))
    if (!asked) return
    asked.closest("details").open = true
    asked.scrollIntoView()
  }
  addEventListener("hashchange", unfold)
  unfold()
})()
