/** The words of the trade, each list once; `pgEnum`, `z.enum`, badges and commands read these. */

export const languages = ["en", "ar", "fr", "es", "ckb", "ku", "fa", "de"] as const;
/** Code of a content language: what a text is written in. Formatting locales are in `base/locale.ts`. */
export type Language = (typeof languages)[number];

export const interfaceLanguages = ["en", "ar"] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

export const directions = ["ltr", "rtl"] as const;
export type Direction = (typeof directions)[number];

export const digitSystems = ["latn", "arab"] as const;
export type DigitSystem = (typeof digitSystems)[number];

export const roles = ["author", "translator", "editor", "sender", "admin", "viewer"] as const;
export type Role = (typeof roles)[number];

/** States of a release; the moves between them are in `domain/releases/state.ts`. */
export const releaseStates = [
  "draft",
  "in_review",
  "changes_requested",
  "approved",
  "scheduled",
  "published",
  "withdrawn",
] as const;
export type ReleaseState = (typeof releaseStates)[number];

export const sendStates = [
  "draft",
  "freezing",
  "ready",
  "scheduled",
  "sending",
  "pausing",
  "paused",
  "cancelling",
  "cancelled",
  "completed",
  "attention",
] as const;
export type SendState = (typeof sendStates)[number];

/** Why a send stands still, needs a person or was cancelled, where nobody on the desk pressed a button. */
export const sendReasons = [
  // attention
  "mails-held",
  "counts-differ",
  "configuration",
  "key-missing",
  "slice-failed",
  // paused by itself
  "refusals",
  "sender-refused",
  // by the release
  "release-corrected",
  "release-withdrawn",
  "release-unscheduled",
] as const;
export type SendReason = (typeof sendReasons)[number];

/** States of one delivery. The order is stored (smallint): add at the end, never reorder. */
export const deliveryStates = [
  "queued",
  "sending",
  "deferred",
  "accepted",
  "rejected",
  "suppressed",
  "expired",
  "cancelled",
  "held",
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const sliceStates = ["open", "running", "parked", "done"] as const;

/** Lanes of deliveries by who takes the mail; a domain with a limit of its own is a lane beside them (sending.md 5.2). */
export const receivers = ["gmail", "outlook", "yahoo", "other"] as const;
export type Receiver = (typeof receivers)[number];

/** `nobody`: it says that it takes no mail (null MX, RFC 7505); `nowhere`: there is no such domain. */
export const domainReceivers = [...receivers, "nobody", "nowhere"] as const;
export type DomainReceiver = (typeof domainReceivers)[number];

export const deliveryEventKinds = [
  "attempt",
  "accepted",
  "deferred",
  "rejected",
  "uncertain",
  "bounce_hard",
  "bounce_soft",
  "complaint",
  "unsubscribed",
  "delivered",
  "click",
  "open",
] as const;
export type DeliveryEventKind = (typeof deliveryEventKinds)[number];

export const suppressionScopes = ["global", "org", "list"] as const;

/** `paused`: until a day that the person named. The order is that of the type in the database: add at the end. */
export const suppressionReasons = ["unsubscribed", "bounced", "complained", "staff", "paused"] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

export const uncertainPolicies = ["resend", "hold"] as const;
export type UncertainPolicy = (typeof uncertainPolicies)[number];

/** `own`: each contact by its own choice; `both`: every public language; else that language for all. */
export const languageRules = ["own", "both", ...languages] as const;
export type LanguageRule = (typeof languageRules)[number];

export const jobNames = [
  "send-freeze",
  "send-render",
  "send-slice",
  "send-retry",
  "send-finish",
  "send-reconcile",
  "send-attention",
  "send-due",
  "send-cancel",
  "send-test",
  "release-due",
  "staff-mail",
  "sender-check",
  "link-check",
  "receiver-check",
  "inbound-process",
  "inbound-parked",
] as const;
export type JobName = (typeof jobNames)[number];

/** Where bounces and complaints come in: mailbox, the worker's own listener, signed requests. */
export const noticeSources = ["imap", "smtp", "hook", "ses", "postmark", "mailgun", "sendgrid"] as const;
export type NoticeSource = (typeof noticeSources)[number];

export const severities = ["error", "warning", "info"] as const;
export type Severity = (typeof severities)[number];

/** People are looked for in quotations too; both kinds in every paragraph. */
export const glossaryKinds = ["term", "person"] as const;
export type GlossaryKind = (typeof glossaryKinds)[number];

/** Exit statuses of the commands (contract). */
export const exitStatus = { done: 0, refused: 1, usage: 2, environment: 3 } as const;
