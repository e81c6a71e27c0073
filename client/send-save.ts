import { postForm, RefusedError, UnreachableError } from './request.ts';
import { type Answer, asStored, type Save, type Saved } from './save-queue.ts';

interface Conflict {
  outcome: 'conflict';
  version: number;
  base: string;
  theirs: string;
  mine: string;
  html: string;
}

/** Sends one save. Never throws: every way to fail is an answer the queue knows what to do with. */
export async function sendSave(path: string, save: Save): Promise<Answer> {
  try {
    const saved = await postForm<Omit<Saved, 'kind'>>(
      `${path}/segments/${save.segment}`,
      formOf(save),
    );
    return { ...saved, kind: 'saved' };
  } catch (error) {
    if (error instanceof RefusedError) return answerOf(error);
    if (error instanceof UnreachableError || error instanceof SyntaxError) {
      return { kind: 'unreachable' };
    }
    throw error;
  }
}

/** The fields of a save as the server reads them. */
export function formOf(save: Save): URLSearchParams {
  const form = new URLSearchParams({ version: String(save.version) });
  // Whoever vouches for a text as it stands sends none: were it another by now, the server would
  // have to ask, where a text that is sent would be merged.
  const vouches = save.state === 'approved' || save.state === 'reviewed';
  if (!vouches || asStored(save.text) !== asStored(save.base)) form.set('text', save.text);
  if (save.state) form.set('state', save.state);
  if (save.reason) form.set('reason', save.reason);
  return form;
}

function answerOf(error: RefusedError): Answer {
  const { status, message } = error;
  const body = error.body as Partial<Conflict> | undefined;
  if (status === 409 && body?.outcome === 'conflict') {
    const { version, base, theirs, mine, html } = body as Conflict;
    return { kind: 'conflict', version, base, theirs, mine, html };
  }
  if (status === 401) return { kind: 'signedOut' };
  if (status === 408 || status === 429 || status >= 500) {
    return { kind: 'unreachable', message, retryAfterMs: error.retryAfterMs };
  }
  return { kind: 'refused', status, message };
}
