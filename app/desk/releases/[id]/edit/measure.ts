import type { Editor } from "@tiptap/core";
import { type Levelled, type LevelRow, level, type MeasuredRow, type Stretch } from "./level";
import type { Place, Row } from "./places";

/** The elements of a page by their place: fields by name, blocks of the document by path. */
export function elementsOf(page: HTMLElement, editor: Editor | null): Map<Place, HTMLElement> {
  const found = new Map<Place, HTMLElement>();
  for (const field of page.querySelectorAll<HTMLElement>("[data-field]")) found.set(field.dataset.field ?? "", field);
  if (!editor || editor.isDestroyed) return found;
  const { view } = editor;
  const keep = (place: Place, at: number) => {
    const dom = view.nodeDOM(at);
    if (dom instanceof HTMLElement) found.set(place, dom);
  };
  view.state.doc.forEach((block, offset, index) => {
    if (block.type.name !== "contacts") keep(String(index), offset);
    else {
      block.forEach((_, inner, child) => {
        keep(`${index}.${child}`, offset + 1 + inner);
      });
    }
  });
  return found;
}

interface Page {
  element: HTMLElement;
  editor: Editor | null;
}

/**
 * Measures both pages, levels them and writes the missing heights into a style sheet of its own.
 * A sheet, not the blocks: the editor would take a changed block for a changed text. It also needs
 * no inline style, which the content policy forbids.
 */
export class Leveller {
  private readonly sheet = new CSSStyleSheet();
  private written = "";
  private extra = { start: new Map<string, number>(), end: new Map<string, number>() };
  /** Last block of each rung by its key, whose lower margin carries the missing height. */
  private carrier = { start: new Map<string, string>(), end: new Map<string, string>() };

  constructor() {
    document.adoptedStyleSheets.push(this.sheet);
  }

  run(
    book: HTMLElement,
    pages: { start: Page; end: Page },
    rows: readonly Row[],
    gap?: { key: string; height: number },
  ) {
    const origin = book.getBoundingClientRect().top;
    const measured = {
      start: this.measure("start", pages.start, rows, origin),
      end: this.measure("end", pages.end, rows, origin),
    };
    const levelled = level(
      rows.map(
        (row): MeasuredRow => ({
          key: row.key,
          start: measured.start.get(row.key) ?? null,
          end: measured.end.get(row.key) ?? null,
        }),
      ),
      gap,
    );
    this.write(levelled);
    return levelled.rows;
  }

  /** On a phone one page is read at a time, so nothing needs to be level. */
  rest(): LevelRow[] {
    this.write({ rows: [], start: new Map(), end: new Map() });
    return [];
  }

  close() {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.sheet);
  }

  private measure(side: "start" | "end", { element, editor }: Page, rows: readonly Row[], origin: number) {
    const elements = elementsOf(element, editor);
    const stretches = new Map<string, Stretch>();
    const carriers = new Map<string, string>();
    let added = 0;
    for (const row of rows) {
      const blocks = row[side].flatMap((place) => elements.get(place) ?? []);
      const [first, last] = [blocks[0], blocks.at(-1)];
      if (!first || !last) continue;
      const top = first.getBoundingClientRect().top - origin - added;
      const bottom = last.getBoundingClientRect().bottom - origin - added;
      stretches.set(row.key, { top, bottom });
      const uid = last.dataset.uid ?? last.dataset.field;
      if (uid) carriers.set(row.key, `[data-page="${side}"] [data-${last.dataset.uid ? "uid" : "field"}="${uid}"]`);
      added += this.extra[side].get(row.key) ?? 0;
    }
    this.carrier[side] = carriers;
    return stretches;
  }

  private write({ start, end }: Levelled) {
    this.extra = { start: steady(this.extra.start, start), end: steady(this.extra.end, end) };
    const rule = (side: "start" | "end") =>
      [...this.extra[side]].flatMap(([key, height]) => {
        const selector = this.carrier[side].get(key);
        return selector ? [`${selector}{margin-block-end:${height}px!important}`] : [];
      });
    const css = [...rule("start"), ...rule("end")].join("\n");
    if (css === this.written) return;
    this.written = css;
    this.sheet.replaceSync(css);
  }
}

/** Layout rounds to parts of a pixel: a height that barely differs stays, or the pages would tremble. */
function steady(before: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(
    [...wanted].map(([key, height]) => {
      const kept = before.get(key);
      return [key, kept !== undefined && Math.abs(kept - height) < 1 ? kept : Math.round(height)];
    }),
  );
}
