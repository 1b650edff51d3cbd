/** Why a verb said no. Each reason has words in both interface languages (`ui/messages`, `refusal.*`). */
export const refusalReasons = [
  // not_found
  "not-found",
  "release-not-found",
  "version-not-found",
  "revision-not-found",
  "contact-not-found",
  "list-not-found",
  "send-not-found",
  "person-not-found",
  "finding-not-found",
  "term-not-found",
  "token-unknown",
  // forbidden
  "not-allowed",
  "signed-out",
  "step-up-needed",
  "sign-in-wrong",
  "password-wrong",
  "code-wrong",
  "too-many-tries",
  "foreign-origin",
  // invalid
  "invalid",
  "document-invalid",
  "nothing-to-import",
  "file-missing",
  "file-too-large",
  "file-unreadable",
  "file-kind-unknown",
  "file-encrypted",
  "encoding-unknown",
  "language-twice",
  "visual-order",
  "reason-missing",
  "confirmation-missing",
  "language-missing",
  "language-empty",
  "languages-none",
  "time-past",
  "email-invalid",
  "email-taken",
  "password-short",
  "password-common",
  "password-long",
  "column-missing",
  "audience-empty",
  "mail-too-large",
  "placeholder-left",
  "slug-invalid",
  "settings-invalid",
  "key-unusable",
  "rate-invalid",
  "receiver-or-domain",
  "term-nameless",
  // conflict
  "conflict",
  "stale-version",
  "approval-missing",
  "own-edit",
  "nothing-changed",
  "must-fix-open",
  "release-scheduled",
  "release-withdrawn",
  "release-not-ready",
  "release-unscheduled",
  "release-corrected",
  "already-set-up",
  "invitation-used",
  "invitation-expired",
  "last-admin",
  "self-demotion",
  "list-taken",
  "list-name-left",
  "term-taken",
  "list-in-use",
  "undo-expired",
  "send-not-ready",
  "send-finished",
  "nothing-held",
  "public-address-missing",
  "relay-missing",
  "relay-taken",
  "key-taken",
  "set-up-missing",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const refusalKinds = ["not_found", "forbidden", "invalid", "conflict"] as const;
export type RefusalKind = (typeof refusalKinds)[number];

/** Plain, serialisable facts that the words of a refusal may need. Never secrets. */
export type RefusalDetail = Record<string, string | number | boolean | null | string[]>;

/**
 * A verb's "no". Thrown by domain code, turned by doors into words (desk), a status (HTTP)
 * or exit 1 (commands). Tell it by `isRefusal`, not by `instanceof`: the server, the
 * application and the commands each hold their own copy of this class.
 */
export class Refusal extends Error {
  readonly refusal = true;

  constructor(
    readonly kind: RefusalKind,
    readonly reason: RefusalReason,
    readonly detail: RefusalDetail = {},
  ) {
    super(reason);
    this.name = "Refusal";
  }
}

/** True for a Refusal from any copy of this module. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && "refusal" in error && error.refusal === true;
}

export const notFound = (reason: RefusalReason, detail?: RefusalDetail) => new Refusal("not_found", reason, detail);
export const forbidden = (reason: RefusalReason, detail?: RefusalDetail) => new Refusal("forbidden", reason, detail);
export const invalid = (reason: RefusalReason, detail?: RefusalDetail) => new Refusal("invalid", reason, detail);
export const conflict = (reason: RefusalReason, detail?: RefusalDetail) => new Refusal("conflict", reason, detail);
