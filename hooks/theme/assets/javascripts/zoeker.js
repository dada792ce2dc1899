// Finds the circle of a municipality, village or postal code: an editable combobox with a list (ARIA APG).
// The list of names is fetched when the field is first used; what is typed stays in the browser.

import { BRUSSELS, CIRCLE, CODE, FORMER, OTHER_NAME, PROVINCE, TOWN, VILLAGE, meaning, prepare, suggestions } from "./plaatsen.js"

for (const form of document.querySelectorAll("[data-zoeker]")) {
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

  // ---- The list, fetched once ----
  function load() {
    loading ??= fetch(source)
      .then((response) => {
        if (!response.ok) throw new Error(response.status)
        return response.json()
      })
      .then((content) => {
        data = prepare(content)
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

  function choose(each, others = []) {
    input.value = each.label
    close()
    const more = others.length ? [make("p", "kk-antwoord__ook", "Of bedoelt u:"), choices(others)] : []
    show([...answerOf(each), ...more])
    const lines = [...answer.querySelectorAll("p:not(.kk-antwoord__doe)")].map((line) => line.textContent)
    say([...lines, "De links staan onder het veld"].map((line) => line.replace(/[.:]?$/, ".")).join(" "))
  }

  // ---- A question, when a name is not unique or only looks like one ----
  const QUESTIONS = {
    SAME: () => "Meer dan één plaats past daarbij. Welke bedoelt u?",
    PART: () => "Welke plaats bedoelt u?",
    SLIP: (text) => `Geen Vlaamse gemeente, dorp of postcode heet “${text.trim()}”. Bedoelt u misschien:`,
  }

  function ask(found, why, text) {
    close()
    const question = QUESTIONS[why](text)
    show([make("p", "", question), choices(found), help("Staat uw gemeente er niet bij? ")])
    say(`${question} ${found.slice(0, SHOWN).map(named).join(", ")}. De knoppen staan onder het veld.`)
  }

  const named = (each) => each.label + (each.note && each.kind !== CODE ? ` (${each.note})` : "")

  function choices(found) {
    const made = make("ul", "kk-antwoord__keuze")
    made.append(...found.slice(0, SHOWN).map((each) => {
      const button = make("button", "kk-antwoord__knop", named(each))
      button.type = "button"
      button.addEventListener("click", () => {
        choose(each)
        answer.focus()
      })
      const item = make("li")
      item.append(button)
      return item
    }))
    return made
  }

  function help(words) {
    const made = make("p", "", words)
    const all = document.createElement("a")
    all.href = form.action
    all.textContent = "Bekijk alle gemeenten van A tot Z"
    made.append(all, ".")
    return made
  }

  function nothing(text) {
    close()
    const words = `Geen Vlaamse gemeente, dorp of postcode lijkt op “${text.trim()}”.`
    show([help(`${words} `)])
    say(words)
  }

  function elsewhere(subject) {
    close()
    const words = `${subject} hoort niet bij een Vlaamse referentieregio, en dus niet bij een kenniskring.`
    const made = make("p", "", `${words} Werkt u er bij een lokaal bestuur en wilt u toch meedoen? `)
    made.append(link(data.vraag, "Vraag het aan V-ICT-OR"), ".")
    say(`${words} U kunt V-ICT-OR vragen of u toch kunt meedoen; de link staat onder het veld.`)
    return [made]
  }

  // ---- The answer: the circles, whether they meet, when, and how to join ----
  function answerOf(each) {
    if (each.kind === BRUSSELS) return elsewhere(each.name === each.label ? each.label : `${each.label} (Brussels Gewest)`)
    const lead = make("p", "kk-antwoord__lead")
    lead.append(make("strong", "", each.label))
    if (each.kind === CIRCLE) {
      lead.append(each.label === each.circle.naam ? " is een kring." : ` hoort bij de kring ${each.circle.naam}.`)
      return [lead, circleOf(each.circle)]
    }
    const towns = each.towns ?? [each.town]
    const circles = [...new Set(towns.flatMap((town) => town.kringen))].map((place) => data.kringen[place])
    lead.append(said(each, circles.length))
    if (circles.length) return [lead, ...circles.map(circleOf)]
    const none = make("p", "", "Hier is nog geen kring. ")
    none.append(link(data.meedoen, "Vorm er een met uw buren"), ".")
    return [lead, none]
  }

  function said({ kind, note, town }, circles) {
    const where = {
      [OTHER_NAME]: () => ` is ${town.naam}.`,
      [FORMER]: () => ` is nu ${town.naam}.`,
      [VILLAGE]: () => ` ligt in ${town.naam}.`,
      [CODE]: () => (note ? ` (${note})` : ""),
      [PROVINCE]: () => (circles === 1 ? " is een provincie met één kring:" : circles ? ` is een provincie met ${circles} kringen:` : " is een provincie."),
    }[kind]?.() ?? ""
    if (circles < 2 || kind === PROVINCE) return where
    return where + (kind === TOWN ? " hoort bij meer dan één kring:" : " Hier is meer dan één kring:")
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
    const found = suggestions(data, typed)
    if (!found.length && typed.trim().length > 2 && !meaning(data, typed).outside) return nothing(typed)
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
    const { sure, others, asked, why, outside } = meaning(data, input.value)
    if (sure) choose(sure, others)
    else if (asked) ask(asked, why, input.value)
    else if (outside) show(elsewhere(outside))
    else nothing(input.value)
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
}
