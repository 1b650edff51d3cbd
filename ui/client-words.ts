/** The words that client components speak: the only ones that are sent to the browser. */
export const clientWords = ["common", "nav", "state", "count", "roles", "languages", "find"] as const;
