import { useTranslations } from "next-intl";
import type { SendState } from "@/base/vocabulary";
import { Act } from "@/ui/act";
import { EmptyState } from "@/ui/empty-state";
import { LinkButton } from "@/ui/link-button";
import { Note } from "@/ui/note";
import { cancel } from "../send/actions";

export function NotReady({ id }: { id: string }) {
  const t = useTranslations("audience");
  return (
    <EmptyState
      title={t("notReady")}
      acts={
        <LinkButton href={`/desk/releases/${id}/publish`} look="primary">
          {t("toPublish")}
        </LinkButton>
      }
    >
      {t("notReadySays")}
    </EmptyState>
  );
}

export function NoLists() {
  const t = useTranslations("audience");
  return (
    <EmptyState
      title={t("noLists")}
      acts={
        <>
          <LinkButton href="/desk/contacts/import" look="primary">
            {t("import")}
          </LinkButton>
          <LinkButton href="/desk/lists">{t("toLists")}</LinkButton>
        </>
      }
    >
      {t("noListsSays")}
    </EmptyState>
  );
}

interface OpenSendProps {
  id: string;
  send: { id: string; state: SendState };
  /** It is this send whose audience is being chosen anew. */
  isChanged: boolean;
  /** Of a draft: the page with its choice. */
  href?: string;
}

/** A send of this release has not begun: it is gone on with, changed or discarded rather than made twice. */
export function OpenSend({ id, send, isChanged, href }: OpenSendProps) {
  const t = useTranslations("audience");
  const kept = useTranslations("keptAudience");
  const isKept = send.state === "draft";
  return (
    <div className="mb-6">
      <Note look="info" title={isKept ? kept("title") : t(isChanged ? "changed" : "open")}>
        <div className="row w gap-4">
          <span className="grow basis-64">{isKept ? kept("says") : t(isChanged ? "changedSays" : "openSays")}</span>
          {send.state === "draft" && isChanged ? null : (
            <LinkButton href={href ?? `/desk/releases/${id}/send?send=${send.id}`}>{t("goOn")}</LinkButton>
          )}
          {send.state === "ready" || send.state === "draft" ? (
            <Act action={cancel} fields={{ id: send.id }} look="danger">
              {t("discard")}
            </Act>
          ) : null}
        </div>
      </Note>
    </div>
  );
}
