// Finds the circle of a municipality, village or postal code: an editable combobox with a list (ARIA APG).
// The list of names is fetched when the field is first used; what is typed stays in the browser.
(() => {
  "use strict"
  const form = document.querySelector("[data-zoeker]")
  if (!form) return
  const input = form.querySelector("[role=combobox]")
  const list = form.querySelector("[role=listbox]")
  const status = form.querySelector("[role=status]")
  const answer = form.querySelector("[data-antwoord]")
  const source = new URL(form.dataset.zoeker, document.baseURI)
  const SHOWN = 8
  let data = null
  let loading = null
  let options = []
  let active = -1
  let speaking = 0

  // ---- Names: what is typed and what stands in the list become comparable ----
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, " ").trim()
    .replace(/\bst\b/g, "sint").replace(/\b(olv|o l v)\b/g, "onze lieve vrouw")
  const joined = (text) => text.replaceAll(" ", "")

  const MUNICIPALITY = 0, FORMER = 1, VILLAGE = 2, CODE = 3
  const entry = (kind, label, note, town) => {
    const words = fold(label)
    return { kind, label, note, town, words, key: joined(words) }
  }

  function entriesOf(town) {
    const found = [entry(MUNICIPALITY, town.naam, "", town)]
    const villages = new Map(town.postcodes.map((code) => [code, []]))
    for (const [name, code, former] of town.plaatsen) {
      found.push(former ? entry(FORMER, name, `nu ${town.naam}`, town) : entry(VILLAGE, name, `in ${town.naam}`, town))
      if (code && !villages.has(code)) villages.set(code, [])
      if (code) villages.get(code).push(name)
    }
    for (const [code, names] of villages) {
      const few = names.length > 3 ? [...names.slice(0, 3), "…"] : names
      found.push({ ...entry(CODE, `${code} ${town.naam}`, few.join(", "), town), key: code, words: code })
    }
    return found
  }

  // The number of slips (a letter too many, too few, wrong, or two swapped) between what was typed and the beginning
  // of a name; stops counting above the limit.
  function slips(typed, name, limit) {
    let before = [], last = Array.from({ length: name.length + 1 }, (_, column) => column)
    for (let row = 1; row <= typed.length; row++) {
      const current = [row]
      for (let column = 1; column <= name.length; column++) {
        const same = typed[row - 1] === name[column - 1]
        current[column] = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
        const swapped = row > 1 && column > 1 && typed[row - 1] === name[column - 2] && typed[row - 2] === name[column - 1]
        if (swapped) current[column] = Math.min(current[column], before[column - 2] + 1)
      }
      if (Math.min(...current) > limit) return limit + 1
      before = last
      last = current
    }
    return Math.min(...last)
  }

  // 0 the name itself, 1 its beginning, 2 the beginning of a word in it, 3 anywhere in it; else -1.
  function rank(each, words, key) {
    if (each.key === key) return 0
    if (each.key.startsWith(key)) return 1
    if (each.kind === CODE) return -1
    if (` ${each.words}`.includes(` ${words}`)) return 2
    return key.length > 2 && each.key.includes(key) ? 3 : -1
  }

  const byRank = (a, b) => a.rank - b.rank || a.each.kind - b.each.kind || a.far - b.far
    || a.each.label.localeCompare(b.each.label, "nl") || a.each.town.naam.localeCompare(b.each.town.naam, "nl")

  function matches(text) {
    // "9100 Sint-Niklaas" is looked up by its name, "9100" by its code.
    const words = fold(text.replace(/^\s*\d{4}\s+(?=\D)/, ""))
    const key = joined(words)
    if (!key) return []
    const ranked = (score) => data.entries
      .map((each) => ({ each, far: Math.abs(each.key.length - key.length), rank: score(each) }))
      .filter((one) => one.rank >= 0).sort(byRank)
    const exact = ranked((each) => rank(each, words, key))
    if (exact.length || /^\d+$/.test(key)) return exact
    const limit = key.length < 4 ? 0 : key.length < 6 ? 1 : key.length < 9 ? 2 : 3
    const near = ranked((each) => {
      if (!limit || each.kind === CODE) return -1
      const count = slips(key, each.key.slice(0, key.length + limit), limit)
      return count > limit ? -1 : 10 + count
    })
    return near.filter((one) => one.rank === near[0].rank).sort((a, b) => a.far - b.far)
  }

  // ---- The list, fetched once ----
  function load() {
    loading ??= fetch(source)
      .then((response) => {
        if (!response.ok) throw new Error(response.status)
        return response.json()
      })
      .then((content) => {
        data = { ...content, entries: content.gemeenten.flatMap(entriesOf) }
      })
      .catch((error) => {
        loading = null
        throw error
      })
    return loading
  }

  function offline() {
    close()
    const text = "De lijst van gemeenten laadt niet. Controleer uw verbinding en probeer opnieuw."
    show([make("p", "", text)])
    say(text)
  }

  // ---- What the visitor sees and hears ----
  function make(tag, name, text) {
    const element = document.createElement(tag)
    if (name) element.className = name
    if (text) element.textContent = text
    return element
  }

  function link(address, text) {
    const element = make("a", "", text)
    element.href = new URL(address, source).href
    return element
  }

  function say(text) {
    clearTimeout(speaking)
    speaking = setTimeout(() => { status.textContent = text }, 300)
  }

  function show(children) {
    answer.replaceChildren(...children)
    answer.hidden = children.length === 0
    if (children.length) answer.scrollIntoView({ block: "nearest" })
  }

  function close() {
    options = []
    active = -1
    list.hidden = true
    list.replaceChildren()
    input.setAttribute("aria-expanded", "false")
    input.removeAttribute("aria-activedescendant")
  }

  function open(found) {
    close()
    options = found.slice(0, SHOWN)
    if (!options.length) return
    list.replaceChildren(...options.map(({ each }, place) => {
      const option = make("li", "kk-zoek__option")
      option.id = `kk-zoek-${place}`
      option.setAttribute("role", "option")
      option.setAttribute("aria-selected", "false")
      option.append(make("span", "", each.label))
      if (each.note) option.append(" ", make("span", "kk-zoek__note", each.note))
      option.addEventListener("mousedown", (event) => event.preventDefault())
      option.addEventListener("click", () => choose(each))
      return option
    }))
    list.hidden = false
    input.setAttribute("aria-expanded", "true")
  }

  function activate(place) {
    list.children[active]?.setAttribute("aria-selected", "false")
    active = place
    const option = list.children[active]
    if (!option) return input.removeAttribute("aria-activedescendant")
    option.setAttribute("aria-selected", "true")
    option.scrollIntoView({ block: "nearest" })
    input.setAttribute("aria-activedescendant", option.id)
  }

  function choose(each) {
    input.value = each.label
    close()
    show(answerOf(each))
    const lines = [...answer.querySelectorAll("p:not(.kk-antwoord__doe)")].map((line) => line.textContent)
    say([...lines, "De links staan onder het veld"].map((line) => line.replace(/[.:]?$/, ".")).join(" "))
  }

  function nothing(text) {
    close()
    const words = `Geen Vlaamse gemeente, dorp of postcode lijkt op “${text.trim()}”.`
    const help = make("p", "", `${words} `)
    const all = document.createElement("a")
    all.href = form.action
    all.textContent = "Bekijk alle gemeenten van A tot Z"
    help.append(all, ".")
    show([help])
    say(words)
  }

  // ---- The answer: the circles, whether they meet, when, and how to join ----
  function answerOf({ kind, label, note, town }) {
    const circles = town.kringen.map((place) => data.kringen[place])
    const lead = make("p", "kk-antwoord__lead")
    lead.append(make("strong", "", label))
    if (kind === FORMER) lead.append(` is nu ${town.naam}.`)
    else if (kind === VILLAGE) lead.append(` ligt in ${town.naam}.`)
    else if (kind === CODE && note) lead.append(` (${note})`)
    if (circles.length > 1) lead.append(kind === MUNICIPALITY ? " hoort bij meer dan één kring:" : " Hier is meer dan één kring:")
    if (circles.length) return [lead, ...circles.map(circleOf)]
    const none = make("p", "", "Hier is nog geen kring. ")
    none.append(link(data.meedoen, "Vorm er een met uw buren"), ".")
    return [lead, none]
  }

  function circleOf(circle) {
    const block = make("div", "kk-antwoord__kring")
    const name = make("p", "kk-antwoord__naam")
    name.append(link(circle.adres, `Kenniskring ${circle.naam}`), " ", make("span", `kk-mark kk-mark--${circle.soort}`, circle.status))
    // The list was made at the last build; the clock of the reader says what is over since.
    const next = circle.komt.find((meeting) => Date.parse(meeting.tot) > Date.now())
    const when = make("p")
    if (next) {
      when.append("Volgende bijeenkomst: ", link(next.adres, next.wanneer), `. ${next.titel}${next.waar ? `, ${next.waar}` : ""}`)
    } else {
      when.append(`${circle.zin} Er staat nog geen datum vast.`)
    }
    const join = make("p", "kk-antwoord__doe")
    join.append(link(circle.mail, "Mail de kring"), " · ", link(data.meedoen, "Zo sluit u aan"))
    block.append(name, when, join)
    return block
  }

  // ---- What the visitor does ----
  async function suggest() {
    const typed = input.value
    if (!typed.trim()) {
      close()
      show([])
      return say("")
    }
    try {
      await load()
    } catch {
      return offline()
    }
    if (typed !== input.value) return
    const found = matches(typed)
    if (!found.length && fold(typed).length > 2) return nothing(typed)
    show([])
    open(found)
    const more = found.length > options.length ? ` van ${found.length}` : ""
    say(found.length === 1 ? "1 voorstel" : `${options.length}${more} voorstellen`)
  }

  async function submit(event) {
    event.preventDefault()
    if (!input.value.trim()) return input.focus()
    try {
      await load()
    } catch {
      return offline()
    }
    const found = matches(input.value)
    if (!found.length) return nothing(input.value)
    const exact = found.filter((one) => one.rank === 0)
    const sure = exact.length === 1 ? exact : found
    if (sure.length === 1) return choose(sure[0].each)
    show([])
    open(found)
    input.focus()
    say(`Kies uit ${options.length} voorstellen met de pijl omlaag`)
  }

  async function arrow(event, step) {
    event.preventDefault()
    if (list.hidden) await suggest()
    if (!options.length) return
    if (event.altKey) return step > 0 ? undefined : close()
    const places = options.length + 1
    // One place more than there are options: the field itself.
    activate(((active + 1 + step + places) % places) - 1)
  }

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (event.key === "ArrowDown") arrow(event, 1)
    else if (event.key === "ArrowUp") arrow(event, -1)
    else if (event.key === "Home" || event.key === "End") activate(-1)
    else if (event.key === "Enter" && active >= 0) {
      event.preventDefault()
      choose(options[active].each)
    } else if (event.key === "Escape") {
      if (list.hidden) {
        input.value = ""
        show([])
      }
      close()
    }
  })
  input.addEventListener("input", suggest)
  input.addEventListener("focus", () => load().catch(() => {}))
  input.addEventListener("blur", close)
  form.addEventListener("submit", submit)

  // A shared address such as kringen/?zoek=Belsele answers at once.
  const asked = new URLSearchParams(location.search).get("zoek")
  if (asked) {
    input.value = asked.slice(0, input.maxLength)
    form.requestSubmit()
  }
})()
