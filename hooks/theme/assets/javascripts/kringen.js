// Small helps that the page also does without: what has passed since the build, and an old build.
(() => {
  "use strict"
  const now = Date.now()

  // A meeting is upcoming until its end; the daily build normally says so, this covers the hours between.
  const over = (element) => element.dataset.ends && Date.parse(element.dataset.ends) <= now
  for (const list of document.querySelectorAll("[data-upcoming]")) {
    const passed = [...list.querySelectorAll("article[data-ends]")].filter(over)
    for (const card of passed) {
      card.classList.add("kk-card--over")
      const mark = document.createElement("span")
      mark.className = "kk-mark"
      mark.textContent = "Voorbij"
      card.querySelector(".kk-card__body").append(mark)
      list.append(card)
    }
  }

  const built = document.querySelector("[data-built]")
  const days = 24 * 60 * 60 * 1000
  if (built && now - Date.parse(built.dataset.built) > 3 * days) built.querySelector("[hidden]").hidden = false
})()
