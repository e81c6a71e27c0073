import { make, parseHtml } from './dom.ts';
import { getFragment } from './request.ts';

/** How often a page asks what has become of its files. */
const EVERY_MS = 1_500;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void upload(form);
  });
}
follow();

/**
 * Sends the files of a form one by one, so that each has its own progress, and a connection that breaks
 * loses none that has come. Begun by its first form, a batch is imported when all have come.
 */
async function upload(form: HTMLFormElement): Promise<void> {
  const field = form.querySelector<HTMLInputElement>('input[type=file]');
  const list = form.querySelector<HTMLElement>('[data-uploads]');
  const button = form.querySelector<HTMLButtonElement>('button');
  if (!field?.files || !list || !button) return;
  button.disabled = true;
  list.replaceChildren();
  try {
    const isNew = !form.action.endsWith('/files');
    const path = isNew ? await begin(form) : form.action.replace(/\/files$/u, '');
    // From here on whoever comes back goes on with these.
    if (isNew) history.replaceState(null, '', path);
    form.action = `${path}/files`;
    for (const file of field.files) await sendFile(`${path}/files`, file, list);
    if (isNew) await post(`${path}/start`, new FormData());
    location.assign(path);
  } catch {
    list.append(make('p', { class: 'field-error' }, form.dataset.broken ?? ''));
    button.disabled = false;
  }
}

async function begin(form: HTMLFormElement): Promise<string> {
  const data = new FormData(form);
  data.delete('files');
  data.set('more', '1');
  const { path } = (await post(form.action, data)) as { path: string };
  return path;
}

async function post(url: string, body: FormData): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** Sends a file; `fetch` tells nothing of how far it is. */
function sendFile(url: string, file: File, list: HTMLElement): Promise<void> {
  const max = String(file.size || 1);
  const bar = make('progress', { max, value: '0', 'aria-label': file.name });
  list.append(make('p', { class: 'upload' }, make('span', { dir: 'auto' }, file.name), bar));
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('accept', 'application/json');
    request.upload.addEventListener('progress', ({ loaded }) => {
      bar.value = Math.min(loaded, bar.max);
    });
    request.addEventListener('load', () => {
      if (request.status >= 400) reject(new Error(String(request.status)));
      else {
        bar.value = bar.max;
        resolve();
      }
    });
    request.addEventListener('error', () => reject(new Error('unreachable')));
    const body = new FormData();
    body.append('files', file);
    request.send(body);
  });
}

/** Shows what becomes of the files until all are done; without an answer it asks again. */
function follow(): void {
  const batch = document.querySelector<HTMLElement>('[data-batch]');
  if (!batch || batch.dataset.finished === '1' || batch.dataset.started !== '1') return;
  setTimeout(() => {
    getFragment(batch.dataset.batch ?? '')
      .then((html) => {
        const fresh = parseHtml(html).querySelector<HTMLElement>('[data-batch]');
        if (!fresh) return;
        for (const element of fresh.querySelectorAll<HTMLElement>('[data-without-script]')) {
          element.hidden = true;
        }
        batch.replaceWith(fresh);
      })
      .finally(follow);
  }, EVERY_MS);
}
