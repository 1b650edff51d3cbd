-- Puts a test's database back to the rows it was cloned with. What a test changes in the form of the tables
-- (a column, a trigger of its own) stays: such a test takes a clone.
create schema kept;

create function kept.tables(out place regclass, out filled boolean) returns setof record
language plpgsql as $$
begin
  for place in
    select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'pgboss') order by c.oid
  loop
    execute format('select exists (select from %s)', place) into filled;
    if filled then return next; end if;
  end loop;
end $$;

do $$
declare place regclass;
begin
  for place in select t.place from kept.tables() t loop
    execute format('create table kept.%I as table %s', place::oid, place);
  end loop;
end $$;

create function kept.restore() returns void
language plpgsql as $$
declare
  place regclass;
  columns text;
begin
  perform pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid();
  -- No trigger runs: the tables that may only be added to are emptied too. Emptied, not cleared row by row: what a
  -- test reads without an order comes as it was written.
  set local session_replication_role = replica;
  execute (select format('truncate %s cascade', string_agg(t.place::text, ', ')) from kept.tables() t);
  for place in
    select c.relname::oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'kept' and c.relkind = 'r'
  loop
    select string_agg(quote_ident(attname), ', ') into columns
    from pg_attribute where attrelid = place and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('insert into %s (%s) overriding system value select %2$s from kept.%3$I',
      place, columns, place::oid);
  end loop;
  perform setval(seqrelid::regclass, seqstart, false)
  from pg_sequence join pg_class c on c.oid = seqrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'pgboss') and pg_sequence_last_value(seqrelid) is not null;
end $$;
