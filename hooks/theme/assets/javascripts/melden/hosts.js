// Web addresses with a number in the place of a name; the pattern and the words are the build's (hooks/kringen/rules/hosts.py).

import { ADDRESSES } from "./detours.js"
import { mistake, readBy } from "./values.js"

const BARE = /(?<![A-Za-z])https?:\/\/(?=[\p{L}\p{N}])[^\s<|]+/giu
const BEHIND = "?!.,:;*_~'\")"

/** Every warning about such an address in the values of a record, with the keys to each. */
export function numericAddresses(fields, values, numeric) {
  const found = readBy(ADDRESSES, fields, values).map(({ keys, value }) => ({ keys, said: numericMistake(value, numeric) }))
  return found.filter(({ said }) => said).map(({ keys, said }) => ({ keys, ...said }))
}

/** The warning about an address with a number in the place of a name; null of any other. */
export function numericMistake(address, { host, code, message, cure }) {
  const [, name] = /^https?:\/\/(?:[^/?#]*@)?([^/?#:]+)/i.exec(address) ?? []
  if (!name || !new RegExp(host, "u").test(name.toLowerCase())) return null
  return { level: "waarschuwing", ...mistake(code, message, cure) }
}

/** The addresses that stand in a text without more and become links, each with where it begins. */
export function bareAddresses(text) {
  return [...text.matchAll(BARE)].map(({ 0: written, index }) => [index, withoutSigns(written)])
}

/** Without the signs that end a sentence or an emphasis. */
function withoutSigns(address) {
  let end = address.length
  while (BEHIND.includes(address[end - 1])) end -= 1
  return address.slice(0, end)
}
