/** Units that a number may carry, told by what stands right before or after it in a folded text. */
export const units = ["percent", "usd", "eur", "gbp", "iqd"] as const;
export type Unit = (typeof units)[number];

const after: [Unit, RegExp][] = [
  [
    "percent",
    /^ ?(?:%|per ?cent\b|pct\b|pour cent\b|por ciento\b|(?:في|ب) ?ال(?:ميه|مايه)(?!\p{L})|ب(?:الميه|المايه)(?!\p{L})|لهسهد)/iu,
  ],
  ["usd", /^ ?(?:US\$|USD\b|\$|(?:US |U\.S\. |American )?dollars?\b|dólares\b|دولار)/iu],
  ["eur", /^ ?(?:€|EUR\b|euros?\b|يورو)/iu],
  ["gbp", /^ ?(?:£|GBP\b|pounds? sterling\b|جنيه استرليني)/iu],
  ["iqd", /^ ?(?:IQD\b|ID\b|(?:Iraqi )?dinars?\b|دينار|دنانير)/iu],
];

const before: [Unit, RegExp][] = [
  ["percent", /(?:%|لهسهدا|سهدي) ?$/u],
  ["usd", /(?:US ?\$|USD|\$) ?$/iu],
  ["eur", /(?:€|EUR) ?$/iu],
  ["gbp", /(?:£|GBP) ?$/iu],
  ["iqd", /(?:IQD|\bID) ?$/iu],
];

const far = 16;

/** The unit after `end`, else the one before `start`; `end` where the unit's own text ends. */
export function unitAround(text: string, start: number, end: number): { unit: Unit; end: number } | undefined {
  const tail = text.slice(end, end + far + 8);
  for (const [unit, pattern] of after) {
    const match = pattern.exec(tail);
    if (match) return { unit, end: end + match[0].length };
  }
  const head = text.slice(Math.max(0, start - far), start);
  for (const [unit, pattern] of before) if (pattern.test(head)) return { unit, end };
  return undefined;
}
