/** Those who take the mail of many domains, by lane: names of their own, in every language. */
export const receiverNames: ReadonlyMap<string, string> = new Map([
  ["gmail", "Gmail"],
  ["outlook", "Outlook"],
  ["yahoo", "Yahoo"],
]);
