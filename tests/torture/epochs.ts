import { openDatabase } from "@/db/client";

export interface Epochs {
  /** Rows that were claimed under an epoch that was over by then. */
  late(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Writes down each claim whose epoch is older than its slice's, in the transaction of the claim itself: afterwards
 * the rows would say nothing. A trigger of the test's own database.
 */
export async function watchEpochs(ownerUrl: string): Promise<Epochs> {
  const { sql, close } = openDatabase(ownerUrl, { max: 1, name: "bayan-torture" });
  await sql.unsafe(`
    create table if not exists torture_late (delivery_id bigint);
    create or replace function torture_late() returns trigger language plpgsql security definer as $$
    begin
      insert into torture_late select new.id from send_slices s where s.id = new.slice_id and new.epoch < s.epoch;
      return new;
    end $$;
    create or replace trigger torture_late before update on deliveries for each row
      when (new.state = 1 and (old.state <> 1 or old.epoch <> new.epoch)) execute function torture_late()`);
  return {
    async late() {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from torture_late`;
      return row?.n ?? 0;
    },
    close,
  };
}
