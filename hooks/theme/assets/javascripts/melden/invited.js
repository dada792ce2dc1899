// The form as an invitation sees it: what is open, what stands in a field, and how to choose and fill in.

import { labelOf } from "./fields.js"

/** The form for `invitation.js`; `page` gives the site, chooses a circle, and checks everything when all is filled in. */
export function invitedForm(form, now, page) {
  const field = (key) => form.querySelector(`#veld-${key}`)
  const name = (slug) => page.site().circles.find((circle) => circle.slug === slug)?.name ?? ""
  return {
    site: page.site,
    open: () => ({ task: now.task, keys: page.site().tasks[now.task] }),
    value: (key) => field(key).value,
    label: (key) => labelOf(form, [key]),
    before: (key) => now.base?.values[key] ?? "",
    circle: () => ({ slug: now.circle, name: name(now.circle) }),
    name,
    put(key, value) {
      field(key).value = value
      now.touched.add(key)
    },
    choose(slug, joint) {
      form.elements.kring.value = slug
      for (const each of form.querySelectorAll('[name="kringen"]')) each.checked ||= joint.includes(each.value)
      page.choose(form.elements.kring, true)
    },
    cancel() {
      form.elements.status.value = "geannuleerd"
      form.querySelector("#noot-status").replaceChildren()
      now.touched.add("status")
    },
    done: page.done,
  }
}
