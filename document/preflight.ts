import type { Severity } from "@/base/vocabulary";
import { isAdjustable, paritySeverities } from "@/text/finding";
import { check, type GlossaryEntry } from "@/text/parity";
import { checkedVersion, placedBlocks } from "./blocks";
import { checkEmbargo, checkStale, checkTime, type Edited, type Schedule } from "./preflight/clock";
import { checkFields, checkLengths, emptyFields } from "./preflight/fields";
import {
  type Code,
  type DeadLink,
  type Dismissal,
  type PreflightFinding,
  preflightSeverities,
} from "./preflight/finding";
import { checkLinks } from "./preflight/links";
import { checkMails, type MailSize } from "./preflight/mail";
import { checkMedia, type Media } from "./preflight/media";
import { checkPlaceholders } from "./preflight/placeholders";
import { isQuotedNumber } from "./preflight/quoted";
import { checkRecords, type KeptRecord } from "./preflight/records";
import { checkSender, type Sender } from "./preflight/sender";
import { checkSpeakers } from "./preflight/speakers";
import { checkStructure } from "./preflight/structure";
import { checkTypography } from "./preflight/typography";
import type { Version } from "./version";

export type { Code, Dismissal, PreflightFinding };

/** What the newsroom knows beside the texts; plain data, so that the desk can hand it to a browser. */
export interface Knowledge {
  glossary?: readonly GlossaryEntry[];
  /** By fingerprint: they hold while both texts of a finding stay as they are. */
  dismissals?: Readonly<Record<string, Dismissal>>;
  /** What an admin decided that findings weigh here, by code. */
  severities?: Readonly<Partial<Record<string, Severity>>>;
  /** When the release goes out. */
  schedule?: Schedule;
  /** When each text was last changed; a screen on which one types leaves it out. */
  edited?: Edited;
  /** How large its mails are, by the renderer of sends. */
  mails?: readonly MailSize[];
  /** What is known of the domain that mails come from. */
  sender?: Sender;
  /** Boilerplates and people as they are kept now. */
  records?: readonly KeptRecord[];
  media?: Media;
  /** Addresses that led nowhere when a job last asked for them. */
  deadLinks?: readonly DeadLink[];
}

/**
 * All that can be found in a release by itself (product.md 5.3), most serious first: the parity of
 * the languages against the first one (bilingual.md B3 gives the shape and the numbering of
 * paragraphs), and what each text shows alone. A rule whose subject is not there is silent. Pure: the
 * desk runs it in the browser while one types, the server before an approval, and both find the same.
 * @param versions in the newsroom's order, the source first
 * @param region two-letter country for telephone numbers without a country code
 */
export function preflight(versions: readonly Version[], region: string, knowledge: Knowledge = {}): PreflightFinding[] {
  const { glossary = [], schedule = {}, edited = {}, mails = [], sender } = knowledge;
  const { records = [], media, deadLinks = [] } = knowledge;
  // An empty version is one finding, not a missing paragraph for each of the other side's.
  const written = versions.filter((version) => emptyFields(version).length === 0);
  const sides = written.map((version) => ({ ...version, blocks: placedBlocks(version) }));
  const [pivot, ...others] = sides;
  const parity =
    written.length > 0
      ? check(
          written.map((version) => checkedVersion(version)),
          { region, glossary },
        )
      : [];
  return [
    ...versions.flatMap((version) => [...checkFields(version), ...checkLengths(version)]),
    ...versions.flatMap((version) => ofTexts(version, schedule)),
    ...(pivot ? others.flatMap((other) => [...checkStructure(pivot, other), ...checkSpeakers(pivot, other)]) : []),
    ...checkMedia(versions, media, schedule),
    ...checkLinks(versions, deadLinks),
    ...versions.flatMap((version) => checkRecords(version, records, edited)),
    ...checkStale(written, edited),
    ...checkTime(versions, schedule),
    ...checkMails(mails),
    ...checkSender(sender, versions),
    ...parity.map((finding) => (isQuotedNumber(finding, sides) ? { ...finding, isQuoted: true as const } : finding)),
  ]
    .map((finding) => weighed(finding, knowledge))
    .sort((a, b) => weight(a) - weight(b));
}

function ofTexts(version: Version, schedule: Schedule): PreflightFinding[] {
  const blocks = placedBlocks(version);
  return [
    ...checkPlaceholders(version, blocks),
    ...checkTypography(version, blocks),
    ...checkEmbargo(version, blocks, schedule),
  ];
}

/** The newsroom's own weight of a finding, and who settled it. What a rule made lighter at one place is never made heavier. */
function weighed(finding: PreflightFinding, { severities = {}, dismissals = {} }: Knowledge): PreflightFinding {
  const chosen = isAdjustable(finding.code) ? severities[finding.code] : undefined;
  const isLighter = weights[finding.severity] > weights[usual[finding.code]];
  const dismissal = dismissals[finding.fingerprint];
  return {
    ...finding,
    ...(chosen && !(isLighter && weights[chosen] < weights[finding.severity]) ? { severity: chosen } : {}),
    ...(dismissal ? { dismissal } : {}),
  };
}

/** What each code weighs by its rule: the list of the settings. */
export const usual: Readonly<Record<Code, Severity>> = { ...paritySeverities, ...preflightSeverities };

const weights: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const weight = ({ severity, paragraph }: PreflightFinding) => weights[severity] * 1_000_000 + paragraph;
