/**
 * Stand in a mail where each recipient's own tokens go, as long as those (`base/mail-identity.ts`) and of
 * their letters, so that exchanging them moves nothing: to unsubscribe, and to choose.
 */
export const tokenSlots = [
  "token-of-46-letters.signed-for-each-one-reader",
  "other-of-46-letters.signed-for-each-one-reader",
] as const;
