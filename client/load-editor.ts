import { UnreachableError } from './request.ts';

export type EditorModule = typeof import('./codemirror.ts');

let loading: Promise<EditorModule> | undefined;

/**
 * The editor is most of the bundle, so it comes when the page is there already, and once.
 *
 * @throws UnreachableError where it could not be fetched; the next call tries again
 */
export function loadEditor(): Promise<EditorModule> {
  loading ??= import('./codemirror.ts').catch((error: unknown) => {
    loading = undefined;
    throw new UnreachableError('The editor could not be fetched.', { cause: error });
  });
  return loading;
}
