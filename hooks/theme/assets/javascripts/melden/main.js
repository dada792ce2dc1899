// The form for trekkers: chooses the meeting, keeps the draft, checks while one types, and hands in the file.

import { cleanText } from "./clean.js"
import { knowDetours, listenForAddresses } from "./detours.js"
import { askAndForget, foundText, listDrafts, sayDone, sayDraft } from "./draft_box.js"
import { draftOf, drafts, draftToOpen, forgetDraft, forgetTaken, isOvertaken, keepDraft, markOf, subjectOf } from "./drafts.js"
import { addRow, askForMonth, fillFields, readFields, removeRow, sayChosen, suggested, unfold } from "./fields.js"
import { textsOf, TITLES, withoutOwnHeading } from "./file.js"
import { forgetInvitation, listenForInvitation } from "./invitation.js"
import { invitedForm } from "./invited.js"
import { listenForFilters } from "./lists.js"
import { sayMail, WAYS } from "./mail.js"
import { listenForPaste } from "./paste.js"
import { previewOf } from "./preview.js"
import { sayLast, takeLast } from "./previous.js"
import { listenForQuestions, sayCount, showQuestion } from "./question_box.js"
import { Register } from "./register.js"
import { fetched } from "./served.js"
import { examined, fieldsOf, isNew, isOfQuestions, nameInAddress, opened } from "./tasks.js"
import { draftOn, followDate, onPage } from "./typed.js"
import { showVerdict } from "./verdict.js"
import { sayHow } from "./ways.js"
import { isEmpty } from "./yaml.js"
import { today } from "./zones.js"

const form = document.getElementById("melden")
const part = (id) => document.getElementById(id)

const CHOICES = ["taak", "kring", "bijeenkomst", "staande"]

/** What is being worked on. */
const now = { task: "aankondigen", circle: "", slug: "", base: null, circleFile: null, key: null, touched: new Set(), isAsked: false }
let site, waiting

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
  now.circle = known(asked.get("kring")) || (newest()?.circle ?? "")
  now.slug = asked.get(nameInAddress(now.task)) ?? ""
  Object.assign(now, { isVisit: now.task === "vraag", meeting: (now.task === "vraag" && asked.get("bijeenkomst")) || "" })
  listen()
  await forgetTaken(form.dataset.source, site)
  await open()
  form.hidden = false
}

/** The draft of a new meeting or question with which whoever comes without a circle goes on. */
function newest() {
  return isNew(now.task) ? drafts(site).find((each) => each.task === now.task && (known(each.circle) || !each.circle)) : null
}

/** The circle that a link means, by its name of today or of before; empty when there is none. */
function known(slug) {
  return site.circles.find((circle) => circle.slug === slug || circle.former.includes(slug))?.slug ?? ""
}

/** Shows the task with the meeting or the question it is about, its draft on top of what its file has. */
async function open(key) {
  form.elements.taak.value = now.task
  form.elements.kring.value = now.circle
  const asked = `${now.task} ${now.circle}`
  const found = await opened(form, form.dataset.source, site, now)
  if (asked !== `${now.task} ${now.circle}`) return
  Object.assign(now, found, { touched: new Set(), isAsked: false })
  const { base } = now
  forgetInvitation()
  const draft = isNew(now.task) || base ? draftToOpen(site, now, key) : null
  fillFields(form, fieldsOf(site, now.task), { ...now.given, ...base?.values, ...draft?.values })
  const texts = { ...(base && !isOfQuestions(now.task) ? textsOf(base.text) : { agenda: "", verslag: "" }), ...draft?.texts }
  for (const name of Object.keys(TITLES)) form.elements[name].value = texts[name]
  showParts()
  sayDraft(part("concept"), draft ? foundText(draft, isOvertaken(draft, now)) : "", draft ? "Begin opnieuw" : "", () => confirm("Alles wissen wat u hier typte?") && startAnew())
  listDrafts(part("concepten"), site, now.key, goOn)
  sayLast(part, site, now)
  unfold(form, Object.keys(draft?.values ?? {}), true)
  for (const id of ["gedaan", "ics-gelezen", "noot-status", "geplakt-agenda", "geplakt-verslag", "noot-vorige"]) part(id).replaceChildren()
  history.replaceState(null, "", `?${new URLSearchParams(addressOf())}`)
  update()
}

function addressOf() {
  return Object.entries({ taak: now.task, kring: now.circle, [nameInAddress(now.task)]: now.task === "vraag" ? now.meeting : now.base && now.slug }).filter(([, value]) => value)
}

/** Only what the task asks for is there; without a meeting there is nothing to change yet. */
function showParts() {
  for (const box of form.querySelectorAll("[data-tasks]")) box.hidden = !box.dataset.tasks.split(" ").includes(now.task)
  for (const each of form.querySelectorAll('[name="kringen"]')) each.closest("label").hidden = each.value === now.circle
  part("rest").hidden = !isNew(now.task) && !now.base
  showQuestion(form, site, now)
}

function listen() {
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("input", ({ target }) => typed(target))
  form.addEventListener("change", changed)
  form.addEventListener("click", clicked)
  listenForFilters(form)
  listenForQuestions(form, () => site, now, () => choose(form.elements.kring))
  listenForAddresses(form)
  listenForInvitation(part("uitnodiging"), invited)
  for (const box of form.querySelectorAll("[data-preview]")) box.addEventListener("toggle", () => showPreview(box))
  for (const name of Object.keys(TITLES)) listenForPaste(form.elements[name], part(`geplakt-${name}`))
  for (const [id, way] of Object.entries(WAYS)) part(id)?.addEventListener("click", () => handIn(way))
  part("zoals-vorige").addEventListener("click", () => takeLast(part("noot-vorige"), form.dataset.source, site, now.circle, put))
  part("wis-alles").addEventListener("click", () => askAndForget() && open())
}

