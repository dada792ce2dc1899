// The ways to hand in a file: GitHub, mail, a download, or the clipboard. None is taken before the trekker chooses.

/** GitHub answers longer addresses with an error (414 URI Too Long). Whoever signs in first is sent on by an address that
 * holds this one, encoded once more; that is what counts. */
const LONGEST_WEB = 8000

/** Where GitHub or GitLab shows a new file, filled in or not, or the file to edit; `paste` says that the text must be pasted there. */
export function githubAddress({ repository, branch, forge = "GitHub" }, file) {
  const path = file.path.split("/").map(encodeURIComponent).join("/")
  if (forge === "GitLab") {
    const part = file.exists ? `edit/${branch}/${path}` : `new/${branch}?file_name=${encodeURIComponent(file.path)}`
    return { address: `${repository}/-/${part}`, paste: true }
  }
  if (file.exists) return { address: `${repository}/edit/${branch}/${path}`, paste: true }
  const name = `${repository}/new/${branch}?filename=${encodeURIComponent(file.path)}`
  const full = `${name}&value=${encodeURIComponent(file.text)}`
  return encodeURIComponent(full).length <= LONGEST_WEB ? { address: full, paste: false } : { address: name, paste: true }
}

/** Says before the click what must be done on GitHub: nothing but clicking, or pasting first. */
export function sayHow(form, site, file) {
  const way = file.exists ? "bestaand" : githubAddress(site, file).paste ? "lang" : "nieuw"
  for (const step of form.querySelectorAll("[data-paste]")) step.hidden = step.dataset.paste !== way
}

/** Opens GitHub or GitLab; gives what to tell. */
export async function toGithub(site, file) {
  const { address, paste } = githubAddress(site, file)
  const isCopied = paste && (await copied(file.text))
  window.open(address, "_blank", "noopener")
  const opens = `${site.forge ?? "GitHub"} opent in een nieuw tabblad`
  const end = site.forge === "GitLab" ? "daar op Create merge request klikte" : "daar twee keer op Create pull request klikte"
  const last = `Het is ingediend nadat u ${end}.`
  if (!paste) return `${opens}, met het bestand ingevuld. ${last}`
  if (!isCopied) return `${opens}. Kopieer de tekst van het bestand hierboven en plak ze daar. ${last}`
  const pasted = `${opens}. De tekst staat op uw klembord: `
  if (file.exists) return `${pasted}kies daar alles met Ctrl+A en plak met Ctrl+V. ${last}`
  const why = site.forge === "GitLab" ? "" : "De tekst is te lang voor een adres. "
  return `${why}${pasted}klik in het lege vak en plak met Ctrl+V. ${last}`
}

/** The name of a saved file: that of its circle and its day; a question has one of its own. */
export function nameOf({ path, mail }) {
  return mail?.attach ?? path.split("/").slice(1).join("-")
}

/** Saves the file; gives what to tell. */
export function toDisk(file) {
  const name = nameOf(file)
  const anchor = document.createElement("a")
  const [text, type] = file.mail ? [`${file.mail.place}\n\n${file.mail.block}`, "plain"] : [file.text, "markdown"]
  anchor.href = URL.createObjectURL(new Blob([text], { type: `text/${type};charset=utf-8` }))
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000)
  return `Het bestand is bewaard als ${name}, meestal in de map Downloads.`
}

/** Copies the file, or the text of a mail; gives what to tell. */
export async function toClipboard(file, text = file.text) {
  if (file.mail && (await copied(text))) return `De tekst staat op uw klembord. Plak ze in een mail aan ${file.mail.to}.`
  if (await copied(text)) return "De tekst van het bestand staat op uw klembord."
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
