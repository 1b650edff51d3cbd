"use client";
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { DocumentJson } from "@/document/schema";
import { type Version, versionFrom } from "@/document/version";
import type { VersionFields } from "@/domain/releases/input";
import type { Content, EditedVersion, SavedText } from "./edit-release";
import type { KeptCopy } from "./kept-copy";
import { usePaneTranslator } from "./pane-words";
import { createSaver, type Saver, type SaveState } from "./saver";
import { withUids } from "./uids";
import { useWriting } from "./use-writing";

export interface Pane {
  version: EditedVersion;
  editor: Editor | null;
  fields: VersionFields;
  setFields: (next: Partial<VersionFields>) => void;
  saver: Saver;
  save: SaveState;
  /** May be written in now. An approved text asks first. */
  isOpen: boolean;
  /** Approved as it stands on screen. */
  isApproved: boolean;
  unlock: () => void;
  collect: () => Content;
  asVersion: () => Version;
  /** Puts another text on screen, as stored. */
  replace: (content: Content) => void;
}

interface Wanted {
  releaseId: string;
  version: EditedVersion;
  /** What this device kept of an earlier visit. */
  kept: KeptCopy | undefined;
  onChange: () => void;
  onSaved: (saved: SavedText) => void;
}

/** One language of the release on screen: its fields, its editor and what saves them. */
export function usePane({ releaseId, version, kept, onChange, onSaved }: Wanted): Pane {
  const words = usePaneTranslator(version.language);
  const [begun] = useState<Content>(() => {
    const { fields, document } = kept ?? version;
    return { fields, document: withUids(document) };
  });
  const [fields, showFields] = useState(begun.fields);
  const latest = useRef({ fields, document: begun.document, editor: null as Editor | null });
  const [isUnlocked, setUnlocked] = useState(false);

  const collect = useCallback((): Content => {
    const { editor, document, fields: now } = latest.current;
    // The editor writes what its schema allows, and the schema is that of a document.
    return { fields: now, document: editor && !editor.isDestroyed ? (editor.getJSON() as DocumentJson) : document };
  }, []);
  const [saver] = useState(() =>
    createSaver({ releaseId, language: version.language, begins: version, collect, onSaved }),
  );
  const save = useSyncExternalStore(saver.subscribe, saver.state, saver.state);

  const isApproved = version.approved && save.contentHash === version.contentHash;
  const isOpen = !version.absent && version.closed === null && (!isApproved || isUnlocked);
  const changed = () => {
    saver.touch();
    onChange();
  };
  const editor = useWriting({
    language: version.language,
    dir: version.dir,
    document: begun.document,
    isOpen,
    words,
    onUpdate: changed,
  });
  latest.current.editor = editor;

  // Begun with what the device kept: it is not saved, or somebody saved another text meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (!kept) return;
    saver.touch();
    if (kept.version !== version.version) saver.conflict(version);
  }, []);
  useEffect(() => () => saver.dispose(), [saver]);

  return {
    version,
    editor,
    fields,
    saver,
    save,
    isOpen,
    isApproved,
    collect,
    unlock: () => setUnlocked(true),
    setFields(next) {
      latest.current.fields = { ...latest.current.fields, ...next };
      showFields(latest.current.fields);
      changed();
    },
    asVersion: () => {
      const content = collect();
      return versionFrom(version.language, content.fields, content.document);
    },
    replace(content) {
      latest.current.fields = content.fields;
      showFields(content.fields);
      editor?.commands.setContent(withUids(content.document), { emitUpdate: false });
      onChange();
    },
  };
}
