import { sampleContacts } from "@/db/sample/contacts";
import { checkRelease, listReleases } from "@/domain/releases/queries";
import { loadSample } from "@/domain/sample";
import { expect, test } from "../fixtures";

test("the sample newsroom holds two planted discrepancies and nothing else to fix", async ({
  ctx,
  freshDatabase: _,
}) => {
  const added = await loadSample(ctx());
  expect(added).toEqual({ releases: 6, contacts: 20 });
  const { releases } = await listReleases(ctx(), {});
  expect(releases.map(({ state }) => state).sort()).toEqual([
    "approved",
    "draft",
    "in_review",
    "published",
    "published",
    "published",
  ]);
  const found: string[] = [];
  for (const { id } of releases) {
    for (const { code, severity, sides } of (await checkRelease(ctx(), id)).findings) {
      if (severity !== "info") found.push(`${code}: ${sides.map(({ text }) => text).join(" | ")}`);
    }
  }
  expect(found.sort()).toEqual(["number.mismatch: 30 | 43", "phone.mismatch: +964 770 331 2864 | +964 770 331 2684"]);
});

test("loading the sample twice adds nothing", async ({ ctx, freshDatabase: _ }) => {
  await loadSample(ctx());
  expect(await loadSample(ctx())).toEqual({ releases: 0, contacts: 0 });
  expect((await listReleases(ctx(), {})).total).toBe(6);
});

test("the sample writes to nobody who could exist", () => {
  const addresses = sampleContacts().flatMap(({ csv }) =>
    csv
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[0]),
  );
  expect(addresses.every((address) => address?.endsWith(".example"))).toBe(true);
  expect(new Set(addresses).size).toBe(20);
});
