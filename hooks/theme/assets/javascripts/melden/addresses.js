// Which addresses a link in a text may have, in the words of the build (hooks/kringen/markdown/addresses.py).

import { isWeb, mailAddress, mistake } from "./values.js"
import { shown } from "./words.js"

const PLAIN_HOST = /^https?:\/\/[\p{L}\p{N}_.-]+(?::[0-9]+)?(?:[/?#]|$)/iu
const INSIDE = /^https?:\/\/[\p{L}\p{N}_][\p{L}\p{N}_-]*(?::[0-9]{1,5})?(?:[/?#]|$)/iu
const NO_HOST = /^https?:\/\/(?![\p{L}\p{N}_])/iu
const PHONE = /^tel:\+?[0-9][0-9().-]{2,30}$/i
const MAIL = /^mailto:([^?#]*)(?:\?[\p{L}\p{N}_.~%!$'()*+,;=:@/?&-]*)?$/iu

/** What is wrong with the address of a link, or null; `anchors` are the names of the headings in the same text. */
export function linkMistake(written, anchors) {
  const scheme = (/^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(written) ?? [""])[0].toLowerCase()
  if (scheme === "http" || scheme === "https") {
    if (INSIDE.test(written)) return lost(`"${shown(written)}" opent enkel binnen uw eigen netwerk`, "zet het stuk zelf onder documenten, of haal de link weg")
    if (isWeb(written) && PLAIN_HOST.test(written)) return null
    const kind = NO_HOST.test(written) ? lost : link
    return kind(`"${shown(written)}" is geen webadres`, "kopieer het volledige adres uit de browser")
  }
  if (scheme === "mailto") {
    const found = MAIL.exec(written)
    if (found && !mailAddress(found[1])) return null
    return link(`"${shown(written)}" is geen mailadres`, "schrijf het zoals mailto:info@v-ict-or.be")
  }
  if (scheme === "tel") {
    return PHONE.test(written) ? null : link(`"${shown(written)}" is geen telefoonnummer`, "schrijf het zoals tel:+3215000000")
  }
  if (written.startsWith("#")) return anchorMistake(written, anchors)
  if (!written) return lost("de link heeft geen adres", "schrijf het tussen de haakjes, zoals (https://www.v-ict-or.be/)")
  if (scheme && !/^[^:]*:\d/.test(written)) {
    return link(`een link naar "${shown(written)}" kan hier niet`, "een adres begint met https://")
  }
  return lost(`"${shown(written)}" is geen volledig adres`, completed(written))
}

function anchorMistake(written, anchors) {
  if (anchors.has(decoded(written.slice(1)).toLowerCase())) return null
  const cure = "schrijf # en de kop in kleine letters, met koppeltekens tussen de woorden"
  return lost(`"${shown(written)}" is geen kop in deze tekst`, cure)
}

/** What stands in a piece of an address; as it is when it says nothing. */
export function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function completed(written) {
  if (written.startsWith("//")) return `schrijf https://${shown(written.replace(/^\/+/, ""))}`
  if (/^www\./i.test(written)) return `schrijf https://${shown(written)}`
  if (/^[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+$/u.test(written)) return `schrijf mailto:${shown(written)}`
  return "schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/"
}

function link(message, cure) {
  return mistake("link", message, cure)
}

/** An address that leads nowhere: it harms nobody, so the words stay. */
function lost(message, cure) {
  return mistake("link-zonder-doel", `${message}: op de site staan de woorden zonder link`, cure, { level: "waarschuwing" })
}
