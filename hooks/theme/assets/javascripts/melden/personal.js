// Personal data in a text, with the patterns and in the words of the build (hooks/kringen/personal, rules/privacy.py).

import { ADDRESSES, detourMistake, isDetour } from "./detours.js"
import { mistake, readBy } from "./values.js"
import { stripped } from "./words.js"

const FOLDED = ["present", "columns", "body", "head", "role"]
const NEAR = 4 // a table so few rows below a heading that was named already is not named again
let re

/** Every warning about personal data in the rows of a text; `known` are mailboxes that may stand there. */
export function personalMistakes(rows, patterns, known, mailbox, detours = []) {
  make(patterns)
  const found = [...numbers(rows), ...addresses(rows, detours), ...lists(rows)].filter((each) => !known.includes(each.address))
  return found.map(({ row, kind, over }) => ({ row, level: "waarschuwing", ...(over ?? MISTAKES[kind](mailbox)) }))
}

/** Every warning about an address of mail inside the web addresses in the values of a record, with the keys to each. */
export function mailsInAddresses(fields, values, patterns, known) {
  make(patterns)
  const isOfSomebody = (address) => mailsIn(address).some((each) => !known.includes(each))
  const found = readBy(ADDRESSES, fields, values).filter(({ value }) => /^https?:/i.test(value) && isOfSomebody(value))
  const message = "in dit adres staat een mailadres, en een adres op naam is een persoonsgegeven (AVG)"
  const said = mistake("privacy-mailadres", message, "kijk na of het adres ook zonder werkt")
  return found.map(({ keys }) => ({ keys, level: "waarschuwing", ...said }))
}

/** Every warning about an address over a mail filter in the lines of a record, with the keys to each. */
export function detoursInLines(fields, values, patterns, detours) {
  make(patterns)
  const written = readBy(["to_line"], fields, values).flatMap(({ keys, value }) => [...value.matchAll(every("web"))].map(([address]) => ({ keys, address })))
  const found = written.filter(({ address }) => isDetour(address, detours))
  return found.map(({ keys, address }) => ({ keys, ...detourMistake(address, detours), code: "privacy-omweg", level: "waarschuwing" }))
}

/** Whether a sentence names a person: after a title, by a first name with a last one, or in a row of nothing but names. */
export function namesSomebody(text, patterns) {
  make(patterns)
  const found = [...text.matchAll(every("person"))]
  if (found.length) return found.some(([name]) => !re.body.test(name))
  const parts = text.split(re.parts).filter(bare)
  return parts.length > 1 && parts.every(isName)
}

function make(patterns) {
  re ??= Object.fromEntries(Object.entries(patterns).map(([name, text]) => [name, new RegExp(text, FOLDED.includes(name) ? "iu" : "u")]))
}

const MISTAKES = {
  mail: (mailbox) => {
    const message = "hier staat een mailadres, en een adres op naam is een persoonsgegeven (AVG)"
    return mistake("privacy-mailadres", message, `haal het weg, of schrijf de postbus van de kring: ${mailbox}`)
  },
  phone: () => {
    const message = "hier staat een telefoonnummer, en dat van een persoon is een persoonsgegeven (AVG)"
    return mistake("privacy-telefoon", message, "haal het weg; een algemeen nummer van een bestuur mag blijven")
  },
  national: () => {
    const cure = "haal het weg; stond het al online, verwittig dan uw functionaris voor gegevensbescherming"
    return mistake("privacy-rijksregister", "hier staat een rijksregisternummer, en dat mag nooit op een open site staan", cure)
  },
  present: () => {
    const message = "hier staat bij naam wie er was of verontschuldigd was, en dat zijn persoonsgegevens (AVG)"
    const cure = "haal de namen weg en schrijf bij besturen hoeveel besturen deelnamen"
    return mistake("privacy-aanwezigen", message, cure, { form: `${message}; ${cure.replace("bij besturen", "bij Besturen")}` })
  },
}

