import { sql } from "drizzle-orm";
import { seal, unseal } from "@/base/seal";
import { NoticeKeys } from "@/domain/settings/input";
import { openNoticeKeys, saveNoticeKeys } from "@/domain/settings/notice-keys";
import { expect, test } from "../fixtures";

test.beforeEach(({ freshDatabase: _ }) => {});

const visitor = { kind: "public" } as const;
const topic = "arn:aws:sns:eu-west-1:123456789012:bounces";

test("keys of providers are kept sealed, written by an admin only, and are not in the audit log", async ({ ctx }) => {
  await expect(saveNoticeKeys(ctx(visitor), { mailgun: "secret-of-mailgun" })).rejects.toMatchObject({
    kind: "forbidden",
  });
  await saveNoticeKeys(ctx(), { mailgun: "secret-of-mailgun", ses: topic });
  await saveNoticeKeys(ctx(), { ses: "" });
  expect(await openNoticeKeys(ctx())).toEqual({ mailgun: "secret-of-mailgun" });
  const [all] = await ctx().db.execute(
    sql`select (select notice_keys::text from newsroom) || (select string_agg(after::text, '') from audit_entries) as text`,
  );
  expect(String(all?.text)).not.toContain("secret-of-mailgun");
  const sealed = seal(["a", "b"], "notice", "text");
  expect(unseal(["new", "a"], "notice", sealed)).toBe("text");
  expect(unseal(["b"], "notice", sealed)).toBeNull();
  expect(unseal(["a"], "other", sealed)).toBeNull();
  expect(unseal(["a"], "notice", "garbage")).toBeNull();
  expect(NoticeKeys.safeParse({ ses: "not an arn" }).success).toBe(false);
});
