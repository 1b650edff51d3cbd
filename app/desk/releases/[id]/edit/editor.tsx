"use client";
import { useEffect, useState } from "react";
import type { Language } from "@/base/vocabulary";
import { SkeletonRows } from "@/ui/waiting";
import { Book } from "./book";
import type { EditedRelease } from "./edit-release";
import { findKept } from "./find-kept";
import type { KeptCopy } from "./kept-copy";
import { type PaneMessages, PaneMessagesProvider } from "./pane-words";

/** Opens the book once it is known what this device has kept of it. */
export function Editor({ release, words }: { release: EditedRelease; words: PaneMessages }) {
  const [kept, setKept] = useState<Partial<Record<Language, KeptCopy>>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for a release, when it is opened
  useEffect(() => {
    findKept(release.id, release.versions).then(setKept, () => setKept({}));
  }, [release.id]);
  if (!kept) return <SkeletonRows rows={8} />;
  // Another language beside the source is another book; so is a release that a language was added to.
  const book = release.versions.map(({ language, absent }) => `${language}${absent ? "-" : ""}`).join();
  return (
    <PaneMessagesProvider value={words}>
      <Book key={`${release.id} ${release.facing.join()} ${book}`} release={release} kept={kept} />
    </PaneMessagesProvider>
  );
}
