-- One row for each person shown (or refused) in a request, and for each action of an operator. Every process of the
-- side numbers its own entries from 1 on, without a gap. What it says is sealed; the leaf of the tree is over the
-- sealed text, so that an erasure leaves it verifiable.
create table access_entry (
    process varchar(220) not null,
    number  bigint       not null check (number > 0),
    at      timestamptz  not null,
    request varchar(64)  not null,
    subject varchar(100) not null,
    kind    varchar(20)  not null,
    sealed  text         not null,
    primary key (process, number)
);

create index access_entry_subject on access_entry (subject, at);

-- One row for each process that ever wrote an entry, so that the sealer finds them.
create table log_process (
    process varchar(220) primary key
);

-- One row for each leaf of the tree, in its order.
create table leaf (
    index   bigint       primary key,
    process varchar(220) not null,
    number  bigint       not null,
    unique (process, number)
);

-- One row for each complete subtree: level 0 are the leaves' hashes.
create table node (
    level smallint not null,
    index bigint   not null,
    hash  bytea    not null,
    primary key (level, index)
);

-- One row for each sealing that found something new: the signed checkpoint.
create table head (
    size      bigint      primary key,
    note      text        not null,
    sealed_at timestamptz not null
);

-- One row for each head of this log that the other side has cosigned.
create table cosigned_head (
    size        bigint      primary key,
    note        text        not null,
    received_at timestamptz not null
);

-- One row for each other log that this side witnesses: the last head that was consistent with all before, and what was
-- wrong afterwards.
create table witnessed_log (
    origin      varchar(200) primary key,
    key         text         not null,
    size        bigint       not null,
    note        text         not null,
    said_at     timestamptz  not null,
    alarm       varchar(40),
    alarm_since timestamptz
);

-- One row for each head of another log that this side has cosigned.
create table witnessed_head (
    origin       varchar(200) not null,
    size         bigint       not null,
    note         text         not null,
    witnessed_at timestamptz  not null,
    primary key (origin, size)
);

-- The processes add; what is once written is not theirs to change. The role at run time is the owner's without
-- "_migrator".
do $$
declare
    runtime text := regexp_replace(current_user, '_migrator$', '');
begin
    if runtime <> current_user and exists (select from pg_roles where rolname = runtime) then
        execute format('revoke update, delete on access_entry, leaf, node, head, witnessed_head, cosigned_head, '
                       'log_process from %I', runtime);
        execute format('revoke delete on witnessed_log from %I', runtime);
    end if;
end
$$;
