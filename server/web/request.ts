import type { TFunction } from 'i18next';
import type { User } from '../accounts/user.ts';
import type { Format } from './format.ts';

declare global {
  namespace Express {
    interface Request {
      /** Whoever makes the request; undefined for a stranger. */
      user?: User;
      /** How they proved it. Requests by session must come from our own pages. */
      identifiedBy?: 'session' | 'key';
      /** A `t` for another language than the one asked for. */
      speak(language: string): TFunction;
      /** Numbers and dates in the language asked for. */
      format: Format;
    }
  }
}
