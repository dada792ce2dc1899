// Web addresses with a number in the place of a name; the pattern and the words are the build's (hooks/kringen/rules/hosts.py).

import { ADDRESSES } from "./detours.js"
import { mistake, readBy } from "./values.js"

const WRITTEN = /https?:\/\/((?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}_-]+)[^\s<>()]*/giu

/** Every warning about such an address in the values of a record, with the keys to each. */
export function numericAddresses(fields, values, numeric) {
  const found = readBy(ADDRESSES, fields, values).filter(({ value }) => numericIn(value, numeric).length)
  return found.map(({ keys }) => ({ keys, ...warning(numeric) }))
}

/** Such an address in a run of text, with where it begins; `seen` holds those that were named already. */
export function numericInText(text, numeric, seen) {
  const fresh = numericIn(text, numeric).filter(([address]) => !seen.has(address))
  for (const [address] of fresh) seen.add(address)
  return fresh.map(({ index }) => ({ at: index, ...warning(numeric) }))
}

function numericIn(text, { host }) {
  return [...text.matchAll(WRITTEN)].filter(([, name]) => new RegExp(host, "u").test(name.toLowerCase()))
}

function warning({ code, message, cure }) {
  return { level: "waarschuwing", ...mistake(code, message, cure) }
}
