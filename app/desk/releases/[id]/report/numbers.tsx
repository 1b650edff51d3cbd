import { getTranslations } from "next-intl/server";
import type { Formats } from "@/app/_server/formats";
import type { Ctx } from "@/domain/context";
import { listClicks } from "@/domain/distribution/counted-links";
import { laterOf } from "@/domain/distribution/later";
import { nextTries } from "@/domain/distribution/next-tries";
import type { SendDetail } from "@/domain/distribution/queries";
import { isResting } from "./next-step";

/** Five numbers, and the clicks where they are counted, each with what it is made of. Opens are no number: programs fetch pictures by themselves. */
export async function Numbers({ ctx, send, say }: { ctx: Ctx; send: SendDetail; say: Formats }) {
  const t = await getTranslations("report");
  const waits = await getTranslations("deferredMail");
  const { counts } = send;
  const tries = counts.deferred > 0 ? await nextTries(ctx, send.id) : null;
  const [first, last] = tries ? [say.dayTime(tries.first), say.dayTime(tries.last)] : [];
  const until = !first
    ? null
    : isResting(send.state)
      ? waits("whenResumed")
      : first === last
        ? waits("at", { time: first })
        : waits("between", { first, last: last ?? first });
  const later = await laterOf(ctx, send.id);
  const links = send.tracksClicks ? await listClicks(ctx, send.id) : null;
  const clicks = links?.reduce(
    (sum, { people, machines }) => ({ people: sum.people + people, machines: sum.machines + machines }),
    { people: 0, machines: 0 },
  );
  const n = say.number;
  const figures = [
    [
      "accepted",
      n(counts.accepted),
      later.bounced > 0
        ? `${t("acceptedHint", { count: later.bounced })} (${t("bouncedHow", { hard: n(later.hard), soft: n(later.soft) })})`
        : t("acceptedHint", { count: 0 }),
      ` / ${n(counts.frozen)}`,
    ],
    ["refused", n(counts.rejected), t("refusedHint")],
    [
      "open",
      n(counts.queued + counts.sending + counts.deferred + counts.uncertain),
      [
        t("openHint", {
          queued: n(counts.queued + counts.sending),
          deferred: n(counts.deferred),
          uncertain: n(counts.uncertain),
        }),
        until,
      ]
        .filter(Boolean)
        .join(" · "),
    ],
    [
      "heldBack",
      n(counts.suppressed + counts.cancelled + counts.expired),
      t("heldBackHint", {
        suppressed: n(counts.suppressed),
        cancelled: n(counts.cancelled),
        expired: n(counts.expired),
      }),
    ],
    ...(clicks
      ? [
          [
            "clicked",
            n(clicks.people),
            t("clickedHint", { count: n(clicks.machines), machines: clicks.machines }),
          ] as const,
        ]
      : []),
    ["unsubscribed", n(later.unsubscribed), t("unsubscribedHint", { count: later.complained })],
  ] as const;
  return (
    <dl className="figs">
      {figures.map(([key, value, hint, of]) => (
        <div key={key} className="flex flex-col">
          <dd className={key === "refused" && counts.rejected > 0 ? "fig c-bad" : "fig"}>
            {value}
            {of ? <small>{of}</small> : null}
          </dd>
          <dt className="b">{t(key)}</dt>
          <dd className="meta">{hint}</dd>
        </div>
      ))}
    </dl>
  );
}
