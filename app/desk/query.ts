/** The query of an address as a page gets it. */
export type Query = Record<string, string | string[] | undefined>;

/** The one value of a parameter; of several the first. */
export const oneOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** All values of a parameter. */
export const allOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
