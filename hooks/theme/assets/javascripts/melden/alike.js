// Whether two questions are nearly the same, as the build sees it (hooks/kringen/rules/question_texts.py).

import { fold } from "./words.js"

/** Whether two questions share most of the words that say what they are about, or all of their words. */
export function areAlike(one, other, { little, stem, alike }) {
  const [first, second] = [wordsOf(one, little, stem), wordsOf(other, little, stem)]
  if (!first.size || !second.size) return fold(one) === fold(other)
  const common = [...first].filter((word) => second.has(word)).length
  return common >= alike * (first.size + second.size - common)
}

function wordsOf(text, little, stem) {
  const words = fold(text).match(/[a-z0-9]+/g) ?? []
  return new Set(words.filter((word) => word.length > 1 && !little.includes(word)).map((word) => word.slice(0, stem)))
}
