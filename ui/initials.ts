/** First letters of the first and last word; Arabic letters are kept apart, or they would join into a word. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/^(?:dr|mr|mrs|ms|د|أ|م)\.\s*/i, "")
    .split(/\s+/)
    .filter(Boolean);
  const letters = [words.at(0), words.length > 1 ? words.at(-1)?.replace(/^(?:ال|al-)(?=.)/i, "") : undefined]
    .flatMap((word) => (word ? [[...word][0] ?? ""] : []))
    .map((letter) => letter.toUpperCase());
  return letters.join(letters.some((letter) => /\p{Script=Arabic}/u.test(letter)) ? " " : "");
}
