import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import type { Span } from "./fold";
import { matchesOf } from "./matches";

/**
 * A telephone number as it stands in a text. `e164` where it is valid; `malformed` where its own
 * shape says that it was typed or copied backwards; neither: compared by its digits (short codes).
 */
export interface PhoneMention extends Span {
  e164?: string;
  digits: string;
  malformed: boolean;
  /** Valid readings of a malformed number in E.164, those of the region first. */
  repairs: string[];
  /** A malformed one of sound shape and length, in E.164: only the library knows no such number. */
  possible?: string;
  /** Nothing but its digits says that it is one: a telephone only where another version has its like. */
  isGuess?: true;
}

const label =
  /(?<![A-Za-zÀ-ÿ])(?:tel(?:ephone|éfono|efono)?|phone|mobile|mob|cell|fax|whatsapp|viber|t[ée]l(?:[ée]phone)?|m[óo]vil|هاتف|الهاتف|موبايل|جوال|نقال|محمول|خلوي|فاكس|واتساب|تلفون|تليفون|تەلەفۆن|تهلهفۆن|مۆبایل|مۆبايل)[^\p{L}\d]{0,4}$/iu;

const gap = "[ ().\\-‐‑–/]{0,3}";

/**
 * Digits in groups, with a `+` before them, or where no number has one: after the first short group
 * (`964+ 751 …`), at the end (`7512342550 469+`), or before a short last group (`751 234 2550 +964`).
 */
const run = new RegExp(
  `(?<![\\p{L}\\d.,:])(?:\\d{1,3} ?\\+ ?(?=\\d)|[+(]{0,2})\\d(?:${gap}\\d){5,40}(?: ?\\+(?! ?\\d)| ?\\+\\d{1,3}(?! ?\\d))?(?![\\p{L}\\d])`,
  "gu",
);

/** E.164 allows 15; a trunk prefix and `00` may come on top. */
const mostDigits = 18;

/**
 * Phones of a folded text (Western digits, no invisibles), in order. The raw shape is judged before
 * the library is asked: it reads `7512342550 469+` as a valid number and drops the rest.
 * @param region the organisation's country, for numbers without an international prefix
 */
export function findPhones(text: string, region: string): PhoneMention[] {
  const country = isSupportedCountry(region) ? region : undefined;
  const mentions: PhoneMention[] = [];
  for (const match of matchesOf(text, run)) {
    const raw = match[0];
    const isLabelled = label.test(text.slice(Math.max(0, match.index - 24), match.index));
    const mention = judge(raw.trim(), isLabelled, country);
    if (mention) mentions.push({ ...mention, start: match.index, end: match.index + raw.length });
  }
  return mentions;
}

/**
 * What a guess or an unparsed number turns out to be beside the numbers that are known from the other
 * versions: the one that ends in its digits, or one that differs in a digit or two. Undefined: none.
 */
export function likeOneOf({ digits }: PhoneMention, known: ReadonlySet<string>): string | undefined {
  const own = digits.replace(/^0+/, "");
  let [best, least] = ["", 3];
  for (const number of known) {
    const differing = differingAtEnd(own, number, least);
    if (differing < least) [best, least] = [number, differing];
  }
  if (!best) return undefined;
  if (own.length >= best.length) return `+${own}`;
  return least === 0 ? best : best.slice(0, -own.length) + own;
}

/** In how many of the digits that both have, counted from the end, two numbers differ; `most` where they have too few, or as many. */
function differingAtEnd(own: string, number: string, most: number): number {
  const shared = Math.min(own.length, number.length - 1);
  if (shared < 7) return most;
  let differing = 0;
  for (let back = 1; back <= shared && differing < most; back++) {
    if (own.charCodeAt(own.length - back) !== number.charCodeAt(number.length - back)) differing++;
  }
  return differing;
}

/** `+964 751 234 2550`, for people. */
export function formatPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

