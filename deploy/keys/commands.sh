# What the programs of the key store share. Sourced, never run by itself. Needs psql.

fail() {
  echo "$1" >&2
  exit 1
}

sql() {
  psql -X -q -A -t -v ON_ERROR_STOP=1 "$@"
}

ask() {
  sql -c "$1"
}

# Overwrites a file and removes it. A flash drive or a copy-on-write file system may keep old blocks for a while.
destroy() {
  [ ! -e "$1" ] || shred -u -n 1 -- "$1"
}

# All tables but the record of migrations and the store's generation; epochs first, for the others refer to them.
tables() {
  ask "select tablename from pg_tables
        where schemaname = 'public' and tablename not in ('flyway_schema_history', 'key_store')
        order by tablename <> 'wrapping_epoch', tablename"
}

schema_version() {
  ask 'select version from flyway_schema_history order by installed_rank desc limit 1'
}

# A script for psql with all rows of one moment. Its last line has the number of rows of each table.
write_backup() {
  local table tables version
  tables=$(tables)
  version=$(schema_version)
  [ -n "$tables" ] && [ -n "$version" ] || fail 'the database has no key store'
  {
    echo 'begin isolation level repeatable read read only;'
    echo "\\echo '-- key store, schema $version'"
    for table in $tables; do
      echo "\\echo 'copy $table from stdin;'"
      echo "copy $table to stdout;"
      echo "\\echo '\\\\.'"
    done
    echo "select '-- ' || concat_ws(', '"
    for table in $tables; do
      echo ", '$table ' || (select count(*) from $table)"
    done
    echo ');'
    echo 'commit;'
  } | sql
}

is_complete() {
  [ -s "$1" ] && head -n 1 -- "$1" | grep -q '^-- key store, schema ' && tail -n 1 -- "$1" | grep -q '^-- .*data_key '
}

# Restores a backup into a schema that is rolled back, and compares what is there with what the backup says.
verify() {
  local backup=$1 table tables found
  is_complete "$backup" || fail "$backup is not complete"
  tables=$(tables)
  found=$({
    echo 'begin;'
    echo 'create schema verification_of_backup;'
    for table in $tables; do
      echo "create table verification_of_backup.$table (like public.$table including constraints);"
    done
    echo 'set local search_path = verification_of_backup;'
    cat -- "$backup"
    echo "select '-- ' || concat_ws(', '"
    for table in $tables; do
      echo ", '$table ' || (select count(*) from $table)"
    done
    echo ');'
    echo 'rollback;'
  } | sql)
  [ "$found" = "$(tail -n 1 -- "$backup")" ] || fail "$backup does not restore what it says: $found"
}
