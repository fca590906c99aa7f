-- Who wrote what to a smart address is kept for a while only, where it was filed nowhere; what became of it stays.
create index smart_capture_told on smart_capture (accepted_at)
    where state in ('SKIPPED', 'DROPPED') and (author <> '' or subject <> '' or envelope_from <> '');
