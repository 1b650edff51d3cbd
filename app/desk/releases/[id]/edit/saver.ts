import type { Language } from "@/base/vocabulary";
import type { Content, EditedVersion, SavedText, SaveReply } from "./edit-release";
import { dropCopy, keepCopy } from "./kept-copy";

export type SaveStatus = "saved" | "unsaved" | "saving" | "offline" | "failed" | "signed-out" | "refused" | "conflict";

export interface SaveState {
  status: SaveStatus;
  /** Clock time of the last save, in words. */
  at: string;
  by: string;
  version: number;
  contentHash: string;
  /** Words of a refusal. */
  says?: string;
  /** The stored text that stands against ours. */
  theirs?: EditedVersion;
}

interface Options {
  releaseId: string;
  language: Language;
  begins: Pick<EditedVersion, "version" | "contentHash" | "editedAt" | "editedBy">;
  collect: () => Content;
  onSaved: (saved: SavedText) => void;
}

const pause = 2000;
const retries = [3000, 6000, 12_000, 30_000];

export type Saver = ReturnType<typeof createSaver>;

/**
 * Saves one language: two seconds after a change, and at once when asked. One save is under way at
 * a time, each names the version it began from, and what is not saved stays on this device.
 */
export function createSaver({ releaseId, language, begins, collect, onSaved }: Options) {
  const listeners = new Set<() => void>();
  let state: SaveState = {
    status: "saved",
    at: begins.editedAt,
    by: begins.editedBy,
    version: begins.version,
    contentHash: begins.contentHash,
  };
  let edits = 0;
  let savedEdits = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let copyTimer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> | undefined;

  const set = (next: Partial<SaveState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const isDirty = () => edits !== savedEdits;
  const wait = (after: number) => {
    timer ??= setTimeout(() => void save(), after);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const copy = () => {
    clearTimeout(copyTimer);
    copyTimer = undefined;
    if (isDirty()) void keepCopy(releaseId, language, { ...collect(), version: state.version });
  };

  async function save(): Promise<void> {
    stop();
    if (underWay) return underWay;
    if (!isDirty() || state.status === "conflict" || state.status === "refused") return;
    underWay = send().finally(() => {
      underWay = undefined;
      if (!isDirty()) return;
      if (state.status === "saved") set({ status: "unsaved" });
      if (state.status === "unsaved") wait(pause);
    });
    return underWay;
  }

  async function send(): Promise<void> {
    const sent = edits;
    set({ status: "saving" });
    const reply = await put(`/desk/releases/${releaseId}/edit/save`, {
      releaseId,
      language,
      version: state.version,
      ...collect(),
    });
    if (typeof reply === "string") return failed(reply);
    failures = 0;
    if ("stale" in reply) return conflict(reply.stale);
    if ("refused" in reply) {
      copy();
      return set({ status: reply.signedOut ? "signed-out" : "refused", says: reply.refused });
    }
    savedEdits = sent;
    const { version, contentHash, at, by } = reply.saved;
    set({ status: "saved", version, contentHash, at, by, says: undefined });
    onSaved(reply.saved);
    if (!isDirty()) void dropCopy(releaseId, language);
  }

  function failed(status: "offline" | "failed") {
    copy();
    set({ status });
    wait(retries[Math.min(failures++, retries.length - 1)] ?? pause);
  }

  function conflict(theirs: EditedVersion) {
    copy();
    set({ status: "conflict", theirs });
  }

  return {
    state: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isDirty,
    /** Something was typed. */
    touch() {
      edits++;
      copyTimer ??= setTimeout(copy, 500);
      if (state.status === "saved") set({ status: "unsaved" });
      if (state.status === "unsaved") wait(pause);
    },
    /** Saves now, and again if something was typed meanwhile. */
    async flush(): Promise<boolean> {
      await underWay;
      if (state.status === "refused" || state.status === "signed-out") set({ status: "unsaved" });
      await save();
      return !isDirty();
    },
    /** The text on screen is now this stored one. */
    adopt(stored: Pick<EditedVersion, "version" | "contentHash" | "editedAt" | "editedBy">) {
      savedEdits = edits;
      stop();
      clearTimeout(copyTimer);
      copyTimer = undefined;
      set({
        status: "saved",
        version: stored.version,
        contentHash: stored.contentHash,
        at: stored.editedAt,
        by: stored.editedBy,
        theirs: undefined,
        says: undefined,
      });
      void dropCopy(releaseId, language);
    },
    /** Ours goes over the stored one, which the history has. */
    async overrule() {
      const theirs = state.theirs;
      if (!theirs) return;
      set({ status: "unsaved", version: theirs.version, theirs: undefined });
      edits++;
      await save();
    },
    conflict,
    dispose() {
      copy();
      stop();
      clearTimeout(copyTimer);
      if (isDirty()) void save();
    },
  };
}

async function put(url: string, body: unknown): Promise<SaveReply | "offline" | "failed"> {
  const json = JSON.stringify(body);
  try {
    const response = await fetch(url, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: json,
      // The browser carries at most 64 kB on beyond the page.
      keepalive: json.length < 20_000,
    });
    if (response.status >= 500) return "failed";
    // The route answers in this shape whatever it says.
    return (await response.json()) as SaveReply;
  } catch (error) {
    return error instanceof SyntaxError ? "failed" : "offline";
  }
}
