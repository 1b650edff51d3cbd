import type { Language } from "@/base/vocabulary";
import type { EditedVersion } from "./edit-release";
import { dropCopy, findCopy, type KeptCopy } from "./kept-copy";

/** What this device still keeps of the release and the server has not: by language. */
export async function findKept(
  releaseId: string,
  versions: readonly EditedVersion[],
): Promise<Partial<Record<Language, KeptCopy>>> {
  const found: Partial<Record<Language, KeptCopy>> = {};
  for (const version of versions) {
    if (version.absent || version.closed) continue;
    const copy = await findCopy(releaseId, version.language);
    if (!copy) continue;
    if (isSame(copy, version)) await dropCopy(releaseId, version.language);
    else found[version.language] = copy;
  }
  return found;
}

/** The same but for the ids of blocks, which an imported text does not have yet. */
function isSame(copy: KeptCopy, version: EditedVersion): boolean {
  const bare = (value: unknown) =>
    JSON.stringify(value, (key, inner) => (key === "uid" || key === "alignId" || inner === null ? undefined : inner));
  return (
    bare(sorted(copy.fields)) === bare(sorted(version.fields)) &&
    bare(sorted(copy.document)) === bare(sorted(version.document))
  );
}

/** Postgres keeps no order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
