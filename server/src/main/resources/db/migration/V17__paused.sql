-- A connection that its user paused: nothing is synced through it until it is resumed, and what came meanwhile is judged then.
alter table connection add column paused_at timestamptz;
