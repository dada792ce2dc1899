// What was typed and not yet handed in, kept in this browser only: one draft for a new meeting, one for each existing.

const KEY = `kenniskringen:${location.pathname}`

/** All drafts by what they are about; empty when the browser keeps nothing. */
function all() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}")
    return found && typeof found === "object" ? found : {}
  } catch {
    return {}
  }
}

/** The draft about something, or null. */
export function draftOf(subject) {
  const found = all()[subject]
  return found && typeof found === "object" ? found : null
}

/** Keeps a draft, or takes it away when it is null; gives whether the browser did so. */
export function keepDraft(subject, draft) {
  const drafts = all()
  delete drafts[subject]
  if (draft) drafts[subject] = draft
  try {
    localStorage.setItem(KEY, JSON.stringify(drafts))
    return true
  } catch {
    return false
  }
}
