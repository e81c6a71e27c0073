import type { FeedOwner } from '../accounts/feed.store.ts';
import { nameUuid } from './name-uuid.ts';
import { type ChangeToMine, presentChangeToMine } from './present-changes-to-mine.ts';
import type { ReadChange } from './read-later-changes.ts';

/** Namespace of the identifiers of feeds and entries; it stays what it is (RFC 9562, section 6.6). */
const NAMESPACE = '7b1d6a52-5f0f-4c0e-9a5e-3d0a8a6c1f77';

export interface FeedEntry extends ChangeToMine {
  /** Universal name: the same wherever the server is, and whatever its address is. */
  id: string;
}

export interface FeedDocument {
  id: string;
  /** Addresses of the feed, and of the page that shows the same. */
  self: string;
  alternate: string;
  /** Before the paths of the entries. */
  base: string;
  /** ISO 8601, UTC. */
  updated: string;
  entries: FeedEntry[];
}

/** @param parts `changes` newest first */
export function presentFeed(parts: {
  base: string;
  self: string;
  owner: FeedOwner;
  changes: readonly ReadChange[];
}): FeedDocument {
  const { base, self, owner, changes } = parts;
  const { user, createdAt } = owner;
  return {
    id: urn(user.id),
    self,
    alternate: `${base}/changes-to-mine`,
    base,
    updated: changes[0]?.at ?? createdAt,
    entries: changes.map((change) => ({
      ...presentChangeToMine(change, user),
      // The hash stands for the whole history up to the revision, which no other installation has.
      id: urn(`${change.hash} ${change.segment} ${user.id}`),
    })),
  };
}

function urn(name: string): string {
  return `urn:uuid:${nameUuid(name, NAMESPACE)}`;
}
