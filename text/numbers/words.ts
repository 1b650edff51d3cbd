import type { NumberTable, Piece, Word } from "./table";

export interface WordNumber {
  value: number;
  /** Index of the first word after the number. */
  next: number;
  /** A scale of a thousand or more was multiplied, or stands as a dual: the value is meant exactly. */
  isScaled: boolean;
  isOrdinal: boolean;
  /** It may answer a number of the other side and is never asked for (a fraction, a dozen). */
  isLoose?: boolean;
  /** Five and a half hours are خمس ساعات ونصف: the whole may stand apart from its half. */
  orWhole?: number;
  /** The last scale, for what may be added to it (`مليون و200 ألف`). */
  scale: number;
}

interface Part {
  value: number;
  next: number;
}

/**
 * Reads a number in words that begins at `words[at]`, or null. Words of one number stand side by
 * side: `isNear(i)` says that nothing but a space or hyphen lies between word i and the one before.
 */
export function readWords(
  words: readonly Word[],
  at: number,
  table: NumberTable,
  isNear: (index: number) => boolean,
): WordNumber | null {
  const reader = new Reader(words, table, isNear);
  return reader.fractionOfScale(at) ?? reader.ordinal(at) ?? reader.number(at) ?? reader.fraction(at);
}

class Reader {
  constructor(
    private readonly words: readonly Word[],
    private readonly table: NumberTable,
    private readonly isNear: (index: number) => boolean,
  ) {}

  /** `half a million`, `نصف مليون`. */
  fractionOfScale(at: number): WordNumber | null {
    const first = this.piece(at);
    // ثلاثة أرباع المليون: a count of quarters.
    const isCount = first?.kind === "unit" && this.isNear(at + 1) && this.piece(at + 1)?.isPlural === true;
    const fraction = isCount ? this.piece(at + 1) : first;
    if (fraction?.kind !== "fraction" || (fraction.isPlural && !isCount)) return null;
    const count = isCount ? first.value : 1;
    let next = at + (isCount ? 2 : 1);
    while (this.isNear(next) && this.table.articles.has(this.words[next]?.text ?? "")) next++;
    const scale = this.isNear(next) ? this.piece(next) : undefined;
    if (scale?.kind !== "scale") return null;
    return { value: count * fraction.value * scale.value, next: next + 1, isScaled: true, isOrdinal: false, scale: 1 };
  }

  /** `half a per cent`, `نصف بالمئة`: it may answer 0.5 and is never asked for. */
  fraction(at: number): WordNumber | null {
    const piece = this.piece(at);
    if (piece?.kind !== "fraction" || piece.isPlural) return null;
    let next = at + 1;
    while (this.isNear(next) && this.table.articles.has(this.words[next]?.text ?? "")) next++;
    return { value: piece.value, next, isScaled: false, isOrdinal: false, isLoose: true, scale: 1 };
  }

  /** `second`, `الثاني عشر`, `الحادي والعشرين`, `twenty-first`. */
  ordinal(at: number): WordNumber | null {
    const first = this.piece(at);
    if (first?.kind === "ten" && this.isNear(at + 1) && this.piece(at + 1)?.kind === "ordinal") {
      return this.asOrdinal(first.value + (this.piece(at + 1)?.value ?? 0), at + 2);
    }
    if (first?.kind !== "ordinal") return null;
    const second = this.isNear(at + 1) ? this.piece(at + 1) : undefined;
    // الثاني عشر is the twelfth, "the first ten" are ten.
    if (this.table.order === "units-first" && second?.kind === "teen" && second.value === 10)
      return this.asOrdinal(first.value + 10, at + 2);
    if (second?.kind === "ten" && this.isJoined(at + 1)) return this.asOrdinal(first.value + second.value, at + 2);
    return this.asOrdinal(first.value, at + 1);
  }

