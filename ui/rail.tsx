import { useTranslations } from "next-intl";
import { Link } from "./link";
import { Mark } from "./mark";
import { type Room, rooms } from "./rooms";

export interface RailProps {
  /** The rooms that this person may enter. */
  open: Room[];
  current?: Room;
  /** What waits on the desk for this person. */
  waiting?: number;
  slim?: boolean;
}

/** The rail at the start of the page. Settings stand at its foot. */
export function Rail({ open, current, waiting = 0, slim }: RailProps) {
  const t = useTranslations("nav");
  const name = useTranslations("common");
  const link = (room: Room) => {
    const { href, Icon } = rooms[room];
    return (
      <Link
        key={room}
        href={href}
        aria-current={room === current ? "page" : undefined}
        title={slim ? t(room) : undefined}
      >
        <Icon className="i" aria-hidden="true" />
        <span>{t(room)}</span>
        {room === "desk" && waiting > 0 && !slim ? (
          <>
            <span className="n num" aria-hidden="true">
              {waiting}
            </span>
            <span className="vh">{t("waiting", { count: waiting })}</span>
          </>
        ) : null}
      </Link>
    );
  };
  return (
    <aside className="rail" aria-label={name("product")}>
      <Link className="mark" href="/desk" dir="ltr">
        {slim ? (
          <Mark />
        ) : (
          <>
            <b lang="en" className="serif">
              Bayan
            </b>
            <i />
            <span lang="ar" className="serif">
              بيان
            </span>
          </>
        )}
      </Link>
      <nav aria-label={t("main")}>{open.filter((room) => room !== "settings").map(link)}</nav>
      {open.includes("settings") ? <nav aria-label={t("settings")}>{link("settings")}</nav> : null}
    </aside>
  );
}
