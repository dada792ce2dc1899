// The form for trekkers: chooses the meeting, keeps the draft, checks while one types, and hands in the file.

import { asked, showAddress } from "./choice.js"
import { knowUnseen } from "./clean.js"
import { knowDetours, listenForAddresses } from "./detours.js"
import { askAndForget, listDrafts, sayDone, sayDraft, sayFound, sayNotKept } from "./draft_box.js"
import { draftOf, draftToOpen, forgetDraft, forgetTaken, keepDraft, markOf, subjectOf } from "./drafts.js"
import { askForMonth, fillFields, listenForRows, readFields, sayChosen, suggested, unfold } from "./fields.js"
import { textsOf, TITLES } from "./file.js"
import { goTo, MISTAKES, START, WORK } from "./focus.js"
import { forgetInvitation, listenForInvitation } from "./invitation.js"
import { invitedForm } from "./invited.js"
import { listenForFilters } from "./lists.js"
import { sayMail, WAYS } from "./mail.js"
import { listenForPaste } from "./paste.js"
import { showPreview } from "./preview.js"
import { sayLast, takeLast } from "./previous.js"
import { forgetAsker, listenForQuestions, sayCount, showQuestion } from "./question_box.js"
import { fits } from "./question_rules.js"
import { Register } from "./register.js"
import { fetched } from "./served.js"
import { examined, fieldsOf, isNew, isOfQuestions, opened, showParts } from "./tasks.js"
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
let choices = 0

start().catch(stop)

async function start() {
  const data = await fetched(form.dataset.source)
  knowDetours(data.detours)
  knowUnseen(data.invisible)
  site = { ...data, register: new Register(data), today: today() }
  Object.assign(now, asked(site))
  listen()
  await forgetTaken(form.dataset.source, site)
  await open()
}

/** Says that something did not load, instead of a form that lacks it. */
function stop() {
  form.hidden = true
  part("melden-stuk").hidden = false
  part("melden-bewaard").hidden = !now.key
}

/** Shows the task with the meeting or the question it is about, its draft on top of what its file has. */
async function open(key) {
  if (!fits(site, now.task, now.circle)) now.circle = ""
  form.elements.taak.value = now.task
  form.elements.kring.value = now.circle
  const found = await chosen()
  if (!found) return
  Object.assign(now, found, { touched: new Set(), isAsked: false, origin: "" })
  const { base } = now
  forgetInvitation()
  const draft = isNew(now.task) || base ? draftToOpen(site, now, key) : null
  const given = draft?.meeting === now.meeting ? {} : now.given // who comes from another meeting means that one
  fillFields(form, fieldsOf(site, now.task), { ...base?.values, ...draft?.values, ...given })
  const texts = { ...(base && !isOfQuestions(now.task) ? textsOf(base.text) : { agenda: "", verslag: "" }), ...draft?.texts }
  for (const name of Object.keys(TITLES)) form.elements[name].value = texts[name]
  showParts(form, now)
  showQuestion(form, site, now)
  sayFound(part("concept"), now, draft, startAnew)
  listDrafts(part("concepten"), site, now.key, goOn)
  sayLast(part, site, now)
  unfold(form, Object.keys(draft?.values ?? {}), true)
  for (const id of ["gedaan", "ics-gelezen", "noot-status", "geplakt-agenda", "geplakt-verslag", "noot-vorige"]) part(id).replaceChildren()
  showAddress(now)
  update()
  form.hidden = false
}

/** What is open after the last choice; null when another one followed meanwhile, or when it does not load. */
async function chosen() {
  const isLast = isStill()
  clearTimeout(waiting)
  Object.assign(now, { base: null, circleFile: null })
  part("rest").hidden = !isNew(now.task)
  try {
    return await opened(form, form.dataset.source, site, now, isLast)
  } catch {
    if (isLast()) stop()
    return null
  }
}

/** A question to ask later: whether nothing else was chosen since. */
function isStill(own = (choices += 1)) {
  return () => own === choices
}

