import type { Role } from './user.ts';

/** Tables of the accounts feature. */
export interface AccountsTables {
  user: UserTable;
  credential: CredentialTable;
  session: SessionTable;
  invitation: InvitationTable;
  password_link: PasswordLinkTable;
  api_key: ApiKeyTable;
  attempt: AttemptTable;
  feed: FeedTable;
}

export interface UserTable {
  id: string;
  /** A person signs in; a service account only ever uses API keys. */
  kind: 'person' | 'service';
  name: string;
  /** In lower case. Null for service accounts and until the first administrator has given one. */
  email: string | null;
  email_verified: number;
  role: Role;
  /** JSON array of language tags; null where the role holds for all. */
  languages: string | null;
  /** Interface language the person chose. */
  locale: string | null;
  created_at: string;
  updated_at: string;
}

/** How a person proves who they are: a password, kept as its scrypt hash. */
export interface CredentialTable {
  id: string;
  user_id: string;
  provider_id: string;
  /** The person's identifier at the provider. */
  account_id: string;
  password: string | null;
  created_at: string;
  updated_at: string;
}

export interface SessionTable {
  id: string;
  user_id: string;
  token: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: string;
  /** When it was last prolonged. */
  updated_at: string;
}

export interface InvitationTable {
  id: string;
  token_hash: string;
  email: string | null;
  name: string | null;
  role: Role;
  languages: string | null;
  /** Name of whoever invited; null for the command line. */
  invited_by: string | null;
  created_at: string;
  expires_at: string;
}

/** At most one for each member. */
export interface PasswordLinkTable {
  user_id: string;
  token_hash: string;
  expires_at: string;
}

export interface ApiKeyTable {
  id: string;
  user_id: string;
  key_hash: string;
  /** The first characters, to tell keys apart by. */
  start: string;
  name: string | null;
  created_at: string;
  expires_at: string | null;
  /** Accurate to the hour, so that using a key does not mean writing each time. */
  last_used_at: string | null;
}

/** Attempts to sign in that count against a limit. */
export interface AttemptTable {
  key_hash: string;
  hits: number;
  /** When they are forgotten. */
  resets_at: string;
}

/** The address of a member's feed, of which each has one at most. */
export interface FeedTable {
  user_id: string;
  token_hash: string;
  created_at: string;
  /** Accurate to the hour, as with keys. */
  last_used_at: string | null;
}
