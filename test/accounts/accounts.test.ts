import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { pino } from 'pino';
import { type Accounts, openAccounts } from '../../server/accounts/accounts.ts';
import { deleteApiKey, listApiKeys } from '../../server/accounts/api-key.store.ts';
import { setPassword } from '../../server/accounts/credential.store.ts';
import { completeFirstAdministrator, openFirstLink } from '../../server/accounts/first-link.ts';
import { findInvitation, listInvitations } from '../../server/accounts/invitation.store.ts';
import { sessionFinder } from '../../server/accounts/session.store.ts';
import {
  findUserByEmail,
  insertUser,
  listMembers,
  removeUser,
  setRole,
} from '../../server/accounts/user.store.ts';
import type { User } from '../../server/accounts/user.ts';
import { readConfig } from '../../server/config.ts';
import type { Connection } from '../../server/database/connect.ts';
import { writing } from '../../server/database/transaction.ts';
import { UserError } from '../../server/errors.ts';
import { forEachEngine } from '../support/engines.ts';

const logger = pino({ level: 'silent' });
const open = ({ db }: Connection): Promise<Accounts> =>
  openAccounts({ config: readConfig({}), db, logger });

/** An administrator who can sign in. */
async function administrator({ db }: Connection, email: string): Promise<User> {
  const user = await insertUser(db, {
    kind: 'person',
    name: 'Ада',
    email,
    role: 'administrator',
    languages: null,
  });
  await setPassword(db, user.id, 'a hash');
  return user;
}

const refusal = (key: string) => (error: unknown) =>
  error instanceof UserError && error.key === key;

