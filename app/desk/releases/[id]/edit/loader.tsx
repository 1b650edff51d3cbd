"use client";
import dynamic from "next/dynamic";
import { SkeletonRows } from "@/ui/waiting";
import type { EditedRelease } from "./edit-release";
import type { PaneMessages } from "./pane-words";

/** The editor is 120 kB that no other page needs, and it cannot be rendered without a browser. */
const Editor = dynamic(() => import("./editor").then(({ Editor }) => Editor), {
  ssr: false,
  loading: () => (
    <div className="p-8">
      <SkeletonRows rows={8} />
    </div>
  ),
});

export function EditorLoader(props: { release: EditedRelease; words: PaneMessages }) {
  return <Editor {...props} />;
}
