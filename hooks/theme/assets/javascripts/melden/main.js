// The form for trekkers: chooses the meeting, keeps the draft, checks while one types, and hands in the file.

import { changes, cleanValues, examine } from "./checks.js"
import { knowDetours, listenForAddresses } from "./detours.js"
import { draftOf, keepDraft } from "./drafts.js"
import { addRow, askForMonth, fillFields, readFields, removeRow, suggested } from "./fields.js"
import { textsOf, TITLES } from "./file.js"
import { forgetInvitation, listenForInvitation } from "./invitation.js"
import { fillMeetings, listenForFilters } from "./lists.js"
import { listenForPaste } from "./paste.js"
import { preview } from "./preview.js"
import { Register } from "./register.js"
import { hasMoved } from "./rules.js"
import { fetched, fileOf } from "./served.js"
import { showVerdict } from "./verdict.js"
import { toClipboard, toDisk, toGithub, toMail } from "./ways.js"
import { isEmpty } from "./yaml.js"
import { today } from "./zones.js"

const form = document.getElementById("melden")
const part = (id) => document.getElementById(id)
const WAYS = { "naar-github": toGithub, mailen: toMail, bewaren: (_, file) => toDisk(file), kopieren: (_, file) => toClipboard(file) }

/** What is being worked on. */
const now = { task: "aankondigen", circle: "", slug: "", base: null, touched: new Set(), isAsked: false }
let site
let waiting

start().catch(() => {
  form.hidden = true
  part("melden-stuk").hidden = false
})

async function start() {
  const data = await fetched(form.dataset.source)
  knowDetours(data.detours)
  site = { ...data, register: new Register(data), today: today() }
  const asked = new URLSearchParams(location.search)
  now.task = Object.hasOwn(site.tasks, asked.get("taak")) ? asked.get("taak") : "aankondigen"
  now.circle = known(asked.get("kring")) || (now.task === "aankondigen" && known(draftOf(subject())?.circle)) || ""
  now.slug = asked.get("bijeenkomst") ?? ""
  listen()
  await open()
  form.hidden = false
}

/** The circle that a link means, by its name of today or of before; empty when there is none. */
function known(slug) {
  return site.circles.find((circle) => circle.slug === slug || circle.former.includes(slug))?.slug ?? ""
}

/** Shows the task with the meeting it is about, its draft on top of what its file has. */
async function open() {
  form.elements.taak.value = now.task
  form.elements.kring.value = now.circle
  const isNew = now.task === "aankondigen"
  if (!isNew) now.slug = fillMeetings(form.elements.bijeenkomst, site, now)
  const asked = `${now.circle}/${now.slug}`
  const base = isNew || !now.slug ? null : await fileOf(form.dataset.source, now.circle, now.slug)
  if (!isNew && asked !== `${now.circle}/${now.slug}`) return
  Object.assign(now, { base, touched: new Set(), isAsked: false })
  forgetInvitation()
  const draft = isNew || base ? draftOf(subject()) : null
  fillFields(form, site.fields, { ...base?.values, ...draft?.values })
  const texts = { ...(base ? textsOf(base.text) : { agenda: "", verslag: "" }), ...draft?.texts }
  for (const name of Object.keys(TITLES)) form.elements[name].value = texts[name]
  showParts()
  sayDraft(Boolean(draft))
  for (const id of ["gedaan", "ics-gelezen", "noot-status", "geplakt-agenda", "geplakt-verslag"]) part(id).replaceChildren()
  history.replaceState(null, "", `?${new URLSearchParams(addressOf())}`)
  update()
}

function addressOf() {
  const parts = { taak: now.task, kring: now.circle, bijeenkomst: now.task === "aankondigen" ? "" : now.slug }
  return Object.entries(parts).filter(([, value]) => value)
}

/** Only what the task asks for is there; without a meeting there is nothing to change yet. */
function showParts() {
  for (const box of form.querySelectorAll("[data-tasks]")) box.hidden = !box.dataset.tasks.split(" ").includes(now.task)
  for (const each of form.querySelectorAll('[name="kringen"]')) each.closest("label").hidden = each.value === now.circle
  part("rest").hidden = now.task !== "aankondigen" && !now.base
}

function subject() {
  return now.task === "aankondigen" ? "aankondigen" : `${now.task} ${now.circle}/${now.slug}`
}

function listen() {
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("input", ({ target }) => typed(target))
  form.addEventListener("change", changed)
  form.addEventListener("click", clicked)
  listenForFilters(form)
  listenForAddresses(form)
  listenForInvitation(part("uitnodiging"), invited)
  for (const name of Object.keys(TITLES)) listenForPaste(form.elements[name], part(`geplakt-${name}`))
  for (const [id, way] of Object.entries(WAYS)) part(id)?.addEventListener("click", () => handIn(way))
  part("opnieuw").addEventListener("click", () => confirm("Alles wissen wat u hier typte?") && startAnew())
}

function typed(target) {
  if (["taak", "kring", "bijeenkomst"].includes(target.name) || target.type === "search" || target.type === "file") return
  if (target.matches("textarea")) now.touched.add(target.name)
  if (target.name === "datum" && now.task === "wijzigen") followDate(target.value)
  keep()
  clearTimeout(waiting)
  waiting = setTimeout(update, 150)
}

async function changed({ target }) {
  if (target.dataset.month) askForMonth(form, target)
  if (["taak", "kring", "bijeenkomst"].includes(target.name)) return choose(target)
  const key = target.closest("[data-field]")?.dataset.field
  if (key) now.touched.add(key)
  return update()
}

