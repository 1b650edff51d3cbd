import { getTranslations } from "next-intl/server";
import { sayTime } from "@/app/_server/time-words";
import type { Ctx } from "@/domain/context";
import type { listOwnSessions, Person } from "@/domain/staff/queries";
import { Form } from "@/ui/form";
import { SubmitButton } from "@/ui/submit-button";
import { Head, Ltr, Table } from "@/ui/table";
import { endOthers } from "./actions";

interface Props {
  sessions: Awaited<ReturnType<typeof listOwnSessions>>;
  ctx: Ctx & { actor: Person };
}

/** Where this person is signed in. */
export async function SessionsPart({ sessions, ctx }: Props) {
  const [t, time] = await Promise.all([getTranslations("profile"), sayTime(ctx)]);
  return (
    <section className="sec">
      <header>
        <h2 className="h2">{t("sessions")}</h2>
      </header>
      <Table caption={t("sessions")}>
        <thead>
          <tr>
            <Head>{t("device")}</Head>
            <Head className="max-sm:hidden">{t("address")}</Head>
            <Head className="max-sm:hidden">{t("begun")}</Head>
            <Head>{t("used")}</Head>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, userAgent, ipAddress, createdAt, updatedAt, isThis }) => (
            <tr key={id}>
              <td>
                {userAgent ? <Ltr>{deviceOf(userAgent)}</Ltr> : t("unknownDevice")}
                {isThis ? <span className="meta"> · {t("thisSession")}</span> : null}
                {ipAddress ? (
                  <div className="meta sm:hidden">
                    <Ltr>{ipAddress}</Ltr>
                  </div>
                ) : null}
              </td>
              <td className="max-sm:hidden">{ipAddress ? <Ltr>{ipAddress}</Ltr> : "–"}</td>
              <td className="num whitespace-nowrap max-sm:hidden">{time(createdAt)}</td>
              <td className="num sm:whitespace-nowrap">{time(updatedAt)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {sessions.length > 1 ? (
        <Form act={endOthers} done={t("othersDone")} className="stack mt-4">
          <div>
            <SubmitButton look="plain">{t("signOutOthers")}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </section>
  );
}

const browsers = [
  [/Edg\//, "Edge"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
] as const;
const systems = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
] as const;

/** Browser and system in two words, as a person knows them; the whole string says no more to them. */
function deviceOf(agent: string): string {
  const named = (list: typeof browsers | typeof systems) => list.find(([sign]) => sign.test(agent))?.[1];
  return [named(browsers), named(systems)].filter(Boolean).join(" · ") || agent.slice(0, 40);
}
