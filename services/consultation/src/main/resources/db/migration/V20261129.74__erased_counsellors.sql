-- Whoever was erased is erased again in a key store that was restored from a backup.
create index event_counsellor_erased on event (stream_id) where event_type = 'counsellor.erased';
