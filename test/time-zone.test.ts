import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfig } from '../server/config.ts';
import { hostTimeZone, isTimeZone, periodOf } from '../server/time-zone.ts';

/** The first moment of a day and the first after it, as `YYYY-MM-DDTHH:MMZ`. */
function dayIn(timeZone: string, day: string): [since: string, before: string] {
  const { since, before } = periodOf({ since: day, until: day }, timeZone);
  return [since, before].map((time) => time?.replace(':00.000Z', 'Z')) as [string, string];
}

describe('a day in a time zone', () => {
  it('of Berlin lasts 23 hours in spring and 25 in autumn', () => {
    assert.deepEqual(dayIn('Europe/Berlin', '2026-03-28'), [
      '2026-03-27T23:00Z',
      '2026-03-28T23:00Z',
    ]);
    assert.deepEqual(dayIn('Europe/Berlin', '2026-03-29'), [
      '2026-03-28T23:00Z',
      '2026-03-29T22:00Z',
    ]);
    assert.deepEqual(dayIn('Europe/Berlin', '2026-10-25'), [
      '2026-10-24T22:00Z',
      '2026-10-25T23:00Z',
    ]);
  });

  it('of Kiritimati begins ten hours before it does in UTC, wherever the year ends', () => {
    assert.deepEqual(dayIn('Pacific/Kiritimati', '2026-01-01'), [
      '2025-12-31T10:00Z',
      '2026-01-01T10:00Z',
    ]);
    assert.deepEqual(dayIn('Pacific/Kiritimati', '2024-02-29'), [
      '2024-02-28T10:00Z',
      '2024-02-29T10:00Z',
    ]);
  });

  it('that was skipped takes no time: the last of 1994 on Kiritimati', () => {
    const [since, before] = dayIn('Pacific/Kiritimati', '1994-12-31');
    assert.equal(since, before);
    assert.equal(dayIn('Pacific/Kiritimati', '1994-12-30')[1], since);
    assert.equal(dayIn('Pacific/Kiritimati', '1995-01-01')[0], since);
  });

  it('of St. John’s is shifted by half an hour, and by clocks that change in its small hours', () => {
    assert.deepEqual(dayIn('America/St_Johns', '2026-03-08'), [
      '2026-03-08T03:30Z',
      '2026-03-09T02:30Z',
    ]);
    assert.deepEqual(dayIn('America/St_Johns', '2026-11-01'), [
      '2026-11-01T02:30Z',
      '2026-11-02T03:30Z',
    ]);
  });

  it('that comes twice, since clocks were put back at 00:01, is found whole', () => {
    // At 02:31 UTC the seventh became the sixth again, for 59 minutes.
    assert.equal(dayIn('America/St_Johns', '2010-11-06')[1], '2010-11-07T03:30Z');
    assert.equal(dayIn('America/St_Johns', '2010-11-07')[0], '2010-11-07T02:30Z');
  });

  it('of Tehran began at one where clocks were put forward at midnight', () => {
    assert.deepEqual(dayIn('Asia/Tehran', '2021-03-22'), [
      '2021-03-21T20:30Z',
      '2021-03-22T19:30Z',
    ]);
    // Put back at the midnight that ended it, the day had its last hour twice.
    assert.deepEqual(dayIn('Asia/Tehran', '2021-09-21'), [
      '2021-09-20T19:30Z',
      '2021-09-21T20:30Z',
    ]);
    assert.deepEqual(dayIn('Asia/Tehran', '2026-03-22'), [
      '2026-03-21T20:30Z',
      '2026-03-22T20:30Z',
    ]);
  });

  it('holds the moments that clocks put under its date, and none next to it', () => {
    const zones = [
      'Africa/Casablanca',
      'America/Sao_Paulo',
      'America/St_Johns',
      'Asia/Beirut',
      'Asia/Kathmandu',
      'Asia/Tehran',
      'Australia/Lord_Howe',
      'Europe/Berlin',
      'Pacific/Apia',
      'Pacific/Chatham',
      'Pacific/Kiritimati',
    ];
    const times = fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, fc.constantFrom(...zones), (time, zone) => {
        // Swedish writes dates as ISO 8601 does.
        const date = new Intl.DateTimeFormat('sv', { timeZone: zone });
        const day = date.format(time);
        const { since = '', before = '' } = periodOf({ since: day, until: day }, zone);
        const at = time.toISOString();
        assert.ok(since <= at && at < before, `${day}: ${since} to ${before}`);
        assert.equal(date.format(new Date(since)), day);
        assert.equal(date.format(Date.parse(before) - 1), day);
        assert.ok(date.format(Date.parse(since) - 1) < day);
        assert.ok(date.format(new Date(before)) > day);
      }),
      { numRuns: 300 },
    );
  });

  it('at either end of the calendar stays a time of a year of four digits', () => {
    assert.equal(periodOf({ until: '9999-12-31' }, 'UTC').before, '9999-12-31T23:59:59.999Z');
    assert.match(periodOf({ since: '0000-01-01' }, 'Europe/Berlin').since ?? '', /^0000-01-01T/);
  });
});

describe('a period', () => {
  it('begins and ends with the moments given, whatever the zone, and is open where none is', () => {
    assert.deepEqual(
      periodOf(
        { since: '2026-03-29T03:00:00+02:00', until: '2026-03-29T01:00:00.500Z' },
        'Pacific/Kiritimati',
      ),
      { since: '2026-03-29T01:00:00.000Z', before: '2026-03-29T01:00:00.501Z' },
    );
    assert.deepEqual(periodOf({}, 'UTC'), { since: undefined, before: undefined });
  });
});

describe('the time zone of an installation', () => {
  it('is the one that is set, by its IANA name', () => {
    assert.equal(readConfig({ EMEND_TIME_ZONE: 'Asia/Tehran' }).timeZone, 'Asia/Tehran');
    assert.throws(
      () => readConfig({ EMEND_TIME_ZONE: 'Europe/Atlantis' }),
      /EMEND_TIME_ZONE: must be the name of a time zone such as Europe\/Berlin/,
    );
  });

  it('is the machine’s where none is set', () => {
    assert.ok(isTimeZone(hostTimeZone()));
    assert.equal(readConfig({}).timeZone, hostTimeZone());
  });
});