/** Addresses, each once in a row, and numbers; what is one thing is not another as well. */
function* numbers(rows) {
  for (const [row, text] of rows.entries()) {
    let rest = text.replace(every("web"), blank)
    const written = [...rest.matchAll(every("mail"))].map(([, name, host]) => `${name}@${host}`.toLowerCase())
    const own = new Set(written.map((each) => stripped(each, "'")).filter((each) => !re.role.test(each)))
    for (const address of own) yield { row, kind: "mail", address }
    rest = rest.replace(every("mail"), blank)
    for (const found of rest.matchAll(every("national"))) {
      if (!isNational(found.slice(1).join(""))) continue
      yield { row, kind: "national" }
      rest = rest.slice(0, found.index) + blank(found[0]) + rest.slice(found.index + found[0].length)
    }
    for (const _ of rest.matchAll(every("phone"))) yield { row, kind: "phone" }
  }
}

/** Web addresses over a mail filter, and those with an address of mail in them. */
function* addresses(rows, detours) {
  for (const [row, text] of rows.entries()) {
    for (const [address] of text.includes("://") ? text.matchAll(every("web")) : []) {
      if (isDetour(address, detours)) yield { row, kind: "detour", over: { ...detourMistake(address, detours), code: "privacy-omweg" } }
      else for (const mail of new Set(mailsIn(address).filter((each) => !re.role.test(each)))) yield { row, kind: "mail", address: mail }
    }
  }
}

/** The addresses of mail inside a web address, also when their signs are written as codes, once or twice. */
function mailsIn(written) {
  const address = plain(plain(written))
  return [...address.matchAll(every("mail"))].map(([, name, host]) => stripped(`${name}@${host}`.toLowerCase(), "'"))
}

function plain(address) {
  return address.replace(/%([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** 97 minus the remainder of the first nine figures by 97, with a 2 in front for who was born from 2000 on. */
function isNational(digits) {
  const [month, day, first, check] = [[2, 4], [4, 6], [0, 9], [9, 11]].map(([from, to]) => Number(digits.slice(from, to)))
  const isDay = month <= 52 && month % 20 <= 12 && day <= 31
  return isDay && [97 - (first % 97), 97 - ((2000000000 + first) % 97)].includes(check)
}

/** Who was there or excused, by name: on the row of the word, or on the rows below it. */
function* lists(rows) {
  let above = -NEAR
  for (const [row, text] of rows.entries()) {
    const start = re.present.exec(text)
    if (!start) {
      const isOfPeople = re.columns.test(text) && re.dashes.test(rows[row + 1] ?? "")
      if (isOfPeople && row - above >= NEAR && stripped(rows[row + 2] ?? "", "|:- \t")) yield { row, kind: "present" }
      continue
    }
    const inline = behind(text.slice(start[0].length))
    const isTable = text.trimStart().startsWith("|")
    if (areNames(inline) || ((isTable || !inline.length) && areNames([...below(rows, row + 1)]))) {
      above = row
      yield { row, kind: "present" }
    }
  }
}

/** What stands on the row of the word: pieces between semicolons in their parts, or else each part alone. */
function behind(text) {
  if (!text.includes(";")) return text.split(re.parts).filter(bare).map((part) => [part])
  return text.split(";").map(bare).filter(Boolean).map((piece) => piece.split(re.parts))
}

/** The rows below a heading, each in parts, up to the next heading; past an empty row only a list goes on. */
function* below(rows, start) {
  let [isBegun, isBroken] = [false, false]
  for (let at = start; at < rows.length; at += 1) {
    const row = rows[at]
    if (!row.trim()) {
      isBroken = isBegun
      continue
    }
    if (re.head.test(row) || (isBroken && !re.row.test(row)) || re.present.test(row)) return
    if (!stripped(bare(row), "|:- ")) continue
    isBegun = true
    const parts = bare(row).split(re.parts)
    yield* re.row.test(row) ? [parts] : parts.filter((part) => part.trim()).map((part) => [part])
  }
}

/** Whether half of the items or more hold a name; two or more may have the last name first. */
function areNames(items) {
  const turned = items.filter(isTurned).length
  const named = items.filter((item) => item.some(isName)).length + (turned > 1 ? turned : 0)
  return named > 0 && 2 * named >= items.length
}

function isTurned(item) {
  return item.length > 1 && !item.some(isName) && isName(`${bare(item[1])} ${bare(item[0])}`)
}

function isName(part) {
  return re.name.test(bare(part)) && !re.body.test(bare(part))
}

/** Without markup, bullets and what stands between parentheses. */
function bare(text) {
  return text.trim().replace(every("markup"), " ").trim().replace(/\s+/g, " ")
}

function every(name) {
  return new RegExp(re[name].source, `g${re[name].flags}`)
}

function blank(text) {
  return " ".repeat(text.length)
}
