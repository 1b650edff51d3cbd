import { sql } from "drizzle-orm";
import type { deliveryEventKinds } from "@/base/vocabulary";
import { getSend } from "@/domain/distribution/queries";
import { startSend } from "@/domain/distribution/start";
import type { Fault } from "../support/sink";
import { type Allowed, close } from "./judge";
import { few, type Promised, times } from "./promise";
import { connections, eventually, type World } from "./world";

/** 6: the answer to the final dot is lost, or the line before it. */
export const lostAnswers: Promised = async (world, scale, outcome) => {
  const kinds: Record<string, { fault: Fault; doubles: boolean; isUncertain: "always" | "perhaps" | "never" }> = {
    "dropped after the dot": { fault: { at: "dot", drop: true }, doubles: true, isUncertain: "always" },
    "silent after the dot": { fault: { at: "dot", hang: true }, doubles: true, isUncertain: "always" },
    // Of a short mail the last byte may have left before the line is gone: then nobody here knows.
    "dropped in the body": { fault: { at: "body", drop: true }, doubles: false, isUncertain: "perhaps" },
    "421 in the middle": { fault: { at: "rcpt", reply: "421 4.3.2 closing" }, doubles: false, isUncertain: "never" },
  };
  // Who falls silent is waited for as long as the address says.
  await world.hire(2, { SMTP_URL: `smtp://127.0.0.1:${world.relay.port}?pool=${connections}&timeout=5` });
  for (const [kind, { fault, doubles, isUncertain }] of Object.entries(kinds)) {
    for (let run = 0; run < times(10, scale); run++) {
      const id = await world.ready(few(2000, scale));
      let injected = 0;
      world.relay.misbehave(({ n, to }) => {
        // The step is asked for at MAIL, before anybody is named, and at RCPT.
        if (to === "" || n % 50 !== 0) return undefined;
        injected++;
        return fault;
      });
      await startSend(world.ctx(), { id });
      await world.until(id, ["completed"], 300);
      world.relay.misbehave(null);
      outcome.faults += injected;
      const before = outcome.doubled;
      const expected = doubles ? injected : 0;
      await close(world, outcome, id, { bound: expected });
      if (injected === 0) outcome.broken.push(`${kind}: nothing was injected`);
      const doubled = outcome.doubled - before;
      if (doubled !== expected) outcome.broken.push(`${kind}: ${injected} injected, ${doubled} sent again`);
      const uncertain = await countEvents(world, id, "uncertain");
      const [least, most] = { always: [injected, injected], perhaps: [0, injected], never: [0, 0] }[isUncertain];
      if (uncertain < (least ?? 0) || uncertain > (most ?? 0))
        outcome.broken.push(`${kind}: ${injected} injected, ${uncertain} uncertain`);
    }
  }
};

async function countEvents({ ctx }: World, sendId: string, kind: (typeof deliveryEventKinds)[number]): Promise<number> {
  const [row] = await ctx().db.execute<{ n: number }>(sql`
    select count(*)::int as n from delivery_events e join send_slices s on s.id = e.slice_id
    where s.send_id = ${sendId} and e.kind = ${kind}`);
  return row?.n ?? 0;
}

/** A part of the readers, always the same. */
const share = (to: string, of: number) =>
  [...to].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 997, 7) % of === 0;

interface Case {
  /** The relay misbehaves from now on; what it returns says whom it refused. */
  begin: (relay: World["relay"]) => Set<string>;
  /** What the send must have come to, from the number of those refused. */
  expected: (refused: number, readers: number) => Allowed;
  /** No mail may leave at all. */
  isNobody?: true;
}

/** So many answer so once; or each time. */
const refusing = (reply: string, who: (to: string) => boolean, isOnce: boolean) => (relay: World["relay"]) => {
  const refused = new Set<string>();
  relay.misbehave(({ to }) => {
    if (to === "" || !who(to) || (isOnce && refused.has(to))) return undefined;
    refused.add(to);
    return { at: "rcpt", reply };
  });
  return refused;
};

const cases: Record<string, Case> = {
  "a tenth refused": {
    begin: refusing("550 5.1.1 no such user", (to) => share(to, 10), false),
    expected: (rejected) => ({ may: { rejected } }),
  },
  "a tenth deferred once": {
    begin: refusing("451 4.3.0 later", (to) => share(to, 10), true),
    expected: () => ({}),
  },
  "everybody greylisted": { begin: refusing("450 4.2.0 greylisted", () => true, true), expected: () => ({}) },
  "a storm of 454": {
    begin(relay) {
      const refused = new Set<string>();
      let left = 200;
      relay.misbehave(({ to }) => {
        if (to === "" || left-- <= 0) return undefined;
        refused.add(to);
        return { at: "rcpt", reply: "454 4.7.0 busy" };
      });
      return refused;
    },
    expected: () => ({}),
  },
  "a sender that is refused": {
    begin(relay) {
      const refused = new Set<string>();
      relay.misbehave(({ n }) => {
        refused.add(String(n));
        return { at: "mail", reply: "553 5.1.8 not yours" };
      });
      return refused;
    },
    expected: (_, queued) => ({ state: "attention", may: { queued } }),
    isNobody: true,
  },
  "a password that is refused": {
    begin(relay) {
      relay.authenticate("535 5.7.8 not you");
      return new Set(["the office"]);
    },
    expected: (_, queued) => ({ state: "attention", may: { queued } }),
    isNobody: true,
  },
};

/** 7: answers of all kinds, each judged for what it is. */
export const answers: Promised = async (world, scale, outcome) => {
  const { ctx, relay } = world;
  const readers = few(5000, scale);
  for (const [what, { begin, expected, isNobody }] of Object.entries(cases)) {
    const before = outcome.broken.length;
    await world.hire(2, { SMTP_URL: `smtp://office:wrong@127.0.0.1:${relay.port}?pool=${connections}` });
    const id = await world.ready(readers);
    const refused = begin(relay);
    const served = relay.copies.length;
    await startSend(ctx(), { id });
    await world.until(id, ["completed", "attention", "paused"], 300);
    const all = expected(refused.size, readers);
    // What was in hand goes back before the account is made.
    if (all.may?.queued) {
      await eventually(async () => (await getSend(ctx(), id)).counts.queued === readers, 30).catch(() => {});
    }
    if (isNobody && relay.copies.length > served) outcome.broken.push(`${relay.copies.length - served} left`);
    await close(world, outcome, id, all);
    if (refused.size > 0) outcome.faults++;
    else outcome.broken.push("nobody was refused");
    relay.misbehave(null);
    relay.authenticate(null);
    outcome.broken.push(...outcome.broken.splice(before).map((words) => `${what}: ${words}`));
    for (const worker of [...world.workers]) await world.kill(worker);
    await ctx().db.execute(sql`delete from throttle_buckets`);
    await ctx().db.execute(
      sql`update suppressions set lifted_at = now(), lifted_by = 'torture' where lifted_at is null`,
    );
  }
};
