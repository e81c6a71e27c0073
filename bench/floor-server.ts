import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import express from 'express';

// The least a server on this machine can do: a fsynced transaction of two rows, and reading an
// article's rows and writing so many bytes.
const [dataDirectory = '.'] = process.argv.slice(2);
const own = new DatabaseSync(join(mkdtempSync(join(tmpdir(), 'emend-floor-')), 'floor.db'));
own.exec('pragma journal_mode = wal; pragma synchronous = full');
own.exec('create table text (id integer primary key, body text)');
own.exec('create table log (id integer primary key, body text)');
const update = own.prepare('insert or replace into text values (?, ?)');
const insert = own.prepare('insert into log (body) values (?)');

const emend = new DatabaseSync(join(dataDirectory, 'emend.db'));
const rows = emend.prepare(
  'select * from segment join block on block.translation_id = segment.translation_id and block.id = segment.block_id where segment.translation_id = ? order by position',
);

const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.patch('/save/:id', express.json(), (req, res) => {
  own.exec('begin immediate');
  update.run(Number(req.params.id), req.body.text);
  insert.run(JSON.stringify(req.body));
  own.exec('commit');
  res.json({ text: req.body.text });
});
const bodies = new Map<number, string>();
app.get('/open/:translation/:bytes', (req, res) => {
  const bytes = Number(req.params.bytes);
  const read = rows.all(Number(req.params.translation));
  const body = bodies.get(bytes) ?? 'x'.repeat(bytes);
  bodies.set(bytes, body);
  res.set('x-rows', String(read.length)).type('html').send(body);
});
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.on('SIGTERM', () => process.exit(0));