/** Another task, circle or meeting; the announcement moves along with its circle. */
async function choose(target) {
  const isNew = now.task === "aankondigen" && target.name === "kring"
  if (target.name === "taak") now.task = target.value
  if (target.name === "kring") Object.assign(now, { circle: target.value, slug: "" })
  if (target.name === "bijeenkomst") now.slug = target.value
  if (!isNew) return open().catch(() => (part("melden-stuk").hidden = false))
  now.touched.add("kring")
  keep()
  showParts()
  history.replaceState(null, "", `?${new URLSearchParams(addressOf())}`)
  return update()
}

/** Another day than first announced means that the meeting moved. */
function followDate(day) {
  const status = form.elements.status
  if (status.value === "geannuleerd" || !/^\d{4}-\d{2}(-\d{2})?$/.test(day)) return
  const before = status.value === "uitgesteld" ? "uitgesteld" : "gepland"
  const wanted = hasMoved(day, now.slug) ? "verplaatst" : before
  if (status.value !== wanted) part("noot-status").textContent = `De status staat nu op ${wanted}.`
  status.value = wanted
}

function clicked({ target }) {
  const add = target.closest("[data-add]")
  const remove = target.closest(".km-remove")
  if (add) addRow(form, add.dataset.add).querySelector("input").focus()
  if (remove) removeRow(remove.closest("li"))
  if (remove) keep()
  if (add || remove) update()
}

/** What stands on the page. */
function onPage() {
  const keys = site.tasks[now.task]
  const values = readFields(form, site.fields, keys)
  const names = Object.keys(TITLES).filter((name) => !form.elements[name].closest("[data-tasks]").hidden)
  const texts = Object.fromEntries(names.map((name) => [name, form.elements[name].value]))
  return { task: now.task, circle: now.circle, slug: now.slug, values, texts }
}

function keep() {
  const { values, texts } = onPage()
  const before = now.base ? textsOf(now.base.text) : { agenda: "", verslag: "" }
  const own = now.base ? changes(site.fields, now.base, values) : cleanValues(site.fields, values)
  const filled = Object.fromEntries(Object.entries(own).filter(([, value]) => now.base || !isEmpty(value)))
  const written = Object.fromEntries(Object.entries(texts).filter(([name, text]) => text !== before[name]))
  const draft = { circle: now.circle, values: filled, texts: written }
  const isKept = keepDraft(subject(), Object.keys(filled).length || Object.keys(written).length ? draft : null)
  sayDraft(false, isKept)
}

function sayDraft(isFound, isKept = true) {
  const box = part("concept")
  const texts = { found: "Hier staat wat u eerder typte en nog niet indiende.", lost: "Uw browser bewaart geen concept: laat deze pagina open tot u klaar bent." }
  const text = isFound ? texts.found : isKept ? "" : texts.lost
  if (!isFound && isKept && !box.hidden && draftOf(subject())) return
  box.querySelector("p").textContent = text
  box.querySelector("button").hidden = !isFound
  box.hidden = !text
}

/** Checks everything anew and shows the file and the mistakes. */
function update() {
  clearTimeout(waiting)
  const result = examine(site, onPage(), now.base)
  showVerdict(form, result, ({ keys }) => now.isAsked || now.touched.has(keys[0]), (found, input) => suggested(form, found, input))
  for (const box of form.querySelectorAll("[data-preview]")) {
    box.querySelector(".kk-body").replaceChildren(preview(form.elements[box.dataset.preview].value))
  }
  return result
}

async function handIn(way) {
  now.isAsked = true
  const { file, mistakes, isChanged } = update()
  if (mistakes.some((each) => !each.level) || !isChanged) {
    part("gedaan").textContent = ""
    part("nakijken").focus()
    part("nakijken").scrollIntoView({ block: "start" })
    return
  }
  keep()
  const text = document.createElement("p")
  text.textContent = await way(site, file)
  const after = document.createElement("p")
  after.textContent = "Wat u typte, blijft hier staan tot u het wist. "
  const clear = document.createElement("button")
  Object.assign(clear, { type: "button", className: "md-button", textContent: "Ingediend: wis het concept" })
  clear.addEventListener("click", startAnew)
  after.append(clear)
  part("gedaan").replaceChildren(text, after)
}

async function startAnew() {
  keepDraft(subject(), null)
  await open()
  form.elements.taak.value = now.task
  form.querySelector('[name="taak"]:checked').focus()
}

/** The form as an invitation sees it. */
const invited = {
  site: () => site,
  open: () => ({ task: now.task, keys: site.tasks[now.task] }),
  value: (key) => part(`veld-${key}`).value,
  before: (key) => now.base?.values[key] ?? "",
  circle: () => ({ slug: now.circle, name: invited.name(now.circle) }),
  name: (slug) => site.circles.find((circle) => circle.slug === slug)?.name ?? "",
  put(key, value) {
    part(`veld-${key}`).value = value
    now.touched.add(key)
  },
  choose(slug, joint) {
    form.elements.kring.value = slug
    for (const each of form.querySelectorAll('[name="kringen"]')) each.checked ||= joint.includes(each.value)
    choose(form.elements.kring)
  },
  cancel() {
    form.elements.status.value = "geannuleerd"
    now.touched.add("status")
  },
  done() {
    if (now.task === "wijzigen") followDate(form.elements.datum.value)
    keep()
    update()
  },
}
