/** The server answered, but not with what was asked for. */
export class RefusedError extends Error {
  readonly status: number;
  readonly retryAfterMs: number;
  readonly body: unknown;

  constructor(status: number, message: string, body: unknown, retryAfterMs = 0) {
    super(message);
    this.status = status;
    this.body = body;
    this.retryAfterMs = retryAfterMs;
  }
}

/** No answer came: no network, no server, or one too slow. */
export class UnreachableError extends Error {}

/** After this long a request is given up; the server answers in milliseconds. */
const TIMEOUT_MS = 20_000;

/** Bodies up to this size may outlive the page that sends them, as the Fetch standard has it. */
const KEEPALIVE_BYTES = 60_000;

/**
 * @throws RefusedError with status 401 where the person has been signed out
 * @throws UnreachableError
 */
export async function getJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(url, { headers: { accept: 'application/json' } }, signal);
  return (await response.json()) as T;
}

/** Fetches a part of a page. Throws as `getJson`. */
export async function getFragment(url: string, signal?: AbortSignal): Promise<string> {
  const headers = { accept: 'text/html', 'hx-request': 'true' };
  const response = await ask(url, { headers }, signal);
  return response.text();
}

/** Sends a form from a script. Throws as `getJson`. */
export async function postForm<T>(url: string, form: URLSearchParams): Promise<T> {
  const body = form.toString();
  const response = await ask(url, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    },
    body,
    keepalive: body.length <= KEEPALIVE_BYTES,
  });
  return (await response.json()) as T;
}

async function ask(url: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(url, {
      ...init,
      // A page to sign in at is no answer to a script.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new UnreachableError(String(error));
  }
  if (response.type === 'opaqueredirect') throw new RefusedError(401, '', undefined);
  if (!response.ok) throw await refusal(response);
  return response;
}

async function refusal(response: Response): Promise<RefusedError> {
  const text = await response.text().catch(() => '');
  const retryAfterMs = (Number(response.headers.get('retry-after')) || 0) * 1000;
  if (!/json/.test(response.headers.get('content-type') ?? '')) {
    return new RefusedError(response.status, '', undefined, retryAfterMs);
  }
  const body = JSON.parse(text) as { detail?: string };
  return new RefusedError(response.status, body.detail ?? '', body, retryAfterMs);
}
