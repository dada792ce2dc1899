// What must hold of a question, in the words of the build (hooks/kringen/rules/questions.py and question_texts.py).

import { areAlike } from "./alike.js"
import { namesSomebody, personalMistakes } from "./personal.js"
import { goesOn } from "./rules.js"
import { mistake } from "./values.js"
import { shown } from "./words.js"

const TEXTS = ["vraag", "toelichting"]

/** Whether a circle can be chosen for a task: nobody answers a new question in one that stopped. */
export function fits({ circles }, task, slug) {
  return task !== "vraag" || !circles.find((circle) => circle.slug === slug)?.stopped
}

/** The meeting of a circle on which a new question may come up, by the name of its file; undefined when there is none. */
export function comingMeeting({ meetings, today }, circle, slug) {
  const own = meetings.filter((each) => each.slug === slug && each.circles.includes(circle) && each.date >= today && goesOn(each))
  return own.find((each) => each.circle === circle) ?? own[0]
}

/** Every rule that a new question breaks, at the field where it shows; `file` is that of the circle. */
export function questionMistakes(site, values, circle, file) {
  const texts = TEXTS.filter((key) => values[key]).flatMap((key) => [...ofText(site, key, values[key], circle)])
  return [...ofGovernment(site, values), ...ofNumber(site, file), ...texts, ...ofOthers(site, values, file)]
}

function* ofGovernment({ register, today }, { bestuur }) {
  const found = bestuur ? register.hostMistake(bestuur, today) : null
  if (found) yield { keys: ["bestuur"], ...found, code: "vraag-bestuur" }
}

function* ofNumber({ question }, file) {
  const number = Object.keys(file?.places ?? {}).length + 1
  if (number <= question.most) return
  const found = mistake("te-lang", `er staan er ${number}; ${question.most} kan`, "haal weg wat lang geleden besproken is", {
    form: `deze kring heeft al ${question.most} vragen; er kan pas een bij als er een weggaat`,
  })
  yield { keys: ["kring"], ...found }
}

function* ofText(site, key, text, circle) {
  const warned = (...parts) => ({ keys: [key], level: "waarschuwing", ...mistake(...parts) })
  const tag = new RegExp(site.question.tag, "u").exec(text)
  if (tag) yield warned("vraag-opmaak", `${shown(tag[0], 30)} wordt niet opgemaakt, lezers zien de tekens zelf`, "schrijf gewone tekst")
  if (new RegExp(site.web, "u").test(text)) {
    const form = "een webadres wordt hier geen link; haal het weg"
    yield warned("vraag-webadres", "een webadres wordt hier geen link", "haal het weg, en zet het bij de documenten van de bijeenkomst", { form })
  }
  const contact = circle?.contact ?? site.contact
  const codes = personalMistakes([text], site.personal, [contact.toLowerCase()], contact, site.detours).map((each) => each.code)
  for (const [code, what] of Object.entries(site.question.personal)) {
    const message = `hier staat een ${what}, en dat is een persoonsgegeven (AVG)`
    if (codes.includes(code)) yield warned("privacy-vraag", message, `haal het weg; antwoorden kan naar ${contact}`)
  }
  if (namesSomebody(text, site.personal) || codes.includes("privacy-aanwezigen")) {
    const message = "hier lijkt de naam van een persoon te staan, en dat is een persoonsgegeven (AVG)"
    const form = `${message}; haal de naam weg`
    yield warned("privacy-naam-in-vraag", message, "haal de naam weg; het bestuur mag bij bestuur staan", { form })
  }
}

/** The questions of the circle that are nearly the same, each with a link to where it stands. */
function* ofOthers({ question }, { vraag }, file) {
  for (const [name, other] of Object.entries(file?.questions ?? {})) {
    if (!areAlike(other.text, vraag, question)) continue
    const cure = "houd er één over, of zeg wat ze van elkaar scheidt"
    const form = `dit lijkt op een vraag die er al staat${other.answered}:`
    const links = [{ text: shown(other.text, 200), address: other.address }]
    yield { keys: ["vraag"], level: "tip", ...mistake("tip-vraag-lijkt-op", `dit lijkt op "${name}"${other.answered}`, cure, { form, links }) }
  }
}
