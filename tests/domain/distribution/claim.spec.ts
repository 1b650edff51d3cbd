import { claim } from "@/domain/distribution/claim";
import { recordResults } from "@/domain/distribution/record";
import { expect, test } from "../../fixtures";
import { hold, resultOf, started } from "../../support/slices";

test.beforeEach(({ freshDatabase: _ }) => {});

test("a mail that comes back untried is offered again after all that have not been tried", async ({ ctx }) => {
  const { sliceId } = await started(ctx(), 4);
  const slice = await hold(ctx(), sliceId);
  const seen: number[] = [];
  for (let turn = 0; turn < 6; turn++) {
    const [mail] = (await claim(ctx().db, slice, 1)).mails;
    if (!mail) throw new Error("one was to be claimed");
    seen.push(mail.id);
    await recordResults(ctx().db, [resultOf(slice, mail, "queued", { says: "421 bye" })]);
  }
  const [one = 0, two = 0] = seen;
  expect(seen).toEqual([one, one + 1, one + 2, one + 3, one, two]);
});
