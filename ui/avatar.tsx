const looks = ["", " b", " c"];

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

/** A person in a circle: decoration, the name stands beside it or in a label. */
export function Avatar({ name, small }: { name: string; small?: boolean }) {
  const look = looks[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % looks.length];
  return (
    <span className={`me${look}${small ? " s" : ""}`} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
