import type { NumberMention } from "../numbers/find";
import type { Unit } from "../numbers/units";

/** Metric measures of one kind, each by its size in the smallest of them. */
const metric: Partial<Record<Unit, { kind: "length" | "weight"; size: number }>> = {
  kilometre: { kind: "length", size: 100_000 },
  metre: { kind: "length", size: 100 },
  centimetre: { kind: "length", size: 1 },
  tonne: { kind: "weight", size: 1_000_000 },
  kilogram: { kind: "weight", size: 1000 },
  gram: { kind: "weight", size: 1 },
};

/** 1.12 m and 112 cm are one length, written in two units. */
export function isSameMeasure(a: NumberMention, b: NumberMention): boolean {
  const [one, other] = [a.unit && metric[a.unit], b.unit && metric[b.unit]];
  if (!one || !other || one === other || one.kind !== other.kind) return false;
  return a.readings.some((left) =>
    b.readings.some((right) => Math.abs(Number(left) * one.size - Number(right) * other.size) < 1e-6),
  );
}
