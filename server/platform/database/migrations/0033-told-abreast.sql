-- Which of these people have a browser that asked to be told: for all others nothing is written down to be pushed.
create function members_with_devices(ids uuid[]) returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$
  select m.id from member m
  where m.workspace_id = app_workspace() and m.id = any(ids) and m.state = 'active'
    and exists (select from push_device d where d.account_id = m.account_id);
$$;
revoke all on function members_with_devices from public;
grant execute on function members_with_devices to atrium_app;

-- What is due by one medium is found without going through what waits for another.
create index delivery_due_by on delivery (workspace_id, medium, due_at) where due_at is not null;
drop index delivery_due;
