-- Who may not ANALYZE a table may ask for these: after a large import the planner would otherwise take full
-- tables for nearly empty ones for up to a minute, and compare each member of a list with every contact.
create function refresh_statistics() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze contacts;
  analyze memberships;
  analyze suppressions;
  analyze deliveries;
end $$;
