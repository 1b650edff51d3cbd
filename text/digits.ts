/** Digit systems of the texts we read: Western 0-9, Arabic-Indic ٠-٩, Extended Arabic-Indic (Persian, Urdu) ۰-۹. */
export const digitScripts = ["latn", "arab", "arabext"] as const;
export type DigitScript = (typeof digitScripts)[number];

const zeros: [first: number, script: DigitScript][] = [
  [0x30, "latn"],
  [0x660, "arab"],
  [0x6f0, "arabext"],
  // Full-width forms are Western digits in another dress.
  [0xff10, "latn"],
];

/** Value and system of the digit at a UTF-16 unit, or undefined. */
export function digitOf(unit: number): { value: number; script: DigitScript } | undefined {
  if (unit < 0x30 || (unit > 0x39 && unit < 0x660) || (unit > 0x6f9 && unit < 0xff10)) return undefined;
  for (const [first, script] of zeros) {
    if (unit >= first && unit <= first + 9) return { value: unit - first, script };
  }
  return undefined;
}

/** How many digits of each system a text holds. */
export function countDigits(text: string): Record<DigitScript, number> {
  const counts = { latn: 0, arab: 0, arabext: 0 };
  for (let at = 0; at < text.length; at++) {
    const digit = digitOf(text.charCodeAt(at));
    if (digit) counts[digit.script]++;
  }
  return counts;
}

/** The same text with every digit Western. One unit for one unit: offsets stay. */
export function toWesternDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (char) => String(digitOf(char.charCodeAt(0))?.value ?? char));
}
