// How a piece of HTML looks, by its tag and the text of its style; the browser itself applies neither.

const TAGS = {
  B: { bold: true }, STRONG: { bold: true }, I: { italic: true }, EM: { italic: true }, S: { strike: true },
  STRIKE: { strike: true }, DEL: { strike: true }, CODE: { code: true }, TT: { code: true }, KBD: { code: true }, SAMP: { code: true },
}
const HIDDEN = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|para-mark))/i

/** The style that stands at an element, as text. */
export function styleOf(element) {
  return element.getAttribute?.("style") ?? ""
}

/** Which marks an element sets (true) or takes away (false), and whether it is not to be seen, such as a remark in the margin. */
export function looks(element) {
  const style = styleOf(element)
  const said = (name) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(style)?.[1].trim().toLowerCase()
  const found = { ...TAGS[element.tagName] }
  const weight = said("font-weight")
  if (weight) found.bold = /^(?:bold|bolder|[6-9]00|1000)/.test(weight)
  const slope = said("font-style")
  if (slope) found.italic = /^(?:italic|oblique)/.test(slope)
  if (/line-through/.test(said("text-decoration(?:-line)?") ?? "")) found.strike = true
  const isRemark = /mso-comment|MsoComment/.test(`${style} ${element.getAttribute("class") ?? ""}`)
  const isTracked = element.tagName === "DEL" && element.hasAttribute("cite")
  return { ...found, isHidden: HIDDEN.test(style) || isRemark || isTracked }
}
