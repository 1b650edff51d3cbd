import { openDatabase } from "@/db/client";

/**
 * Keeps, from now on, which process took which slice over under which epoch: the slice itself names its last only,
 * and a worker may still hold mails of a slice that another has by now. A trigger of the test's own database.
 */
export async function watchHands(ownerUrl: string): Promise<void> {
  const { sql, close } = openDatabase(ownerUrl, { max: 1, name: "bayan-torture" });
  await sql.unsafe(`
    create table if not exists torture_hands (slice_id bigint, epoch int, worker text, pid int, at timestamptz, primary key (slice_id, epoch));
    grant select on torture_hands to public;
    create or replace function torture_hands() returns trigger language plpgsql security definer as $$
    begin
      insert into torture_hands values (new.id, new.epoch, new.last_worker,
        (select pid from process_parts where id = new.last_worker), clock_timestamp()) on conflict (slice_id, epoch) do update set worker = excluded.worker, pid = excluded.pid, at = excluded.at;
      return new;
    end $$;
    create or replace trigger torture_hands after update on send_slices for each row
      when (new.epoch > old.epoch) execute function torture_hands()`);
  await close();
}
