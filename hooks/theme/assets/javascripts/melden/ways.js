// The ways to hand in a file: GitHub, mail, a download, or the clipboard. None is taken before the trekker chooses.

/** GitHub answers longer addresses with an error (414 URI Too Long). Whoever signs in first is sent on by an address that
 * holds this one, encoded once more; that is what counts. */
const LONGEST_WEB = 8000
const NOT_COPIED = "Uw browser laat kopiëren niet toe"

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

/** Opens GitHub or GitLab; gives what is `said`, and the `text` when it must be copied by hand. */
export async function toGithub(site, file) {
  if (!file.text) return { said: "Het bestand van deze kring kan nu niet gelezen worden. Verstuur uw vraag per mail." }
  const { address, paste } = githubAddress(site, file)
  const isCopied = paste && (await copied(file.text))
  window.open(address, "_blank", "noopener")
  const opens = `${site.forge ?? "GitHub"} opent in een nieuw tabblad`
  const end = site.forge === "GitLab" ? "daar op Create merge request klikte" : "daar twee keer op Create pull request klikte"
  const last = `Het is ingediend nadat u ${end}.`
  if (!paste) return { said: `${opens}, met het bestand ingevuld. ${last}` }
  const how = `${file.exists ? "kies daar alles met Ctrl+A" : "klik daar in het lege vak"} en plak met Ctrl+V`
  if (!isCopied) return { said: `${opens}. ${NOT_COPIED}: kopieer de tekst hieronder met Ctrl+C, ${how}. ${last}`, text: file.text }
  const why = file.exists || site.forge === "GitLab" ? "" : "De tekst is te lang voor een adres. "
  return { said: `${why}${opens}. De tekst staat op uw klembord: ${how}. ${last}` }
}

/** The name of a saved file: that of its circle and its day; a question has one of its own. */
export function nameOf({ path, mail }) {
  return mail?.attach ?? path.split("/").slice(1).join("-")
}

/** Saves the file; gives what is `said`. */
export function toDisk(file) {
  const name = nameOf(file)
  const anchor = document.createElement("a")
  const [text, type] = file.mail ? [`${file.mail.place}\n\n${file.mail.block}`, "plain"] : [file.text, "markdown"]
  anchor.href = URL.createObjectURL(new Blob([text], { type: `text/${type};charset=utf-8` }))
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10000)
  return { said: `Het bestand is bewaard als ${name}, meestal in de map Downloads.` }
}

/** Copies the file, or the text of a mail; gives what is `said`, and the `text` when it must be copied by hand. */
export async function toClipboard(file, text = file.text) {
  const paste = file.mail ? ` Plak ze in een mail aan ${file.mail.to}.` : ""
  if (await copied(text)) return { said: `De tekst staat op uw klembord.${paste}` }
  return { said: `${NOT_COPIED}. Kopieer de tekst hieronder met Ctrl+C.${paste}`, text }
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
