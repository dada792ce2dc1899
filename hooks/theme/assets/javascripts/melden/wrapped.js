// Addresses that a mail program wrapped to look at them first; they carry the address of whoever got the mail.

const HOSTS = /(?:^|\.)(?:safelinks\.protection\.outlook\.(?:com|us|de)|outlook\.office(?:365)?\.com|urldefense\.(?:com|proofpoint\.com)|google\.(?:com|be|nl))$/i
const DEEPEST = 3

/** The address that was wrapped, or the same one. */
export function unwrapped(address, depth = 0) {
  const inner = depth < DEEPEST ? innerOf(address) : ""
  return /^https?:\/\/[^\s/]/i.test(inner) ? unwrapped(inner, depth + 1) : address
}

/** A text with every wrapped address in it as the real one. */
export function withoutWrappers(text) {
  return text.replace(/https?:\/\/[^\s<>"]+/g, (address) => unwrapped(address))
}

function innerOf(address) {
  const third = /^https:\/\/urldefense\.com\/v3\/__(.+?)__;/i.exec(address)
  if (third) return third[1].replace(/^(https?:\/)(?!\/)/, "$1/")
  let url
  try {
    url = new URL(address)
  } catch {
    return ""
  }
  if (!HOSTS.test(url.hostname) || !/^\/(?:$|url$|v2\/url$|mail\/.*safelink\.html$|mod\/safelink)/i.test(url.pathname)) return ""
  const second = url.pathname.startsWith("/v2/") && url.searchParams.get("u")
  if (second) return decoded(second.replaceAll("-", "%").replaceAll("_", "/"))
  return url.searchParams.get("url") ?? url.searchParams.get("q") ?? ""
}

function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return ""
  }
}
