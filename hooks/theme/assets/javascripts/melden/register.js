// Which municipality existed on which day, as the build knows it (hooks/kringen/register, rules/references.py).

import { fold, listed, nearest, shortDay } from "./words.js"
import { mistake } from "./values.js"

const OFFICE = /^(stad|gemeente|ocmw) +/i

/** The municipalities and villages, with the questions that a host raises. */
export class Register {
  constructor({ municipalities, villages }) {
    this.rows = municipalities.map(([name, nis, from, to, successor]) => ({ name, nis, from, to, successor }))
    this.villages = villages
  }

  /** What is wrong with a host on a day, or null. */
  hostMistake(name, day) {
    const ever = this.rows.filter((row) => row.name === name)
    if (ever.some((row) => isValid(row, day))) return null
    if (!ever.length) return mistake("gastbestuur-onbekend", `"${name}" is geen Vlaamse gemeente`, ...this.meant(name, day))
    const last = ever.at(-1).to
    if (last && last < day) {
      const became = this.living(name, day)
      const [cure, suggests] = became ? [`het werd ${became.name}`, [became.name]] : ["", []]
      return mistake("gastbestuur-gefuseerd", `${name} bestaat sinds ${shortDay(after(last))} niet meer`, cure, { suggests })
    }
    const before = this.forerunners(ever[0], day).map((row) => row.name)
    const cure = `op ${shortDay(day)} was het ${listed(before, "of")}`
    return mistake("gastbestuur-nog-niet", `${name} bestaat pas sinds ${shortDay(ever[0].from)}`, cure, { suggests: before })
  }

  /** The official names of a day. */
  names(day) {
    return this.rows.filter((row) => isValid(row, day)).map((row) => row.name)
  }

  /** The codes of the municipality of a day that has a name, else of those that it became and of those with a village of that
   * name; capitals, accents and what stands before it do not count. */
  codesOf(name, day) {
    const sought = fold(name.replace(OFFICE, ""))
    const named = this.rows.filter((row) => fold(row.name) === sought)
    const own = named.filter((row) => isValid(row, day))
    if (own.length) return own.map((row) => row.nis)
    const became = named.map((row) => this.living(row.name, day)?.nis)
    const villages = Object.keys(this.villages).filter((each) => fold(each) === sought)
    return [...new Set([...became, ...villages.flatMap((each) => this.villages[each])].filter(Boolean))]
  }

  /** The official name of a day of what a text means; the text itself when that is none or several. */
  townIn(text, day) {
    const codes = this.codesOf(text, day)
    return codes.length === 1 ? this.rows.find((row) => row.nis === codes[0] && isValid(row, day)).name : text
  }

  /** The longest official name of a day that stands in a text as whole words; empty when there is none. */
  namedIn(text, day) {
    const edge = (part) => !/[\p{L}\p{N}-]/u.test(part)
    const stands = (name) => {
      const at = text.lastIndexOf(name)
      return at >= 0 && edge(text[at - 1] ?? " ") && edge(text[at + name.length] ?? " ")
    }
    const found = this.names(day).filter(stands)
    return found.sort((one, other) => other.length - one.length)[0] ?? ""
  }

  /** The cure for a name that is no municipality, and the names that may have been meant. */
  meant(name, day) {
    const codes = Object.hasOwn(this.villages, name) ? this.villages[name] : []
    const around = this.rows.filter((row) => isValid(row, day) && codes.includes(row.nis)).map((row) => row.name)
    if (around.length) return [`${name} ligt in ${listed(around, "of")}; schrijf de naam van de gemeente`, { suggests: around }]
    const found = nearest(name.replace(OFFICE, ""), this.names(day))
    return found ? [`bedoelde u "${found}"?`, { suggests: [found] }] : ["schrijf de officiële naam van de gemeente"]
  }

  living(name, day) {
    let row = this.rows.filter((each) => each.name === name && (!each.from || each.from <= day)).at(-1)
    while (row && !isValid(row, day)) row = this.successor(row)
    return row ?? null
  }

  successor(row) {
    if (!row.to || !row.successor) return null
    return this.rows.find((each) => each.nis === row.successor && isValid(each, after(row.to))) ?? null
  }

  forerunners(row, day) {
    if (isValid(row, day)) return [row]
    return this.rows.filter((each) => this.successor(each) === row).flatMap((each) => this.forerunners(each, day))
  }
}

function isValid(row, day) {
  return (!row.from || row.from <= day) && (!row.to || day <= row.to)
}

/** The day after. */
function after(iso) {
  return new Date(Date.parse(`${iso}T00:00Z`) + 86400000).toISOString().slice(0, 10)
}