  /** Groups below a thousand with falling scales: `two million three hundred thousand and five`. */
  number(at: number): WordNumber | null {
    let total = 0;
    let next = at;
    let lastScale = Number.POSITIVE_INFINITY;
    let isScaled = false;
    let isFirst = true;
    let orWhole: number | undefined;
    while (isFirst || next < this.words.length) {
      const from = isFirst ? next : this.afterAnd(next, lastScale);
      if (from === null) break;
      const part = this.scaledPart(from, lastScale);
      if (!part || part.isBarePlural) break;
      total += part.value;
      next = part.next;
      isScaled ||= part.isScaled || (!isFirst && lastScale >= 1000);
      isFirst = false;
      if (part.scale <= 1) {
        if ("hasHalf" in part && part.hasHalf) orWhole = total - 0.5;
        lastScale = Math.min(lastScale, part.scale);
        break;
      }
      lastScale = part.scale;
      if (this.piece(next - 1)?.isLoose) break;
      const half = this.halfMore(next, part.scale);
      if (half) {
        total += half.value;
        next = half.next;
        isScaled = true;
      }
    }
    if (isFirst) return null;
    const beyond = this.beyond(next);
    if (beyond) return { value: total + beyond.value, next: beyond.next, isScaled, isOrdinal: true, scale: 1 };
    const isLoose = this.words.slice(at, next).some((_, index) => this.piece(at + index)?.isLoose);
    return {
      value: total,
      next,
      isScaled,
      isOrdinal: false,
      scale: lastScale,
      ...(isLoose ? { isLoose } : {}),
      ...(orWhole === undefined ? {} : { orWhole }),
    };
  }

  /** `الستين بعد المئة`: the hundred and sixtieth. */
  private beyond(at: number): Part | null {
    if (!this.isNear(at) || this.words[at]?.text !== this.table.beyond || !this.isNear(at + 1)) return null;
    const piece = this.piece(at + 1);
    return piece && (piece.kind === "hundred" || piece.kind === "scale") ? { value: piece.value, next: at + 2 } : null;
  }

  private scaledPart(at: number, below: number) {
    const piece = this.piece(at);
    if (piece?.kind === "dual") {
      const scale = piece.value / 2;
      return scale < below ? { value: piece.value, next: at + 1, scale, isScaled: true, isBarePlural: false } : null;
    }
    const group = this.group(at);
    if (!group) {
      if (piece?.kind !== "scale" || piece.value >= below) return null;
      // mil millones, ألف مليون: a thousand of the next scale.
      const greater = this.isNear(at + 1) && !this.isJoined(at + 1) ? scaleOf(this.piece(at + 1)) : undefined;
      if (piece.value === 1000 && greater !== undefined && greater > 1000) {
        return { value: 1000 * greater, next: at + 2, scale: greater, isScaled: true, isBarePlural: false };
      }
      return {
        value: piece.value,
        next: at + 1,
        scale: piece.value,
        isScaled: false,
        isBarePlural: piece.isPlural === true,
      };
    }
    let { value, next } = group;
    const half = this.andHalf(next);
    if (half) {
      value += 0.5;
      next = half;
    }
    let scale = 1;
    for (;;) {
      const factor = this.isNear(next) && !this.isJoined(next) ? scaleOf(this.piece(next)) : undefined;
      if (factor === undefined) break;
      // مليونين وثلاثة ملايين: the same scale again is another number.
      if (factor * scale >= below) return null;
      scale *= factor;
      next++;
    }
    return { value: value * scale, next, scale, isScaled: scale >= 1000, isBarePlural: false, hasHalf: half !== null };
  }

  /** Hundreds, then what is below a hundred. */
  private group(at: number): Part | null {
    const hundreds = this.hundreds(at);
    if (!hundreds) return this.belowHundred(at);
    const from = this.afterAnd(hundreds.next, 100);
    const rest = from === null ? null : this.belowHundred(from);
    // "two hundred and three hundred" is two numbers.
    if (!rest || (this.isNear(rest.next) && this.piece(rest.next)?.kind === "hundred")) return hundreds;
    return { value: hundreds.value + rest.value, next: rest.next };
  }

  private hundreds(at: number): Part | null {
    const piece = this.piece(at);
    if (piece?.kind === "hundreds") return { value: piece.value, next: at + 1 };
    if (piece?.kind === "hundred") return { value: 100, next: at + 1 };
    const second = this.isNear(at + 1) && !this.isJoined(at + 1) ? this.piece(at + 1) : undefined;
    if (piece?.kind === "unit" && second?.kind === "hundred") return { value: piece.value * 100, next: at + 2 };
    return null;
  }

