// Appends events with Emmett's own client. A line of JSON on the standard input asks for a round, a line answers it.
import { createInterface } from 'node:readline';
import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';

const { PGURL, CONNECTIONS, STREAM, EVENT_TYPE, PAYLOAD, METADATA } = process.env;
const OPEN = 4;
const LENGTH = 10;

const pool = new pg.Pool({ connectionString: PGURL, max: Number(CONNECTIONS) });
const store = getPostgreSQLEventStore(PGURL, { connectionOptions: { pool } });
const metadata = JSON.parse(METADATA);

await store.schema.migrate();

// time-ordered ids, as everybody else has them
function uuidv7() {
  const time = Date.now().toString(16).padStart(12, '0');
  const random = randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

async function writer(end, waits) {
  const open = new Array(OPEN).fill(undefined);
  for (let turn = 0; performance.now() < end; turn = (turn + 1) % OPEN) {
    const last = open[turn];
    const place = last === undefined || last.version === LENGTH
      ? { stream: uuidv7(), version: 0 }
      : last;
    const before = performance.now();
    await store.appendToStream(
      `meeting:${place.stream}`,
      [{ type: EVENT_TYPE, data: JSON.parse(PAYLOAD.replace(STREAM, place.stream)), metadata }],
      { expectedStreamVersion: place.version === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(place.version) },
    );
    waits.push(performance.now() - before);
    open[turn] = { stream: place.stream, version: place.version + 1 };
  }
}

async function round({ writers, millis }) {
  await store.schema.dangerous.truncate();
  await pool.query('checkpoint');
  const waits = [];
  const begun = performance.now();
  await Promise.all(Array.from({ length: writers }, () => writer(begun + millis, waits)));
  const elapsed = performance.now() - begun;
  waits.sort((a, b) => a - b);
  const percentile = (p) => waits[Math.max(0, Math.ceil((p / 100) * waits.length) - 1)];
  return {
    perSecond: (waits.length * 1000) / elapsed,
    p50: percentile(50),
    p99: percentile(99),
    max: waits[waits.length - 1],
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await round(JSON.parse(line))) + '\n');
}
await store.close();
await pool.end();
