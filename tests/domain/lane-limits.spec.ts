import { desc } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import type { Ctx } from "@/domain/context";
import { LaneLimit } from "@/domain/settings/input";
import { freeLane, limitLane, listLaneLimits } from "@/domain/settings/lane-limits";
import { expect, test } from "../fixtures";
import { refusalOf } from "../support/releases";

/** How many mails a minute may leave for a receiver or a domain: an admin's word, kept in the log. */

test.beforeEach(({ freshDatabase: _ }) => {});

const limit = (form: Record<string, string>) => LaneLimit.parse(form);

async function last(ctx: Ctx) {
  const [entry] = await ctx.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
  return entry && [entry.action, entry.before, entry.after];
}

test("a limit is set, changed and taken away, and each is told in the log", async ({ ctx }) => {
  await limitLane(ctx(), limit({ receiver: "gmail", domain: "", perMinute: "600" }));
  const gmail = { lane: "gmail", perMinute: 600 };
  expect(await last(ctx())).toEqual(["newsroom.lane-limited", null, gmail]);
  await limitLane(ctx(), limit({ receiver: "", domain: "Relief.IQ", perMinute: "٣٠" }));
  expect(await listLaneLimits(ctx())).toEqual([gmail, { lane: "relief.iq", perMinute: 30 }]);
  await limitLane(ctx(), limit({ receiver: "gmail", perMinute: "60" }));
  expect(await last(ctx())).toEqual(["newsroom.lane-limited", gmail, { lane: "gmail", perMinute: 60 }]);
  await freeLane(ctx(), { lane: "gmail" });
  expect(await last(ctx())).toEqual(["newsroom.lane-freed", { lane: "gmail", perMinute: 60 }, null]);
  expect(await refusalOf(freeLane(ctx(), { lane: "gmail" }))).toBe("not_found not-found");
  expect(await listLaneLimits(ctx())).toEqual([{ lane: "relief.iq", perMinute: 30 }]);
});

test("a domain is kept as addresses are compared, however it is written", async ({ ctx }) => {
  for (const typed of ["أخبار.example", "press@أخبار.example", "XN--IGBICXR.example."])
    await limitLane(ctx(), limit({ domain: typed, perMinute: "1" }));
  expect(await listLaneLimits(ctx())).toEqual([{ lane: "xn--igbicxr.example", perMinute: 1 }]);
  for (const typed of ["relief", "relief iq", "..", "a..iq", "gmail", "-.iq"])
    expect(await refusalOf(limitLane(ctx(), limit({ domain: typed, perMinute: "1" }))), typed).toBe(
      "invalid settings-invalid",
    );
});

test("a limit is a whole number, and for a receiver or a domain", () => {
  const faults = (form: Record<string, string>) => LaneLimit.safeParse(form).error?.issues.map((one) => one.message);
  for (const perMinute of ["", "0", "-1", "1.5", "60001", "many", "1e9"])
    expect(faults({ receiver: "gmail", perMinute }), perMinute).toEqual(["rate-invalid"]);
  expect(faults({ receiver: "gmail", domain: "relief.iq", perMinute: "1" })).toEqual(["receiver-or-domain"]);
  expect(faults({ receiver: "", domain: "", perMinute: "1" })).toEqual(["receiver-or-domain"]);
  expect(LaneLimit.safeParse({ receiver: "hotmail", perMinute: "1" }).success).toBe(false);
});

test("only an admin limits a lane, or reads its limit", async ({ ctx }) => {
  const editor = ctx({ kind: "token", id: "t", name: "an editor", roles: ["editor", "sender"] });
  const one = limit({ receiver: "gmail", perMinute: "1" });
  expect(await refusalOf(limitLane(editor, one))).toBe("forbidden not-allowed");
  expect(await refusalOf(freeLane(editor, { lane: "gmail" }))).toBe("forbidden not-allowed");
  expect(await refusalOf(listLaneLimits(editor))).toBe("forbidden not-allowed");
});
