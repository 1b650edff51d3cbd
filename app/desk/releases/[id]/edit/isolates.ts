import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { matchesOf } from "@/text/matches";

/**
 * Telephone numbers by their shape, `+` or a zero and groups of Western digits: bare in an Arabic line the groups
 * turn round (UAX #9 W2), and who writes would put right what is right. What a number is worth the check says.
 */
const telephone = /(?<![\d+])(?!\d{1,2}[-/.]\d{1,2}[-/.])(?:\+|0)\d(?:[ ()./–-]{0,3}\d){5,17}(?!\d)/g;
const runsRightToLeft = /[\u0590-\u08ff]/;
/** Left-to-right isolate, and its end. */
const [isolate, end] = ["\u2066", "\u2069"];

/**
 * What a field shows of a line, since a field holds no marks: its telephones between isolates. A line with isolates of
 * its own is shown as it came; the check tells of them.
 */
export const withIsolates = (line: string): string =>
  runsRightToLeft.test(line) && withoutIsolates(line) === line
    ? line.replace(telephone, (found) => `${isolate}${found}${end}`)
    : line;

/** The line without what `withIsolates` puts in. */
export const withoutIsolates = (shown: string): string => shown.replace(/[\u2066\u2069]/g, "");

/** Where in what is shown the place `at` of its line stands. */
export function placeIn(shown: string, at: number): number {
  let place = 0;
  for (let left = at; left > 0 && place < shown.length; place++) if (withoutIsolates(shown[place] ?? "")) left--;
  return place;
}

/** On one line. With `nowrap` the browser would type no-break spaces into it. */
const style = "white-space: pre";

const key = new PluginKey<DecorationSet>("isolates");

/** The telephones of the body in their own direction: decorations, which nobody can save. */
export const Isolates = Extension.create({
  name: "isolates",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: (_, { doc }) => isolatesOf(doc),
        apply: (transaction, before) => (transaction.docChanged ? isolatesOf(transaction.doc) : before),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

function isolatesOf(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return;
    const text = node.textBetween(0, node.content.size, "\ufffc", "\ufffc");
    if (!runsRightToLeft.test(text)) return false;
    for (const { index, 0: run } of matchesOf(text, telephone)) {
      const from = at + 1 + index;
      found.push(Decoration.inline(from, from + run.length, { nodeName: "bdi", dir: "ltr", style }));
    }
    return false;
  });
  return DecorationSet.create(doc, found);
}
