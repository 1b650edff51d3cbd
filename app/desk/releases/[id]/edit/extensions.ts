import type { Extensions } from "@tiptap/core";
import { UniqueID } from "@tiptap/extension-unique-id";
import { Placeholder, UndoRedo } from "@tiptap/extensions";
import { Attribution, Boilerplate, Contact } from "@/document/nodes";
import { blockTypes, extensions } from "@/document/schema";
import { atomLine } from "./atom-line";
import { Hits } from "./hits";
import { Isolates } from "./isolates";
import { LeaveQuote } from "./leave-quote";
import { Slash } from "./slash";
import { chooseSpeaker } from "./speaker-act";

/** The words that stand inside the text while it is written, in the language of the pane. */
export interface WritingWords {
  lead: string;
  heading: string;
  paragraph: string;
  contactCue: string;
  availability: string;
  speaker: string;
  speakerHint: string;
  chooseSpeaker: string;
  contact: string;
  contactHint: string;
  boilerplate: string;
}

/** The schema of `document/schema.ts` with what only a writer needs: undo, ids, hints, marks of findings. */
export function writingExtensions(words: WritingWords): Extensions {
  const lines: Extensions = [
    Attribution.extend({
      addNodeView() {
        return atomLine({
          tag: "figcaption",
          block: "attribution",
          attribute: "text",
          label: words.speaker,
          placeholder: words.speakerHint,
          raw: { says: words.chooseSpeaker, act: (at) => chooseSpeaker(this.editor, at) },
        });
      },
    }),
    Contact.extend({
      addNodeView: () =>
        atomLine({
          tag: "div",
          block: "contact",
          attribute: "raw",
          label: words.contact,
          placeholder: words.contactHint,
        }),
    }),
    Boilerplate.extend({
      addNodeView: () =>
        atomLine({
          tag: "div",
          block: "boilerplate",
          attribute: "raw",
          label: words.boilerplate,
          placeholder: words.boilerplate,
        }),
    }),
  ];
  const replaced = new Set(lines.map(({ name }) => name));
  return [
    ...extensions.filter(({ name }) => !replaced.has(name)),
    ...lines,
    UndoRedo,
    UniqueID.configure({ attributeName: "uid", types: [...blockTypes] }),
    Placeholder.configure({
      showOnlyCurrent: false,
      showOnlyWhenEditable: false,
      placeholder: ({ node, editor }) => hintFor(node.type.name, editor.state.doc.childCount === 1, words),
    }),
    Hits,
    Isolates,
    Slash,
    LeaveQuote,
  ];
}

function hintFor(type: string, isAlone: boolean, words: WritingWords): string {
  if (type === "lead") return words.lead;
  if (type === "heading") return words.heading;
  if (type === "contactCue") return words.contactCue;
  if (type === "availability") return words.availability;
  return type === "paragraph" && !isAlone ? words.paragraph : "";
}
