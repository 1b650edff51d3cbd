/**
 * All matches of a global pattern, as `String.matchAll` gives them. That one copies the pattern at
 * every call, which for a pattern of all the months costs more than to read a paragraph with it.
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex++;
  }
  return found;
}
