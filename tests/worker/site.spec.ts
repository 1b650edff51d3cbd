import { expect, test } from "../fixtures";

test("the site answers with its database and its worker", async ({ site }) => {
  const reply = await fetch(`${site.url}/health`);
  expect(reply.status).toBe(200);
  expect(await reply.json()).toMatchObject({ ok: true, database: "up" });
  const seen = () =>
    fetch(`${site.url}/health`)
      .then((again) => again.json())
      .then((health) => health.worker.seen);
  await expect.poll(seen).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});
