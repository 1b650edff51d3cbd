"use client";
import { Ellipsis, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "react-aria-components";
import { Link } from "./link";
import { Menu, MenuItem, MenuTrigger } from "./menu";
import { newReleaseHref, type Room, rooms } from "./rooms";

interface Props {
  open: Room[];
  current?: Room;
  mayCreate: boolean;
}

/** The bar at the foot of a phone: desk, releases, new, contacts, and a list of the rest. */
export function PhoneBar({ open, current, mayCreate }: Props) {
  const t = useTranslations("nav");
  const ahead: Room[] = (["desk", "releases"] as const).filter((room) => open.includes(room));
  const behind: Room[] = (["contacts"] as const).filter((room) => open.includes(room));
  const rest = open.filter((room) => ![...ahead, ...behind].includes(room));
  const link = (room: Room) => {
    const { href, Icon } = rooms[room];
    return (
      <Link key={room} href={href} aria-current={room === current ? "page" : undefined}>
        <Icon className="i" aria-hidden="true" />
        {t(room === "releases" ? "releasesShort" : room)}
      </Link>
    );
  };
  return (
    <nav className="phone-bar" aria-label={t("phone")}>
      {ahead.map(link)}
      {mayCreate ? (
        <Link href={newReleaseHref}>
          <Plus className="i" aria-hidden="true" />
          {t("new")}
        </Link>
      ) : null}
      {behind.map(link)}
      {rest.length > 0 ? (
        <MenuTrigger>
          <Button aria-current={rest.some((room) => room === current) ? "true" : undefined}>
            <Ellipsis className="i" aria-hidden="true" />
            {t("more")}
          </Button>
          <Menu aria-label={t("more")}>
            {rest.map((room) => {
              const { href, Icon } = rooms[room];
              return (
                <MenuItem key={room} href={href} icon={<Icon className="i" />}>
                  {t(room)}
                </MenuItem>
              );
            })}
          </Menu>
        </MenuTrigger>
      ) : null}
    </nav>
  );
}
