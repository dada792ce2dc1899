// Addresses that lead over the filter of a mail program; the table is the build's (hooks/kringen/detours.py).

import { decoded } from "./addresses.js"
import { cleanLine } from "./clean.js"
import { mistake, readBy } from "./values.js"
import { shown } from "./words.js"

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const IN_TEXT = /https?:\/\/[^\s<>"'`\\^{}|[\]]{1,4000}/giu
const MOST = 4
/** The readers of a web address, by the name of their function in Python. */
export const ADDRESSES = ["to_web_address", "to_contact", "to_join_link"]
let known = []

/** Takes the table of the site, for what is pasted; the checks are handed theirs. */
export function knowDetours(detours) {
  known = detours
}

/** Listens for addresses that are pasted in a field of one line: the real one is taken. */
export function listenForAddresses(form) {
  form.addEventListener("paste", (event) => {
    const { target } = event
    if (!target.matches('input[type="text"]')) return
    const text = event.clipboardData?.getData("text/plain") ?? ""
    const real = withoutDetours(text)
    if (real === text) return
    event.preventDefault()
    target.setRangeText(cleanLine(real), target.selectionStart, target.selectionEnd, "end")
    target.dispatchEvent(new Event("input", { bubbles: true }))
  })
}

/** The real address behind one that leads over a filter; any other address as it is. */
export function direct(address, detours = known) {
  let real = address
  for (let round = 0; round < MOST; round += 1) {
    const found = detours.map((each) => behind(real, each)).find(Boolean)
    if (!found) break
    real = found
  }
  return real
}

/** A pasted text with the real addresses in it. */
export function withoutDetours(text, detours = known) {
  return text.replace(IN_TEXT, (address) => direct(address, detours))
}

/** Whether an address leads over a filter. */
export function isDetour(address, detours) {
  return detours.some(([start]) => begins(address, start))
}

/** What is wrong with such an address, with the real one as cure; null of any other. */
export function detourMistake(address, detours) {
  if (!isDetour(address, detours)) return null
  const real = direct(address, detours)
  const cure = isDetour(real, detours) ? "open het, en kopieer het adres uit de browser" : `schrijf ${shown(real, 1000)}`
  const suggests = isDetour(real, detours) ? [] : [real]
  return mistake("omweg", "dit adres loopt over een mailfilter, met het mailadres van wie de mail kreeg erin", cure, { suggests })
}

/** Every such address in the values of a record, with the keys that lead to each. */
export function detourMistakes(fields, values, detours) {
  const found = readBy(ADDRESSES, fields, values).map(({ keys, value }) => ({ keys, over: detourMistake(value, detours) }))
  return found.filter(({ over }) => over).map(({ keys, over }) => ({ keys, ...over }))
}

function behind(address, [start, how, name]) {
  if (!how || !begins(address, start)) return ""
  let real = how === "stars" ? withStars(address) : parameter(address, name)
  if (how === "dashes") real = decoded(real.replaceAll("-", "%").replaceAll("_", "/"))
  return /^https?:\/\/[^\s/]/i.test(real) ? real : ""
}

function begins(address, start) {
  return new RegExp(`^https?://${start}`, "iu").test(address)
}

function parameter(address, name) {
  const query = address.replaceAll("&amp;", "&").split("#")[0].split("?").slice(1).join("?")
  return (new URLSearchParams(query).get(name) ?? "").trim()
}

/** The address in the path of Proofpoint's third version; `*` stands for one sign, `**` and a letter for several. */
function withStars(address) {
  const found = /^(?:(?!\/v3\/__).)*\/v3\/__(.+?)__;([A-Za-z0-9_-]*)/.exec(address)
  if (!found) return ""
  const signs = [...fromBase64(found[2])]
  const take = (_, star) => signs.splice(0, star ? LETTERS.indexOf(star[1]) + 2 : 1).join("")
  return found[1].replace(/^(https?:\/)(?!\/)/i, "$1/").replace(/\*(\*.)?/g, take)
}

function fromBase64(text) {
  try {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"))
    return new TextDecoder().decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0)))
  } catch {
    return ""
  }
}
