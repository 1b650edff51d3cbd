/** Digits as they stand in a folded text: a token and all that it may mean. */
export interface DigitToken {
  start: number;
  end: number;
  /** `1.250` is 1250 or 1.25; the sets of two tokens must meet. */
  values: string[];
  /** `100,200` may also be two numbers. */
  parts: string[];
  kind: "cardinal" | "ordinal" | "decade" | "fraction";
}

/** Gulf agencies set the decimal as ر: 58ر6 is 58.6. */
const grouped = /\d{1,3}([,.٬،’' ])\d{3}(?:\1\d{3})*(?!\d)(?:[.,٫](?!\1)\d{1,6}(?!\d))?|\d+(?:[.,٫ر]\d+|[½¼¾])?|[½¼¾]/g;
const currency =
  /(?<![A-Za-z])(?:US|ID|KD|JD|BD|LD|SR|QR|RO|LE|D[Hh]s?|DHS|Rs|USD|EUR|GBP|CHF|IQD|JOD|KWD|TND|DZD|LYD|BHD|AED|MAD|SAR|QAR|YER|OMR|EGP|LBP|SYP|SDG|TRY|ILS|NIS|NOK|SEK|DKK)$/;

/**
 * Tokens of digits, without those that are parts of names or layout (bilingual.md B4.6): digits
 * glued to Latin letters (COVID-19, G20), document symbols (A/RES/70/1), footnote marks, 24/7, list numbers.
 * @param hasDecimalComma the language writes 1,25 for one and a quarter, so `1,250` may be that too
 */
export function digitTokens(text: string, hasDecimalComma: boolean): DigitToken[] {
  const tokens: DigitToken[] = [];
  for (const match of text.matchAll(grouped)) {
    const start = match.index;
    const end = start + match[0].length;
    if (tokens.length === mostTokens) break;
    if (isPlain(text, start, end)) {
      tokens.push({ start, end, ...readingsOf(match[0], match[1], hasDecimalComma), kind: "cardinal" });
      continue;
    }
    const head = text.slice(Math.max(0, start - 24), start);
    const tail = text.slice(end, end + 24);
    if (isPartOfName(head, tail) || isLayout(head, tail, match[0], start)) continue;
    const token = {
      start,
      end,
      ...readingsOf(match[0], match[1], hasDecimalComma),
      kind: kindOf(head, tail, match[0]),
    };
    const century = shortYear.exec(head)?.[1];
    // 2023–24 and 2025/26 are 2023–2024 and 2025/2026.
    if (century && /^\d\d$/.test(match[0])) token.values.push(`${century}${match[0]}`);
    tokens.push(token);
  }
  return tokens;
}

/** Of one paragraph: more than any rule compares. Beyond it stands a table or an attack. */
const mostTokens = 1000;

/** Between a space that no name and no range ends with and a space, as most numbers stand: nothing to look round for. */
const isPlain = (text: string, start: number, end: number): boolean =>
  text.charAt(start - 1) === " " && text.charAt(end) === " " && !/[دبفوغ–/-]/.test(text.charAt(start - 2));

const shortYear = /(?<!\d)(19|20)\d\d ?[-–/] ?$/;

/** Canonical text of a value: two readings are equal when these are. */
export function canonical(value: number): string {
  return String(Number.isSafeInteger(value) && Math.abs(value) < 1e15 ? value : Number(value.toPrecision(15)));
}

const vulgar: Record<string, number> = { "½": 0.5, "¼": 0.25, "¾": 0.75 };

function readingsOf(
  token: string,
  separator: string | undefined,
  hasDecimalComma: boolean,
): Pick<DigitToken, "values" | "parts"> {
  const fraction = vulgar[token.slice(-1)];
  if (fraction) return { values: [canonical(Number(token.slice(0, -1)) + fraction)], parts: [] };
  if (separator === undefined) return { values: [plain(token.replace(/[,٫ر]/, "."))], parts: [] };
  const pieces = token.split(separator);
  const last = pieces.at(-1) ?? "";
  const whole = pieces.join("").replace(/[,٫]/, ".");
  const mayBeDecimal = separator === "." || (separator === "," && hasDecimalComma);
  // Nobody writes 61 as 61.000.
  const isDecimal = pieces.length === 2 && mayBeDecimal && /^\d{3}$/.test(last) && last !== "000";
  // 0.125 is no grouping.
  if (pieces.length === 2 && pieces[0] === "0" && /[.,]/.test(separator))
    return { values: [plain(pieces.join("."))], parts: [] };
  return {
    values: [plain(whole), ...(isDecimal ? [plain(pieces.join("."))] : [])],
    parts: separator === "." || separator === "٬" ? [] : pieces.map((piece) => plain(piece.replace(/[,٫]/, "."))),
  };
}

/** Beyond fifteen digits a double would make different numbers equal: such a token stays a text. */
function plain(digits: string): string {
  return digits.length > 15 ? digits.replace(/^0+(?=\d)/, "") : canonical(Number(digits));
}

/** كوفيد-19, كوب 28, إف-16 and إتش1 as folded; what is written onto a number by itself is و ب ل ك ف and the article. */
const arabicName =
  /(?:كوفيد|(?<!\p{L})كوب|(?<!\p{L})اف|(?<!\p{L})سو|(?<!\p{L})ميغ)[ -]?$|(?<!\p{L})(?![وفبلك]{0,2}(?:ال|لل)?-?$)\p{Script=Arabic}{3,}[-‐‑–]?$/u;

function isPartOfName(head: string, tail: string): boolean {
  if (/[A-Za-zÀ-ɏ_#@]$/.test(head) && !currency.test(head)) return true;
  // COVID-19, Covid-19, F-16.
  if (/(?<![A-Za-z])[A-Z][A-Za-z0-9]*[-‐‑–]$/.test(head)) return true;
  if (arabicName.test(head)) return true;
  if (/[A-Za-z][\w.]*(?:\/[\w.]+){0,4}\/$/.test(head)) return true;
  if (/^[A-Za-zÀ-ɏ_]/.test(tail)) {
    return (
      !/^(?:st|nd|rd|th|s|k|m|b|bn|mn|mln|tn|km|kg|cm|mm|ha|mw|kw|gw|gb|mb|g|er|re|ère|e|è?me|h|am|pm|md)(?![A-Za-zÀ-ɏ])/i.test(
        tail,
      ) && !/^km²|^m²|^m³/.test(tail)
    );
  }
  return /^\/[A-Za-z]{2,}/.test(tail) || symbolTail.test(tail) || symbolHead.test(head);
}

/** The number of a judgment or an order: 9/اتحادية/2026. */
const symbolTail = /^\/\p{Script=Arabic}{2,}(?: \p{Script=Arabic}{2,})?(?:\/|$)/u;
const symbolHead = /\d\/\p{Script=Arabic}{2,}(?: \p{Script=Arabic}{2,})?\/$/u;

function isLayout(head: string, tail: string, token: string, start: number): boolean {
  if (/\[$/.test(head) && /^\]/.test(tail)) return true;
  if ((token === "24" && /^\/7(?!\d)/.test(tail)) || (token === "7" && /24\/$/.test(head))) return true;
  const beginsLine = start === head.length ? /(?:^|\n)\s*\(?$/.test(head) : /\n\s*\(?$/.test(head);
  return beginsLine && token.length <= 2 && /^[.)]\s/.test(tail);
}

function kindOf(head: string, tail: string, token: string): DigitToken["kind"] {
  if (/^(?:st|nd|rd|th|er|re|ère|ème|eme|º)(?![a-z])/i.test(tail)) return "ordinal";
  if (/^['’]?s(?![a-z])/i.test(tail)) return "decade";
  const isSmall = token.length <= 2;
  if (isSmall && (/^\/\d{1,2}(?![\d/])/.test(tail) || /(?<![\d/])\d{1,2}\/$/.test(head))) return "fraction";
  return "cardinal";
}