  private belowHundred(at: number): Part | null {
    const piece = this.piece(at);
    if (!piece || !["unit", "teen", "ten"].includes(piece.kind)) return null;
    const second = this.isNear(at + 1) ? this.piece(at + 1) : undefined;
    if (this.table.hasScores && piece.value === 4 && second?.kind === "ten" && second.value === 20) {
      return this.tensThen(80, at + 2);
    }
    if (this.table.order === "units-first" && piece.kind === "unit") {
      if (second?.kind === "teen" && second.value === 10 && !this.isJoined(at + 1)) {
        return { value: piece.value + 10, next: at + 2 };
      }
      const ten = this.afterAnd(at + 1, 10, true);
      const tens = ten === null ? undefined : this.piece(ten);
      if (ten !== null && tens?.kind === "ten") return { value: piece.value + tens.value, next: ten + 1 };
    }
    if (this.table.order === "tens-first" && piece.kind === "ten") return this.tensThen(piece.value, at + 1);
    if (this.table.tensWithTeens && piece.value === 10 && second?.kind === "unit" && second.value >= 7) {
      return { value: 10 + second.value, next: at + 2 };
    }
    return { value: piece.value, next: at + 1 };
  }

  private tensThen(tens: number, at: number): Part {
    const from = this.table.and.has("and") ? (this.isNear(at) ? at : null) : (this.afterAnd(at, 10) ?? null);
    const piece = from === null ? undefined : this.piece(from);
    if (from !== null && piece?.kind === "unit") return { value: tens + piece.value, next: from + 1 };
    if (from !== null && piece?.kind === "teen" && this.table.tensWithTeens?.has(tens)) {
      const teen = this.belowHundred(from);
      if (teen) return { value: tens + teen.value, next: teen.next };
    }
    return { value: tens, next: at };
  }

  /** Where the next part begins: after a free "and", on a word that carries its own, or at once. */
  private afterAnd(at: number, scale: number, isRequired = false): number | null {
    if (at >= this.words.length || !this.isNear(at)) return null;
    if (this.table.and.has(this.words[at]?.text ?? "")) return this.isNear(at + 1) && scale >= 10 ? at + 1 : null;
    if (this.isJoined(at)) return at;
    // Arabic joins every part by و; without it another number begins.
    return isRequired || this.table.order === "units-first" ? null : at;
  }

  /** `two and a half million`. */
  private andHalf(at: number): number | null {
    if (!this.isNear(at)) return null;
    if (this.isJoined(at)) return this.piece(at)?.value === 0.5 ? at + 1 : null;
    if (!this.table.and.has(this.words[at]?.text ?? "")) return null;
    let next = at + 1;
    while (this.isNear(next) && this.table.articles.has(this.words[next]?.text ?? "")) next++;
    const piece = this.isNear(next) ? this.piece(next) : undefined;
    return piece?.kind === "fraction" && piece.value === 0.5 ? next + 1 : null;
  }

  /** `مليون ونصف المليون`: half of the scale more. */
  halfMore(at: number, scale: number): Part | null {
    let from = this.afterAnd(at, scale, true);
    while (from !== null && this.isNear(from) && this.table.articles.has(this.words[from]?.text ?? "")) from++;
    const piece = from === null ? undefined : this.piece(from);
    if (from === null || piece?.kind !== "fraction") return null;
    const again = this.isNear(from + 1) ? this.piece(from + 1) : undefined;
    return { value: piece.value * scale, next: again?.kind === "scale" && again.value === scale ? from + 2 : from + 1 };
  }

  private asOrdinal = (value: number, next: number): WordNumber => ({
    value,
    next,
    isScaled: false,
    isOrdinal: true,
    scale: 1,
  });

  private piece = (at: number): Piece | undefined => this.table.look(this.words[at]?.text ?? "")?.piece;

  private isJoined = (at: number): boolean => this.table.look(this.words[at]?.text ?? "")?.isJoined ?? false;
}

/** After a number `مليونا` and `ألفا` are singular with tanwin, not duals. */
export function scaleOf(piece: Piece | undefined): number | undefined {
  if (piece?.kind === "scale") return piece.value;
  return piece?.kind === "dual" ? piece.value / 2 : undefined;
}