forEachEngine((engine) => {
  describe('the first link', () => {
    let connection: Connection;
    let accounts: Accounts;
    let token: string;
    before(async () => {
      connection = await engine.open();
      accounts = await open(connection);
      token = (await accounts.firstLink())?.replace('/welcome/', '') ?? '';
    });

    it('is the same for every instance and after every start', async () => {
      const second = await open(await engine.reopen(connection));
      assert.equal(await second.firstLink(), `/welcome/${token}`);
    });

    it('lets in one and the same administrator, however often it is opened', async () => {
      const [one, other] = await Promise.all([
        openFirstLink(connection.db, token),
        openFirstLink(connection.db, token),
      ]);
      assert.equal(one?.role, 'administrator');
      assert.equal(one?.id, other?.id);
      assert.equal((await listMembers(connection.db)).length, 1);
    });

    it('lets nobody in by another token', async () => {
      assert.equal(await openFirstLink(connection.db, `${token}x`), undefined);
      assert.equal(await openFirstLink(connection.db, ''), undefined);
    });

    it('is not used up by a service account, which cannot sign in', async () => {
      await accounts.createApiKey({
        service: { name: 'Bot', role: 'administrator', languages: null },
      });
      assert.equal(await accounts.firstLink(), `/welcome/${token}`);
    });

    it('is used up once details are given, and every session it opened ends', async () => {
      const user = (await openFirstLink(connection.db, token)) as User;
      const session = await accounts.sessions.start(user.id);
      await completeFirstAdministrator(connection.db, user.id, {
        name: 'Ада Лавлейс',
        email: 'Ada@Example.org',
        passwordHash: 'a hash',
      });
      assert.equal(await sessionFinder(connection.db)(session), undefined);
      assert.equal(await accounts.firstLink(), undefined);
      assert.equal(await openFirstLink(connection.db, token), undefined);
      assert.equal((await findUserByEmail(connection.db, 'ADA@example.org'))?.name, 'Ада Лавлейс');
    });
  });

  describe('sessions', () => {
    it('survive a restart, with the secret that signs them', async () => {
      const connection = await engine.open();
      const before = await open(connection);
      const user = await administrator(connection, 'ada@example.org');
      const signed = before.sessions.cookie.sign(await before.sessions.start(user.id));
      await connection.close();

      const restarted = await engine.reopen(connection);
      const after = await open(restarted);
      const header = `${after.sessions.cookie.name}=${encodeURIComponent(signed)}`;
      const token = after.sessions.cookie.read(header) ?? '';
      assert.equal((await sessionFinder(restarted.db)(token))?.user.id, user.id);
    });

    it('end when they expire, and are swept out at the next start', async () => {
      const connection = await engine.open();
      const accounts = await open(connection);
      const user = await administrator(connection, 'ada@example.org');
      const token = await accounts.sessions.start(user.id);
      await connection.db
        .updateTable('session')
        .set({ expires_at: new Date(Date.now() - 1).toISOString() })
        .execute();
      assert.equal(await sessionFinder(connection.db)(token), undefined);
      await open(connection);
      assert.deepEqual(await connection.db.selectFrom('session').select('id').execute(), []);
    });
  });

  describe('invitations', () => {
    let connection: Connection;
    let accounts: Accounts;
    before(async () => {
      connection = await engine.open();
      accounts = await open(connection);
    });
    const tokenOf = ({ path }: { path: string }) => path.replace('/invitations/', '');

    it('are found by their link until they expire', async () => {
      const made = await accounts.inviteUser({ role: 'editor', languages: ['de', 'tr'] }, 'Ada');
      const found = await findInvitation(connection.db, tokenOf(made));
      assert.deepEqual(found, made.invitation);
      assert.deepEqual(found?.languages, ['de', 'tr']);
      const days = (Date.parse(made.expiresAt) - Date.now()) / 86_400_000;
      assert.ok(days > 6.9 && days <= 7, `${days}`);
      await connection.db
        .updateTable('invitation')
        .set({ expires_at: new Date(Date.now() - 1).toISOString() })
        .execute();
      assert.equal(await findInvitation(connection.db, tokenOf(made)), undefined);
    });

    it('to an address replace the earlier one', async () => {
      const wanted = { email: 'Bob@example.org', role: 'reader', languages: null } as const;
      const first = await accounts.inviteUser(wanted, null);
      const second = await accounts.inviteUser({ ...wanted, email: 'bob@example.org' }, null);
      assert.equal(await findInvitation(connection.db, tokenOf(first)), undefined);
      assert.deepEqual(await listInvitations(connection.db), [second.invitation]);
    });

    it('are not made for members', async () => {
      await administrator(connection, 'ada@example.org');
      await assert.rejects(
        accounts.inviteUser({ email: 'ADA@example.org', role: 'editor', languages: null }, 'Ada'),
        refusal('accounts:error.alreadyMember'),
      );
    });

    it('are stored without their token', async () => {
      const made = await accounts.inviteUser({ role: 'reader', languages: null }, 'Ada');
      const rows = await connection.db.selectFrom('invitation').selectAll().execute();
      assert.ok(!JSON.stringify(rows).includes(tokenOf(made)));
    });
  });

  describe('API keys', () => {
    let connection: Connection;
    let accounts: Accounts;
    before(async () => {
      connection = await engine.open();
      accounts = await open(connection);
    });

    it('can be made on an empty installation, for a service of its own', async () => {
      const service = { name: 'Publisher', role: 'reviewer', languages: ['de'] } as const;
      const made = await accounts.createApiKey({ service });
      assert.match(made.key, /^emend_[\w-]{43}$/);
      assert.deepEqual(await accounts.userOfKey(made.key), made.user);
      const { role, languages, name, email } = made.user;
      assert.deepEqual({ role, languages, name, email }, { ...service, email: '' });
    });

    it('act as the person they are made for, until they are revoked', async () => {
      const ada = await administrator(connection, 'ada@example.org');
      const { key, id } = await accounts.createApiKey({ userEmail: 'Ada@Example.org' });
      assert.equal((await accounts.userOfKey(key))?.id, ada.id);
      assert.equal(await deleteApiKey(connection.db, 'somebody else', id), false);
      assert.equal(await deleteApiKey(connection.db, ada.id, id), true);
      assert.equal(await accounts.userOfKey(key), undefined);
    });

    it('stop at their expiry', async () => {
      const user = (await findUserByEmail(connection.db, 'ada@example.org')) as User;
      const { key, id } = await accounts.createApiKey({ user }, { expiresInDays: 1 });
      assert.equal((await accounts.userOfKey(key))?.id, user.id);
      await connection.db
        .updateTable('api_key')
        .set({ expires_at: new Date(Date.now() - 1).toISOString() })
        .where('id', '=', id)
        .execute();
      assert.equal(await accounts.userOfKey(key), undefined);
    });

    it('are listed without the key itself, and say when they were used', async () => {
      const user = await administrator(connection, 'grace@example.org');
      const { key } = await accounts.createApiKey({ user }, { name: 'Скрипт' });
      assert.equal((await listApiKeys(connection.db, user.id))[0]?.lastUsedAt, null);
      await accounts.userOfKey(key);
      const [listed] = await listApiKeys(connection.db, user.id);
      assert.equal(listed?.name, 'Скрипт');
      assert.ok(listed?.lastUsedAt);
      const rows = await connection.db.selectFrom('api_key').selectAll().execute();
      assert.ok(!JSON.stringify(rows).includes(key));
    });

    it('are refused for an address nobody has', async () => {
      await assert.rejects(
        accounts.createApiKey({ userEmail: 'nobody@example.org' }),
        refusal('accounts:error.nobodyWithEmail'),
      );
    });
  });

  describe('the last administrator', () => {
    it('can be neither demoted nor removed, whatever service accounts there are', async () => {
      const connection = await engine.open();
      const { db } = connection;
      const accounts = await open(connection);
      const ada = await administrator(connection, 'ada@example.org');
      const service = { name: 'Bot', role: 'administrator', languages: null } as const;
      await accounts.createApiKey({ service });
      const last = refusal('accounts:error.lastAdministrator');
      await assert.rejects(
        writing(db, (trx) => setRole(trx, ada.id, 'editor', null)),
        last,
      );
      await assert.rejects(
        writing(db, (trx) => removeUser(trx, ada.id)),
        last,
      );
      await writing(db, (trx) => setRole(trx, ada.id, 'administrator', ['de']));
      assert.deepEqual((await findUserByEmail(db, ada.email))?.languages, ['de']);
    });

    it('remains when two remove each other at once', async () => {
      const connection = await engine.open();
      const ada = await administrator(connection, 'ada@example.org');
      const bob = await administrator(connection, 'bob@example.org');
      const outcomes = await Promise.allSettled(
        [ada, bob].map(({ id }) => writing(connection.db, (trx) => removeUser(trx, id))),
      );
      const refused = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason] : [],
      );
      assert.deepEqual(
        refused.map((error: UserError) => error.key),
        ['accounts:error.lastAdministrator'],
      );
      assert.equal((await listMembers(connection.db)).length, 1);
    });
  });

  it('removing a member ends their sessions and keys', async () => {
    const connection = await engine.open();
    const { db } = connection;
    const accounts = await open(connection);
    const bob = await insertUser(db, {
      kind: 'person',
      name: 'Bob',
      email: 'bob@example.org',
      role: 'editor',
      languages: null,
    });
    const token = await accounts.sessions.start(bob.id);
    const { key } = await accounts.createApiKey({ user: bob });
    await writing(db, (trx) => removeUser(trx, bob.id));
    assert.equal(await sessionFinder(db)(token), undefined);
    assert.equal(await accounts.userOfKey(key), undefined);
  });

  it('two members never share an address', async () => {
    const connection = await engine.open();
    await administrator(connection, 'ada@example.org');
    await assert.rejects(
      administrator(connection, 'ADA@example.org'),
      refusal('accounts:error.emailTaken'),
    );
  });
});
