// The ways to hand in a file: GitHub, mail, a download, or the clipboard. None is taken before the trekker chooses.

/** GitHub answers longer addresses with an error (414 URI Too Long); browsers and proxies take this much. */
const LONGEST_WEB = 7000
/** Windows hands at most 2,083 characters to a mail program. */
const LONGEST_MAIL = 1900

const PASTED = "GitHub opent in een nieuw tabblad. De tekst staat op uw klembord: "

/** Where GitHub shows a new file filled in, or the file to edit; `paste` says that the text must be pasted there. */
export function githubAddress({ repository, branch }, file) {
  const path = file.path.split("/").map(encodeURIComponent).join("/")
  if (file.exists) return { address: `${repository}/edit/${branch}/${path}`, paste: true }
  const name = `${repository}/new/${branch}?filename=${encodeURIComponent(file.path)}`
  const full = `${name}&value=${encodeURIComponent(file.text)}`
  return full.length <= LONGEST_WEB ? { address: full, paste: false } : { address: name, paste: true }
}

/** A message with the file in it (RFC 6068), or without when it is too long for an address. */
export function mailAddressOf({ contact }, file) {
  const start = `mailto:${contact}?subject=${encodeURIComponent(file.subject)}&body=`
  const intro = `Beste,\n\nIn de bijlage of hieronder vindt u het bestand ${file.path}.\n\n`
  const body = (text) => start + encodeURIComponent(`${intro}${text}`.replaceAll("\n", "\r\n"))
  const full = body(`----------\n${file.text}----------\n`)
  if (full.length <= LONGEST_MAIL) return { address: full, paste: false }
  return { address: body("(Plak hier de tekst van het bestand, of voeg het bestand als bijlage toe.)\n"), paste: true }
}

/** Opens GitHub; gives what to tell. */
export async function toGithub(site, file) {
  const { address, paste } = githubAddress(site, file)
  const isCopied = paste && (await copied(file.text))
  window.open(address, "_blank", "noopener")
  if (!paste) return "GitHub opent in een nieuw tabblad, met het bestand ingevuld."
  if (!isCopied) return "GitHub opent in een nieuw tabblad. Kopieer de tekst van het bestand hierboven en plak ze daar."
  if (file.exists) return `${PASTED}kies daar alles met Ctrl+A en plak met Ctrl+V.`
  return `De tekst is te lang voor een adres. ${PASTED}klik in het lege vak en plak met Ctrl+V.`
}

/** Opens the mail program; gives what to tell. */
export async function toMail(site, file) {
  const { address, paste } = mailAddressOf(site, file)
  const isCopied = paste && (await copied(file.text))
  const anchor = document.createElement("a")
  anchor.href = address
  anchor.click()
  if (!paste) return `Uw mailprogramma opent een bericht aan ${site.contact}. Verstuur het daar.`
  if (isCopied) return "De tekst is te lang om vooraf in te vullen. Ze staat op uw klembord: plak ze in het bericht met Ctrl+V."
  return "De tekst is te lang om vooraf in te vullen. Bewaar het bestand, en voeg het als bijlage bij het bericht."
}

/** Saves the file; gives what to tell. */
export function toDisk(file) {
  const name = `${file.path.split("/").slice(1).join("-")}`
  const anchor = document.createElement("a")
  anchor.href = URL.createObjectURL(new Blob([file.text], { type: "text/markdown;charset=utf-8" }))
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000)
  return `Het bestand is bewaard als ${name}, meestal in de map Downloads.`
}

/** Copies the file; gives what to tell. */
export async function toClipboard(file) {
  if (await copied(file.text)) return "De tekst van het bestand staat op uw klembord."
  return "Uw browser laat kopiëren niet toe. Open het bestand hierboven, en kopieer de tekst daar."
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
