import { preparedMail, previewMail } from "@/domain/distribution/preview";
import { expect, test } from "../../fixtures";
import { refusalOf } from "../../support/releases";
import { people, published, readySend } from "../../support/sends";

test("a mail that is ready is shown as it was fixed, to nobody who only knows another release", async ({
  ctx,
  freshDatabase: _,
}) => {
  const releaseId = await published(ctx());
  const sendId = await readySend(ctx(), [...people(2), ["huda@dijla.example", "ar"]], { releaseId });
  const mail = { sendId, combination: "ar" };
  expect(await preparedMail(ctx(), releaseId, mail)).toBe((await previewMail(ctx(), releaseId, ["ar"])).html);
  const other = await published(ctx());
  for (const [of, asked] of [
    [other, mail],
    [releaseId, { ...mail, combination: "en+ar" }],
    [releaseId, { ...mail, sendId: "' or true --" }],
  ] as const) {
    expect(await refusalOf(preparedMail(ctx(), of, asked))).toBe("not_found send-not-found");
  }
});
