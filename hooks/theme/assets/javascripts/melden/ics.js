// A calendar (RFC 5545) as Outlook and others write it: its bytes become components with their properties, whatever line
// is odd. The same as the build does (hooks/kringen/transfer/calendar_text.py), with the same table of rules.

import { stripped } from "./words.js"

const UTF16 = { "\u00ff\u00fe": "utf-16le", "\u00fe\u00ff": "utf-16be" }
const LINE = /^([A-Za-z0-9-]+)((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):([^]*)$/
const SPARE = /^([A-Za-z0-9-]+)(;[^:]*)?:([^]*)$/
const BARE_ZONE = /(;TZID=)(tzone:\/\/[A-Za-z/]+)/gi
/** Components in each other; what lies deeper is no calendar's. */
const DEEPEST = 6
const CODED = /;ENCODING=QUOTED-PRINTABLE/i

/** One appointment, time zone, or part of one. */
class Component {
  constructor(name, line) {
    Object.assign(this, { name, line, properties: new Map(), inside: [] })
  }

  /** Its first property with that name. */
  first(name) {
    return this.properties.get(name)?.[0] ?? null
  }

  /** The text of that property, without its escapes (RFC 5545, 3.3.11). */
  text(name) {
    const value = this.first(name)?.value ?? ""
    return value.replace(/\\([\\;,nN])/g, (_, each) => (/n/i.test(each) ? "\n" : each))
  }

  /** Every component of that kind in it. */
  all(name) {
    return this.inside.flatMap((each) => [...(each.name === name ? [each] : []), ...each.all(name)])
  }
}

/** What stands in the bytes of a calendar: its `root`, whether it is cut off, the first odd line; or what else it is. */
export function readCalendar(bytes, rules) {
  let data = inUtf8(bytes)
  const start = data.slice(0, 2000)
  if (!/(?:^|[\r\n])[ \t]{0,9}BEGIN:VCALENDAR[ \t]{0,9}(?:[\r\n]|$)/i.test(data)) {
    if (/^QkVHSU46VkNBTEVOREFS/.test(start)) return { kind: "een agenda in base64" }
    return { kind: rules.kinds.find(([how]) => new RegExp(how, "iu").test(start))?.[1] ?? "" }
  }
  if (/[\r\n]DTSTART;[^\r\n:=]{0,40}=3D/i.test(data)) data = unquoted(data)
  return components(data, rules)
}

/** Bytes as a text with a character for each; UTF-16, with its mark or without, becomes UTF-8. */
function inUtf8(bytes) {
  const start = String.fromCharCode(...bytes.slice(0, 3))
  const guess = bytes[1] === 0 ? "utf-16le" : bytes[0] === 0 ? "utf-16be" : ""
  const encoding = UTF16[start.slice(0, 2)] ?? guess
  if (encoding) return binary(new TextEncoder().encode(new TextDecoder(encoding).decode(bytes)))
  return binary(start === "\u00ef\u00bb\u00bf" ? bytes.slice(3) : bytes)
}

function binary(bytes) {
  const pieces = []
  for (let at = 0; at < bytes.length; at += 32768) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 32768)))
  return pieces.join("")
}

function components(data, { read }) {
  const known = new Set(read)
  const root = new Component("", 1)
  let opened = [root]
  let odd = 0
  let isWanted = false
  for (const { number, name, parameters, raw } of lines(data)) {
    if (!name) {
      odd ||= isWanted ? number : 0
      continue
    }
    if (name === "BEGIN") {
      const made = new Component(text(raw).trim().toUpperCase(), number)
      if (opened.length < DEEPEST) opened.at(-1).inside.push(made)
      opened.push(made)
    } else if (name === "END") {
      const depth = opened.findLastIndex((each, index) => index && each.name === text(raw).trim().toUpperCase())
      if (depth > 0) opened = opened.slice(0, depth)
    } else if (known.has(name)) {
      const { properties } = opened.at(-1)
      properties.set(name, [...(properties.get(name) ?? []), property(number, parameters, raw)])
    }
    isWanted = (known.has(name) && name !== "DESCRIPTION" && name !== "X-ALT-DESC") || name === "BEGIN" || name === "END"
  }
  return { root, isCut: opened.length > 1, odd }
}

/** Each line with its number, put together where it was folded, also inside a letter; an odd one has no name. */
function* lines(data) {
  let number = 1
  let pieces = []
  for (const [index, line] of data.split(/\r*\n|\r/).entries()) {
    if (!line) continue
    if (pieces.length && pieces.at(-1).endsWith("=") && CODED.test(pieces[0].split(":")[0])) {
      pieces.push("\n", line)
    } else if (pieces.length && /^[ \t]/.test(line)) {
      pieces.push(line.slice(1))
    } else {
      if (pieces.length) yield { number, ...takenApart(pieces.join("")) }
      number = index + 1
      pieces = [line]
    }
  }
  if (pieces.length) yield { number, ...takenApart(pieces.join("")) }
}

function takenApart(line) {
  const quoted = line.replace(BARE_ZONE, '$1"$2"')
  const found = LINE.exec(quoted) ?? SPARE.exec(quoted)
  return found ? { name: found[1].toUpperCase(), parameters: found[2] ?? "", raw: found[3] } : { name: "" }
}

function property(line, parameters, raw) {
  const named = text(parameters)
  const zone = stripped(/;TZID=("[^"]*"|[^;:]*)/i.exec(named)?.[1] ?? "", '" ')
  if (!CODED.test(parameters)) return { value: text(raw), line, zone }
  const charset = /;CHARSET="?([A-Za-z0-9_-]+)/i.exec(named)?.[1].toLowerCase()
  const plain = unquoted(raw)
  return { value: !charset || /^utf-?8$/.test(charset) ? text(plain) : decoded(plain, "windows-1252"), line, zone }
}

/** Quoted-printable (RFC 2045, 6.7). */
function unquoted(data) {
  return data.replace(/=[ \t]*\r?\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** UTF-8, or else what older versions of Windows write. */
function text(raw) {
  if (/^[\0-\x7f]*$/.test(raw)) return raw
  try {
    return decoded(raw, "utf-8", { fatal: true })
  } catch {
    return decoded(raw, "windows-1252")
  }
}

function decoded(raw, encoding, options) {
  return new TextDecoder(encoding, { ignoreBOM: true, ...options }).decode(Uint8Array.from(raw, (each) => each.charCodeAt(0)))
}