function typed(target) {
  if (CHOICES.includes(target.name) || target.type === "search" || target.type === "file") return
  if (target.matches("textarea")) now.touched.add(target.name)
  if (target.name === "datum" && now.task === "wijzigen") followDate(form, now, target.value)
  keep()
  clearTimeout(waiting)
  waiting = setTimeout(update, 150)
}

async function changed({ target }) {
  if (target.dataset.month) askForMonth(form, target)
  if (CHOICES.includes(target.name)) return choose(target)
  const key = target.closest("[data-field]")?.dataset.field
  now.touched.add(key ?? target.name)
  clearTimeout(waiting)
  waiting = setTimeout(update, 200) // a message that comes at once moves a button away from under a click
}

/** Another task, circle or meeting; a new meeting moves along with its circle, unless that has a draft of its own to go on with. */
async function choose(target, isMoved = false) {
  const moves = isNew(now.task) && target.name === "kring"
  const [before, typed] = [{ ...now }, moves && draftOn(form, site, now)]
  if (target.name === "taak") now.task = target.value
  if (target.name === "kring") Object.assign(now, { circle: target.value, slug: "" })
  if (["bijeenkomst", "staande"].includes(target.name)) now.slug = target.value
  if (!moves || (!isMoved && draftOf(site, subjectOf(now)))) return open().catch(() => (part("melden-stuk").hidden = false))
  now.touched.add("kring")
  keep()
  Object.assign(now, await opened(form, form.dataset.source, site, now))
  if (before.circle && typed && !isMoved) sayMoved(before, typed)
  showParts()
  sayLast(part, site, now)
  history.replaceState(null, "", `?${new URLSearchParams(addressOf())}`)
  return update()
}

/** Who wanted to begin another one gets the typed text back at its own circle. */
function sayMoved(before, typed) {
  const text = `Wat u typte, geldt nu voor ${invited.name(now.circle) || "een andere kring"}.`
  sayDraft(part("concept"), text, "Begin leeg", () => {
    forgetDraft(now.key)
    keepDraft({ ...typed, circle: before.circle }, null)
    open()
  })
}

/** Puts values in the form; with `onlyEmpty` what was typed stays. */
function put(values, onlyEmpty = false) {
  const before = readFields(form, site.fields, site.tasks[now.task])
  const chosen = Object.entries(values).filter(([key]) => !onlyEmpty || isEmpty(before[key]))
  fillFields(form, site.fields, { ...before, ...Object.fromEntries(chosen) })
  for (const [key] of chosen) now.touched.add(key)
  unfold(form, chosen.map(([key]) => key))
  keep()
  update()
}

function clicked({ target }) {
  const add = target.closest("[data-add]")
  const remove = target.closest(".km-remove")
  if (add) addRow(form, add.dataset.add).querySelector("input").focus()
  if (remove) {
    removeRow(remove.closest("li"))
    keep()
  }
  if (add || remove) update()
}

function keep(sent) {
  const draft = draftOn(form, site, now)
  if (!draft) forgetDraft(now.key)
  now.key = draft ? keepDraft({ ...draft, sent }, now.key) : null
  if (draft && !now.key) sayDraft(part("concept"), "Uw browser bewaart geen concept: laat deze pagina open tot u klaar bent.")
  listDrafts(part("concepten"), site, now.key, goOn)
}

/** Opens a draft from the list. */
function goOn({ task, circle, slug, key }) {
  Object.assign(now, { task, circle, slug, key })
  open(key).then(() => part("invullen").scrollIntoView())
}

/** Checks everything anew and shows the file and the mistakes. */
function update() {
  clearTimeout(waiting)
  const result = examined(site, onPage(form, site, now), now)
  sayChosen(form)
  sayCount(form, site.question.fields)
  sayMail(form, site, result.file)
  sayHow(form, site, result.file)
  showVerdict(form, result, ({ keys }) => now.isAsked || now.touched.has(keys[0]), (found, input) => suggested(form, found, input))
  for (const box of form.querySelectorAll("[data-preview]")) showPreview(box)
  return result
}

/** How a text will look, for who opened that. */
async function showPreview(box) {
  if (!box.open) return
  const text = withoutOwnHeading(box.dataset.preview, cleanText(form.elements[box.dataset.preview].value))
  box.querySelector(".kk-body").replaceChildren(await previewOf(text, site))
}

async function handIn(way) {
  now.isAsked = true
  const { file, mistakes, isChanged } = update()
  if (mistakes.some((each) => !each.level) || !isChanged) {
    part("gedaan").textContent = ""
    const place = isOfQuestions(now.task) ? (form.querySelector('[aria-invalid="true"]') ?? part("stand")) : part("nakijken")
    place.focus()
    place.scrollIntoView({ block: isOfQuestions(now.task) ? "center" : "start" })
    return
  }
  keep({ slug: file.path.split("/").at(-1).replace(".md", ""), mark: now.base ? markOf(now.base.text) : "" })
  sayDone(part("gedaan"), await way(site, file), startAnew)
}

async function startAnew() {
  forgetDraft(now.key)
  for (let other = draftOf(site, subjectOf(now)); other; other = draftOf(site, subjectOf(now))) forgetDraft(other.key)
  await open()
  form.querySelector('[name="taak"]:checked').focus()
}

/** The form as an invitation sees it. */
const invited = invitedForm(form, now, {
  site: () => site,
  choose,
  done() {
    if (now.task === "wijzigen") followDate(form, now, form.elements.datum.value)
    unfold(form, [...now.touched])
    keep()
    update()
  },
})