function judge(
  raw: string,
  isLabelled: boolean,
  country: CountryCode | undefined,
): Omit<PhoneMention, "start" | "end"> | null {
  const digits = raw.replace(/\D/g, "");
  if (digits.length > mostDigits) return null;
  const found = (e164: string) => ({ e164, digits, malformed: false, repairs: [] });
  const malformed = () => ({ digits, malformed: true, repairs: repairsOf(raw, country) });
  if (raw.includes("+")) {
    const plusInside = /\d[ ).]*\+/.test(raw);
    if (plusInside) return isCount(raw, isLabelled) ? null : malformed();
    if (isValid(raw)) return found(isValid(raw));
    const possible = possibleNumber(raw);
    return digits.length >= 7 ? { ...malformed(), ...(possible ? { possible } : {}) } : null;
  }
  if (/^\(?00[1-9]/.test(raw)) {
    const e164 = isValid(raw.replace(/^\(?00/, "+"));
    if (e164) return found(e164);
  }
  const national = isLabelled || /^\(?0\d/.test(raw) ? country && isValid(raw, country) : "";
  if (national) return found(national);
  const international = isLabelled || startsWithCode(digits, country) ? isValid(`+${digits}`) : "";
  if (international && (isLabelled || digits.length >= 11)) return found(international);
  if (digits.length >= 10 && (isLabelled || (endsWithCode(raw, country) && !isGrouped(raw)))) {
    const backwards = malformed();
    // Somewhere on earth nearly every run of digits is a number: turned round it must be one of the own country.
    const code = country ? `+${getCountryCallingCode(country)}` : "+";
    if (backwards.repairs.some((repair) => repair.startsWith(code))) return backwards;
  }
  if (isLabelled) return { digits, malformed: false, repairs: [] };
  if (digits.length < 7) return null;
  return { digits, malformed: false, repairs: [], isGuess: true };
}

/** `1 000 000+` and `350000+` are counts, not telephones, unless a label says so. */
const isCount = (raw: string, isLabelled: boolean) =>
  !isLabelled && (/^\d{1,3}(?:[ .]\d{3})+ ?\+$/.test(raw) || /^\d{1,8} ?\+$/.test(raw));

function isValid(raw: string, country?: CountryCode): string {
  const parsed = parsePhoneNumberFromString(raw.replace(/\(0\)/, "").replace(/[()]/g, ""), {
    ...(country ? { defaultCountry: country } : {}),
    extract: false,
  });
  return parsed?.isValid() ? parsed.number : "";
}

/** `106.235.210.469` is a great number, whatever its last group. */
const isGrouped = (raw: string) => /^\d{1,3}([.,٬ ])\d{3}(?:\1\d{3})*$/.test(raw);

/** Of a length that its country has, whatever the library knows of who was given it. */
function possibleNumber(raw: string): string {
  const parsed = parsePhoneNumberFromString(raw.replace(/\(0\)/, "").replace(/[()]/g, ""), { extract: false });
  return parsed?.isPossible() ? parsed.number : "";
}

const startsWithCode = (digits: string, country?: CountryCode) =>
  country !== undefined && digits.startsWith(getCountryCallingCode(country));

function endsWithCode(raw: string, country?: CountryCode): boolean {
  const code = country && getCountryCallingCode(country);
  const last = raw.match(/\d+$/)?.[0];
  return code !== undefined && (last === code || last === reversed(code));
}

const reversed = (text: string) => [...text].reverse().join("");

/**
 * What a number shown in the wrong order may have been: groups in reverse, with the digits of the
 * short groups reversed or not; a `+` at the wrong end; every digit in reverse.
 */
function repairsOf(raw: string, country: CountryCode | undefined): string[] {
  const groups = raw.match(/\d+/g) ?? [];
  const backwards = groups.toReversed();
  const candidates = [
    backwards.map((group, index) => (index === 0 && group.length <= 3 ? reversed(group) : group)),
    backwards,
    groups,
    groups.map((group, index) => (index === 0 && group.length <= 3 ? reversed(group) : group)),
    [...groups.slice(-1), ...groups.slice(0, -1)],
    backwards.map((group) => (group.length <= 3 ? reversed(group) : group)),
    [reversed(groups.join(""))],
  ];
  const valid = candidates.map((parts) => isValid(`+${parts.join("")}`)).filter((number) => number !== "");
  const code = country ? `+${getCountryCallingCode(country)}` : "";
  return [...new Set(valid)].sort((a, b) => Number(b.startsWith(code)) - Number(a.startsWith(code)));
}
