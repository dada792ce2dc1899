// The mail with which a trekker hands in a file: its subject, its first lines, and the way when it is too long for that.
// `run.py import` finds the file in it (hooks/kringen/transfer/letter.py).

import { on } from "./words.js"
import { nameOf, toClipboard, toDisk, toGithub } from "./ways.js"

/** Outlook takes 2,000 characters of an address, and Windows 2,083. */
const LONGEST = 1900
const MARK = "----------"

/** The ways to hand in, by the button of each. */
export const WAYS = {
  "naar-github": toGithub,
  mailen: toMail,
  bewaren: (_, file) => toDisk(file),
  kopieren: (_, file) => toClipboard(file, file.mail && questionText(file)),
}

/** What the mail is about, as a sentence without its point: what changes comes first. */
export function subjectOf(site, { task, circle, values, base, slug }) {
  const name = site.circles.find((each) => each.slug === circle)?.name ?? ""
  const meeting = `bijeenkomst van de kring ${name}${slug ? ` ${on(slug.slice(0, 10))}` : ""}`
  if (!base) return `Nieuwe ${meeting}`
  const status = values.status ?? ""
  const isNew = status !== (base.values.status ?? "")
  if (isNew && status === "geannuleerd") return `Geannuleerd: de ${meeting} gaat niet door`
  if (isNew && status === "uitgesteld") return `Uitgesteld: de ${meeting} krijgt later een nieuwe dag`
  if (values.datum && values.datum !== base.values.datum) return `Verplaatst: de ${meeting} is nu ${on(values.datum)}`
  return task === "verslag" ? `Verslag van de ${meeting}` : `Gewijzigd: de ${meeting}`
}

/** A message with the file in it (RFC 6068), or with the place of the file when it is too long for an address. */
export function mailAddressOf({ contact }, file) {
  if (file.mail) return questionAddress(file)
  const start = `mailto:${contact}?subject=${encodeURIComponent(file.subject)}&body=`
  const body = (text) => start + encodeURIComponent(`Beste,\n\n${file.subject}.\n\n${text}`.replaceAll("\n", "\r\n"))
  const full = body(`Het bestand ${file.path} staat hieronder.\n\n${MARK}\n${file.text}${MARK}\n`)
  if (full.length <= LONGEST) return { address: full, paste: false }
  return { address: body(`Het bestand ${file.path} zit als bijlage bij deze mail: ${nameOf(file)}\n`), paste: true }
}

/** A message to the circle of a question; of what is too long for an address first the question goes, which
 * its lines say again, and then the lines, which the attached file has. */
function questionAddress(file) {
  const { to, cc, attach } = file.mail
  const start = `mailto:${to}?${cc ? `cc=${cc}&` : ""}subject=${encodeURIComponent(file.subject)}&body=`
  const addresses = [questionText(file), questionText(file, file.mail.words.slice(2))].map((text) => start + encoded(text))
  const fitting = addresses.find((address) => address.length <= LONGEST)
  if (fitting) return { address: fitting, paste: false }
  const [first, , ...others] = file.mail.words
  const short = ["Beste,", first.replace(/:$/, "."), ...others, `Alles staat in de bijlage bij deze mail: ${attach}\n`].join("\n\n")
  return { address: start + encoded(short), paste: true }
}

/** The text of such a message: what a person reads first, and below it the lines for the file of the circle. */
export function questionText({ mail }, words = mail.words) {
  return `${["Beste,", ...words, mail.place, MARK].join("\n\n")}\n${mail.block}${MARK}\n`
}

function encoded(text) {
  return encodeURIComponent(text.replaceAll("\n", "\r\n"))
}

/** Says before the click what the mail will hold; what is too long for it is offered first, as a file to attach, and so is a question. */
export function sayMail(form, site, file) {
  const { paste } = mailAddressOf(site, file)
  const button = form.querySelector("#mailen")
  const box = button.closest("div")
  const [to, send] = file.mail ? [file.mail.to, "Verstuur per mail"] : [site.contact, "Mail naar V-ICT-OR"]
  if (box.dataset.said === `${paste} ${send} ${to}`) return
  box.dataset.said = `${paste} ${send} ${to}`
  button.textContent = paste ? "Bewaar het bestand en sleep het in uw mail" : send
  box.querySelector(".km-hint").textContent = paste
    ? `De tekst is te lang om in een mail in te vullen. Het bestand komt in uw map Downloads en uw mailprogramma opent een bericht aan ${to}: sleep het bestand daarin, en verstuur het.`
    : `Uw mailprogramma opent een bericht aan ${to}, met alles ingevuld. U hoeft het enkel te versturen.`
  for (const each of box.parentElement.querySelectorAll("#mailen, #naar-github")) {
    each.classList.toggle("md-button--primary", (each === button) === Boolean(file.mail) || !form.querySelector("#naar-github"))
  }
  const [saving, copying] = ["#bewaren", "#kopieren"].map((id) => form.querySelector(id).closest("div"))
  if (paste || file.mail) box.parentElement.prepend(box)
  else saving.before(box)
  ;(file.mail ? box : saving).after(copying)
}

/** Opens the mail program, and saves the file first when it must be attached; gives what is `said`. */
export function toMail(site, file) {
  const { address, paste } = mailAddressOf(site, file)
  if (paste) toDisk(file)
  const anchor = document.createElement("a")
  anchor.href = address
  anchor.click()
  if (!paste) return { said: `Uw mailprogramma opent een bericht aan ${file.mail?.to ?? site.contact}. Verstuur het daar.` }
  return { said: `Het bestand ${nameOf(file)} staat in uw map Downloads. Sleep het in het bericht dat opent, en verstuur het.` }
}