function listen() {
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("input", ({ target }) => typed(target))
  form.addEventListener("change", changed)
  listenForRows(form, () => {
    keep()
    update()
  })
  listenForFilters(form)
  listenForQuestions(form, () => site, now, () => choose(form.elements.kring))
  listenForAddresses(form)
  listenForInvitation(part("uitnodiging"), invited)
  for (const box of form.querySelectorAll("[data-preview]")) box.addEventListener("toggle", () => showPreview(form, box, site))
  for (const name of Object.keys(TITLES)) listenForPaste(form.elements[name], part(`geplakt-${name}`))
  for (const [id, way] of Object.entries(WAYS)) part(id)?.addEventListener("click", () => handIn(way))
  part("zoals-vorige").addEventListener("click", () => takeLast(part("noot-vorige"), form.dataset.source, site, now.circle, put, isStill(choices)))
  part("wis-alles").addEventListener("click", () => askAndForget() && startAnew())
}

function typed(target) {
  if (CHOICES.includes(target.name) || target.type === "search" || target.type === "file") return
  now.origin = ""
  if (target.matches("textarea")) now.touched.add(target.name)
  if (target.name === "status") part("noot-status").replaceChildren()
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
  const typed = moves && draftOn(form, site, now)
  if (moves && !isMoved) now.origin ||= now.circle
  if (target.name === "taak") now.task = target.value
  if (target.name === "kring") Object.assign(now, { circle: target.value, slug: "" })
  if (["bijeenkomst", "staande"].includes(target.name)) now.slug = target.value
  if (!moves || (!isMoved && draftOf(site, subjectOf(now)))) return open()
  now.touched.add("kring")
  keep()
  const found = await chosen()
  if (!found) return
  Object.assign(now, found)
  if (now.origin && typed && !isMoved) sayMoved(now.origin, typed)
  part("noot-vorige").replaceChildren()
  showParts(form, now)
  showQuestion(form, site, now)
  sayLast(part, site, now)
  showAddress(now)
  update()
}

/** Who wanted to begin another one gets the typed text back at its own circle, over whichever circles the keyboard went. */
function sayMoved(origin, typed) {
  const text = origin === now.circle ? "" : `Wat u typte, geldt nu voor ${invited.name(now.circle) || "een andere kring"}.`
  sayDraft(part("concept"), text, "Begin leeg", () => {
    forgetDraft(now.key)
    keepDraft({ ...typed, circle: origin }, null)
    open().then(() => goTo(form, WORK))
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

/** Keeps the draft; what was said of a former one that was handed in holds no more. */
function keep(sent) {
  if (!sent) part("gedaan").replaceChildren()
  const draft = draftOn(form, site, now)
  if (!draft) forgetDraft(now.key)
  now.key = draft ? keepDraft({ ...draft, sent }, now.key) : null
  if (now.isSent === !sent) sayFound(part("concept"), now, draft && { ...draft, sent, at: Date.now() }, startAnew) // what the note says is no longer so
  if (draft && !now.key) sayNotKept(part("concept"))
  listDrafts(part("concepten"), site, now.key, goOn)
}

/** Opens a draft from the list. */
async function goOn({ task, circle, slug, key, meeting = "" }) {
  Object.assign(now, { task, circle, slug, key, meeting })
  await open(key)
  goTo(form, WORK)
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
  for (const box of form.querySelectorAll("[data-preview]")) showPreview(form, box, site)
  return result
}

async function handIn(way) {
  now.isAsked = true
  const { file, mistakes, isChanged } = update()
  if (mistakes.some((each) => !each.level) || !isChanged) {
    part("gedaan").textContent = ""
    return goTo(form, MISTAKES)
  }
  keep({ slug: file.path.split("/").at(-1).replace(".md", ""), mark: now.base ? markOf(now.base.text) : "" })
  sayDone(part("gedaan"), await way(site, file), startAnew)
}

async function startAnew() {
  forgetDraft(now.key)
  for (let other = draftOf(site, subjectOf(now)); other; other = draftOf(site, subjectOf(now))) forgetDraft(other.key)
  forgetAsker(form)
  await open()
  goTo(form, START)
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
