import type { NumberMention } from "../numbers/find";
import type { Unit } from "../numbers/units";

/** Measures of one kind, each by its size in the smallest of them. Maghrebi newsrooms count large sums in centimes. */
const sizes: Partial<Record<Unit, { kind: "length" | "weight" | "money"; size: number }>> = {
  kilometre: { kind: "length", size: 100_000 },
  metre: { kind: "length", size: 100 },
  centimetre: { kind: "length", size: 1 },
  tonne: { kind: "weight", size: 1_000_000 },
  kilogram: { kind: "weight", size: 1000 },
  gram: { kind: "weight", size: 1 },
  dirham: { kind: "money", size: 100 },
  dinar: { kind: "money", size: 100 },
  franc: { kind: "money", size: 100 },
  centime: { kind: "money", size: 1 },
};

/** 1.12 m and 112 cm are one length, 400,000 dirhams and 40 million centimes one sum. */
export function isSameMeasure(a: NumberMention, b: NumberMention): boolean {
  const [one, other] = [a.unit && sizes[a.unit], b.unit && sizes[b.unit]];
  if (!one || !other || one.size === other.size || one.kind !== other.kind) return false;
  return a.readings.some((left) =>
    b.readings.some((right) => Math.abs(Number(left) * one.size - Number(right) * other.size) < 1e-6),
  );
}
