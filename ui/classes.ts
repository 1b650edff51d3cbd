import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our sizes of type and radii have names of their own; untold, `text-meta` would be taken for a colour.
const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      "font-size": [{ text: ["meta", "ui", "body", "lead", "h3", "h2", "h1"] }],
      rounded: [{ rounded: ["1", "2", "3"] }],
    },
  },
});

/** Class names joined; of two utilities that contradict each other the later one stays. */
export const classes = (...values: ClassValue[]): string => merge(clsx(values));
